"""How the rows of the history look: a card for a session, a line for a set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.gui.history.session_model import AnyIndex, RowKind, SessionModel
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.wording.history import (
    day_heading,
    done_text,
    leg_text,
    remarks,
    session_span,
)

_RADIUS = 10
_HEADING_LINES, _SESSION_LINES, _SET_LINES = 2.3, 2.9, 1.75
_SMALL, _LARGE = 0.93, 1.13
_SELECTED_WIDTH = 2
_ROUNDING_PX = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Look:
    """What the drawing of one row needs to know."""

    theme: Theme
    line: int
    is_open: bool
    is_current: bool
    has_focus: bool
    is_hovered: bool


class RowDelegate(QStyledItemDelegate):
    """Draws sessions and sets; their heights follow the text."""

    def __init__(self, view: QTreeView, model: SessionModel, names: Mapping[str, str]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._names = names
        self._theme: Theme | None = None
        self._today = date.min
        self._session_size = self._heading_session_size = QSize()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme

    def set_today(self, today: date) -> None:
        """Note the day that is called today."""
        self._today = today

    def measure(self) -> None:
        """Take the heights of the sessions' rows from the font; asked for each of them, they are kept."""
        line = self._view.fontMetrics().height()
        self._session_size = QSize(1, round(_SESSION_LINES * line) + GRID)
        self._heading_session_size = QSize(1, round((_SESSION_LINES + _HEADING_LINES) * line) + GRID)

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height that a row needs; the width is that of the list."""
        match self._model.kind(index):
            case RowKind.SESSION:
                return self._heading_session_size if self._model.heads_day(index) else self._session_size
            case RowKind.SET:
                lines = _SET_LINES + bool(remarks(self._model.record(index)))
                return QSize(1, round(lines * self._view.fontMetrics().height()))
            case _:
                widget = self._view.indexWidget(index)
                return QSize(1, widget.sizeHint().height() if widget else 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        kind = self._model.kind(index)
        if self._theme is None or kind not in {RowKind.SESSION, RowKind.SET}:
            return
        state = option.state
        look = _Look(
            theme=self._theme,
            line=self._view.fontMetrics().height(),
            is_open=self._view.isExpanded(index),
            is_current=index == self._view.currentIndex(),
            has_focus=self._view.hasFocus(),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        if kind is RowKind.SESSION:
            self._draw_session(painter, place, index, look)
        else:
            self._draw_set(painter, place, index, look)
        painter.restore()

    def _draw_session(self, painter: QPainter, place: QRectF, index: AnyIndex, look: _Look) -> None:
        model = self._model
        line = model.line(index)
        if model.heads_day(index):
            heading = QRectF(place)
            heading.setHeight(_HEADING_LINES * look.line)
            heading.setTop(heading.top() + 0.6 * look.line)
            painter.setFont(self._font(_LARGE, bold=True))
            painter.setPen(QColor(look.theme.text))
            painter.drawText(heading, _LEFT, day_heading(line.started.local.date(), self._today))
            place = place.adjusted(0, _HEADING_LINES * look.line, 0, 0)
        card = place.adjusted(1, 1, -1, 1 - GRID)
        _draw_frame(painter, card, look, filled=True)
        _draw_chevron(painter, QPointF(card.left() + 1.1 * look.line, card.top() + card.height() / 2), look)
        inside = card.adjusted(2.2 * look.line, 0.3 * look.line, -look.line, -0.3 * look.line)
        upper, lower = QRectF(inside), QRectF(inside)
        upper.setBottom(inside.center().y())
        lower.setTop(inside.center().y())
        sums = line.sums
        facts = [counted(sums.sets, "set"), counted(sums.reps, "rep")]
        if sums.tut_ms is not None:
            facts.append(f"{clock_text(sums.tut_ms)} under tension")
        if line.warm_ups:
            facts.insert(0, counted(line.warm_ups, "warm-up"))
        self._write(painter, upper, session_span(line), look.theme.text, bold=True)
        self._write(painter, upper, " \u00b7 ".join(facts), look.theme.text, align=_RIGHT)
        lifts = " \u00b7 ".join(self._names.get(name, name) for name in line.variations)
        note = f"  \u201c{' '.join(line.note.split())}\u201d" if line.note else ""
        self._write(painter, lower, lifts + note, look.theme.muted, size=_SMALL)

    def _draw_set(self, painter: QPainter, place: QRectF, index: AnyIndex, look: _Look) -> None:
        record = self._model.record(index)
        frame = place.adjusted(2 * look.line, 1, -1, -1)
        if look.is_current or look.is_hovered:
            _draw_frame(painter, frame, look, filled=False)
        upper = frame.adjusted(2.2 * look.line, 0, -look.line, 0)
        upper.setHeight((_SET_LINES - 0.1) * look.line)
        _draw_chevron(painter, QPointF(frame.left() + 1.1 * look.line, upper.center().y()), look)
        right = upper.right()
        for text, width in self._columns(record):
            column = QRectF(right - width, upper.top(), width, upper.height())
            self._write(painter, column, text, look.theme.text, align=_RIGHT)
            right -= width + look.line
        upper.setRight(right)
        self._write(painter, upper, self._set_title(record), look.theme.text, bold=True)
        if texts := remarks(record):
            lower = frame.adjusted(2.2 * look.line, (_SET_LINES - 0.35) * look.line, -look.line, -4)
            self._write(painter, lower, " \u00b7 ".join(texts), look.theme.muted, size=_SMALL)

    def _columns(self, record: SetRecord) -> list[tuple[str, float]]:
        """Return what stands in the columns of a set with their widths, from the right."""
        metrics = QFontMetricsF(self._font(1.0, bold=False))

        def width(text: str) -> float:
            return metrics.horizontalAdvance(text) + _ROUNDING_PX

        tut = "" if record.tut_ms is None else clock_text(record.tut_ms)
        load = str(record.load) if record.load else ""
        return [
            (tut, width("00:00")),
            (record.tempo, max(width("0-0-0-0"), width(record.tempo))),
            (load, min(max(width("000.5 kg"), width(load)), width("a band of some colour"))),
            (done_text(record), width("10 of 10 reps")),
        ]

    def _set_title(self, record: SetRecord) -> str:
        name = self._names.get(record.variation, record.variation)
        leg = leg_text(record.leg)
        return f"{name}, {leg}" if leg else name

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        colour: str,
        size: float = 1.0,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        painter.setFont(self._font(size, bold=bold))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, align, shown)

    def _font(self, size: float, *, bold: bool) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(max(9, round(self._view.fontInfo().pixelSize() * size)))
        font.setBold(bold)
        return font


def _draw_frame(painter: QPainter, frame: QRectF, look: _Look, *, filled: bool) -> None:
    theme = look.theme
    if look.is_current:
        pen = QPen(QColor(theme.concentric if look.has_focus else theme.muted), _SELECTED_WIDTH)
    else:
        pen = QPen(QColor(theme.muted if look.is_hovered else theme.line), 1)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.card) if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, _RADIUS, _RADIUS)


def _draw_chevron(painter: QPainter, middle: QPointF, look: _Look) -> None:
    """Draw an angle that points down where the row is open and to the right where it is closed."""
    size = look.line * 0.22
    if look.is_open:
        points = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
    else:
        points = [QPointF(-size / 2, -size), QPointF(size / 2, 0), QPointF(-size / 2, size)]
    painter.setPen(QPen(QColor(look.theme.muted), max(1.5, look.line / 11)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([middle + point for point in points]))
