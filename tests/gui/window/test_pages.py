"""The table of pages: a row is all that a page needs to be reached, and its module is imported late."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from legcurl_timer.gui.widgets.page import Page, PageRow
from legcurl_timer.gui.window.pages import PAGES, PREPARE

if TYPE_CHECKING:
    from support.window_page import WindowOpener

    from legcurl_timer.gui.state.shared import Shared


class NotesPage(Page):
    """A page that knows nothing but its lifts, and counts how often it is entered and left."""

    def __init__(self, lifts: int) -> None:
        super().__init__()
        self.lifts = lifts
        self.told: list[str] = []

    def enter(self) -> bool:
        """Take note."""
        self.told.append("entered")
        return True

    def leave(self) -> None:
        """Take note."""
        self.told.append("left")


def make_page(shared: "Shared") -> Page:
    """Return the page, as each module of a page does."""
    return NotesPage(len(shared.variations))


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> PageRow:
    """Give the row of a page whose module is this one."""
    module = ModuleType("page_of_a_test")
    module.make_page = make_page  # type: ignore[attr-defined] # a module has what is put into it
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return PageRow("notes", module.__name__, "Notes", "Q")


def test_a_row_is_all_that_a_page_needs(open_window: "WindowOpener", row: PageRow) -> None:
    """With its row there are a button, a key and a line in the list of keys, and Esc leads back."""
    page = open_window(pages=(*PAGES, row))
    navigator = page.window.navigator

    page.press(Qt.Key.Key_Q)
    notes = navigator.current
    assert isinstance(notes, NotesPage)
    assert (notes.lifts, notes.told) == (6, ["entered"])

    page.press(Qt.Key.Key_Escape)
    assert navigator.shows(PREPARE)
    assert notes.told == ["entered", "left"]

    buttons = [button for button in navigator.current.findChildren(QPushButton) if "Notes" in button.text()]
    buttons[0].click()
    assert navigator.current is notes

    page.press(Qt.Key.Key_Question)
    assert any("Notes" in text for text in page.texts)


@pytest.mark.parametrize("row", PAGES, ids=[row.name for row in PAGES])
def test_each_row_leads_to_a_page(row: PageRow) -> None:
    """No row names a module that is not there, or one that makes no page."""
    assert callable(import_module(row.module).make_page)


def test_no_key_leads_to_two_pages() -> None:
    """Names and keys are each page's own."""
    keys = [row.key for row in PAGES if row.key]
    assert len({row.name for row in PAGES}) == len(PAGES)
    assert len(set(keys)) == len(keys)
