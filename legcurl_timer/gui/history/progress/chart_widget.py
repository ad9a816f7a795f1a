"""A chart drawn by pyqtgraph: axes that begin at zero, bars or points, and a ring around the chosen mark."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legcurl_timer.gui.history.progress.chart import Chart, DataPoint, Form, Shape
from legcurl_timer.gui.history.progress.ticks import Tick, day_ticks, value_ticks, years_text
from legcurl_timer.gui.style.theme import Theme

_POINT_SHARE = 0.8
"""The size of a point, for text one pixel high."""
_LINES_A_TICK = 2.6
_NEAR_LINES = 1.6
_NOTHING = pg.mkPen(None)


class ChartPicture(QWidget):
    """Draws a chart and tells where its marks are; what mouse and keys mean is not its business."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._spots: tuple[DataPoint, ...] = ()
        self._view = _bare_view()
        self._plot: Any = self._view.getPlotItem()
        self._lines = pg.PlotCurveItem(connect="pairs")
        self._lines.setZValue(-1)
        self._ring = pg.ScatterPlotItem(pen=_NOTHING, brush=None, antialias=True)
        self._ring.setZValue(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)

    @property
    def spots(self) -> tuple[DataPoint, ...]:
        """All marks where they are drawn, the earliest first."""
        return self._spots

    def draw(self, chart: Chart, theme: Theme) -> None:
        """Draw a chart that has marks; none of them is chosen."""
        self._chart = chart
        numbers = range(len(chart.series))
        self._spots = tuple(
            sorted((spot for number in numbers for spot in chart.spots(number)), key=lambda spot: spot.x)
        )
        self._plot.clear()
        for number in numbers:
            self._add_series(chart, number, theme)
        self._ring.setData([], [])
        self._ring.setPen(pg.mkPen(theme.text, width=2))
        self._lines.setPen(pg.mkPen(theme.line, width=1))
        self._plot.addItem(self._ring)
        self._plot.addItem(self._lines)
        self._colour_axes(theme)
        self._lay_out_axes()

    def choose(self, number: int) -> None:
        """Put the ring around the spot of that number."""
        spot = self._spots[number]
        self._ring.setData([spot.x], [spot.y], size=2 * _POINT_SHARE * self._line_px())

    def nearest(self, position: QPointF) -> int | None:
        """Return the number of the spot that is meant by a place in this widget, None where none is near."""
        if self._chart is None or not self._spots:
            return None
        x, y, a_day = self._pixels()
        if self._chart.form is Form.BARS:
            away, near = np.abs(x - position.x()), self._chart.bar_width / 2 * a_day + 1
        else:
            away = np.hypot(x - position.x(), y - position.y())
            near = _NEAR_LINES * self._line_px()
        return int(away.argmin()) if away.min() <= near else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many ticks as fit."""
        super().resizeEvent(event)
        self._lay_out_axes()

    def _pixels(self) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        """Return where all spots are in this widget's pixels, and how wide a day is."""
        box = self._plot.getViewBox()
        (left, right), (_, top) = box.viewRange()
        frame = box.sceneBoundingRect()
        a_day = frame.width() / (right - left)
        x = frame.left() + (np.array([spot.x for spot in self._spots]) - left) * a_day
        y = frame.bottom() - np.array([spot.y for spot in self._spots]) / top * frame.height()
        return x, y, a_day

    def _add_series(self, chart: Chart, number: int, theme: Theme) -> None:
        spots = chart.spots(number)
        look = chart.series[number].look
        colour = QColor(getattr(theme, look.ink.value))
        x, y = [spot.x for spot in spots], [spot.y for spot in spots]
        if chart.form is Form.BARS:
            bars = pg.BarGraphItem(x=x, height=y, width=chart.bar_width, pen=_NOTHING, brush=colour)
            self._plot.addItem(bars)
            return
        if chart.form is Form.JOINED_POINTS:
            self._plot.addItem(pg.PlotCurveItem(x, y, pen=pg.mkPen(colour, width=1), antialias=True))
        points = pg.ScatterPlotItem(
            x,
            y,
            symbol=_SYMBOLS[look.shape],
            size=_POINT_SHARE * _SIZES.get(look.shape, 1.0) * self._line_px(),
            pen=pg.mkPen(theme.background, width=1),
            brush=colour,
            antialias=True,
        )
        self._plot.addItem(points)

    def _colour_axes(self, theme: Theme) -> None:
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(theme.muted)
            axis.setTickPen(theme.muted)
            axis.setTextPen(theme.muted)

    def _lay_out_axes(self) -> None:
        if self._chart is None:
            return
        width = QFontMetricsF(self.font()).averageCharWidth()
        room = self._chart.room_days
        first, last = self._chart.days[0] - room, self._chart.days[1] + room
        most = int(self.height() / (_LINES_A_TICK * self._line_px()))
        values = value_ticks(self._chart.unit, self._chart.top, most)
        least_days = 7 if self._chart.form is Form.BARS else 1
        days = day_ticks(first, last, int(self.width() / width), least_days)
        self._plot.setXRange(first, last, padding=0)
        self._plot.setYRange(0, values[-1].at, padding=0)
        edge = int(_POINT_SHARE * self._line_px()) + 2  # room for the ring
        self._plot.layout.setContentsMargins(0, edge, edge, 0)
        self._plot.getAxis("bottom").setStyle(autoExpandTextSpace=False, tickTextHeight=int(self._line_px()))
        ends = (first, last)
        self._lines.setData([*ends] * len(values), [tick.at for tick in values for _ in ends])
        self._show_ticks("left", values, self._chart.unit.value)
        self._show_ticks("bottom", days, years_text(*self._chart.days))

    def _show_ticks(self, name: str, ticks: tuple[Tick, ...], label: str) -> None:
        axis = self._plot.getAxis(name)
        axis.setTickFont(self.font())
        axis.setTicks([[(tick.at, tick.text) for tick in ticks]])
        style = {"font-size": f"{self._line_px():.0f}px", "color": axis.textPen().color().name()}
        axis.setLabel(label, **style)
        axis.resizeEvent()  # puts the label into the middle, which a new text alone does not

    def _line_px(self) -> float:
        return QFontMetricsF(self.font()).height() * 0.8


