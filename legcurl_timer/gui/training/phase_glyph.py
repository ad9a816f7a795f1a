"""A shape for each phase, so that none is told by its colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.lifts.phases import PhaseKind


def draw_glyph(painter: QPainter, place: QRectF, kind: PhaseKind, colour: QColor) -> None:
    """Draw a phase's shape: a triangle for a movement, as many bars as its sound has pulses for a pause."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match kind:
        case PhaseKind.CONCENTRIC | PhaseKind.ECCENTRIC:
            painter.drawPolygon(_triangle(place, pointing_up=kind is PhaseKind.CONCENTRIC))
        case PhaseKind.CONTRACTED_PAUSE | PhaseKind.STRETCHED_PAUSE:
            _draw_bars(painter, place, 2 if kind is PhaseKind.CONTRACTED_PAUSE else 1)
        case _:
            painter.drawEllipse(place)


class PhaseGlyph(QWidget):
    """The shape of one phase."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = PhaseKind.COUNT_IN
        self._colour = QColor()

    def show_phase(self, kind: PhaseKind, colour: QColor) -> None:
        """Show a phase's shape; repaints only where it differs."""
        if (kind, colour) != (self._kind, self._colour):
            self._kind, self._colour = kind, colour
            self.update()

    def sizeHint(self) -> QSize:
        """Return a small size: the layout's stretch decides."""
        return QSize(20, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape in the largest square that fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) * 0.72
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_glyph(painter, place, self._kind, self._colour)
        painter.end()


def _triangle(place: QRectF, *, pointing_up: bool) -> QPolygonF:
    tip, base = (place.top(), place.bottom()) if pointing_up else (place.bottom(), place.top())
    return QPolygonF(
        [QPointF(place.center().x(), tip), QPointF(place.left(), base), QPointF(place.right(), base)]
    )


def _draw_bars(painter: QPainter, place: QRectF, count: int) -> None:
    width = place.width() * 0.28
    gap = place.width() * 0.2
    left = place.center().x() - (count * width + (count - 1) * gap) / 2
    for number in range(count):
        bar = QRectF(left + number * (width + gap), place.top(), width, place.height())
        painter.drawRoundedRect(bar, width / 4, width / 4)
