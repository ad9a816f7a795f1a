"""A window for tests: the real one, with an audio engine that plays into a recording."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.variations import Variation, find_variation, load_variations
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile

WindowMaker = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def variations() -> tuple[Variation, ...]:
    """Give the six variations."""
    return load_variations()


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, variations: tuple[Variation, ...]) -> Iterator[WindowMaker]:
    """Make windows that write into a folder of their own and make no sound."""
    made: list[MainWindow] = []

    def make(
        variation_id: str = "seated",
        *,
        size: tuple[int, int] = (1280, 800),
        settings: Settings | None = None,
        plans: Plans | None = None,
        folder: Path = tmp_path,
    ) -> MainWindow:
        plans_file, settings_file = PlansFile(folder, variations), SettingsFile(folder)
        plan = PlanState(plans_file, plans or plans_file.load()[0], find_variation(variations, variation_id))
        window = MainWindow(
            variations,
            plan,
            SettingsState(settings_file, settings or settings_file.load()[0]),
            lambda each: AudioEngine(each, AudioChoice.SILENT),
        )
        qtbot.addWidget(window)
        made.append(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def settings(qapp: object, tmp_path: Path) -> SettingsState:
    """Give the usual settings."""
    assert qapp
    return SettingsState(SettingsFile(tmp_path))
