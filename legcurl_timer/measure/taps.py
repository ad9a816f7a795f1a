"""The tempo from taps: a helper taps each time the limb starts or stops, and once where it turns.

What each span between two taps was, a movement or a pause, is not told by the tap. The likeliest of all
readings is taken: movements about as long as asked, about when the beat asks for them.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.measurement import TURN_MS
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.movements import Movement
from legcurl_timer.measure.reps import SeenRep
from legcurl_timer.measure.whole_set import SeenSet

# TRANSLATORS: why a set is told no figures of, after "not seen well: "; taps are a helper's on a key.
NO_TAP = gettext_noop("there were no taps")
TAP_MISSING = gettext_noop("a tap is missing, or there is one too many")
_AWAY, _PAUSE_AWAY, _BACK, _PAUSE_BACK = range(4)
_NEXT = {_AWAY: {_PAUSE_AWAY, _BACK}, _PAUSE_AWAY: {_BACK}, _BACK: {_PAUSE_BACK, _AWAY}, _PAUSE_BACK: {_AWAY}}
_TURN_S = TURN_MS / 1000
_UNASKED, _LEFT_OUT, _BROKEN = 0.7, 0.5, 4.0
_OFF_BEAT_SHARE, _MOST_OFF_BEAT = 0.25, 0.7
_MOST_SHARE, _SHORT_S = 2.5, 0.7
_LONG_PAUSE_S, _SWALLOWED = 0.5, 0.7


def see_taps(taps_s: Sequence[float], beat: Beat) -> SeenSet:
    """Return the reps that a helper tapped; a rep whose taps are not all there is not told."""
    spans = list(pairwise(taps_s))
    kinds = _read(spans, beat)
    reps: list[SeenRep] = []
    for index, (kind, span) in enumerate(zip(kinds, spans, strict=True)):
        if kind == _AWAY:
            away = Movement(True, *span, travel=1.0)
            none = away._replace(away=False, start_s=away.end_s)
            reps.append(_rep(away, _back_after(index, kinds, spans) or none, beat))
    if reps and not reps[-1].back.length_s:
        del reps[-1]  # the set was over before its second movement was
    trusted = any(not rep.why for rep in reps)
    return SeenSet(tuple(reps), "" if trusted else TAP_MISSING if spans else NO_TAP)


def _back_after(index: int, kinds: Sequence[int], spans: Sequence[tuple[float, float]]) -> Movement | None:
    """Return the second movement of the rep that begins at an index, None where its taps are missing."""
    after = index + 1
    if kinds[after : after + 1] == [_PAUSE_AWAY]:
        after += 1
    if kinds[after : after + 1] != [_BACK]:
        return None
    return Movement(False, *spans[after], travel=1.0)


def _rep(away: Movement, back: Movement, beat: Beat) -> SeenRep:
    is_odd = any(
        each.length_s - asked_s > _SHORT_S and each.length_s > _MOST_SHARE * asked_s
        for each, asked_s in ((away, beat.away_s), (back, beat.back_s))
    )
    pause_s = beat.lengths_s[_PAUSE_AWAY]
    has_no_pause = pause_s >= _LONG_PAUSE_S and back.start_s - away.end_s < _TURN_S
    has_swallowed_it = has_no_pause and any(
        each.length_s - asked_s > _SWALLOWED * pause_s
        for each, asked_s in ((away, beat.away_s), (back, beat.back_s))
    )
    is_whole = back.length_s and not is_odd and not has_swallowed_it
    return SeenRep(away, back, why="" if is_whole else TAP_MISSING)


def _read(spans: Sequence[tuple[float, float]], beat: Beat) -> list[int]:
    """Return what each span was, by the least cost of all (Viterbi)."""
    if not spans:
        return []
    cost = np.array([_cost(spans[0], kind, beat) + (kind != _AWAY) for kind in range(4)])
    steps = np.array([[_step(one, after, beat) for after in range(4)] for one in range(4)])
    came_from = []
    for span in spans[1:]:
        ways = cost[:, None] + steps
        came_from.append(ways.argmin(axis=0))
        cost = ways.min(axis=0) + [_cost(span, kind, beat) for kind in range(4)]
    kinds = [int(cost.argmin())]
    for origin in reversed(came_from):
        kinds.append(int(origin[kinds[-1]]))
    return kinds[::-1]


def _step(kind: int, after: int, beat: Beat) -> float:
    """Return what speaks against one kind of span after another."""
    if after not in _NEXT[kind]:
        return _BROKEN
    left_out = {(_AWAY, _BACK): _PAUSE_AWAY, (_BACK, _AWAY): _PAUSE_BACK}.get((kind, after))
    return _LEFT_OUT if left_out is not None and beat.lengths_s[left_out] >= _TURN_S else 0.0


def _cost(span: tuple[float, float], kind: int, beat: Beat) -> float:
    """Return what speaks against a span having been of a kind."""
    start_s, end_s = span
    length_s, asked_s = end_s - start_s, beat.lengths_s[kind]
    if kind in {_PAUSE_AWAY, _PAUSE_BACK}:
        unasked = _UNASKED if asked_s < _TURN_S else 0.0
        return unasked + min(abs(length_s - asked_s), 2.0) / 2
    late_s = abs(beat.lateness_s(start_s - sum(beat.lengths_s[:kind])))
    off_beat = min(late_s / (_OFF_BEAT_SHARE * beat.rep_s), _MOST_OFF_BEAT)
    return abs(float(np.log(max(length_s, 0.05) / max(asked_s, 0.3)))) + off_beat
