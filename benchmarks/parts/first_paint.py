"""Opens a window and prints the clock once it has been painted; `start.py` runs this in fresh processes.

python benchmarks/parts/first_paint.py bare|ours [OPTIONS OF LEGCURL-TIMER]

All is imported in the order in which the program itself does it: what comes in after Qt takes longer, because
Qt for Python then reads the source of each module.
"""

import sys


def bare() -> int:
    """Open a window with nothing in it."""
    from paint_clock import FirstPaint  # noqa: PLC0415 - its time counts
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - its time counts

    application = QApplication([])
    first_paint = FirstPaint()
    window = QMainWindow()
    window.installEventFilter(first_paint)
    window.show()
    return application.exec()


def ours() -> int:
    """Open ours by its own main function."""
    from legcurl_timer.cli import main as cli  # noqa: I001, PLC0415 - in the program's own order
    from legcurl_timer import app  # noqa: PLC0415 - its time counts
    from paint_clock import FirstPaint  # noqa: PLC0415 - its time counts

    class WatchedWindow(app.MainWindow):
        """The shipped window and a filter on it."""

        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[arg-type] # handed on
            self._first_paint = FirstPaint()
            self.installEventFilter(self._first_paint)

    app.MainWindow = WatchedWindow  # type: ignore[misc] # in its place
    return cli.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit({"bare": bare, "ours": ours}[sys.argv[1]]())
