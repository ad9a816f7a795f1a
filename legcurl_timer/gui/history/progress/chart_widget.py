"""A chart for mouse and keyboard: going to a mark says its value, opening the mark opens its session."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGraphicsPolygonItem, QGroupBox

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.history.progress.axes import DayAxis, ValueAxis
from legcurl_timer.gui.history.progress.chart import DAY_S, Chart, Form, Mark, Series, Shape
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.layouts import column
from legcurl_timer.history.scope import day_of

_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_POINT_SHARE = 0.8
"""The size of a point, for text one pixel high."""
_NEAR_LINES = 1.6
_ROOM = 0.02
_LEAST_ROOM_S = 3 * DAY_S
_ROOM_ABOVE = 1.06
_GRID_ALPHA = 60
_LEGEND_SIGN_PX = 40
_BAND_ALPHA = 70
_NO_PEN = pg.mkPen(None)
# A left and a right one at the same place stand side by side.
_SYMBOLS = {
    shape.value: pg.arrayToQPath(np.array([0, side * 0.8, 0, 0]), np.array([-0.5, 0, 0.5, -0.5]))
    for shape, side in ((Shape.POINTING_LEFT, -1), (Shape.POINTING_RIGHT, 1))
}
# So that all look equally large.
_SIZES = {Shape.SQUARE: 0.9, Shape.DIAMOND: 1.25, Shape.STAR: 1.4}


class ChartWidget(QGroupBox):
    """Shows a chart; arrows, Home and End go from mark to mark, Enter or a click opens the session."""

    mark_reached = Signal(str)
    session_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._chart: Chart | None = None
        self._theme: Theme | None = None
        self._marks: tuple[Mark, ...] = ()
        self._reached: int | None = None
        self._view: Any = pg.GraphicsLayoutWidget()
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for picture in (self._view, self._view.viewport()):
            picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setBackground(None)
        self._view.setStyleSheet("background: transparent; border: 0")
        self._view.ci.layout.setContentsMargins(0, 0, GRID // 2, 0)
        self._legend = pg.LegendItem(frame=False)
        self._view.addItem(self._legend, 0, 0)
        self._axes: dict[str, Any] = {"left": ValueAxis(), "bottom": DayAxis()}
        self._plot: Any = self._view.addPlot(1, 0, axisItems=self._axes)
        self._plot.hideButtons()
        self._box = self._plot.getViewBox()
        self._box.setFlag(self._box.GraphicsItemFlag.ItemClipsChildrenToShape, False)  # for points on zero
        self._ring = pg.ScatterPlotItem(brush=None, antialias=True)
        self._ring.setZValue(1)
        margin = GRID // 2
        self.setLayout(column(self._view, margins=(margin, margin, margin, margin)))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart that has marks."""
        self._chart, self._marks, self._reached = chart, chart.marks, None
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription("")
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.setStyleSheet(
            f"ChartWidget {{ border: 2px solid transparent; border-radius: {GRID}px; }}"
            f"ChartWidget:focus {{ border-color: {theme.concentric}; }}"
        )
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next mark, the one before, the first or the last; open what is reached."""
        last = len(self._marks) - 1
        here = self._reached
        match event.key():
            case Qt.Key.Key_Right:
                self._reach(0 if here is None else min(here + 1, last))
            case Qt.Key.Key_Left:
                self._reach(last if here is None else max(here - 1, 0))
            case Qt.Key.Key_Home:
                self._reach(0)
            case Qt.Key.Key_End:
                self._reach(last)
            case key if key in _ENTER_KEYS and not event.isAutoRepeat():
                self._open()
            case _:
                event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go to the mark below the mouse."""
        number = self._nearest(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
        if number is not None:
            self._reach(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the session of the mark below the mouse."""
        number = self._nearest(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self._reach(number)
            self._open()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew where the size of the text has changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many columns in the legend as fit."""
        super().resizeEvent(event)
        self._arrange_legend()

    def _draw(self) -> None:
        if self._chart is None or self._theme is None:
            return
        self._plot.clear()
        self._legend.clear()
        self._legend.setLabelTextColor(self._theme.muted)
        self._legend.setLabelTextSize(f"{self._line_px():.0f}px")
        for series in self._chart.series:
            if series.band:
                self._plot.addItem(_band_item(series, self._theme))
            item = self._item(self._chart, series, self._theme)
            self._plot.addItem(item)
            if len(self._chart.series) > 1:
                self._legend.addItem(item, series.look.name)
        if self._chart.level:
            pen = pg.mkPen(self._theme.text, width=1, style=Qt.PenStyle.DashLine)
            ends = [self._marks[0].x - _LEAST_ROOM_S, self._marks[-1].x + _LEAST_ROOM_S]
            self._plot.addItem(pg.PlotCurveItem(ends, 2 * [self._chart.level], pen=pen))
        self._arrange_legend()
        self._draw_axes(self._chart, self._theme)
        self._ring.setData([], [])
        self._ring.setPen(pg.mkPen(self._theme.text, width=2))
        self._plot.addItem(self._ring)
        self._draw_ring()

    def _item(self, chart: Chart, series: Series, theme: Theme) -> Any:
        look = series.look
        colour = QColor(getattr(theme, look.colour))
        x, y = [mark.x for mark in series.marks], [mark.y for mark in series.marks]
        if chart.form is Form.BARS:
            return pg.BarGraphItem(x=x, height=y, width=chart.bar_s, pen=_NO_PEN, brush=colour)
        return pg.PlotDataItem(
            x,
            y,
            pen=pg.mkPen(colour, width=1) if chart.form is Form.JOINED_POINTS else None,
            symbol=_SYMBOLS.get(look.shape.value, look.shape.value),
            symbolSize=_POINT_SHARE * _SIZES.get(look.shape, 1.0) * self._line_px(),
            symbolPen=pg.mkPen(theme.background, width=1),
            symbolBrush=colour,
            antialias=True,
        )

    def _draw_axes(self, chart: Chart, theme: Theme) -> None:
        first, last = self._marks[0].x, self._marks[-1].x
        room = max((last - first) * _ROOM, _LEAST_ROOM_S, chart.bar_s)
        top = chart.top * _ROOM_ABOVE
        self._plot.setRange(xRange=(first - room, last + room), yRange=(0, top), padding=0)
        years = [day_of(int(x // DAY_S)).year for x in (first, last)]
        self._axes["left"].unit = chart.unit
        self._axes["bottom"].show_days(chart.form is not Form.BARS)
        for axis, label in zip(self._axes.values(), ("", _years_text(*years)), strict=True):
            for wear in (axis.setPen, axis.setTickPen, axis.setTextPen):
                wear(theme.muted)
            axis.setTickFont(self.font())
            axis.setStyle(tickLength=0)
            axis.setLabel(label, **{"font-size": f"{self._line_px():.0f}px", "color": theme.muted})
        self._axes["left"].setGrid(_GRID_ALPHA)

    def _arrange_legend(self) -> None:
        names = [series.look.name for series in self._chart.series] if self._chart else [""]
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in names) + _LEGEND_SIGN_PX
        self._legend.setColumnCount(max(min(self.width() // widest, len(names)), 1))

    def _draw_ring(self) -> None:
        if self._reached is not None:
            mark = self._marks[self._reached]
            self._ring.setData([mark.x], [mark.y], size=2 * _POINT_SHARE * self._line_px())

    def _nearest(self, position: QPointF) -> int | None:
        """Return the number of the mark that is meant by a place, None where none is near."""
        if self._chart is None:
            return None
        scene = self._view.mapToScene(self._view.mapFrom(self, position.toPoint()))
        place = self._box.mapSceneToView(scene)
        pixel = self._box.viewPixelSize()
        x, y = np.array([(mark.x, mark.y) for mark in self._marks]).T
        away, near = np.abs(x - place.x()) / pixel[0], self._chart.bar_s / 2 / pixel[0] + 1
        if self._chart.form is not Form.BARS:
            away, near = np.hypot(away, (y - place.y()) / pixel[1]), _NEAR_LINES * self._line_px()
        return int(away.argmin()) if away.min() <= near else None

    def _reach(self, number: int) -> None:
        if number == self._reached or not self._marks:
            return
        self._reached = number
        self._draw_ring()
        text = self._marks[number].text
        self.setAccessibleDescription(text)
        self.mark_reached.emit(text)

    def _open(self) -> None:
        if self._reached is not None and (uid := self._marks[self._reached].session_uid) is not None:
            self.session_chosen.emit(uid)

    def _line_px(self) -> float:
        return QFontMetricsF(self.font()).height() * 0.8


def _years_text(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return _("{first_year} to {last_year}").format(first_year=first, last_year=last)


def _band_item(series: Series, theme: Theme) -> QGraphicsPolygonItem:
    edges = [(mark.x, *heights) for mark, heights in zip(series.marks, series.band, strict=True)]
    forth = [QPointF(x, lower) for x, lower, _ in edges]
    back = [QPointF(x, upper) for x, _, upper in reversed(edges)]
    colour = QColor(getattr(theme, series.look.colour))
    colour.setAlpha(_BAND_ALPHA)
    band = QGraphicsPolygonItem(QPolygonF(forth + back))
    band.setPen(_NO_PEN)
    band.setBrush(colour)
    return band
