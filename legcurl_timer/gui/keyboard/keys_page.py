"""The list of keys."""

from PySide6.QtCore import Qt

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.keyboard.keys import KEY_LIST
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, muted, plain
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, column, grid, group, scrolling
from legcurl_timer.gui.widgets.page import Page, PageRow, SidePage


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return KeysPage(shared.pages)


class KeysPage(SidePage):
    """Every key and what it does; `pages` are told with the keys that lead to them."""

    def __init__(self, pages: tuple[PageRow, ...]) -> None:
        super().__init__()
        reached = [row for row in pages if row.key]
        keys_of_pages = ", ".join(row.key for row in reached)
        leads_to = ", ".join(_(row.title) for row in reached)
        lines = (*((_(keys), _(meaning)) for keys, meaning in KEY_LIST), (keys_of_pages, leads_to))
        table = grid(
            *((heading(keys, wraps=True), plain(meaning)) for keys, meaning in lines),
            gaps=(4 * GRID, GRID),
            margins=PANEL_MARGINS,
        )
        table.setColumnStretch(0, 1)
        table.setColumnStretch(1, 2)
        hint = muted(_("They work wherever the focus is, from a presenter's clicker too."))
        keys = group(_("All keys"), table)
        keys.setObjectName("panel")
        keys.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll
        self.lay_out(_("Keys"), (scrolling(column(hint, keys, None, margins=(0, 0, GRID, 0))), 1))
