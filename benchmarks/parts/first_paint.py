"""Opens a window and prints the clock once it has been painted; `start.py` runs this in fresh processes.

python benchmarks/parts/first_paint.py bare|ours [OPTIONS OF LEGCURL-TIMER]
"""

import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Waits for the first paint of a window and prints the clock (ns) when that paint is over."""

    _PAINTED = QEvent.Type(QEvent.registerEventType())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask to be told after the first paint, then go away."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            watched.removeEventFilter(self)
            # Painting the window and all that is in it is one piece of work; this comes right behind it.
            priority = Qt.EventPriority.HighEventPriority
            QCoreApplication.postEvent(self, QEvent(self._PAINTED), priority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Tell the time."""
        if event.type() == self._PAINTED:
            print(time.monotonic_ns(), flush=True)
            return True
        return super().event(event)


def bare() -> int:
    """Open a window with nothing in it."""
    application = QApplication([])
    first_paint = FirstPaint()
    window = QMainWindow()
    window.installEventFilter(first_paint)
    window.show()
    return application.exec()


def ours() -> int:
    """Open ours by its own main function."""
    from legcurl_timer.cli import main as cli  # noqa: PLC0415 - its time counts
    from legcurl_timer.gui.window import main_window  # noqa: PLC0415 - its time counts

    class WatchedWindow(main_window.MainWindow):
        """The shipped window and a filter on it."""

        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[arg-type]
            self._first_paint = FirstPaint()
            self.installEventFilter(self._first_paint)

    main_window.MainWindow = WatchedWindow  # type: ignore[misc]
    return cli.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit({"bare": bare, "ours": ours}[sys.argv[1]]())
