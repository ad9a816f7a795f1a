"""What the lifter sees of a set from across the room: nothing but the essentials, filling a whole screen."""

import math
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Phase, Timeline
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.text import clock_text, plural
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.training.rep_strip import RepStrip
from legcurl_timer.gui.training.screen_flash import ScreenFlash
from legcurl_timer.gui.training.set_view import DONE, GET_READY, PAUSED, STOPPED, phase_label
from legcurl_timer.gui.training.two_line_word import TwoLineWord
from legcurl_timer.gui.widgets.big_text import BigText
from legcurl_timer.gui.widgets.layouts import column, row

REST = "Rest"
READY = "Ready"
_START = "Space starts"
_GO_ON = "Space goes on"
_NEXT = "next"
_WAITING = "waiting for you"
_MINUTE_MS = 60_000
_WORD_WIDTH, _REST_WORD_WIDTH = 74, 42
"""Shares of the width, in percent; in a rest the time that is left gets more of it than the word."""
_MARGIN_SHARE = 0.05
"""As a share of the shorter side: the edge belongs to the flash."""


class Seen(NamedTuple):
    """What can be read of a set; word and next wear the colours of phases, that of a count-in is plain."""

    word: str
    rep: str
    of: str
    seconds: str = ""
    name: str = ""
    next: str = ""
    word_kind: PhaseKind = PhaseKind.COUNT_IN
    next_kind: PhaseKind = PhaseKind.COUNT_IN


class DistanceView(QWidget):
    """A window of its own, on the second screen where there is one; it is told, and never counts for itself.

    `flash` lights up at its edge when the phase changes, where the lifter wishes it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Leg Curl Timer, from afar")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = DARK
        self._phase: Phase | None = None
        self._seen: Seen | None = None
        self._place = ""
        self._words: tuple[str, ...] = ()
        self._build()
        self._lay_out()
        self.flash = ScreenFlash(self)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.background))
        self.setPalette(palette)
        self._strip.set_theme(theme)
        for text in (self._seconds, self._rep):
            text.set_colour(QColor(theme.text))
        for quiet in (self._of, self._next_name):
            quiet.set_colour(QColor(theme.muted))
        self._phase = self._seen = None

    def set_still(self, still: bool) -> None:
        """Leave the movement to the numbers (reduced motion)."""
        self._strip.setVisible(not still)

    def appear(self, beside: QWidget) -> None:
        """Fill the screen on which a window is not; where there is one only, fill that one."""
        here = beside.screen()
        there = other_screen(here, QGuiApplication.screens())
        # Beside a second screen the keys stay with the window: it shows more, and asks things.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, there is not here)
        self.setScreen(there)
        self.setGeometry(there.geometry())
        self.showFullScreen()
        (self if there is here else beside).activateWindow()

    def begin(self, prescription: SetPrescription, place: str = "") -> None:
        """Get ready to show a set; `place` tells which it is: "Set 2 of 3, left leg"."""
        variation = prescription.variation
        self._phase = None
        self._place = place
        labels = [variation.words[kind].label for kind in variation.phase_order]
        self._words = (*labels, GET_READY, PAUSED, STOPPED)
        self._next.set_samples(*labels, GET_READY, _START, _GO_ON)
        self._rep.set_samples("0" * max(2, len(str(prescription.reps))))
        self._of.set_samples(f"of {prescription.reps}", "reps")

    def show_transport(self, transport: Transport, now_ms: int, *, asking: bool = False) -> None:
        """Show where the set stands; `asking` where the lifter has to say whether to discard it."""
        position_ms = transport.position_ms(now_ms)
        phase = transport.timeline.phase_at(position_ms)
        is_running = transport.status is Status.RUNNING
        if phase is not self._phase:
            if self._phase is not None and is_running:
                self.flash.flash(self._theme.phase_colour(phase.kind), now_ms)
            self._show_phase(transport.timeline, phase)
        self._phase = phase if is_running else None
        self._strip.set_position(position_ms)
        seen = seen_from_afar(transport, now_ms, self._place, asking=asking)
        if seen != self._seen:
            self._seen = seen
            self._show(seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the edge free."""
        super().resizeEvent(event)
        margin = round(_MARGIN_SHARE * min(self.width(), self.height()))
        self._page.setContentsMargins(margin, margin, margin, margin)

    def _show_phase(self, timeline: Timeline, phase: Phase) -> None:
        is_rest = phase.kind is PhaseKind.REST
        share = _REST_WORD_WIDTH if is_rest else _WORD_WIDTH
        self._top.setStretch(0, share)
        self._top.setStretch(1, 100 - share)
        self._word.set_samples(*([REST] if is_rest else self._words))
        rep = phase.rep or timeline.first_rep
        self._strip.show_rep(timeline.rep_phases(rep), phase if phase.rep else None)

    def _show(self, seen: Seen) -> None:
        self._word.set_text(seen.word)
        self._word.set_colour(self._theme.phase_colour(seen.word_kind))
        self._seconds.set_samples("0:00" if ":" in seen.seconds else "00")
        self._seconds.set_text(seen.seconds)
        self._rep.set_text(seen.rep)
        self._of.set_text(seen.of)
        self._next_name.set_text(seen.name)
        self._next.set_text(seen.next)
        self._next.set_colour(self._theme.phase_colour(seen.next_kind))

    def _build(self) -> None:
        self._word = TwoLineWord()
        self._seconds = BigText(share=0.8, align=Qt.AlignmentFlag.AlignRight, has_tails=False)
        self._seconds.set_samples("00")
        self._rep = BigText(share=0.97, has_tails=False)
        self._of = BigText(share=0.8, bold=False, has_tails=False)
        self._next_name = BigText(share=0.6, bold=False)
        self._next = TwoLineWord()
        self._strip = RepStrip()

    def _lay_out(self) -> None:
        self._top = row((self._word, _WORD_WIDTH), (self._seconds, 100 - _WORD_WIDTH), gap=3 * GRID)
        of = column((self._of, 56))
        of.insertStretch(0, 44)
        following = column((self._next_name, 28), (self._next, 72), gap=0)
        bottom = row((self._rep, 34), (of, 20), (following, 46), gap=4 * GRID)
        self._page = column((self._top, 54), (bottom, 36), (self._strip, 6), gap=2 * GRID)
        self.setLayout(self._page)


