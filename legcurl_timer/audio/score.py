"""Which cue sounds when: the timeline written down for the ear."""

from collections.abc import Iterator
from dataclasses import dataclass

from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank
from legcurl_timer.core.phases import PhaseKind
from legcurl_timer.core.timeline import Phase, Timeline

COUNT_IN_TICKS = 3
LAST_REP_AFTER_MS = 250
TICK_CLEARANCE_MS = 250
"""No tick sounds nearer than this to a phase tone, before or after it."""
_SECOND_MS = 1000


@dataclass(frozen=True, slots=True, order=True)
class PlacedCue:
    """A cue that begins at a position of the timeline, in ms."""

    at_ms: int
    cue: Cue


def write_score(timeline: Timeline, bank: SoundBank) -> tuple[PlacedCue, ...]:
    """Return every cue of a set, in order of time.

    The last three seconds of the count-in tick; "go" sounds at zero together with the first phase; each
    phase begins with its tone and ticks on each whole second inside it; the last rep is marked right
    after its first tone; the end of the set sounds at the end of the last movement.
    """
    return tuple(sorted(_cues(timeline, bank)))


def _cues(timeline: Timeline, bank: SoundBank) -> Iterator[PlacedCue]:
    zero_ms = timeline.count_in_ms
    for second in range(1, COUNT_IN_TICKS + 1):
        if second * _SECOND_MS <= zero_ms:
            yield PlacedCue(zero_ms - second * _SECOND_MS, Cue.COUNT_IN_TICK)
    yield PlacedCue(zero_ms, Cue.GO)
    for phase in timeline.phases:
        if phase.kind is not PhaseKind.COUNT_IN:
            yield from _phase_cues(phase, bank)
    if timeline.last_rep > 1:
        yield PlacedCue(timeline.rep_phases(timeline.last_rep)[0].start_ms + LAST_REP_AFTER_MS, Cue.LAST_REP)
    yield PlacedCue(timeline.duration_ms, Cue.SET_END)


def _phase_cues(phase: Phase, bank: SoundBank) -> Iterator[PlacedCue]:
    cue = PHASE_CUES[phase.kind]
    yield PlacedCue(phase.start_ms, cue)
    earliest_ms = phase.start_ms + bank.length_ms(cue) + TICK_CLEARANCE_MS
    for at_ms in range(phase.start_ms + _SECOND_MS, phase.end_ms - TICK_CLEARANCE_MS + 1, _SECOND_MS):
        if at_ms >= earliest_ms:
            yield PlacedCue(at_ms, Cue.TICK)
