"""What is slow to load comes in behind the first paint, and the sound only with what sounds."""

import sys
from pathlib import Path

from support.programs import private_environment, run

_PROGRAM = """
import gc
import sys
import weakref
from PySide6.QtCore import QTimer
from legcurl_timer.cli import main
from legcurl_timer.gui.window import main_window

def tell():
    slow = {"babel", "numpy", "soxr", "simpleaudio", "pyqtgraph", "sqlite3"}
    print(sorted(slow & sys.modules.keys()), flush=True)

class Circle:
    def __init__(self):
        self.itself = self

def tell_of_all(window, place):
    tell()
    window.start()
    tell()
    print(place == place_of(window), gc.isenabled(), flush=True)
    circle = weakref.ref(Circle())
    window.made = [[] for _ in range(2 * gc.get_threshold()[0])]
    QTimer.singleShot(1_200, lambda: leave(window, circle))

def place_of(window):
    return window.navigator.stack.geometry()

def leave(window, circle):
    print(circle(), flush=True)
    window.workings.shared.session.close()
    window.close()

class Watched(main_window.MainWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.first_painted.connect(self.tell)  # before anybody else

    def tell(self):
        tell()
        place = place_of(self)
        QTimer.singleShot(300, lambda: tell_of_all(self, place))

main_window.MainWindow = Watched
main.main(["--data-dir", sys.argv[1], "--audio", "silent"])
"""


def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """When the window tells of its first paint, the modules that are slow to load are still to come.

    The history is opened right behind it, the sound with the first set. The page stays where it was painted
    first. Python itself looks for no garbage, and the window does.
    """
    surroundings = {**private_environment(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    told = run([sys.executable, "-c", _PROGRAM, str(tmp_path / "data")], surroundings)
    assert told.returncode == 0, told.stderr
    *loaded, afterwards, circle = told.stdout.splitlines()
    assert loaded == ["[]", "['sqlite3']", "['numpy', 'soxr', 'sqlite3']"]
    assert (afterwards, circle) == ("True False", "None")
