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
_MOST_GROWTH = 1 / 8
"""More of the ring than this at once is painted as a whole."""
_ROOM = 1.7
"""How far beyond its ends the stretch that is painted goes, so that the arcs end out of sight."""
_FULL_TURN_16THS = 360 * 16


class PhaseRing(QWidget):
    """A ring filled clockwise from the top; the number stands in its middle."""

    def __init__(self) -> None:
        super().__init__()
        # Nothing behind the ring needs to be painted while it grows.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._share = self._painted = 0.0
        self._growth = QRect()
        self._background = QColor()
        self._filled, self._track = QPen(), QPen()
        for pen in (self._filled, self._track):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._centre = QPointF()
        self._circle = QRectF()
        self._radius = self._thickness = 1.0
        self._number = BigText(share=0.62, align=Qt.AlignmentFlag.AlignHCenter, has_tails=False)
        self._number.setParent(self)
        self._number.set_samples("30", "00")

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._track.setColor(QColor(theme.line))
        self._background = QColor(theme.background)
        self._number.set_colour(QColor(theme.text))
        self.update()

    def set_colour(self, colour: QColor) -> None:
        """Fill the ring in another colour."""
        if colour != self._filled.color():
            self._filled.setColor(colour)
            self.update()

    def show_seconds(self, text: str) -> None:
        """Show the number in the middle."""
        self._number.set_text(text)

    def set_share(self, share: float) -> None:
        """Fill a share of the ring, 0 to 1; where it grows, only the stretch at its end is painted."""
        grown = share - self._share
        if abs(grown) * math.tau * self._radius < _LEAST_MOVE_PX and share not in {0.0, 1.0}:
            return
        self._share = share
        if not 0 < grown <= _MOST_GROWTH:
            self.update()
        else:
            self._growth = self._growth.united(self._place_of(share - grown, share))
            self.update(self._growth)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(300, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the number inside the ring, where a growing arc does not touch it."""
        super().resizeEvent(event)
        self._centre = QRectF(self.rect()).center()
        least = min(self.width(), self.height())
        self._thickness = least * _WIDTH_SHARE
        self._radius = max(1.0, least / 2 - self._thickness)
        self._circle = QRectF(0, 0, 2 * self._radius, 2 * self._radius)
        self._circle.moveCenter(self._centre)
        for pen in (self._filled, self._track):
            pen.setWidthF(self._thickness)
        side = _NUMBER_SHARE * self._radius
        place = QRectF(0, 0, side, side)
        place.moveCenter(self._centre)
        self._number.setGeometry(place.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, or only the stretch on which it has grown."""
        room = _ROOM * self._reach() / (math.tau * self._radius)
        first, last = self._painted - room, self._share + room
        if event.rect() != self._growth or first < 0 or last > 1:
            first, last = 0.0, 1.0
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_arc(painter, self._track, first, last)
        if self._share > 0:
            self._draw_arc(painter, self._filled, first, self._share)
        painter.end()
        self._painted = self._share
        self._growth = QRect()

    def _draw_arc(self, painter: QPainter, pen: QPen, first: float, last: float) -> None:
        painter.setPen(pen)
        start, turn = round(first * _FULL_TURN_16THS), round((last - first) * _FULL_TURN_16THS)
        painter.drawArc(self._circle, _FULL_TURN_16THS // 4 - start, -turn)

    def _reach(self) -> float:
        """Return how far from the middle of the ring's line something is painted, its soft edge included."""
        return self._thickness / 2 + 3

    def _place_of(self, first: float, last: float) -> QRect:
        """Return what the ring between two shares can touch, its round ends included."""
        angles = (math.tau * first, math.tau * last)
        across = [self._radius * math.sin(angle) for angle in angles]
        down = [-self._radius * math.cos(angle) for angle in angles]
        reach = self._reach()
        left, top = self._centre.x() + min(across) - reach, self._centre.y() + min(down) - reach
        width, height = abs(across[1] - across[0]) + 2 * reach, abs(down[1] - down[0]) + 2 * reach
        return QRectF(left, top, width, height).toAlignedRect()
