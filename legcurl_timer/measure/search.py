"""Where in a film a set begins, for films that nobody has said it of.

What repeats with the beat, in the same cells and the same way three times over, is found first. From there
the search goes on rep by rep to both ends, for as long as the same cells do the same.
"""

from typing import NamedTuple

import numpy as np

from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.limb import LEAD_S, calm
from legcurl_timer.measure.motion import Doubles, Floats, Motion
from legcurl_timer.measure.whole_set import NOTHING_MOVED, SeenSet, see_set

_STEPS_A_REP = 24
_REPS_ALIKE = 3
_LEAST_AGREEMENT, _FULL_AGREEMENT = 0.3, 0.6
_RESTING = 0.5
"""Added to the way that a cell goes in a rep, in points, so that trembling agrees with nothing."""
_SAME_WAY = 0.5
_NEAREST, _BEFORE, _AFTER = 0.6, 1.6, 2.6
"""How far apart reps begin, in reps of the beat; what comes long before the first is fidgeting."""


class Found(NamedTuple):
    """A set that was looked for: what was seen of it, and the beat that fits it."""

    seen: SeenSet
    beat: Beat


class _Place(NamedTuple):
    """About when the first rep of a set begins, and when the set is over for sure."""

    start_s: float
    until_s: float


def search_set(motion: Motion, beat: Beat) -> Found:
    """Return the set in a film of which nobody knows when it began; of the beat only the tempo counts.

    Where nothing repeats with the beat, that is what was seen.
    """
    places = _Repeats(motion, beat).places() if len(motion.times_s) else ()
    found = [_refined(motion, beat, place) for place in places]
    if not found:
        return Found(SeenSet(why=NOTHING_MOVED), beat)
    return max(found, key=_worth)


def _worth(found: Found) -> float:
    """Return what speaks for one of two ways to read a set; one that begins half a rep late lacks a rep."""
    seen = found.seen
    return seen.votes + seen.trusted * sum(not (rep.why or rep.half) for rep in seen.reps)


def _refined(motion: Motion, beat: Beat, place: _Place) -> Found:
    """Return what is seen with a beat that is about right, and then with the one that the reps tell."""
    beat = beat._replace(first_s=place.start_s)
    seen = see_set(motion, beat, place.until_s)
    if not seen.reps:
        return Found(seen, beat)
    nearer = beat._replace(first_s=seen.reps[0].away.start_s)
    late_s = float(np.median([nearer.lateness_s(rep.away.start_s) for rep in seen.reps]))
    nearer = nearer._replace(first_s=nearer.first_s + min(late_s, LEAD_S / 2))
    again = see_set(motion, nearer, place.until_s)
    return Found(again, nearer) if again.trusted >= seen.trusted else Found(seen, beat)


class _Repeats:
    """How far each cell follows the beat, were a rep to begin at any step of an even raster."""

    def __init__(self, motion: Motion, beat: Beat) -> None:
        self._step_s = max(beat.rep_s / _STEPS_A_REP, motion.frame_s)
        self._rep = max(2, round(beat.rep_s / self._step_s))
        self._from_s = float(motion.times_s[0] - motion.gaps_s[0])
        moved = self._steps(motion)
        where = _sums(moved)
        back = round((beat.away_s + beat.lengths_s[1]) / self._step_s)
        away_end = max(1, round(beat.away_s / self._step_s))
        back_end = min(self._rep, max(back + 1, round((beat.rep_s - beat.lengths_s[3]) / self._step_s)))
        starts = max(0, len(moved) - self._rep + 1)
        there = where[away_end : away_end + starts] - where[:starts]
        home = where[back_end : back_end + starts] - where[back : back + starts]
        self._ways = there - home
        way = _sums(np.hypot(moved[:, :, 0], moved[:, :, 1]))
        self._size = way[self._rep : self._rep + starts] - way[:starts] + _RESTING

    def places(self) -> tuple[_Place, ...]:
        """Return where the set may be, read either way round; none where nothing repeats."""
        if not len(self._ways):
            return ()
        reps = min(_REPS_ALIKE, (len(self._ways) - 1) // self._rep + 1)
        count = len(self._ways) - (reps - 1) * self._rep
        scores, ways = self._alike(reps, count)
        best = int(scores.argmax())
        if not scores[best]:
            return ()
        opposite = np.where(np.tensordot(ways, ways[best], 2) < 0, scores, 0.0)
        other = int(opposite.argmax())
        chosen = (best, other) if opposite[other] else (best,)
        return tuple(self._place(at, ways[at], reps) for at in chosen)

    def _steps(self, motion: Motion) -> Floats:
        """Return how far each cell moved in each step, frames full of other motion left out."""
        steps = ((motion.middles_s - self._from_s) / self._step_s).astype(np.intp)
        moved = np.zeros((int(steps[-1]) + 1, *motion.cells.shape[1:]), np.float32)
        np.add.at(moved, steps, motion.cells * calm(motion).astype(np.float32)[:, None, None])
        return moved

    def _alike(self, reps: int, count: int) -> tuple[Doubles, Floats]:
        """Return how much repeats from each step on, and which way each cell goes there."""
        each = [slice(number * self._rep, number * self._rep + count) for number in range(reps)]
        ways = np.mean([self._ways[one] for one in each], axis=0)
        size = np.hypot(ways[:, :, 0], ways[:, :, 1])
        unit = ways / np.maximum(size, 1e-9)[:, :, None]
        along = [(self._ways[one] * unit).sum(2) for one in each]
        agreement = np.minimum.reduce([way / self._size[one] for way, one in zip(along, each, strict=True)])
        share = np.clip((agreement - _LEAST_AGREEMENT) / (_FULL_AGREEMENT - _LEAST_AGREEMENT), 0, 1)
        scores: Doubles = (np.minimum.reduce(along) * share).sum(1).astype(np.float64)
        return scores, ways * share[:, :, None]

    def _place(self, at: int, limb: Floats, reps: int) -> _Place:
        """Return the place of the reps that are like those few from a step on."""
        size = np.hypot(limb[:, 0], limb[:, 1])
        covered = np.tensordot(self._ways, limb, 2)
        usual = covered[at : at + reps * self._rep : self._rep].mean()
        same = np.minimum(covered / usual, covered / (self._size @ size))
        last = len(same) - 1
        start = last - self._farthest(same[::-1], last - at, _BEFORE)
        until = self._farthest(same, at, _AFTER) + self._rep * (_AFTER + 1)
        return _Place(self._from_s + start * self._step_s, self._from_s + until * self._step_s)

    def _farthest(self, same: Doubles, at: int, reps: float) -> int:
        """Return the last step that can be reached from rep to rep, no two of them more than `reps` apart."""
        nearest, farthest = round(_NEAREST * self._rep), round(reps * self._rep)
        while True:
            ahead = same[at + nearest : at + farthest + 1]
            if not ahead.size or ahead.max() < _SAME_WAY:
                return at
            at += nearest + int(ahead.argmax())


def _sums(moved: Floats) -> Floats:
    return np.concatenate([np.zeros((1, *moved.shape[1:]), np.float32), np.cumsum(moved, axis=0)])
