"""Drawing the figure with a QPainter, and fitting it into a rectangle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QTransform

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.figure.equipment import Bar, Material
from legcurl_timer.gui.figure.parts import (
    Course,
    Limb,
    Part,
    Tone,
    course_bounds,
    path_of,
)

_MARGIN = 0.02
_DOT_RADIUS = 0.0055
_DOT_SPACING = 0.03
_END_RADIUS = 0.010


@dataclass(frozen=True, slots=True)
class FigureColours:
    """The colours of a figure: near body, far limbs, equipment, the working segment, the dotted path."""

    body: QColor
    far: QColor
    equipment: QColor
    working: QColor
    path: QColor
    _shades: Mapping[Tone | Material, QColor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shades = {
            Tone.BODY: self.body,
            Tone.ARM: mixed(self.body, self.far, 0.3),
            Tone.FAR: self.far,
            Tone.WORKING: self.working,
            Material.FRAME: self.equipment,
            Material.PAD: mixed(self.equipment, self.far, 0.5),
            Material.BAND: mixed(self.far, self.body, 0.2),
        }
        object.__setattr__(self, "_shades", shades)

    def of(self, made_of: Tone | Material) -> QColor:
        """Return the colour of a part of the body or of a piece of equipment."""
        return self._shades[made_of]


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
    painter.save()
    draw_still(painter, course, to_rect, colours)
    moving = course.moving_parts(course.skeleton_at(contraction))
    draw_shapes(painter, shapes_of(moving, to_rect), colours)
    painter.restore()


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
    draw_shapes(painter, shapes_of(course.still_parts(), to_rect), colours)
    _draw_path(painter, course, to_rect, colours.path)


class Shape(NamedTuple):
    """The outline of a part in pixels, and what it is made of."""

    outline: QPainterPath
    made_of: Tone | Material


def shapes_of(parts: Iterable[Part], to_rect: QTransform) -> tuple[Shape, ...]:
    """Return the parts as they are filled, in their order; drawn again they cost no more than the filling."""
    return tuple(
        Shape((part.placement * to_rect).map(part.outline), part.tone)
        if isinstance(part, Limb)
        else Shape(_bar_outline(part, to_rect), part.material)
        for part in parts
    )


def draw_shapes(painter: QPainter, shapes: Iterable[Shape], colours: FigureColours) -> None:
    """Fill shapes in their order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        painter.fillPath(shape.outline, colours.of(shape.made_of))


def reach_of(shapes: Iterable[Shape]) -> QRectF:
    """Return a rectangle that shapes stay within, in pixels: quick to find, larger than need be."""
    reach = QRectF()
    for shape in shapes:
        reach = reach.united(shape.outline.controlPointRect())
    return reach


def _bar_outline(bar: Bar, to_rect: QTransform) -> QPainterPath:
    points = [to_rect.map(QPointF(*point)) for point in bar.points]
    width = to_rect.m11() * bar.width
    if len(points) == 1:
        disc = QPainterPath()
        disc.addEllipse(points[0], width / 2, width / 2)
        return disc
    line = QPainterPath(points[0])
    for point in points[1:]:
        line.lineTo(point)
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    outline = stroker.createStroke(line)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def _draw_path(painter: QPainter, course: Course, to_rect: QTransform, colour: QColor) -> None:
    line, dots = QPainterPath(), QPainterPath()
    line.addPolygon([to_rect.map(QPointF(*point)) for point in path_of(course)])
    unit = to_rect.m11()
    last = max(1, round(line.length() / (_DOT_SPACING * unit)))
    for number in range(last + 1):
        radius = unit * (_END_RADIUS if number in {0, last} else _DOT_RADIUS)
        dots.addEllipse(line.pointAtPercent(number / last), radius, radius)
    painter.fillPath(dots, colour)
