"""A picture kept ready, of which only the parts that have changed are drawn anew."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap


class Part(NamedTuple):
    """A piece of a picture: its area, which no other part shares, what it looks like, and how it is drawn."""

    area: QRect
    looks: object
    draw: Callable[[QPainter], None]


class Layer:
    """A picture of a part of a widget, in the pixels of its screen."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._area = QRect()
        self._ground = QColor()
        self._looks: dict[int, object] = {}

    def lay_out(self, area: QRect, ratio: float) -> None:
        """Cover another area, with so many pixels of the screen to one of the widget."""
        self._area = area
        self._pixmap = QPixmap(area.size() * ratio) if not area.isEmpty() else QPixmap()
        self._pixmap.setDevicePixelRatio(ratio)
        self._ground = QColor()

    def show(self, ground: QColor, parts: Iterable[Part]) -> Iterator[QRect]:
        """Draw what looks different from before, and yield where."""
        if self._area.isEmpty():
            return
        is_new = ground != self._ground
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._area.topLeft())
        if is_new:
            self._ground = ground
            painter.fillRect(self._area, ground)
            yield self._area
        for number, part in enumerate(parts):
            is_same = not is_new and self._looks.get(number) == part.looks
            if is_same or not part.area.intersects(self._area):
                continue
            self._looks[number] = part.looks
            painter.setClipRect(part.area)
            if not is_new:
                painter.fillRect(part.area, ground)
                yield part.area
            part.draw(painter)
        painter.end()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Copy an area of it to where it belongs."""
        inside = area & self._area
        if not inside.isEmpty():
            # Whole, behind a clip: a piece cut out is off by a part of a pixel at a scale such as 1.25.
            painter.setClipRect(inside)
            painter.drawPixmap(self._area.topLeft(), self._pixmap)
            painter.setClipping(False)
