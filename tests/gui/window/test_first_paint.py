"""What is not needed to show the window is not loaded before the window is shown."""

import sys
from pathlib import Path

from support.programs import private_environment, run

_PROGRAM = """
import sys
from legcurl_timer.cli import main
from legcurl_timer.gui.window import main_window

def tell():
    print(sorted({"numpy", "soxr", "simpleaudio", "pyqtgraph", "sqlite3"} & sys.modules.keys()), flush=True)

class Watched(main_window.MainWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.first_painted.connect(tell)  # before anybody else
        self.first_painted.connect(self.close)

main_window.MainWindow = Watched
main.main(["--data-dir", sys.argv[1], "--audio", "silent"])
"""


def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """When the window tells of its first paint, the modules that are slow to load are still to come."""
    surroundings = {**private_environment(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    told = run([sys.executable, "-c", _PROGRAM, str(tmp_path / "data")], surroundings)
    assert told.returncode == 0, told.stderr
    assert told.stdout == "[]\n"
