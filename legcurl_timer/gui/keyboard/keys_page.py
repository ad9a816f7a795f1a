"""The list of keys."""

from legcurl_timer.gui.keyboard.keys import KEY_LIST
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, large, muted
from legcurl_timer.gui.widgets.layouts import grid, panel
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
        leads_to = ", ".join(row.title.lower() for row in reached)
        lines = (*KEY_LIST, (keys_of_pages, leads_to))
        table = grid(
            *((heading(keys), large(meaning)) for keys, meaning in lines),
            stretched=1,
            gaps=(5 * GRID, 2 * GRID),
            margins=(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID),
        )
        hint = muted("They work wherever the focus is, from a presenter's clicker too.")
        self.lay_out("Keys", hint, panel(table), None)
