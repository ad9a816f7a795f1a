"""Runs our window and tells which rectangles of it were painted, frame by frame; for `running_set.py`.

python benchmarks/parts/painted_areas.py WARM_UP_S SECONDS [OPTIONS OF LEGCURL-TIMER]

Prints one line of JSON: the frames a second while something moves, by the median of the times between; the
longest such time in ms; and for each frame its rectangles in the window's coordinates.
"""

import json
import sys
import time
from statistics import median

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from legcurl_timer.cli import main as cli
from legcurl_timer.gui.window import main_window

Rect = tuple[int, int, int, int]


class PaintedAreas(QObject):
    """Notes what is painted of a window: each of its updates paints all that has changed at one go."""

    def __init__(self, window: QWidget, warm_up_s: float, measured_s: float) -> None:
        super().__init__()
        self._window = window
        self._frames: list[list[Rect]] = []
        self._times_s: list[float] = []
        QTimer.singleShot(round(1000 * warm_up_s), self._begin)
        QTimer.singleShot(round(1000 * (warm_up_s + measured_s)), self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note an update of the window, or what a widget in it paints."""
        if event.type() is QEvent.Type.UpdateRequest and watched is self._window:
            self._frames.append([])
            self._times_s.append(time.monotonic())
        elif event.type() is QEvent.Type.Paint and self._frames and isinstance(watched, QWidget):
            at = watched.mapTo(self._window, QPoint(0, 0))
            self._frames[-1] += [rect.translated(at).getRect() for rect in event.region()]
        return False

    def _begin(self) -> None:
        QApplication.instance().installEventFilter(self)

    def _tell(self) -> None:
        gaps = [after - before for before, after in zip(self._times_s, self._times_s[1:], strict=False)]
        print(json.dumps([1 / median(gaps), 1000 * max(gaps), self._frames]), flush=True)


class WatchedWindow(main_window.MainWindow):
    """The shipped window, and who notes what it paints."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type] # handed on
        self._areas = PaintedAreas(self, float(sys.argv[1]), float(sys.argv[2]))


if __name__ == "__main__":
    main_window.MainWindow = WatchedWindow  # type: ignore[misc] # in its place
    sys.exit(cli.main(sys.argv[3:]))
