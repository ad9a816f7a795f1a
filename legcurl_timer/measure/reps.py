"""Reps out of movements: away and back, whole or half, and how well each was seen."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.measure.limb import Limb, calm
from legcurl_timer.measure.motion import Doubles, Mask, Motion
from legcurl_timer.measure.movements import Movement

HALF = 0.7
"""A rep that covers less of the usual way is half a rep."""
_USUAL_CELL = 0.3
_WHOLE, _MUCH_AS_USUAL = 0.85, 0.93
_SAME_WAY_BACK = 0.85
_ASTRAY = 0.02
_FOREIGN = 0.1
_AROUND = 1.6
_UNDISTURBED = 0.97
_AGREED = 0.8
_UNSEEN = 0.12
_UNLIKE = 2.2
_AS_USUAL = 0.85
_LARGELY = 0.75
_LONGEST_GAP_S = 0.35
_NEAR_S = 0.3
_AT_THE_EDGE_S = 0.05

# TRANSLATORS: why a rep was not seen well, after "not seen well: "; so are the next four.
SOMEBODY_IN_FRONT = gettext_noop("somebody was in the way")
NOT_ALL_SEEN = gettext_noop("a part of it was hidden")
UNLIKE_THE_OTHERS = gettext_noop("it looked unlike the others")
PICTURES_MISSING = gettext_noop("pictures are missing")
CUT_OFF = gettext_noop("its start or its end was not seen")


class SeenRep(NamedTuple):
    """A rep, which may be `half` a one; `why` its figures may not be told, in English, "" where they may."""

    away: Movement
    back: Movement
    half: bool = False
    why: str = ""


class _Pair(NamedTuple):
    away: Movement
    back: Movement


class _Path(NamedTuple):
    """Where a rep went: the share of the usual way, how alike both ways were, what was new."""

    covered: float
    back: float
    astray: float
    usual: float


def find_reps(movements: Sequence[Movement], limb: Limb, motion: Motion) -> list[SeenRep]:
    """Return the reps in order; what comes before the first or after the last, as in getting up, is none."""
    pairs = [_Pair(away, back) for away, back in pairwise(movements) if away.away and not back.away]
    paths = _paths(pairs, motion)
    while paths and _is_none(paths[-1]):
        del pairs[-1], paths[-1]
    while paths and _is_none(paths[0]):
        del pairs[0], paths[0]
    doubts = _doubts(pairs, paths, limb, motion)
    return [
        SeenRep(pair.away, pair.back, _went(pair, path, why) < HALF, why)
        for pair, path, why in zip(pairs, paths, doubts, strict=True)
    ]


def _went(pair: _Pair, path: _Path, why: str) -> float:
    """Return the share of the usual way that a rep went; of one that was cut off, what was seen of it."""
    return min(path.covered, pair.away.travel, pair.back.travel) if why == CUT_OFF else path.covered


def _is_none(path: _Path) -> bool:
    """Whether what goes only a part of the way is no rep at all: it comes back another way."""
    is_odd = path.covered < _WHOLE and path.usual < _MUCH_AS_USUAL
    return is_odd and (path.back < _SAME_WAY_BACK or path.astray > _ASTRAY)


def _paths(pairs: Sequence[_Pair], motion: Motion) -> list[_Path]:
    """Return where each rep went, against where they usually go."""
    if not pairs:
        return []
    away, back = (np.array([_net(pair[side], motion) for pair in pairs], dtype=np.float64) for side in (0, 1))
    usual_away, usual_back = np.median(away, axis=0), np.median(back, axis=0)
    size_back = np.hypot(usual_back[:, 0], usual_back[:, 1])
    paths = []
    for there, home in zip(away, back, strict=True):
        new = np.maximum(0, np.hypot(home[:, 0], home[:, 1]) - 1.5 * size_back - 1).sum()
        paths.append(
            _Path(
                covered=max(_covered(there, usual_away), _covered(home, usual_back)),
                back=-_alike(there, home),
                astray=float(new / max(size_back.sum(), 1e-9)),
                usual=min(_alike_in_limb(there, usual_away), _alike_in_limb(home, usual_back)),
            )
        )
    return paths


def _net(movement: Movement, motion: Motion) -> Doubles:
    """Return how far each cell moved in all during a movement."""
    middles_s = motion.middles_s
    inside = (middles_s >= movement.start_s) & (middles_s <= movement.end_s)
    net: Doubles = motion.cells[inside].sum(axis=0, dtype=np.float64)
    return net


def _covered(net: Doubles, usual: Doubles) -> float:
    size = np.hypot(usual[:, 0], usual[:, 1])
    limb = size > _USUAL_CELL * size.max()
    share = np.clip((net * usual).sum(1) / np.maximum((usual**2).sum(1), 1e-9), 0, 1)
    return float((share * size)[limb].sum() / max(size[limb].sum(), 1e-9))


def _alike(one: Doubles, other: Doubles) -> float:
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum() / size) if size else 0.0


def _alike_in_limb(net: Doubles, usual: Doubles) -> float:
    size = np.hypot(usual[:, 0], usual[:, 1])
    limb = size > _USUAL_CELL * size.max()
    return _alike(net[limb], usual[limb])


def _doubts(pairs: Sequence[_Pair], paths: Sequence[_Path], limb: Limb, motion: Motion) -> list[str]:
    """Return why each rep may not be told, "" where it may."""
    view = _View(limb, motion)
    around = [view.around(pair) for pair in pairs]
    usual_around = float(np.median(around)) if around else 0.0
    return [
        view.doubt(pair, path, moved > _AROUND * usual_around and path.usual < _UNDISTURBED)
        for pair, path, moved in zip(pairs, paths, around, strict=True)
    ]


class _View:
    """How well the limb was seen at each time."""

    def __init__(self, limb: Limb, motion: Motion) -> None:
        self._times_s, self._stamps_s = motion.middles_s, motion.times_s
        size = np.abs(limb.weights)
        along = limb.along(motion)
        self._all = np.abs(along) @ size
        self._seen = np.abs(along @ limb.weights)
        self._calm = calm(motion)
        ring = _ring(limb.inside.reshape(limb.shape)).ravel()
        around = np.hypot(motion.cells[:, :, 0], motion.cells[:, :, 1])[:, ring]
        self._around = around.mean(axis=1) if around.size else np.zeros(len(around))

    def around(self, pair: _Pair) -> float:
        """Return how much moved around the limb."""
        inside = self._between(pair.away.start_s, pair.back.end_s)
        return float(self._around[inside].mean()) if inside.any() else 0.0

    def doubt(self, pair: _Pair, path: _Path, much_around: bool) -> str:
        """Return why a rep may not be told, "" where it may."""
        if self._is_cut_off(pair):
            return CUT_OFF
        inside = self._between(pair.away.start_s, pair.back.end_s)
        stamps_s = self._stamps_s[inside]
        if len(stamps_s) < 3 or np.diff(stamps_s).max() > _LONGEST_GAP_S:  # noqa: PLR2004 - hardly a picture
            return PICTURES_MISSING
        if much_around or (self._calm[inside] < 0.5).mean() > _FOREIGN:  # noqa: PLR2004 - hardly relied on
            return SOMEBODY_IN_FRONT
        agreed = self._seen[inside].sum() / max(float(self._all[inside].sum()), 1e-9)
        if agreed < _AGREED or max(map(self._unseen, pair)) > _UNSEEN:
            return NOT_ALL_SEEN
        out, home = max(pair.away.travel, 0.01), max(pair.back.travel, 0.01)
        is_unusual = path.covered > _LARGELY and path.usual < _AS_USUAL
        if is_unusual or max(out / home, home / out) > _UNLIKE:
            return UNLIKE_THE_OTHERS
        return ""

    def _is_cut_off(self, pair: _Pair) -> bool:
        """Whether the film begins or ends while the limb moves, so that nobody knows how long it did."""
        earliest_s, latest_s = self._times_s[0] + _AT_THE_EDGE_S, self._stamps_s[-1] - _AT_THE_EDGE_S
        return bool(pair.away.start_s < earliest_s or pair.back.end_s > latest_s)

    def _unseen(self, movement: Movement) -> float:
        """Return the share of a movement in which cells speak against each other."""
        near = self._between(movement.start_s - _NEAR_S, movement.end_s + _NEAR_S)
        everything, seen = self._all[near], self._seen[near]
        if not everything.size:
            return 1.0
        usual = np.percentile(everything, 80)
        return float(((everything > usual / 5) & (seen < 0.4 * everything)).mean())

    def _between(self, start_s: float, end_s: float) -> Mask:
        inside: Mask = (self._times_s >= start_s) & (self._times_s <= end_s)
        return inside


def _ring(inside: Mask) -> Mask:
    """Return the cells near a limb, but for those that touch it."""
    near = _grown(inside)
    ring: Mask = _grown(_grown(inside)) & ~near
    return ring


def _grown(cells: Mask) -> Mask:
    grown = cells.copy()
    grown[1:] |= cells[:-1]
    grown[:-1] |= cells[1:]
    grown[:, 1:] |= cells[:, :-1]
    grown[:, :-1] |= cells[:, 1:]
    return grown
