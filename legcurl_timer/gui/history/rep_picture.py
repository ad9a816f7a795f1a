"""The reps of a set as a small picture: a bar for each attempt, its phases as wide as they lasted.

Of a measured set each bar is an outline, as paced, and below it stands what was done, filled.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PHASE_NAMES, PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.core.progression.measured_set import paces_of
from legcurl_timer.core.progression.tempo_adherence import rushed_reps
from legcurl_timer.core.records import RepRecord, SetRecord
from legcurl_timer.core.text import decimal_text, tenths_text
from legcurl_timer.gui.history.phase_glyph import draw_glyph
from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.wording.measured import rep_lines, rep_text

_WIDTH_PX = 300
_LINE_SHARE, _MEASURED_LINE_SHARE = 1.15, 1.7
_BAR_SHARE = 0.78
_PACED_SHARE = 0.4
"""The part of a measured rep's height that shows it as paced."""
_GLYPH_SHARE = 0.52
_GAP_PX = 2
_TEXTS_SHARE = 0.5
"""As a share of the width: so much of it is left to what is said of measured reps."""


class _Line(NamedTuple):
    """A paced attempt, a measured rep, or both; and what stands beside them."""

    attempt: RepRecord | None
    seen: MeasuredRep | None
    text: str
    is_rushed: bool = False


class RepPicture(QWidget):
    """Bars below each other, numbered; an attempt that a pause broke off is hatched."""

    def __init__(self, record: SetRecord, variation: Variation | None, theme: Theme) -> None:
        super().__init__()
        self._is_measured = bool(variation and record.measurement and record.measurement.trusted)
        self._lines = _lines(record, variation)
        self._order = record.phase_order or NOTATION_ORDER
        self._names = phase_names(variation)
        self._rises = variation.rises if variation else PhaseKind.CONCENTRIC
        self._theme = theme
        lengths = (sum(map(rep.phase_ms, NOTATION_ORDER)) for line in self._lines for rep in line[:2] if rep)
        self._longest_ms = max(lengths, default=0) or 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The reps of this set"))
        told = (*reps_in_words(record, variation).splitlines(), *_measured_lines(record, variation))
        self.setAccessibleDescription("\n".join(told))

    @property
    def has_reps(self) -> bool:
        """Whether there is anything to be drawn."""
        return bool(self._lines)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the key and every rep."""
        return QSize(_WIDTH_PX, self._key_line() + self._line() * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key and those bars that are to be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, high = self._key_line(), self._line()
        if event.rect().top() < top:
            self._draw_key(painter)
        for line in self._lines:
            if event.rect().top() < top + high and event.rect().bottom() >= top:
                self._draw_line(painter, line, QRectF(0, top, self.width(), high))
            top += high
        painter.end()

    def _key_line(self) -> int:
        return round(self.fontMetrics().height() * _LINE_SHARE)

    def _line(self) -> int:
        share = _MEASURED_LINE_SHARE if self._is_measured else _LINE_SHARE
        return round(self.fontMetrics().height() * share)

    def _numbers_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("0000")

    def _draw_key(self, painter: QPainter) -> None:
        left, line = float(self._numbers_width()), self._key_line()
        side = line * _BAR_SHARE * _GLYPH_SHARE * 1.3
        for kind in self._order:
            if not any(rep.phase_ms(kind) for line in self._lines for rep in line[:2] if rep):
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

    def _draw_line(self, painter: QPainter, line: _Line, place: QRectF) -> None:
        numbers, texts = self._numbers_width(), self._texts_width()
        painter.setPen(QColor(self._theme.muted))
        number_place = QRectF(place.left(), place.top(), numbers * 0.75, place.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        rep = line.attempt or line.seen
        painter.drawText(number_place, right, str(rep.number if rep else ""))
        bars = QRectF(place.left() + numbers, 0, place.width() - numbers - texts, place.height() * _BAR_SHARE)
        bars.moveCenter(QPointF(bars.center().x(), place.center().y()))
        end = bars.left()
        if not self._is_measured and line.attempt:
            solid = Qt.BrushStyle.SolidPattern if line.attempt.completed else Qt.BrushStyle.BDiagPattern
            end = self._draw_bar(painter, line.attempt, bars, solid)
        elif self._is_measured:
            self._draw_both(painter, line, bars)
            end = bars.right()
        painter.setPen(QColor(self._theme.text if line.is_rushed else self._theme.muted))
        fitting = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, texts)
        painter.drawText(
            QRectF(end, place.top(), texts, place.height()), Qt.AlignmentFlag.AlignVCenter, fitting
        )

    def _draw_both(self, painter: QPainter, line: _Line, bars: QRectF) -> None:
        paced, done = QRectF(bars), QRectF(bars)
        paced.setHeight(bars.height() * _PACED_SHARE - _GAP_PX / 2)
        done.setTop(paced.bottom() + _GAP_PX)
        if line.attempt:
            outline = Qt.BrushStyle.NoBrush if line.attempt.completed else Qt.BrushStyle.BDiagPattern
            self._draw_bar(painter, line.attempt, paced, outline)
        if line.seen and line.seen.trusted:
            self._draw_bar(painter, line.seen, done, Qt.BrushStyle.SolidPattern)

    def _texts_width(self) -> int:
        """Return how wide what stands beside the bars may be."""
        advance = self.fontMetrics().horizontalAdvance
        if not self._is_measured:
            return advance(" 000.0 s")
        widest = max((advance(line.text) for line in self._lines), default=0)
        return min(widest + _GAP_PX, round(_TEXTS_SHARE * self.width()))

    def _draw_bar(
        self, painter: QPainter, rep: RepRecord | MeasuredRep, place: QRectF, style: Qt.BrushStyle
    ) -> float:
        """Draw a rep's phases beside each other, and return where they end."""
        left = place.left()
        for kind in self._order:
            width = rep.phase_ms(kind) * place.width() / self._longest_ms
            if width > 0:
                bar = QRectF(left, place.top(), max(width - _GAP_PX, 1), place.height())
                self._draw_phase(painter, bar, kind, style)
            left += width
        return left

    def _draw_phase(self, painter: QPainter, bar: QRectF, kind: PhaseKind, style: Qt.BrushStyle) -> None:
        colour, is_solid = self._theme.phase_colour(kind), style is Qt.BrushStyle.SolidPattern
        painter.setPen(Qt.PenStyle.NoPen if is_solid else colour)
        painter.setBrush(QBrush(colour, style))
        radius = min(3.0, bar.width() / 2)
        painter.drawRoundedRect(bar, radius, radius)
        side = bar.height() * _GLYPH_SHARE
        if bar.width() <= 2 * side or style is Qt.BrushStyle.NoBrush:
            return
        glyph = QRectF(bar.left() + side / 2, bar.center().y() - side / 2, side, side)
        ground = QColor(self._theme.background)
        if not is_solid:
            painter.fillRect(glyph.adjusted(-_GAP_PX, -_GAP_PX, _GAP_PX, _GAP_PX), ground)
        draw_glyph(painter, glyph, kind, ground if is_solid else colour, rises=self._rises)


