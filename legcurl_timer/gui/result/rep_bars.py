"""The eccentrics of a measured set as small bars side by side: asked as an outline, done as filled."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.core.progression.measured_set import asked_tempo, paces_of
from legcurl_timer.core.progression.tempo_adherence import rushed_reps
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.wording.measured import rep_lines

_HEIGHT_SHARE = 0.1
"""How high the bars are, as a share of the window."""
_WIDEST_LINES = 2.2
_LEAST_PX = 4
_BAR_SHARE = 0.62
_LINE_PX = 2
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)


class _Bar(NamedTuple):
    """One rep and what is said of it; one that is rushed stands out."""

    rep: MeasuredRep
    is_rushed: bool
    text: str

    @property
    def is_told(self) -> bool:
        """Whether its length may be held against the tempo."""
        return self.rep.trusted and not self.rep.half


class RepBars(QWidget):
    """A bar for each rep that was seen, without a figure for half ones (½) and those not seen well (?)."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[_Bar, ...] = ()
        self._asked_ms = 0
        self._theme = DARK
        self._high_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("The reps as they were measured"))

    def show_set(self, variation: Variation, record: SetRecord) -> None:
        """Show the reps of a measured set."""
        tempo, seen = asked_tempo(record), record.measurement
        self._asked_ms = tempo.eccentric_ms if tempo else 0
        rushed, lines = rushed_reps(paces_of(record)), rep_lines(variation, record)
        reps = seen.reps if seen else ()
        self._bars = tuple(
            _Bar(rep, rep.number in rushed, text) for rep, text in zip(reps, lines, strict=True)
        )
        self.setAccessibleDescription("\n".join(lines))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def fit(self, window_height: int) -> None:
        """Be as high as a window of that height asks for."""
        self._high_px = round(_HEIGHT_SHARE * window_height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the bars with their numbers below."""
        return QSize(0, self._high_px + round(1.2 * self.fontMetrics().height()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the rep below the mouse."""
        shown = self._shown
        place = int(event.position().x() // self._width(len(shown)))
        self.setToolTip(shown[place].text if 0 <= place < len(shown) else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown
        told = [each.rep.eccentric_ms for each in shown if each.is_told]
        longest_ms = max([self._asked_ms, *told, 1])
        width = self._width(len(shown))
        every = -(-self.fontMetrics().horizontalAdvance("000") // max(round(width), 1))
        for place, bar in enumerate(shown):
            column = QRectF(place * width, 0, width, self._high_px)
            self._draw_bar(painter, bar, column, longest_ms)
            if place % every == 0:
                self._draw_number(painter, bar, column)
        painter.end()

    @property
    def _shown(self) -> tuple[_Bar, ...]:
        """As many bars as there is room for, the last ones."""
        return self._bars[-max(self.width() // _LEAST_PX, 1) :]

    def _width(self, count: int) -> float:
        widest = _WIDEST_LINES * self.fontMetrics().height()
        return min(widest, self.width() / max(count, 1))

    def _draw_bar(self, painter: QPainter, bar: _Bar, column: QRectF, longest_ms: int) -> None:
        theme, rep = self._theme, bar.rep
        across = max(column.width() * _BAR_SHARE, 1.0)

        def standing(length_ms: int) -> QRectF:
            height = (column.height() - 2 * _LINE_PX) * length_ms / longest_ms
            left = column.center().x() - across / 2
            return QRectF(left, column.bottom() - _LINE_PX - height, across, height)

        if bar.is_told:
            fill = QColor(theme.eccentric if bar.is_rushed else theme.muted)
            painter.fillRect(standing(rep.eccentric_ms), fill)
        style = Qt.PenStyle.SolidLine if rep.trusted else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(theme.text if bar.is_told else theme.muted), _LINE_PX, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(standing(self._asked_ms))
        if not bar.is_told:
            painter.drawText(column, _MIDDLE, "\u00bd" if rep.trusted else "?")

    def _draw_number(self, painter: QPainter, bar: _Bar, column: QRectF) -> None:
        font = QFont(self.font())
        font.setBold(bar.is_rushed)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text if bar.is_rushed else self._theme.muted))
        text, metrics = str(bar.rep.number), painter.fontMetrics()
        wide = metrics.horizontalAdvance(text)
        left = max(column.center().x() - wide / 2, 0)
        if left + wide <= self.width():
            painter.drawText(QPointF(left, self._high_px + metrics.ascent()), text)