def _bare_view() -> Any:
    """Return a plot without menus, buttons, zooming, or anything else that answers the mouse."""
    view = pg.PlotWidget(background=None)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    view.setStyleSheet("background: transparent")
    view.setAntialiasing(True)
    plot = view.getPlotItem()
    plot.hideButtons()
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.disableAutoRange()
    box = plot.getViewBox()
    box.setFlag(box.GraphicsItemFlag.ItemClipsChildrenToShape, False)  # points on zero are drawn whole
    for name in ("left", "bottom"):
        plot.getAxis(name).enableAutoSIPrefix(False)
        plot.getAxis(name).setStyle(tickLength=0)
    return view


def _pointing(side: int) -> QPainterPath:
    """Return a triangle that points to the left (-1) or the right (1) and begins at its place.

    So a left and a right one at the same place stand side by side.
    """
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(0, -0.5), QPointF(side * 0.8, 0), QPointF(0, 0.5)]))
    path.closeSubpath()
    return path


_SYMBOLS = {
    Shape.CIRCLE: "o",
    Shape.SQUARE: "s",
    Shape.TRIANGLE: "t1",
    Shape.DIAMOND: "d",
    Shape.POINTING_DOWN: "t",
    Shape.STAR: "star",
    Shape.POINTING_LEFT: _pointing(-1),
    Shape.POINTING_RIGHT: _pointing(1),
}
# So that all look equally large.
_SIZES = {Shape.SQUARE: 0.9, Shape.DIAMOND: 1.25, Shape.STAR: 1.4}