def phase_names(variation: Variation | None) -> Mapping[PhaseKind, str]:
    """Return the phases' names in a variation's words, in the field's for one that is not known here."""
    return variation.labels if variation else {kind: _(name) for kind, name in PHASE_NAMES.items()}


def reps_in_words(record: SetRecord, variation: Variation | None) -> str:
    """Return what the picture shows, a line for each attempt."""
    names = {kind: words.word for kind, words in variation.words.items()} if variation else phase_names(None)
    order = record.phase_order or NOTATION_ORDER
    lines = []
    for rep in record.reps:
        phases = ", ".join(
            _("{phase} {seconds} s").format(phase=names[kind], seconds=decimal_text(rep.phase_ms(kind)))
            for kind in order
            if rep.phase_ms(kind)
        )
        # TRANSLATORS: {phases} is such as "lower 3 s, pause 1 s".
        whole, broken = _("Rep {number}: {phases}."), _("Rep {number}, broken off: {phases}.")
        told = (whole if rep.completed else broken) if phases else _("Rep {number}: not begun.")
        lines.append(told.format(number=rep.number, phases=phases))
    return "\n".join(lines)


def _lines(record: SetRecord, variation: Variation | None) -> tuple[_Line, ...]:
    """Return the attempts; beside the last one of each number what was measured of it, then what is left."""
    if variation is None or record.measurement is None or not record.measurement.trusted:
        return tuple(_Line(rep, None, f" {tenths_text(rep.duration_ms)} s") for rep in record.reps)
    left, rushed = {rep.number: rep for rep in record.measurement.reps}, rushed_reps(paces_of(record))

    def line(attempt: RepRecord | None, seen: MeasuredRep | None) -> _Line:
        text = f" {rep_text(variation, record, seen)}" if seen else ""
        return _Line(attempt, seen, text, seen is not None and seen.number in rushed)

    last = {rep.number: rep for rep in record.reps}
    paced = [
        line(rep, left.pop(rep.number, None) if rep is last[rep.number] else None) for rep in record.reps
    ]
    return (*paced, *(line(None, seen) for seen in left.values()))


def _measured_lines(record: SetRecord, variation: Variation | None) -> tuple[str, ...]:
    if variation is None or record.measurement is None or not record.measurement.trusted:
        return ()
    return (_("As measured."), *(f"{line}." for line in rep_lines(variation, record)))
