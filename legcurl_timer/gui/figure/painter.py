"""Drawing the figure with a QPainter, and fitting it into a rectangle."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.figure.equipment import Bar, Material
from legcurl_timer.gui.figure.parts import (
    Course,
    Limb,
    Part,
    Tone,
    course_bounds,
    path_dots,
)

_MARGIN = 0.02
_DOT_RADIUS = 0.0055
_END_RADIUS = 0.010
_ROUND_CAP = Qt.PenCapStyle.RoundCap
_ROUND_JOIN = Qt.PenJoinStyle.RoundJoin


@dataclass(frozen=True, slots=True)
class FigureColours:
    """The colours of a figure: near body, far limbs, equipment, the working segment, the dotted path."""

    body: QColor
    far: QColor
    equipment: QColor
    working: QColor
    path: QColor

    def of_limb(self, tone: Tone) -> QColor:
        """Return the colour of a part of the body."""
        match tone:
            case Tone.BODY:
                return self.body
            case Tone.ARM:
                return mixed(self.body, self.far, 0.3)
            case Tone.FAR:
                return self.far
            case Tone.WORKING:
                return self.working

    def of_bar(self, material: Material) -> QColor:
        """Return the colour of a piece of equipment."""
        match material:
            case Material.FRAME:
                return self.equipment
            case Material.PAD:
                return mixed(self.equipment, self.far, 0.5)
            case Material.BAND:
                return mixed(self.far, self.body, 0.2)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a share of the way from one colour to another."""
    return QColor.fromRgbF(
        first.redF() + share * (second.redF() - first.redF()),
        first.greenF() + share * (second.greenF() - first.greenF()),
        first.blueF() + share * (second.blueF() - first.blueF()),
    )


def draw_figure(
    painter: QPainter, rect: QRectF, variation: Variation, contraction: float, colours: FigureColours
) -> None:
    """Draw the whole figure into the middle of a rectangle, as large as it allows."""
    course = Course.of(variation)
    to_rect = placement_in(rect, course)
    draw_still(painter, course, to_rect, colours)
    draw_parts(painter, course.moving_parts(course.skeleton_at(contraction)), to_rect, colours)


def placement_in(rect: QRectF, course: Course) -> QTransform:
    """Return the transform from the picture's units to a rectangle that the figure fills."""
    bounds = course_bounds(course)
    margin = 1 + _MARGIN * min(rect.width(), rect.height())
    width, height = rect.width() - 2 * margin, rect.height() - 2 * margin
    scale = max(min(width / bounds.width(), height / bounds.height()), 1e-3)
    left = rect.center().x() - scale * bounds.center().x()
    top = rect.center().y() - scale * bounds.center().y()
    return QTransform(scale, 0, 0, scale, left, top)


def draw_still(painter: QPainter, course: Course, to_rect: QTransform, colours: FigureColours) -> None:
    """Draw what never moves, and the dotted path that the rep follows."""
    draw_parts(painter, course.still_parts(), to_rect, colours)
    _draw_path(painter, course, to_rect, colours.path)


def draw_parts(painter: QPainter, parts: Iterable[Part], to_rect: QTransform, colours: FigureColours) -> None:
    """Draw parts in their order."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    to_device = to_rect * painter.transform()
    for part in parts:
        if isinstance(part, Limb):
            painter.setTransform(part.placement * to_device)
            painter.fillPath(part.outline, colours.of_limb(part.tone))
        else:
            painter.setTransform(to_device)
            _draw_bar(painter, part, colours.of_bar(part.material))
    painter.restore()


def _draw_bar(painter: QPainter, bar: Bar, colour: QColor) -> None:
    points = [QPointF(*point) for point in bar.points]
    if len(points) == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(points[0], bar.width / 2, bar.width / 2)
    else:
        painter.setPen(QPen(colour, bar.width, Qt.PenStyle.SolidLine, _ROUND_CAP, _ROUND_JOIN))
        painter.drawPolyline(points)


def _draw_path(painter: QPainter, course: Course, to_rect: QTransform, colour: QColor) -> None:
    dots = QPainterPath()
    points = [QPointF(*point) for point in path_dots(course)]
    for point in points:
        radius = _END_RADIUS if point in (points[0], points[-1]) else _DOT_RADIUS
        dots.addEllipse(point, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(to_rect * painter.transform())
    painter.fillPath(dots, colour)
    painter.restore()
