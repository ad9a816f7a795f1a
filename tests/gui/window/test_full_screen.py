"""The picture on a whole screen: which screen that is, and who has the keys."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from support.programs import run

from legcurl_timer.gui.window.full_screen import other_screen

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

TWO_SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},
        {"name": "wall", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
}
ON_TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.gui.state.measuring_access import MeasuringAccess
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import AudioChoice, SettingsFile

config, folder = sys.argv[1], Path(sys.argv[2])
app = QApplication(["window", "-platform", f"offscreen:configfile={config}"])
lifts = load_variations()
plan = PlanState(PlansFile(folder, lifts), Plans(), lifts[0])
silent = lambda settings: AudioEngine(settings, AudioChoice.SILENT)
window = MainWindow(lifts, SettingsState(SettingsFile(folder)), plan, silent, lambda: MeasuringAccess(folder))
window.show()
for x in (100, 1400):
    window.move(x, 100)
    app.processEvents()
    window.workings.full_screen.toggle()
    app.processEvents()
    view = window.workings.full_screen.view
    place = view.geometry()
    print(window.screen().name(), view.screen().name(), place.x(), place.width(), window.isActiveWindow())
    window.workings.full_screen.toggle()
window.close()
"""


def test_the_other_screen() -> None:
    """The screen on which the window is not, or the one there is."""
    here, there, third = (cast("QScreen", object()) for _ in range(3))
    assert other_screen(here, [here]) is here
    assert other_screen(here, [here, there, third]) is there
    assert other_screen(there, [here, there]) is here


def test_on_two_screens(tmp_path: Path) -> None:
    """The picture fills the screen on which the window is not, and the window keeps the keys."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(TWO_SCREENS))
    done = run([sys.executable, "-c", ON_TWO_SCREENS, str(config), str(tmp_path)], dict(os.environ))
    assert done.stdout.splitlines() == ["laptop wall 1280 1920 True", "wall laptop 0 1280 True"], done.stderr
