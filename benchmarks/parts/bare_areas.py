"""Opens a window that fills given rectangles with a plain colour, frame by frame; for `running_set.py`.

python benchmarks/parts/bare_areas.py FILE

FILE is what `painted_areas.py` has printed; its frames are shown over and over, at the rate of the set page.
"""

import json
import sys
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_FRAME_MS = 16
_COLOUR = QColor("#5CC8FF")


class PlainAreas(QWidget):
    """Fills what is to be painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill it."""
        painter = QPainter(self)
        for rect in event.region():
            painter.fillRect(rect, _COLOUR)
        painter.end()


def region_of(rects: list[list[int]]) -> QRegion:
    """Return the region that some rectangles make up together."""
    region = QRegion()
    for rect in rects:
        region += QRect(*rect)
    return region


def main() -> int:
    """Show the frames."""
    _, _, frames = json.loads(Path(sys.argv[1]).read_text())
    regions = cycle([region_of(rects) for rects in frames])
    application = QApplication([])
    window, areas = QMainWindow(), PlainAreas()
    window.setCentralWidget(areas)
    window.resize(1280, 800)
    ticker = QTimer(window)
    ticker.setTimerType(Qt.TimerType.PreciseTimer)
    ticker.timeout.connect(lambda: areas.update(next(regions)))
    ticker.start(_FRAME_MS)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