def other_screen(here: QScreen, screens: list[QScreen]) -> QScreen:
    """Return the first screen that is not this one, else this one."""
    return next((screen for screen in screens if screen is not here), here)


def seen_from_afar(transport: Transport, now_ms: int, place: str, *, asking: bool) -> Seen:
    """Return what can be read of a set; `place` and `asking` are as the view is told them."""
    prescription, timeline = transport.prescription, transport.timeline
    if transport.status is Status.FINISHED:
        return Seen(DONE, *_reps(prescription, transport.tally(now_ms).completed_reps))
    if transport.status is Status.READY:
        return Seen(READY, *_reps(prescription, None), name=place, next=_START)
    position_ms = transport.position_ms(now_ms)
    phase = timeline.phase_at(position_ms)
    is_rest = phase.kind is PhaseKind.REST
    reps = _reps(prescription, None if is_rest else phase.rep or timeline.first_rep)
    seconds = _seconds(phase, phase.end_ms - position_ms)
    if transport.status is Status.PAUSED:
        # A rest that stands still is the workout waiting, not a set that is broken off.
        is_waiting = is_rest and not asking
        word = STOPPED if asking else REST if is_waiting else PAUSED
        return Seen(word, *reps, seconds, _WAITING if is_waiting else "", _GO_ON)
    if is_rest:
        return Seen(REST, *reps, seconds, _NEXT, place)
    variation, following = prescription.variation, timeline.next_phase(position_ms)
    next_kind = following.kind if following else PhaseKind.COUNT_IN
    word, next_word = phase_label(variation, phase), phase_label(variation, following)
    return Seen(word, *reps, seconds, _NEXT, next_word, phase.kind, next_kind)


def _reps(prescription: SetPrescription, rep: int | None) -> tuple[str, str]:
    """Return the number of a rep, or, where there is none yet, how many there will be."""
    if prescription.open_ended:
        return "" if rep is None else str(rep), ""
    if rep is None:
        return str(prescription.reps), plural(prescription.reps, "rep")
    return str(rep), f"of {prescription.reps}"


def _seconds(phase: Phase, left_ms: int) -> str:
    whole_s = max(1, math.ceil(left_ms / 1000))
    in_minutes = phase.kind is PhaseKind.REST and phase.duration_ms >= _MINUTE_MS
    return clock_text(whole_s * 1000) if in_minutes else str(whole_s)
