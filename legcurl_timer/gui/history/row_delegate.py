"""How the rows of the history look: a card for a session, a line for a set."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import clock_text, counted, with_decimal_mark
from legcurl_timer.gui.history.session_model import AnyIndex, RowKind, SessionModel
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.wording.history import day_heading, done_text, leg_text, remarks, session_span
from legcurl_timer.wording.sets import done_of_text

_RADIUS = 10
_HEADING_LINES, _SESSION_LINES, _SET_LINES = 2.3, 2.9, 1.75
_SMALL, _LARGE = 0.93, 1.13
_SELECTED_WIDTH = 2
_ROUNDING_PX = 3
_NAME_LINES = 4
"""So much room there is for a lift's name at least, in heights of a line."""
_SHARE_OF_LIFTS = 0.6
"""So much of a session's row there is at most for its lifts, where they stand beside its sums."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Draws sessions and sets in the `theme`, their days as seen `today`; their heights follow the text."""

    def __init__(self, view: QTreeView, model: SessionModel, names: Mapping[str, str]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._names = names
        self.theme: Theme = DARK
        self.today = date.min
        self._session_size = self._heading_session_size = QSize()

    def measure(self) -> None:
        """Take the heights of the sessions' rows from the font; asked for each of them, they are kept."""
        self._session_size = QSize(1, round(_SESSION_LINES * self._line) + GRID)
        self._heading_session_size = QSize(1, round((_SESSION_LINES + _HEADING_LINES) * self._line) + GRID)

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height that a row needs; the width is that of the list."""
        match self._model.kind(index):
            case RowKind.SESSION:
                return self._heading_session_size if self._model.heads_day(index) else self._session_size
            case RowKind.SET:
                lines = _SET_LINES + bool(remarks(self._model.record(index)))
                return QSize(1, round(lines * self._line))
            case _:
                widget = self._view.indexWidget(index)
                return QSize(1, self._height_of(widget) if widget else 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        kind = self._model.kind(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind is RowKind.SESSION:
            self._draw_session(painter, option, index)
        elif kind is RowKind.SET:
            self._draw_set(painter, option, index)
        painter.restore()

    def _height_of(self, widget: QWidget) -> int:
        """Return how high a widget below a row has to be, for texts in it may wrap."""
        height = widget.heightForWidth(self._view.viewport().width())
        return height if height > 0 else widget.sizeHint().height()

    @property
    def _line(self) -> int:
        return self._view.fontMetrics().height()

    def _draw_session(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        place, height = QRectF(option.rect), self._line
        line = self._model.line(index)
        if self._model.heads_day(index):
            heading = QRectF(place)
            heading.setHeight(_HEADING_LINES * height)
            heading.setTop(heading.top() + 0.6 * height)
            painter.setFont(self._font(_LARGE, bold=True))
            painter.setPen(QColor(self.theme.text))
            painter.drawText(heading, _LEFT, day_heading(line.started.local.date(), self.today))
            place = place.adjusted(0, _HEADING_LINES * height, 0, 0)
        card = place.adjusted(1, 1, -1, 1 - GRID)
        self._draw_frame(painter, card, option, index)
        self._draw_chevron(painter, QPointF(card.left() + 1.1 * height, card.center().y()), option)
        inside = card.adjusted(2.2 * height, 0.3 * height, -height, -0.3 * height)
        upper, lower = QRectF(inside), QRectF(inside)
        upper.setBottom(inside.center().y())
        lower.setTop(inside.center().y())
        sums = line.sums
        facts = [
            counted(sums.sets, "{count} set", "{count} sets"),
            counted(sums.reps, "{count} rep", "{count} reps"),
        ]
        if line.warm_ups:
            facts.append(counted(line.warm_ups, "{count} warm-up", "{count} warm-ups"))
        if sums.tut_ms is not None:
            facts.append(_("{time} under tension (paced)").format(time=clock_text(sums.tut_ms)))
        lifts = " \u00b7 ".join(self._names.get(name, name) for name in line.variations)
        note = _("\u201c{note}\u201d").format(note=" ".join(line.note.split())) if line.note else ""
        head, below, left = session_span(line), f"{lifts}  {note}", QRectF(upper)
        if not head:
            head, below = lifts, note
            left.setWidth(_SHARE_OF_LIFTS * left.width())
        self._write(painter, left, head, self.theme.text, bold=True)
        upper.setLeft(min(left.left() + painter.fontMetrics().horizontalAdvance(head), left.right()) + height)
        self._write(painter, upper, self._fitting(facts, upper.width()), self.theme.text, align=_RIGHT)
        self._write(painter, lower, below, self.theme.muted, size=_SMALL)

    def _draw_set(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        height = self._line
        record = self._model.record(index)
        frame = QRectF(option.rect).adjusted(2 * height, 1, -1, -1)
        self._draw_frame(painter, frame, option, index)
        upper = frame.adjusted(2.2 * height, 0, -height, 0)
        upper.setHeight((_SET_LINES - 0.1) * height)
        self._draw_chevron(painter, QPointF(frame.left() + 1.1 * height, upper.center().y()), option)
        right = upper.right()
        name, leg = self._names.get(record.variation, record.variation), leg_text(record.leg)
        columns = self._columns(record)
        room = upper.width() - _NAME_LINES * height
        while columns and sum(width + height for _, width in columns) > room:
            columns.pop(0)
        for text, width in columns:
            column = QRectF(right - width, upper.top(), width, upper.height())
            self._write(painter, column, text, self.theme.text, align=_RIGHT)
            right -= width + height
        upper.setRight(right)
        self._write(painter, upper, f"{name}, {leg}" if leg else name, self.theme.text, bold=True)
        if texts := remarks(record):
            lower = frame.adjusted(2.2 * height, (_SET_LINES - 0.35) * height, -height, -4)
            self._write(painter, lower, " \u00b7 ".join(texts), self.theme.muted, size=_SMALL)

    def _fitting(self, facts: list[str], width: float) -> str:
        """Return as many of the facts as there is room for."""
        metrics = QFontMetricsF(self._font(1.0, bold=False))
        texts = [" \u00b7 ".join(facts[:count]) for count in range(len(facts), 0, -1)]
        return next((text for text in texts if metrics.horizontalAdvance(text) < width), "")

    def _columns(self, record: SetRecord) -> list[tuple[str, float]]:
        """Return what stands in the columns of a set with their widths, from the right."""
        metrics = QFontMetricsF(self._font(1.0, bold=False))

        def width(text: str) -> float:
            return metrics.horizontalAdvance(text) + _ROUNDING_PX

        tut = "" if record.tut_ms is None else clock_text(record.tut_ms)
        load, tempo = str(record.load or ""), with_decimal_mark(record.tempo)
        done = done_text(record)
        return [
            (tut, width("00:00")),
            (tempo, max(width("0-0-0-0"), width(tempo))),
            (load, min(max(width("000.5 kg"), width(load)), width("a band of some colour"))),
            (done, max(width(done), width(done_of_text(10, 10)))),
        ]

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

    def _draw_frame(
        self, painter: QPainter, frame: QRectF, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw the card of a session, and around any row whether it is the current one, or pointed at."""
        theme, is_session = self.theme, self._model.kind(index) is RowKind.SESSION
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if index == self._view.currentIndex():
            colour = theme.concentric if self._view.hasFocus() else theme.muted
            painter.setPen(QPen(QColor(colour), _SELECTED_WIDTH))
        elif is_session or is_hovered:
            painter.setPen(QPen(QColor(theme.muted if is_hovered else theme.line), 1))
        else:
            return
        painter.setBrush(QColor(theme.card) if is_session else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _draw_chevron(self, painter: QPainter, middle: QPointF, option: QStyleOptionViewItem) -> None:
        """Draw an angle that points down where the row is open and to the right where it is closed."""
        size = self._line * 0.22
        if option.state & QStyle.StateFlag.State_Open:
            points = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        else:
            points = [QPointF(-size / 2, -size), QPointF(size / 2, 0), QPointF(-size / 2, size)]
        painter.setPen(QPen(QColor(self.theme.muted), max(1.5, self._line / 11)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + point for point in points]))
