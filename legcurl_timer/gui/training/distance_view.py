"""What the lifter sees of a set from across the room: nothing but the essentials, filling a whole screen."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Phase, Timeline
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.text import clock_text, plural
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.training.rep_strip import RepStrip
from legcurl_timer.gui.training.screen_flash import ScreenFlash
from legcurl_timer.gui.training.set_view import GET_READY, PAUSED, STOPPED
from legcurl_timer.gui.training.two_line_word import TwoLineWord
from legcurl_timer.gui.widgets.big_text import BigText

REST = "Rest"
DONE = "Done"
READY = "Ready"
_START = "Space starts"
_GO_ON = "Space goes on"
_WAITING = "waiting for you"
_MINUTE_MS = 60_000
_WORD_WIDTH, _REST_WORD_WIDTH = 74, 42
"""Shares of the width, in percent; in a rest the time that is left gets more of it than the word."""
_MARGIN_SHARE = 0.05
"""As a share of the shorter side: the edge belongs to the flash."""


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
        self._phase = None

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
        if phase is not self._phase:
            if self._phase is not None and transport.status is Status.RUNNING:
                self.flash.flash(self._theme.phase_colour(phase.kind), now_ms)
            self._phase = phase
            self._show_phase(transport.prescription, transport.timeline, phase)
        self._show_seconds(phase, phase.end_ms - position_ms)
        self._strip.set_position(position_ms)
        if transport.status is not Status.RUNNING:
            self._show_standstill(transport, now_ms, asking=asking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the edge free."""
        super().resizeEvent(event)
        margin = round(_MARGIN_SHARE * min(self.width(), self.height()))
        self._page.setContentsMargins(margin, margin, margin, margin)

    def _show_phase(self, prescription: SetPrescription, timeline: Timeline, phase: Phase) -> None:
        is_rest = phase.kind is PhaseKind.REST
        self._share_width(_REST_WORD_WIDTH if is_rest else _WORD_WIDTH)
        self._word.set_samples(*([REST] if is_rest else self._words))
        self._word.set_text(_label(prescription.variation, phase))
        self._word.set_colour(self._theme.phase_colour(phase.kind))
        rep = phase.rep or timeline.first_rep
        self._strip.show_rep(timeline.rep_phases(rep), phase if phase.rep else None)
        if is_rest:
            self._show_reps(prescription, None)
            self._show_next(self._place, QColor(self._theme.text))
            return
        self._show_reps(prescription, rep)
        following = timeline.next_phase(phase.start_ms)
        if following is None:
            self._show_next(DONE, QColor(self._theme.text))
        else:
            label = _label(prescription.variation, following)
            self._show_next(label, self._theme.phase_colour(following.kind))

    def _show_reps(self, prescription: SetPrescription, rep: int | None) -> None:
        """Show the number of a rep, or, where there is none yet, how many there will be."""
        if prescription.open_ended:
            self._rep.set_text("" if rep is None else str(rep))
            self._of.set_text("")
        elif rep is None:
            self._rep.set_text(str(prescription.reps))
            self._of.set_text(plural(prescription.reps, "rep"))
        else:
            self._rep.set_text(str(rep))
            self._of.set_text(f"of {prescription.reps}")

    def _show_next(self, text: str, colour: QColor, name: str = "next") -> None:
        self._next_name.set_text(name)
        self._next.set_text(text)
        self._next.set_colour(colour)

    def _show_seconds(self, phase: Phase, left_ms: int) -> None:
        whole_ms = max(1, math.ceil(left_ms / 1000)) * 1000
        in_minutes = phase.kind is PhaseKind.REST and phase.duration_ms >= _MINUTE_MS
        self._seconds.set_samples("0:00" if in_minutes else "00")
        self._seconds.set_text(clock_text(whole_ms) if in_minutes else str(whole_ms // 1000))

    def _show_standstill(self, transport: Transport, now_ms: int, *, asking: bool) -> None:
        self._phase = None
        text = QColor(self._theme.text)
        self._word.set_colour(text)
        if transport.status is Status.FINISHED:
            self._word.set_text(DONE)
            self._seconds.set_text("")
            self._show_reps(transport.prescription, transport.tally(now_ms).completed_reps)
            self._show_next("", text, "")
        elif transport.status is Status.READY:
            self._word.set_text(READY)
            self._seconds.set_text("")
            self._show_reps(transport.prescription, None)
            self._show_next(_START, text, self._place)
        else:
            # A rest that stands still is the workout waiting, not a set that is broken off.
            phase = transport.timeline.phase_at(transport.position_ms(now_ms))
            waiting = phase.kind is PhaseKind.REST and not asking
            self._word.set_text(STOPPED if asking else REST if waiting else PAUSED)
            self._show_next(_GO_ON, text, _WAITING if waiting else "")

    def _share_width(self, word: int) -> None:
        self._top.setStretch(0, word)
        self._top.setStretch(1, 100 - word)

    def _build(self) -> None:
        self._word = TwoLineWord()
        self._seconds = BigText(share=0.8, align=Qt.AlignmentFlag.AlignRight, has_tails=False)
        self._seconds.set_samples("00")
        self._rep = BigText(share=0.97, has_tails=False)
        self._of = BigText(share=0.8, bold=False, has_tails=False)
        self._next_name = BigText(share=0.6, bold=False)
        self._next = TwoLineWord()
        self._strip = RepStrip()
        self._page = QVBoxLayout(self)
        self._top = QHBoxLayout()

    def _lay_out(self) -> None:
        page = self._page
        page.setSpacing(2 * GRID)
        self._top.setSpacing(3 * GRID)
        self._top.addWidget(self._word)
        self._top.addWidget(self._seconds)
        self._share_width(_WORD_WIDTH)
        page.addLayout(self._top, 54)
        bottom = QHBoxLayout()
        bottom.setSpacing(4 * GRID)
        bottom.addWidget(self._rep, 34)
        of = QVBoxLayout()
        of.addStretch(44)
        of.addWidget(self._of, 56)
        bottom.addLayout(of, 20)
        following = QVBoxLayout()
        following.setSpacing(0)
        following.addWidget(self._next_name, 28)
        following.addWidget(self._next, 72)
        bottom.addLayout(following, 46)
        page.addLayout(bottom, 36)
        page.addWidget(self._strip, 6)


def other_screen(here: QScreen, screens: list[QScreen]) -> QScreen:
    """Return the first screen that is not this one, else this one."""
    return next((screen for screen in screens if screen is not here), here)


def _label(variation: Variation, phase: Phase) -> str:
    if phase.kind is PhaseKind.REST:
        return REST
    return variation.words[phase.kind].label if phase.rep else GET_READY
