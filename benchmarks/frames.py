"""Runs our window and prints how many frames it painted; `cpu.py` runs this in a process of its own.

python benchmarks/frames.py SECONDS [OPTIONS OF LEGCURL-TIMER]
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer

from legcurl_timer.cli import main as cli
from legcurl_timer.gui.window import main_window

_WARM_UP_MS = 3_000


class FrameCount(QObject):
    """Counts the frames of a window: its updates, each of which paints all that has changed at one go."""

    def __init__(self, window: QObject, measured_ms: int) -> None:
        super().__init__()
        self._times: list[float] = []
        window.installEventFilter(self)
        QTimer.singleShot(_WARM_UP_MS, self._times.clear)
        QTimer.singleShot(_WARM_UP_MS + measured_ms, self._tell)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the time of an update."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._times.append(time.monotonic())
        return False

    def _tell(self) -> None:
        gaps = [after - before for before, after in zip(self._times, self._times[1:], strict=False)]
        print(len(gaps) / sum(gaps), 1000 * max(gaps), flush=True)


class CountedWindow(main_window.MainWindow):
    """The shipped window and a count of its frames."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._frames = FrameCount(self, round(1000 * float(sys.argv[1])))


if __name__ == "__main__":
    main_window.MainWindow = CountedWindow  # type: ignore[misc]
    sys.exit(cli.main(sys.argv[2:]))
