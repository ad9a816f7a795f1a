"""A window for tests: the real one, with an audio engine that plays into a recording."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.fake_clock import FakeClock
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.language import SOURCE_LANGUAGE, spoken
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.gui.state.measuring_access import FrameSourceMaker, MeasuringAccess
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.widgets.page import PageRow
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.gui.window.pages import PAGES
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile

LIFTS = load_variations()


@pytest.fixture(autouse=True)
def garbage_goes_where_qt_is() -> Iterator[None]:
    """Leave no window to be taken apart by another thread, as the program does."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what is still there now is not looked at again
    gc.enable()


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
        camera: FrameSourceMaker | None = None,
    ) -> WindowPage:
        lifts = LIFTS if spoken() == SOURCE_LANGUAGE else load_variations()
        file, plans_file = SettingsFile(folder), PlansFile(folder, lifts)
        window = MainWindow(
            lifts,
            SettingsState(file, settings or file.load()[0]),
            PlanState(plans_file, plans or plans_file.load()[0], find_variation(lifts, variation_id)),
            lambda each: AudioEngine(each, AudioChoice.SILENT, clock=clock),
            lambda: MeasuringAccess(folder, camera),
            clock=clock,
            pages=pages,
        )
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
