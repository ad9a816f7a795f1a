"""The reps of a set as a small picture: a bar for each attempt, its phases as wide as they lasted."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import RepRecord, SetRecord
from legcurl_timer.core.text import decimal_text
from legcurl_timer.gui.history.phase_glyph import draw_glyph
from legcurl_timer.gui.style.theme import Theme

_WIDTH_PX = 300
_LINE_SHARE = 1.15
_BAR_SHARE = 0.78
_GLYPH_SHARE = 0.52
_GAP_PX = 2


class RepPicture(QWidget):
    """Bars below each other, numbered; an attempt that a pause broke off is hatched."""

    def __init__(self, record: SetRecord, variation: Variation | None, theme: Theme) -> None:
        super().__init__()
        self._record = record
        self._order = record.phase_order or NOTATION_ORDER
        self._names = phase_names(variation)
        self._rises = variation.rises if variation else PhaseKind.CONCENTRIC
        self._theme = theme
        self._longest_ms = max((rep.duration_ms for rep in record.reps), default=0) or 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The reps of this set")
        self.setAccessibleDescription(reps_in_words(record, variation))

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the key and every attempt."""
        return QSize(_WIDTH_PX, self._line() * (len(self._record.reps) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key and those bars that are to be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        if event.rect().top() < line:
            self._draw_key(painter)
        for number, rep in enumerate(self._record.reps, 1):
            if event.rect().top() < (number + 1) * line and event.rect().bottom() >= number * line:
                self._draw_rep(painter, rep, QRectF(0, number * line, self.width(), line))
        painter.end()

    def _line(self) -> int:
        return round(self.fontMetrics().height() * _LINE_SHARE)

    def _numbers_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("0000")

    def _draw_key(self, painter: QPainter) -> None:
        left, line = float(self._numbers_width()), self._line()
        side = line * _BAR_SHARE * _GLYPH_SHARE * 1.3
        for kind in self._order:
            if not any(rep.phase_ms(kind) for rep in self._record.reps):
                continue
            glyph = QRectF(left, (line - side) / 2, side, side)
            draw_glyph(painter, glyph, kind, self._theme.phase_colour(kind), rises=self._rises)
            left += side * 1.5
            painter.setPen(QColor(self._theme.muted))
            width = painter.fontMetrics().horizontalAdvance(self._names[kind])
            painter.drawText(
                QRectF(left, 0, width + 1, line), Qt.AlignmentFlag.AlignVCenter, self._names[kind]
            )
            left += width + line

    def _draw_rep(self, painter: QPainter, rep: RepRecord, place: QRectF) -> None:
        numbers, seconds = self._numbers_width(), painter.fontMetrics().horizontalAdvance(" 000.0 s")
        painter.setPen(QColor(self._theme.muted))
        number_place = QRectF(place.left(), place.top(), numbers * 0.75, place.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number_place, right, str(rep.number))
        left = place.left() + numbers
        pixels_per_ms = (place.width() - numbers - seconds) / self._longest_ms
        for kind in self._order:
            width = rep.phase_ms(kind) * pixels_per_ms
            if width > 0:
                height = place.height() * _BAR_SHARE
                top = place.center().y() - height / 2
                bar = QRectF(left, top, max(width - _GAP_PX, 1), height)
                self._draw_phase(painter, bar, kind, completed=rep.completed)
            left += width
        painter.setPen(QColor(self._theme.muted))
        text = f" {rep.duration_ms / 1000:.1f} s"
        seconds_place = QRectF(left, place.top(), seconds, place.height())
        painter.drawText(seconds_place, Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_phase(self, painter: QPainter, bar: QRectF, kind: PhaseKind, *, completed: bool) -> None:
        colour = self._theme.phase_colour(kind)
        painter.setPen(Qt.PenStyle.NoPen if completed else colour)
        painter.setBrush(
            QBrush(colour, Qt.BrushStyle.SolidPattern if completed else Qt.BrushStyle.BDiagPattern)
        )
        radius = min(3.0, bar.width() / 2)
        painter.drawRoundedRect(bar, radius, radius)
        side = bar.height() * _GLYPH_SHARE
        if bar.width() <= 2 * side:
            return
        glyph = QRectF(bar.left() + side / 2, bar.center().y() - side / 2, side, side)
        ground = QColor(self._theme.background)
        if not completed:
            painter.fillRect(glyph.adjusted(-_GAP_PX, -_GAP_PX, _GAP_PX, _GAP_PX), ground)
        draw_glyph(painter, glyph, kind, ground if completed else colour, rises=self._rises)


def phase_names(variation: Variation | None) -> dict[PhaseKind, str]:
    """Return the phases' names in a variation's words, in the field's for one that is not known here."""
    if variation is None:
        return {kind: kind.value.replace("_", " ").capitalize() for kind in NOTATION_ORDER}
    return {kind: variation.words[kind].label for kind in NOTATION_ORDER}


def reps_in_words(record: SetRecord, variation: Variation | None) -> str:
    """Return what the picture shows, a line for each attempt."""
    names = phase_names(variation)
    order = record.phase_order or NOTATION_ORDER
    lines = []
    for rep in record.reps:
        phases = ", ".join(
            f"{names[kind].lower()} {decimal_text(rep.phase_ms(kind))} s"
            for kind in order
            if rep.phase_ms(kind)
        )
        broken = "" if rep.completed else ", broken off"
        lines.append(f"Rep {rep.number}{broken}: {phases or 'not begun'}.")
    return "\n".join(lines)
