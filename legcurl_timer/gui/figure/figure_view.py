"""The widget that shows the lifter move."""

import math
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.figure.painter import (
    FigureColours,
    Shape,
    draw_shapes,
    draw_still,
    placement_in,
    reach_of,
    shapes_of,
)
from legcurl_timer.gui.figure.parts import Course, course_length

_STEP_PX = 1.0  # movement below this is not worth a repaint
_MOST_STEPS = 400  # kept in memory, a few kB each
_EDGE_PX = 2  # of soft edge around what moves
_MOST_PIXELS_KEPT = 12_000  # of a pose that is drawn once, 48 kB


class _Pose(NamedTuple):
    """The lifter at one place of the course, ready to be painted."""

    shapes: tuple[Shape, ...] = ()
    area: QRect = QRect()


class FigureView(QWidget):
    """The side view of a lifter, from the stretched (contraction 0) to the contracted end (1).

    What stands still is drawn once into a pixmap; a movement repaints only the rectangle it happens in. The
    course is walked in steps just too small to be seen, and since every rep comes by the same ones, each is
    worked out once. The picture is empty until both a variation and colours are set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Nothing behind the figure needs to be painted at each of its steps.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._background = QColor()
        self._course: Course | None = None
        self._colours: FigureColours | None = None
        self._contraction = 0.0
        self._steps = 1
        self._step = 0
        self._poses: dict[int, _Pose] = {}
        self._pose = _Pose()
        self._to_rect = QTransform()
        self._still: QPixmap | None = None
        self._pictures: dict[tuple[int, int], QPixmap] = {}

    def set_variation(self, variation: Variation) -> None:
        """Show another variation, as far contracted as the last one was."""
        self._course = Course.of(variation)
        self.setAccessibleName(_("Side view: {lift}").format(lift=variation.name))
        self._lay_out()

    def set_colours(self, colours: FigureColours, background: QColor) -> None:
        """Use another theme's colours, on the background that the figure stands on."""
        self._colours = colours
        self._background = background
        self._still = None
        self.update()

    def set_working_colour(self, colour: QColor) -> None:
        """Give the working segment the colour of another phase."""
        if self._colours is None or colour == self._colours.working:
            return
        old = self._colours
        self._colours = FigureColours(old.body, old.far, old.equipment, colour, old.path)
        self.update(self._pose.area)

    def set_contraction(self, contraction: float) -> None:
        """Move the lifter; what would be too small a movement to see waits until it adds up."""
        self._contraction = contraction
        step = round(contraction * self._steps)
        if self._course is not None and step != self._step:
            left_behind = self._pose.area
            self._take_pose(self._course, step)
            self.update(left_behind.united(self._pose.area))

    def sizeHint(self) -> QSize:
        """Return the size the figure is designed for."""
        return QSize(560, 440)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the limbs can still be told apart."""
        return QSize(120, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the figure into the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what stands still and draw what moves."""
        painter = QPainter(self)
        if self._course is None or self._colours is None:
            painter.fillRect(event.rect(), self._background)
            return
        painter.drawPixmap(0, 0, self._still_layer(self._course, self._colours))
        self._draw_pose(painter, self._colours)
        painter.end()

    def _draw_pose(self, painter: QPainter, colours: FigureColours) -> None:
        """Draw what moves; a small figure, which is shown while a set runs, is drawn once for each step."""
        area, ratio = self._pose.area, self.devicePixelRatioF()
        if self._still is None or not ratio.is_integer() or area.width() * area.height() > _MOST_PIXELS_KEPT:
            draw_shapes(painter, self._pose.shapes, colours)
            return
        key = self._step, colours.working.rgb()
        if key not in self._pictures:
            whole = QRect((area.topLeft() * ratio), (area.size() * ratio))
            self._pictures[key] = picture = self._still.copy(whole)
            inside = QPainter(picture)
            inside.translate(-area.topLeft())
            draw_shapes(inside, self._pose.shapes, colours)
            inside.end()
        painter.drawPixmap(area.topLeft(), self._pictures[key])

    def _lay_out(self) -> None:
        self._still = None
        if self._course is not None:
            self._to_rect = placement_in(QRectF(self.rect()), self._course)
            steps = math.ceil(self._to_rect.m11() * course_length(self._course) / _STEP_PX)
            self._steps = min(max(1, steps), _MOST_STEPS)
            self._poses.clear()
            self._take_pose(self._course, round(self._contraction * self._steps))
        self.update()

    def _take_pose(self, course: Course, step: int) -> None:
        """Stand at one of the steps of the course for the next painting."""
        self._step = step
        if step not in self._poses:
            shapes = shapes_of(course.moving_parts(course.skeleton_at(step / self._steps)), self._to_rect)
            soft = reach_of(shapes).adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX)
            self._poses[step] = _Pose(shapes, soft.toAlignedRect())
        self._pose = self._poses[step]

    def _still_layer(self, course: Course, colours: FigureColours) -> QPixmap:
        """Return the picture of what stands still, drawn anew after a change or for another scale."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatioF() != ratio:
            self._pictures.clear()
            self._still = QPixmap((QRectF(self.rect()).size() * ratio).toSize())
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(self._background)
            painter = QPainter(self._still)
            draw_still(painter, course, self._to_rect, colours)
            painter.end()
        return self._still
