"""What is slow to load comes in behind the first paint, and the sound only with what sounds."""

import sys
from pathlib import Path

from support.programs import private_environment, run

_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from legcurl_timer.cli import main
from legcurl_timer.gui.window import main_window

def tell():
    print(sorted({"numpy", "soxr", "simpleaudio", "pyqtgraph", "sqlite3"} & sys.modules.keys()), flush=True)

def tell_of_all(window):
    tell()
    window.start()
    tell()
    window.workings.shared.session.close()
    window.close()

class Watched(main_window.MainWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.first_painted.connect(tell)  # before anybody else
        self.first_painted.connect(lambda: QTimer.singleShot(300, lambda: tell_of_all(self)))

main_window.MainWindow = Watched
main.main(["--data-dir", sys.argv[1], "--audio", "silent"])
"""


def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """When the window tells of its first paint, the modules that are slow to load are still to come.

    The history is opened right behind it, the sound with the first set.
    """
    surroundings = {**private_environment(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    told = run([sys.executable, "-c", _PROGRAM, str(tmp_path / "data")], surroundings)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == ["[]", "['sqlite3']", "['numpy', 'soxr', 'sqlite3']"]
