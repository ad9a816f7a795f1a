"""A shape for each phase, so that none is told by its colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from legcurl_timer.core.lifts.phases import PhaseKind


def draw_glyph(
    painter: QPainter, place: QRectF, kind: PhaseKind, colour: QColor, *, rises: PhaseKind
) -> None:
    """Draw a phase's shape: a triangle that points where the limb goes, or the bars of a pause."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match kind:
        case PhaseKind.CONCENTRIC | PhaseKind.ECCENTRIC:
            painter.drawPolygon(_triangle(place, pointing_up=kind is rises))
        case PhaseKind.CONTRACTED_PAUSE | PhaseKind.STRETCHED_PAUSE:
            _draw_bars(painter, place, 2 if kind is PhaseKind.CONTRACTED_PAUSE else 1)
        case _:
            painter.drawEllipse(place)


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
