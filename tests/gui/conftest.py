"""A window for tests: the real one, with an audio engine that plays into a recording."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.fake_clock import FakeClock
from support.window_page import WindowOpener, WindowPage, make_main_window

from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.widgets.page import PageRow
from legcurl_timer.gui.window.pages import PAGES
from legcurl_timer.userdata.plans import Plans
from legcurl_timer.userdata.settings import Settings, SettingsFile


@pytest.fixture(scope="session")
def variations() -> tuple[Variation, ...]:
    """Give the six variations."""
    return load_variations()


@pytest.fixture
def settings(qapp: object, tmp_path: Path) -> SettingsState:
    """Give the usual settings."""
    assert qapp
    return SettingsState(SettingsFile(tmp_path))


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowOpener]:
    """Open windows that write into a folder of their own and make no sound, on a clock that stands still."""
    opened: list[WindowPage] = []
    clock = FakeClock()

    def open_(
        variation_id: str = "seated",
        *,
        size: tuple[int, int] = (1280, 800),
        settings: Settings | None = None,
        plans: Plans | None = None,
        pages: tuple[PageRow, ...] = PAGES,
        folder: Path = tmp_path,
    ) -> WindowPage:
        window = make_main_window(variation_id, settings, plans, folder, clock=clock, pages=pages)
        qtbot.addWidget(window)
        opened.append(WindowPage(window, qtbot, clock))
        window.resize(*size)
        with qtbot.waitActive(window), qtbot.waitSignal(window.first_painted):
            window.show()
            window.activateWindow()
        return opened[-1]

    yield open_
    for page in opened:
        page.close()
