"""Which cue and which word sound when: the timeline written down for the ear."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.sounds import LONGEST_CUE_MS, PHASE_CUES, Cue, SoundBank
from legcurl_timer.audio.speech import (
    CLEARANCE_MS,
    REST_WARNING_MS,
    SHORTEST_WARNED_REST_MS,
    Gap,
    PlacedWord,
    write_words,
)
from legcurl_timer.audio.voice import Word
from legcurl_timer.core.pacing.timeline import Phase, Timeline

_TICKS = 3
"""How many seconds tick before the end of a rest, and of a count-in."""
LAST_REP_AFTER_MS = 250
TICK_CLEARANCE_MS = 250
"""No tick sounds nearer than this to a phase tone, before or after it."""
BEEPS_ONLY = Guide()
_SECOND_MS = 1000
_KNOCK_MS = 200
_FOREVER_MS = 1 << 60


class PlacedCue(NamedTuple):
    """A cue that begins at a position of the timeline, and the room it has there, both in ms."""

    at_ms: int
    cue: Cue
    room_ms: int = LONGEST_CUE_MS


Placed = PlacedCue | PlacedWord


def write_score(timeline: Timeline, bank: SoundBank, guide: Guide = BEEPS_ONLY) -> tuple[Placed, ...]:
    """Return every cue and every word of a set, in order of time.

    The last three seconds of a rest tick, and so do those of the count-in; "go" sounds at zero together with
    the first phase; each phase begins with its tone and ticks on each whole second inside it, both shortened
    where they would outlast it; the last rep is marked right after its first tone, unless it is told in
    words; the end of the set sounds at the end of the last movement. Ten seconds before the end of a rest of
    some length two knocks give warning where no voice does.
    """
    beat = (*_rest_cues(timeline, guide), *_cues(timeline, bank))
    words = write_words(timeline, guide, _gaps(beat, bank))
    if (
        timeline.last_rep > 1
        and not timeline.open_ended
        and all(each.word != Word.LAST_REP for each in words)
    ):
        phase = timeline.rep_phases(timeline.last_rep)[0]
        room_ms = phase.duration_ms - LAST_REP_AFTER_MS
        beat = (*beat, PlacedCue(phase.end_ms - room_ms, Cue.LAST_REP, room_ms))
        words = write_words(timeline, guide, _gaps(beat, bank))
    return tuple(sorted((*beat, *words), key=_by_time))


def _rest_cues(timeline: Timeline, guide: Guide) -> Iterator[PlacedCue]:
    yield from _ticks_before(timeline.rest_ms, timeline.rest_ms)
    if timeline.rest_ms >= SHORTEST_WARNED_REST_MS and not guide.guidance.speaks:
        yield PlacedCue(timeline.rest_ms - REST_WARNING_MS, Cue.COUNT_IN_TICK, _KNOCK_MS)
        yield PlacedCue(timeline.rest_ms - REST_WARNING_MS + _KNOCK_MS, Cue.COUNT_IN_TICK)


def _cues(timeline: Timeline, bank: SoundBank) -> Iterator[PlacedCue]:
    zero_ms = timeline.first_movement_ms
    yield from _ticks_before(zero_ms, timeline.count_in_ms)
    yield PlacedCue(zero_ms, Cue.GO)
    for phase in timeline.phases:
        if phase.rep:
            yield from _phase_cues(phase, bank)
    yield PlacedCue(timeline.duration_ms, Cue.SET_END)


def _ticks_before(end_ms: int, length_ms: int) -> Iterator[PlacedCue]:
    for before_ms in range(_SECOND_MS, min(_TICKS * _SECOND_MS, length_ms) + 1, _SECOND_MS):
        yield PlacedCue(end_ms - before_ms, Cue.COUNT_IN_TICK, _SECOND_MS)


def _phase_cues(phase: Phase, bank: SoundBank) -> Iterator[PlacedCue]:
    cue = PHASE_CUES[phase.kind]
    yield PlacedCue(phase.start_ms, cue, phase.duration_ms)
    earliest_ms = phase.start_ms + bank.length_ms(cue, phase.duration_ms) + TICK_CLEARANCE_MS
    for at_ms in range(phase.start_ms + _SECOND_MS, phase.end_ms - TICK_CLEARANCE_MS + 1, _SECOND_MS):
        if at_ms >= earliest_ms:
            yield PlacedCue(at_ms, Cue.TICK, min(_SECOND_MS, phase.end_ms - at_ms))


def _gaps(cues: Iterable[PlacedCue], bank: SoundBank) -> list[Gap]:
    """Return what is left between the cues for words; the last gap comes after them all."""
    gaps: list[Gap] = []
    free_ms = 0
    for placed in sorted(cues):
        gaps.append(Gap(free_ms, placed.at_ms - CLEARANCE_MS))
        free_ms = max(free_ms, placed.at_ms + bank.length_ms(placed.cue, placed.room_ms) + CLEARANCE_MS)
    return [gap for gap in gaps if gap.start_ms < gap.end_ms] + [Gap(free_ms, _FOREVER_MS)]


def _by_time(placed: Placed) -> tuple[int, str]:
    return placed.at_ms, placed.cue if isinstance(placed, PlacedCue) else placed.word
