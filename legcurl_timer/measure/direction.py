"""Which way of the limb is the first movement of a rep: a vote, because each sign of it may be wrong."""

from collections.abc import Sequence

import numpy as np

from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.limb import Limb, calm, likeness_to_beat
from legcurl_timer.measure.motion import Motion
from legcurl_timer.measure.movements import Movement

_LARGE = 0.5
_FIRST, _LAST, _QUICKER, _ON_THE_BEAT, _RISING = 1.0, 0.7, 0.7, 1.2, 1.2
_UNLIKE = 1.3
_LAG_STEPS = 13


def way_votes(limb: Limb, movements: Sequence[Movement], motion: Motion, beat: Beat) -> float:
    """Return the votes for the limb being read the right way round, less those against; 5 at most either way.

    The first large movement after stillness is a first one, and the last one is not; the quicker way is the
    one that the tempo says; the speed follows the beat within a third of a rep; and in each lift it is known
    in which movement the limb goes up.
    """
    large = [movement for movement in movements if movement.travel > _LARGE]
    votes = 0.0
    if large:
        votes += _FIRST if large[0].away else -_FIRST
        votes += -_LAST if large[-1].away else _LAST
        votes += _QUICKER * _quicker(large, beat)
    return votes + _ON_THE_BEAT * _on_the_beat(limb, motion, beat) + _RISING * _rising(limb, motion, beat)


def _quicker(large: Sequence[Movement], beat: Beat) -> float:
    """Return from -1 to 1 whether the quicker way is the tempo's, 0 where it has none."""
    if max(beat.away_s, beat.back_s) < _UNLIKE * min(beat.away_s, beat.back_s):
        return 0.0
    lengths_s = [[each.length_s for each in large if each.away is away] for away in (True, False)]
    away_s, back_s = (float(np.median(some)) if some else 1.0 for some in lengths_s)
    asked = np.log(max(beat.away_s, 0.3) / max(beat.back_s, 0.3))
    return float(np.clip(2 * np.log(max(away_s, 0.05) / max(back_s, 0.05)) / asked, -1, 1))


def _on_the_beat(limb: Limb, motion: Motion, beat: Beat) -> float:
    speed, times_s = limb.speed(motion), motion.middles_s
    lags_s = np.linspace(-0.3, 0.3, _LAG_STEPS) * beat.rep_s
    found = [likeness_to_beat(speed, times_s, beat, float(lag_s)) for lag_s in lags_s]
    return max(found, key=abs)


def _rising(limb: Limb, motion: Motion, beat: Beat) -> float:
    """Return from -1 to 1 whether the limb goes up in the movement in which it does so in this lift."""
    in_set = motion.middles_s >= beat.first_s
    moved = np.einsum("fcw,c->fw", motion.cells[in_set], np.abs(limb.weights))
    speed = limb.speed(motion)
    way = np.tanh(2 * speed / max(float(np.abs(speed).mean()), 1e-9)) * calm(motion)
    up = -(moved[:, 1] * way[in_set]).sum() / max(float(np.abs(moved * way[in_set, None]).sum()), 1e-9)
    return float(np.clip(2 * up, -1, 1)) * (1 if beat.rises else -1)
