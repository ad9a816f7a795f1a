"""Reps of the beat of which there is no picture: the camera opened late, stopped, or was gone for a while."""

from collections.abc import Iterator

import numpy as np

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.motion import Doubles
from legcurl_timer.measure.movements import Movement
from legcurl_timer.measure.reps import SeenRep
from legcurl_timer.measure.whole_set import NOTHING_MOVED, SeenSet

# TRANSLATORS: why a rep was not seen well, after "not seen well: ".
NO_PICTURE = gettext_noop("there was no picture of it")
NO_PICTURES = gettext_noop("there were no pictures of it")
_LEAST_GAP_S = 1.0
_END_S = 0.1
"""How much of the last movement may be missing where a set is looked at as it ends."""


def with_unseen(seen: SeenSet, beat: Beat, times_s: Doubles, until_s: float) -> SeenSet:
    """Return a set with those reps of the beat until `until_s` of which there is no picture.

    They have no lengths and are not to be trusted, but they are reps: those after them keep their numbers,
    and nobody is told that they were not done. `times_s` are those of the frames.
    """
    unseen = [
        _unseen(start_s)
        for start_s in _starts_s(beat, until_s)
        if _is_in_gap(start_s, beat, times_s, until_s)
        and not any(start_s <= _middle_s(rep) < start_s + beat.rep_s for rep in seen.reps)
    ]
    if not unseen:
        return seen
    reps = sorted((*seen.reps, *unseen), key=lambda rep: rep.away.start_s)
    return seen._replace(reps=tuple(reps), why=NO_PICTURES if seen.why == NOTHING_MOVED else seen.why)


def _starts_s(beat: Beat, until_s: float) -> Iterator[float]:
    """Yield when each rep began whose movements were over in time."""
    moving_s = beat.rep_s - beat.lengths_s[3] - _END_S
    for number in range(max(0, int((until_s - beat.first_s - moving_s) // beat.rep_s) + 1)):
        yield beat.first_s + number * beat.rep_s


def _is_in_gap(start_s: float, beat: Beat, times_s: Doubles, until_s: float) -> bool:
    end_s = min(start_s + beat.rep_s, until_s)
    inside_s = times_s[(times_s > start_s) & (times_s < end_s)]
    return bool(np.diff(np.concatenate([[start_s], inside_s, [end_s]])).max() > _LEAST_GAP_S)


def _middle_s(rep: SeenRep) -> float:
    return (rep.away.start_s + rep.back.end_s) / 2


def _unseen(start_s: float) -> SeenRep:
    away = Movement(True, start_s, start_s, travel=1.0)
    return SeenRep(away, away._replace(away=False), why=NO_PICTURE)
