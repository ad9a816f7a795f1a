"""A history page on a history of its own, with a stand-in for the plots."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.kept_sets import at

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.gui.history.history_page import HistoryPage
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store

PageMaker = Callable[..., HistoryPage]

NOW = at(6 * 60)


class Plots(QWidget):
    """Takes down what is to be plotted."""

    session_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Scope] = []
        self.themes: list[Theme] = []

    def show_progress(self, _store: Store, scope: Scope) -> None:
        """Take down a scope."""
        self.shown.append(scope)

    def set_theme(self, theme: Theme) -> None:
        """Take down a theme."""
        self.themes.append(theme)


@pytest.fixture
def make_page(qtbot: QtBot, store: Store, variations: tuple[Variation, ...]) -> Iterator[PageMaker]:
    """Make shown pages on the history, with some sessions added to it."""
    made: list[HistoryPage] = []

    def make(
        *sessions: SessionRecord, size: tuple[int, int] = (1280, 800), theme: Theme = DARK
    ) -> HistoryPage:
        store.add(sessions)
        page = HistoryPage(variations, Plots, lambda: NOW)
        qtbot.addWidget(page)
        made.append(page)
        scale = size[0] / 1280
        page.setStyleSheet(style_sheet(theme, scale))
        page.set_theme(theme)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open_history(store)
        page.focus_first()
        qtbot.waitUntil(lambda: page._progress is not None or not page.plots_place.isVisible())
        return page

    yield make
    for page in made:
        page.close()
