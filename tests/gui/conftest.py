"""A window for tests: the real one, with a studio that plays into a recording."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from legcurl_timer.core.variations import Variation, find_variation, load_variations
from legcurl_timer.gui.main_window import MainWindow
from legcurl_timer.settings import AudioChoice, Settings, SettingsFile
from legcurl_timer.studio import Studio

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
        folder: Path = tmp_path,
    ) -> MainWindow:
        file = SettingsFile(folder)
        chosen = settings or file.load()[0]
        prescription = chosen.prescription_for(find_variation(variations, variation_id))
        window = MainWindow(
            variations, prescription, file, chosen, lambda each: Studio(each, AudioChoice.SILENT)
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
