"""The tempo from taps: a helper taps each time the limb starts or stops, and once where it turns."""

from collections.abc import Sequence
from itertools import pairwise

from legcurl_timer.core.measurement import TURN_MS
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.movements import Movement
from legcurl_timer.measure.reps import SeenRep
from legcurl_timer.measure.whole_set import SeenSet

NO_TAP = "there were no taps"
TAP_MISSING = "a tap is missing, or there is one too many"
_MOST_SHARE = 2.5
_LEAST_SHARE = 0.2
_LAST = 3
_SHORT_S = 0.7
"""How far a phase may be off without anything being wrong with its taps."""


def see_taps(taps_s: Sequence[float], beat: Beat) -> SeenSet:
    """Return the reps that a helper tapped, a tap for each change.

    The start and the end of a pause are tapped where the tempo asks for one, and a turn once.
    """
    pauses = {index for index in (1, _LAST) if beat.lengths_s[index] * 1000 >= TURN_MS}
    kinds = sorted({0, 2} | pauses)
    reps: list[SeenRep] = []
    at = 0
    while at + len(kinds) - (_LAST in kinds) < len(taps_s):
        # The pause after the last movement is not tapped: its end would be the start of another rep.
        changes = taps_s[at : at + len(kinds) + 1]
        rep = _rep(changes, kinds, beat)
        at = _next_start(taps_s, at, len(kinds), beat) if rep.why else at + len(kinds)
        reps.append(_until(rep, taps_s[at]) if at < len(taps_s) else rep)
    trusted = any(not rep.why for rep in reps)
    return SeenSet(tuple(reps), "" if trusted else TAP_MISSING if taps_s else NO_TAP)


def _rep(changes_s: Sequence[float], kinds: Sequence[int], beat: Beat) -> SeenRep:
    spans = dict(zip(kinds, pairwise(changes_s), strict=False))
    away, back = (Movement(kind == 0, *spans[kind], travel=1.0) for kind in (0, 2))
    is_odd = any(_is_odd(end - start, beat.lengths_s[kind]) for kind, (start, end) in spans.items())
    return SeenRep(away, back, why=TAP_MISSING if is_odd else "")


def _until(rep: SeenRep, end_s: float) -> SeenRep:
    """Return a rep as far as it goes before the next one begins."""
    away, back = (
        move._replace(start_s=min(move.start_s, end_s), end_s=min(move.end_s, end_s))
        for move in (rep.away, rep.back)
    )
    return rep._replace(away=away, back=back)


def _is_odd(length_s: float, asked_s: float) -> bool:
    """Whether a phase is so far from what was asked that taps are missing rather than tempo."""
    off = abs(length_s - asked_s) > _SHORT_S
    return off and not _LEAST_SHARE * asked_s <= length_s <= _MOST_SHARE * asked_s


def _next_start(taps_s: Sequence[float], at: int, count: int, beat: Beat) -> int:
    """Return which tap begins the rep after an odd one: the nearest to the beat."""
    near = range(at + max(count - 1, 1), min(at + count + 2, len(taps_s)))
    return min(near, key=lambda tap: abs(beat.lateness_s(taps_s[tap])), default=len(taps_s))
