"""The list of keys."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from legcurl_timer.gui.keyboard.keys import KEY_LIST
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, large, muted, title
from legcurl_timer.gui.widgets.page import Page, PageRow

if TYPE_CHECKING:
    from legcurl_timer.gui.state.shared import Shared


def make_page(shared: "Shared") -> Page:
    """Return the page for the window."""
    return KeysPage(shared.pages)


class KeysPage(Page):
    """Every key and what it does; `pages` are told with the keys that lead to them."""

    def __init__(self, pages: tuple[PageRow, ...]) -> None:
        super().__init__()
        page = QVBoxLayout(self)
        page.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 3 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(title("Keys"))
        page.addWidget(muted("They work wherever the focus is, from a presenter's clicker too."))
        panel = QFrame()
        panel.setObjectName("panel")
        grid = QGridLayout(panel)
        grid.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        grid.setHorizontalSpacing(5 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        reached = [row for row in pages if row.key]
        keys_of_pages = ", ".join(row.key for row in reached)
        leads_to = ", ".join(row.title.lower() for row in reached)
        for row, (keys, meaning) in enumerate((*KEY_LIST, (keys_of_pages, leads_to))):
            grid.addWidget(heading(keys), row, 0)
            grid.addWidget(large(meaning), row, 1)
        page.addWidget(panel)
        page.addStretch(1)
        back = QPushButton("Back   \u00b7   Esc")
        back.clicked.connect(self.back_requested)
        row_of_one = QHBoxLayout()
        row_of_one.addWidget(back)
        row_of_one.addStretch(1)
        page.addLayout(row_of_one)
        self._back = back

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus()
