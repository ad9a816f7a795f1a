"""The ring that fills through a phase, around the seconds that are left."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.widgets.big_text import BigText

_WIDTH_SHARE = 0.075
_NUMBER_SHARE = 1.15
"""The side of the number's square, as a share of the ring's radius."""
_LEAST_MOVE_PX = 0.5
_FULL_TURN_16THS = 360 * 16


class PhaseRing(QWidget):
    """A ring filled clockwise from the top; the number stands in its middle."""

    def __init__(self) -> None:
        super().__init__()
        # Nothing behind the ring needs to be painted while it grows.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._share = 0.0
        self._background = QColor()
        self._colour = QColor()
        self._track = QColor()
        self._number = BigText(share=0.62, align="center", has_tails=False)
        self._number.setParent(self)
        self._number.set_samples("30", "00")

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._track, self._background = QColor(theme.line), QColor(theme.background)
        self._number.set_colour(QColor(theme.text))
        self.update()

    def set_colour(self, colour: QColor) -> None:
        """Fill the ring in another colour."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def show_seconds(self, text: str) -> None:
        """Show the number in the middle."""
        self._number.set_text(text)

    def set_share(self, share: float) -> None:
        """Fill a share of the ring, 0 to 1; only what changes is painted again."""
        moved_px = abs(share - self._share) * math.tau * self._radius()
        if moved_px < _LEAST_MOVE_PX and share not in {0.0, 1.0}:
            return
        old, self._share = self._share, share
        if share < old:
            self.update()
        elif share > old:
            self.update(self._arc_bounds(old, share))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(300, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the number inside the ring, where a growing arc does not touch it."""
        super().resizeEvent(event)
        side = _NUMBER_SHARE * self._radius()
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        self._number.setGeometry(place.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._radius()
        centre = QRectF(self.rect()).center()
        circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        pen = QPen(self._track, self._thickness())
        painter.setPen(pen)
        painter.drawEllipse(circle)
        if self._share > 0:
            pen.setColor(self._colour)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(circle, _FULL_TURN_16THS // 4, -round(self._share * _FULL_TURN_16THS))
        painter.end()

    def _thickness(self) -> float:
        return min(self.width(), self.height()) * _WIDTH_SHARE

    def _radius(self) -> float:
        return max(1.0, min(self.width(), self.height()) / 2 - self._thickness())

    def _point_at(self, share: float) -> QPointF:
        angle = math.tau * share
        centre = QRectF(self.rect()).center()
        radius = self._radius()
        return QPointF(centre.x() + radius * math.sin(angle), centre.y() - radius * math.cos(angle))

    def _arc_bounds(self, old: float, new: float) -> QRect:
        """Return what a growing arc can touch between two shares, its round ends included."""
        steps = max(2, math.ceil((new - old) * 16) + 1)
        points = [self._point_at(old + (new - old) * step / (steps - 1)) for step in range(steps)]
        reach = self._thickness() * 0.75 + 2
        left = min(point.x() for point in points) - reach
        top = min(point.y() for point in points) - reach
        right = max(point.x() for point in points) + reach
        bottom = max(point.y() for point in points) + reach
        return QRectF(left, top, right - left, bottom - top).toAlignedRect()
