"""Which word is said when: always between two cues, so that the tones keep the beat.

A word begins 30 ms or more after one cue and ends 30 ms or more before the next, and none is said in a phase
of less than a second. Each gap between the cues of a phase takes one word; where there are fewer gaps than
words, the less important ones are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.voice import LONGEST_WORD_MS, Word
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.timeline import Phase, Timeline

CLEARANCE_MS = 30
"""No word sounds nearer than this to a cue, before or after it."""
SHORTEST_PHASE_MS = 1_000
OPENING_AFTER_MS = 2_000
"""The rest begins with the sounds that end the set before it; the first word waits for them."""
FIRST_WORD_AFTER_MS = 500
REST_WARNING_MS = 10_000
NEXT_SET_MS = 8_000
"""How long before the end of a rest the next set is told."""
SHORTEST_WARNED_REST_MS = 15_000
_SPEAKING_REST_MS = 5_000
"""A shorter rest has no time for words before its last three seconds."""
_PAUSE_MS = 150
_LEG_WORDS = {Leg.LEFT: Word.LEFT_LEG, Leg.RIGHT: Word.RIGHT_LEG}


class PlacedWord(NamedTuple):
    """A word or number that begins at a position of the timeline, in ms."""

    at_ms: int
    word: str


class Gap(NamedTuple):
    """A stretch `[start_ms, end_ms)` in which a word may sound: between two cues and clear of both."""

    start_ms: int
    end_ms: int

    def holds(self, start_ms: int, end_ms: int) -> bool:
        """Return whether a stretch lies inside."""
        return self.start_ms <= start_ms and end_ms <= self.end_ms


def write_words(timeline: Timeline, guide: Guide, gaps: Sequence[Gap]) -> tuple[PlacedWord, ...]:
    """Return every word of a set and of the rest before it, in order of time.

    `gaps` are those between the cues, the last one after all of them.
    """
    if not guide.guidance.speaks:
        return ()
    return (
        *_words_of_rest(timeline, guide, gaps),
        *_words_of_count_in(timeline, guide, gaps),
        *_words_of_reps(timeline, guide, _room(timeline, gaps)),
        *_row(_closing_words(timeline, guide), gaps[-1].start_ms + _PAUSE_MS, guide, gaps[-1:]),
    )


def _words_of_rest(timeline: Timeline, guide: Guide, gaps: Sequence[Gap]) -> Iterator[PlacedWord]:
    end_ms = timeline.rest_ms
    if end_ms < _SPEAKING_REST_MS:
        return
    opening = [guide.opening] if guide.opening else []
    begin_ms = OPENING_AFTER_MS if opening else FIRST_WORD_AFTER_MS
    inside = [Gap(gap.start_ms, min(gap.end_ms, end_ms)) for gap in gaps if gap.start_ms < end_ms]
    if end_ms < SHORTEST_WARNED_REST_MS:
        yield from _row([*opening, *_next_set(timeline, guide)], begin_ms, guide, inside)
    else:
        yield from _row(opening, begin_ms, guide, inside)
        yield from _row([Word.TEN_SECONDS], end_ms - REST_WARNING_MS, guide, inside)
        yield from _row(_next_set(timeline, guide), end_ms - NEXT_SET_MS, guide, inside)


def _next_set(timeline: Timeline, guide: Guide) -> Iterator[str]:
    yield from _leg_words(guide)
    if not timeline.open_ended and timeline.last_rep > 1:
        yield str(timeline.last_rep)
        yield Word.REPS


def _words_of_count_in(timeline: Timeline, guide: Guide, gaps: Sequence[Gap]) -> Iterator[PlacedWord]:
    leg = [] if timeline.rest_ms >= _SPEAKING_REST_MS else _leg_words(guide)
    inside = [gap for gap in gaps if gap.start_ms < timeline.first_movement_ms]
    return _row([*leg, Word.GET_READY], timeline.rest_ms + FIRST_WORD_AFTER_MS, guide, inside)


def _leg_words(guide: Guide) -> Sequence[Word]:
    return [_LEG_WORDS[guide.leg]] if guide.leg in _LEG_WORDS else []


def _closing_words(timeline: Timeline, guide: Guide) -> Iterator[Word]:
    if guide.bottom_reps and not timeline.open_ended:
        yield Word.TOP
    if guide.closing:
        yield guide.closing


def _row(words: Iterable[str], at_ms: int, guide: Guide, gaps: Sequence[Gap]) -> Iterator[PlacedWord]:
    """Place words one after the other, up to the first that would touch a cue."""
    for word in words:
        end_ms = at_ms + guide.voice.length_ms(word)
        if not any(gap.holds(at_ms, end_ms) for gap in gaps):
            return
        if end_ms > at_ms:
            yield PlacedWord(at_ms, word)
            at_ms = end_ms + _PAUSE_MS


def _room(timeline: Timeline, gaps: Sequence[Gap]) -> Mapping[int, list[Gap]]:
    """Return the gaps that take any word, by the start of the phase that they lie in."""
    room: dict[int, list[Gap]] = {}
    for gap in gaps[:-1]:
        phase = timeline.phase_at(gap.start_ms)
        if phase.duration_ms >= SHORTEST_PHASE_MS and gap.end_ms - gap.start_ms >= LONGEST_WORD_MS:
            room.setdefault(phase.start_ms, []).append(gap)
    return room


def _words_of_reps(timeline: Timeline, guide: Guide, room: Mapping[int, list[Gap]]) -> Iterator[PlacedWord]:
    in_range_from_ms = _range_reached_ms(timeline, guide)
    for rep, group in groupby((phase for phase in timeline.phases if phase.rep), lambda phase: phase.rep):
        phases, mark = tuple(group), _mark(timeline, guide, rep)
        counted = _counting_phase(phases, guide, room, mark)
        for phase in phases:
            gaps = room.get(phase.start_ms, [])
            number = str(rep) if phase is counted else ""
            reached = in_range_from_ms is not None and phase.start_ms >= in_range_from_ms
            first_wins = (
                mark if mark and phase is phases[0] else "",
                number,
                Word.IN_RANGE if reached else "",
                _word_of(phase, guide),
            )
            said = [word for word in first_wins if guide.voice.length_ms(word)][: len(gaps)]
            for word, gap in zip(sorted(said, key=lambda word: word == number), gaps, strict=False):
                yield PlacedWord(gap.start_ms, word)
                if word == Word.IN_RANGE:
                    in_range_from_ms = None


def _word_of(phase: Phase, guide: Guide) -> str:
    return guide.spoken[phase.kind] if guide.guidance is Guidance.WORDS else ""


def _range_reached_ms(timeline: Timeline, guide: Guide) -> int | None:
    """Return when the bottom of the range is complete, None where that is not to be told."""
    ends_ms = [
        phase.end_ms for phase in timeline.phases if phase.rep == guide.bottom_reps and phase.kind.is_moving
    ]
    return ends_ms[-1] if guide.bottom_reps and ends_ms else None


def _mark(timeline: Timeline, guide: Guide, rep: int) -> Word | None:
    """Return the word that a rep begins with where it is one of the last two."""
    if guide.guidance is not Guidance.WORDS or timeline.open_ended or timeline.last_rep <= 1:
        return None
    if rep == timeline.last_rep:
        return Word.LAST_REP
    # "Two more" at the beginning of a set of two would tell nothing.
    return Word.TWO_MORE if 1 < rep == timeline.last_rep - 1 else None


def _counting_phase(
    phases: Sequence[Phase], guide: Guide, room: Mapping[int, list[Gap]], mark: Word | None
) -> Phase | None:
    """Return the phase in which a rep is counted: the contracted pause, or else as soon after it as may be.

    That is the first one with a gap that no word needs. Where all are needed, the number takes the place of
    a word: of the first one and of the next one, rep by rep in turn. Where nothing after the concentric will
    do, what comes before has to, the latest first: the last rep of a Nordic ends with the concentric, and is
    counted right after its turn.
    """
    turn = 1 + next(nth for nth, phase in enumerate(phases) if phase.kind is PhaseKind.CONCENTRIC)
    taken = {phases[0].start_ms: 1} if mark else {}
    free = {
        phase: len(room.get(phase.start_ms, [])) - taken.get(phase.start_ms, 0)
        for phase in (*phases[turn:], *reversed(phases[:turn]))
    }
    able = [phase for phase, gaps in free.items() if gaps > 0]
    spare = [phase for phase in able if free[phase] > bool(guide.voice.length_ms(_word_of(phase, guide)))]
    if spare or not able:
        return spare[0] if spare else None
    return able[(phases[0].rep - 1) % min(len(able), 2)]
