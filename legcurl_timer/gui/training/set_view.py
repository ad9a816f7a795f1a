"""What the lifter sees during a set: few, big things."""

import math

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.pose import contraction_at
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Phase, Timeline
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.text import clock_text
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.training.phase_glyph import PhaseGlyph
from legcurl_timer.gui.training.phase_ring import PhaseRing
from legcurl_timer.gui.training.rep_strip import RepStrip
from legcurl_timer.gui.training.screen_flash import ScreenFlash
from legcurl_timer.gui.widgets.big_text import BigText
from legcurl_timer.gui.widgets.labels import heading, label
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.wording.sets import lift_name

GET_READY = "Get ready"
PAUSED = "Paused"
STOPPED = "Stopped"
DONE = "Done"
_DIGIT_WIDTH = 14
_COUNTED_EVERY_MS = 100
_KEYS = "Space pauses \u00b7 Enter ends the set"
_ASK = "Esc discards this set \u00b7 Space goes on \u00b7 Enter keeps what you did"
_SLEPT = "The laptop was away for a moment, so the set waits \u00b7 Space goes on"


class SetView(QWidget):
    """Shows where a set stands; it is told, and never counts for itself.

    `flash` lights up at its edge when another phase of a rep begins, where the lifter wishes it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = DARK
        self._still = False
        self._phase: Phase | None = None
        self._flashed: Phase | None = None
        self._tenth = -1
        self._is_turn_of_ring = False
        self._build()
        self._lay_out()
        self.flash = ScreenFlash(self)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._figure.set_colours(theme.figure_colours(), QColor(theme.background))
        self._ring.set_theme(theme)
        self._strip.set_theme(theme)
        for text in (self._rep, self._tut):
            text.set_colour(QColor(theme.text))
        for text in (self._of, self._cue, self._next_name, self._tut_name, self._done):
            text.set_colour(QColor(theme.muted))
        self._phase = None

    def set_still(self, still: bool) -> None:
        """Leave the movement to the strip and the numbers (reduced motion)."""
        self._still = still

    def begin(self, prescription: SetPrescription) -> None:
        """Get ready to show a set."""
        self._phase = None
        self._tenth = -1
        variation = prescription.variation
        labels = [variation.words[kind].label for kind in variation.phase_order]
        self._word.set_samples(*labels, GET_READY)
        self._next.set_samples(*labels, GET_READY)
        self._cue.set_samples(_ASK)
        self._make_room_for(len(str(prescription.reps)))
        self._of.set_text("" if prescription.open_ended else f"of {prescription.reps}")
        self._figure.set_variation(variation)
        self._name.setText(lift_name(prescription))
        self._plan.setText(f"{prescription.tempo}   {variation.reading(prescription.tempo)}")

    def _make_room_for(self, digits: int) -> None:
        """Give the rep number a column as wide as its digits, and the rest to what stands beside it."""
        self._rep.set_samples("0" * digits)
        for place, stretch in enumerate((_DIGIT_WIDTH * digits, 18, 29, 31)):
            self._numbers.setStretch(place, stretch)

    def show_loudness(self, volume: int, *, muted_now: bool) -> None:
        """Show how loud it is."""
        self._loudness.setText(f"{'muted' if muted_now else f'volume {volume}'} \u00b7 {_KEYS}")

    def show_transport(self, transport: Transport, now_ms: int, *, asking: bool) -> None:
        """Show where the set stands; `asking` where the lifter has to say whether to discard it."""
        position_ms = transport.position_ms(now_ms)
        phase = transport.timeline.phase_at(position_ms)
        variation = transport.prescription.variation
        if phase.rep and phase is not self._flashed:
            self._flashed = phase
            self.flash.flash(self._theme.phase_colour(phase.kind), now_ms)
        if phase is not self._phase:
            self._phase = phase
            self._tenth = -1
            self._show_phase(variation, transport.timeline, phase, position_ms)
            self._show_ring(phase, position_ms)
            self._strip.set_position(position_ms)
        self._ring.show_seconds(str(max(math.ceil((phase.end_ms - position_ms) / 1000), 1)))
        tenth = position_ms // _COUNTED_EVERY_MS
        if tenth != self._tenth or transport.status is not Status.RUNNING:
            self._tenth = tenth
            done = transport.tally(now_ms)
            self._tut.set_text(clock_text(done.tut_ms))
            self._done.set_text(f"{done.completed_reps} done")
        if transport.status is Status.PAUSED:
            self._show_pause(transport, asking=asking)
        else:
            self._show_motion(variation, transport.timeline, phase, position_ms)

    def _show_phase(self, variation: Variation, timeline: Timeline, phase: Phase, position_ms: int) -> None:
        colour = self._theme.phase_colour(phase.kind)
        words = variation.words[phase.kind] if phase.rep else None
        self._word.set_text(phase_label(variation, phase))
        self._word.set_colour(colour)
        self._glyph.show_phase(phase.kind, colour)
        self._cue.set_text(words.cues[0] if words else variation.setup[-1])
        self._figure.set_working_colour(colour)
        self._ring.set_colour(colour)
        rep = phase.rep or timeline.first_rep
        self._rep.set_text(str(rep))
        self._strip.show_rep(timeline.rep_phases(rep), phase if phase.rep else None)
        following = timeline.next_phase(position_ms)
        self._next.set_text(phase_label(variation, following))
        self._next.set_colour(self._theme.phase_colour(following.kind if following else PhaseKind.COUNT_IN))

    def _show_motion(self, variation: Variation, timeline: Timeline, phase: Phase, position_ms: int) -> None:
        """Move the figure; ring and strip, which only tell how far it is, take turns from frame to frame."""
        shown_ms = phase.end_ms - 1 if self._still else position_ms  # a still figure stands where it leads to
        self._figure.set_contraction(contraction_at(variation.first_phase, timeline, shown_ms))
        self._is_turn_of_ring = not self._is_turn_of_ring
        if self._is_turn_of_ring:
            self._show_ring(phase, position_ms)
        else:
            self._strip.set_position(position_ms)

    def _show_ring(self, phase: Phase, position_ms: int) -> None:
        self._ring.set_share(1 if self._still else (position_ms - phase.start_ms) / phase.duration_ms)

    def _show_pause(self, transport: Transport, *, asking: bool) -> None:
        self._phase = None
        self._word.set_text(STOPPED if asking else PAUSED)
        self._word.set_colour(QColor(self._theme.text))
        self._glyph.show_phase(PhaseKind.COUNT_IN, QColor(self._theme.muted))
        if asking:
            self._cue.set_text(_ASK)
        elif transport.clock_jumped:
            self._cue.set_text(_SLEPT)
        else:
            self._cue.set_text("Space goes on with the rep you were in \u00b7 Enter ends the set")

    def _build(self) -> None:
        self._name = heading("")
        self._plan = label("", "muted")
        self._loudness = label("", "muted")
        self._glyph = PhaseGlyph()
        self._word = BigText()
        self._cue = BigText(share=0.5, bold=False)
        self._figure = FigureView()
        self._figure.setAccessibleName("Moving picture of the lift")
        self._ring = PhaseRing()
        self._rep = BigText(share=0.97, has_tails=False)
        self._of = BigText(share=0.55, bold=False)
        self._done = BigText(share=0.5, bold=False)
        self._tut_name = BigText(share=0.5, bold=False)
        self._tut_name.set_text("under tension")
        self._tut = BigText(share=0.85, has_tails=False)
        self._tut.set_samples("00:00")
        self._next_name = BigText(share=0.5, bold=False)
        self._next_name.set_text("next")
        self._next = BigText(share=0.68)
        self._strip = RepStrip()

    def _lay_out(self) -> None:
        top = row(self._name, self._plan, None, self._loudness, gap=2 * GRID)
        word = row((self._glyph, 8), (self._word, 92))
        middle = row((self._figure, 58), (self._ring, 42), gap=3 * GRID)
        pairs = ((self._done, self._of), (self._tut_name, self._tut), (self._next_name, self._next))
        columns = [column((upper, 45), (lower, 55), gap=0) for upper, lower in pairs]
        self._numbers = row(self._rep, *columns, gap=2 * GRID)
        self.setLayout(
            column(
                *(top, (word, 134), (self._cue, 50), (middle, 330), GRID),
                *((self._numbers, 158), GRID, (self._strip, 44)),
                margins=(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID),
            )
        )


def phase_label(variation: Variation, phase: Phase | None) -> str:
    """Return what a phase is called; None is the end of the set."""
    if phase is None:
        return DONE
    return variation.words[phase.kind].label if phase.rep else GET_READY
