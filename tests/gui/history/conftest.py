"""A history page on a history of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.kept_sets import at, history_in

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.gui.history.history_page import HistoryPage
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.history.store import Store

PageMaker = Callable[..., HistoryPage]

NOW = at(6 * 60)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty history, in a file."""
    with history_in(tmp_path) as empty:
        yield empty


@pytest.fixture
def make_page(qtbot: QtBot, store: Store, variations: tuple[Variation, ...]) -> Iterator[PageMaker]:
    """Make shown pages on the history, with some sessions added to it."""
    made: list[HistoryPage] = []

    def make(
        *sessions: SessionRecord, size: tuple[int, int] = (1280, 800), theme: Theme = DARK
    ) -> HistoryPage:
        store.add(sessions)
        page = HistoryPage(variations, lambda: store.path, now=lambda: NOW)
        qtbot.addWidget(page)
        made.append(page)
        page.setStyleSheet(style_sheet(theme, size[0] / 1280))
        page.set_theme(theme)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert page.enter()
        page.focus_first()
        qtbot.waitUntil(lambda: page._progress is not None or not page.plots_place.isVisible())
        return page

    yield make
    for page in made:
        page.leave()
        page.close()
