"""Which cells of the picture the limb moves in, and how fast it moves: found with the help of the beat.

The beat only tells which cells belong to the limb. When movements start and end is read from their speed
alone, so that lateness and haste are seen.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.curves import noise_of, smoothed
from legcurl_timer.measure.motion import Doubles, Floats, Mask, Motion

LEAD_S = 1.0
"""How long before the beat's first movement the lifter may begin."""
_LAGS_S = tuple(round(-0.6 + 0.15 * step, 2) for step in range(10))
_SEARCHED_S = 120.0
"""So much of a long set is enough to find the limb, and takes a second at most."""
_FIT_LAGS = tuple(round(-0.3 + 0.05 * step, 2) for step in range(13))
_STRETCHES = (0.7, 0.85, 1.0, 1.15, 1.4)
_ROUNDS = 6
_LEAST_AGREEMENT = 0.3
_FULL_AGREEMENT = 0.6
_CLIP = 1.5
_LONGEST_GAP_S = 3.0
_IN_THE_LIMB = 0.15
_ALIKE = 0.5


class Limb(NamedTuple):
    """Where the limb moves, so that its speed can be read from any motion in the same picture.

    One value a cell: `weights` from -1 to 1, 0 where the limb never is; `axes` the direction along which each
    moves; `limits` the displacement a frame above which it is something else, `noise` the one below which it
    is nothing, both for frames `frame_s` apart. `agreement` from 0 to 1 tells how well the cells agree, `fit`
    how well they follow the beat, at whatever lag.
    """

    shape: tuple[int, int]
    weights: Doubles
    axes: Doubles
    limits: Doubles
    noise: Doubles
    frame_s: float
    agreement: float
    fit: float

    @property
    def cells(self) -> int:
        """In how many cells it is."""
        return int(self.inside.sum())

    @property
    def inside(self) -> Mask:
        """Which cells it is in."""
        inside: Mask = np.abs(self.weights) > _IN_THE_LIMB
        return inside

    def likeness(self, other: "Limb") -> float:
        """Return how alike two limbs are: 1 the same, -1 the same turned round, 0 if not alike."""
        if self.shape != other.shape:
            return 0.0
        ways = [limb.weights[:, None] * limb.axes for limb in (self, other)]
        size = float(np.sqrt((ways[0] ** 2).sum() * (ways[1] ** 2).sum()))
        likeness = float((ways[0] * ways[1]).sum()) / max(size, 1e-9)
        return likeness if abs(likeness) > _ALIKE else 0.0

    def turned(self) -> "Limb":
        """Return the same limb read the other way round."""
        return self._replace(weights=-self.weights)

    def along(self, motion: Motion) -> Doubles:
        """Return how far each cell moved along its axis a frame, without noise and what is too quick."""
        raw = _a_frame(motion, self.frame_s)
        along = (raw * self.axes).sum(2)
        return _cleaned(along, self.limits, self.noise)

    def speed(self, motion: Motion) -> Doubles:
        """Return the limb's speed in points a second, frame by frame; above 0 in the first movement."""
        total = np.abs(self.weights).sum()
        summed: Doubles = (self.along(motion) * self.weights).sum(axis=1)
        return summed / (max(float(total), 1e-9) * self.frame_s)


def find_limb(motion: Motion, beat: Beat, until_s: float = np.inf, within: Mask | None = None) -> Limb | None:
    """Return the limb that moves to the beat, None where nothing does.

    Looked for in what was seen from the beat's first movement to `until_s`, in the cells `within` where they
    are told; which of its ways is the first movement is only guessed.
    """
    part = motion.between(beat.first_s - LEAD_S, until_s)
    if part.times_s.size:
        part = part.between(-np.inf, float(part.times_s[0]) + _SEARCHED_S)
    if part.middles_s.size < _ROUNDS or part.middles_s[-1] < beat.first_s + beat.rep_s / 2:
        return None
    search = _Search(part, beat, within)
    best: tuple[float, Limb] | None = None
    for start in search.starts():
        found = search.settle(start)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def calm(motion: Motion) -> Doubles:
    """Return how far each frame may be relied on, 0 to 1: less where much more than usual moves."""
    activity = np.hypot(motion.cells[:, :, 0], motion.cells[:, :, 1]).mean(axis=1).astype(np.float64)
    activity = smoothed(activity, 0.1 / motion.frame_s)
    return np.minimum(1.0, 2 * np.percentile(activity, 75) / np.maximum(activity, 1e-9)) ** 2


def _a_frame(motion: Motion, frame_s: float) -> Floats:
    """Return the displacements as if all frames were equally far apart."""
    scale = frame_s / np.clip(motion.gaps_s, frame_s / _LONGEST_GAP_S, 5 * frame_s)
    return motion.cells * scale.astype(np.float32)[:, None, None]


def _cleaned(along: Doubles, limits: Doubles, noise: Doubles) -> Doubles:
    within = np.clip(along, -limits, limits)
    return np.sign(within) * np.maximum(0.0, np.abs(within) - noise / 2)


class _Search:
    """What the search for a limb knows of the motion."""

    def __init__(self, motion: Motion, beat: Beat, within: Mask | None) -> None:
        self._motion, self._beat = motion, beat
        self._times_s = motion.middles_s
        self._frame_s = motion.frame_s
        self._calm = calm(motion)
        raw = _a_frame(motion, self._frame_s).astype(np.float64)
        self._axes = _main_axes(raw, self._calm)
        along = (raw * self._axes).sum(2)
        self._starts = self._reps()
        highest = [np.percentile(np.abs(some), 95, axis=0) for some in np.split(along, self._starts[1:])]
        self._limits = _CLIP * np.median(highest, axis=0)
        self._noise = noise_of(along)
        self._along = _cleaned(along, self._limits, self._noise)
        if within is not None:
            self._along *= within
        self._heard = self._calm[:, None] * self._along
        self._sums = np.add.reduceat(np.abs(self._heard), self._starts, axis=0)
        self._floor = self._noise * beat.rep_s / self._frame_s / 4 + 1e-6
        self._in_set = self._times_s >= beat.first_s

    def _reps(self) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Return at which frames the beat's reps begin; the last one is not a mere rest."""
        into = np.floor((self._times_s - self._beat.first_s) / self._beat.rep_s)
        starts = np.flatnonzero(np.diff(np.maximum(into, 0), prepend=-1.0))
        least = self._beat.rep_s / self._frame_s / 2
        if len(starts) > 1 and len(self._times_s) - starts[-1] < least:
            starts = starts[:-1]
        starts[0] = 0
        return starts

    def starts(self) -> Iterator[Doubles]:
        """Yield what the limb's speed may have been: the beat's at many lags, at and near its tempo."""
        for stretch in _STRETCHES:
            for lag_s in _LAGS_S:
                yield _signed(self._beat.speed(self._times_s, lag_s, stretch))

    def settle(self, speed: Doubles) -> tuple[float, Limb] | None:
        """Return the limb that agrees with a speed, with how much speaks for it."""
        weights = agreement = np.zeros(self._along.shape[1])
        for _ in range(_ROUNDS):
            agreement = np.median(self._likeness(speed), axis=0)
            size = np.abs(agreement) - _LEAST_AGREEMENT
            weights = np.sign(agreement) * np.clip(size / (_FULL_AGREEMENT - _LEAST_AGREEMENT), 0, 1)
            if not weights.any():
                return None
            speed = _signed(self._along @ weights)
        size = np.abs(weights)
        explained = (np.abs(self._heard) * size).sum() / max(np.abs(self._heard).sum(), 1e-9)
        agreed = float((np.abs(agreement) * size).sum() / size.sum())
        fit = self._fit(self._along @ weights)
        limb = Limb(
            self._motion.shape,
            weights,
            self._axes,
            self._limits,
            self._noise,
            self._frame_s,
            agreed,
            fit,
        )
        return float(explained * agreed * (0.2 + max(fit, 0.0))), limb

    def _likeness(self, speed: Doubles) -> Doubles:
        likeness: Doubles = np.add.reduceat(self._heard * speed[:, None], self._starts, axis=0)
        return likeness / (self._sums + self._floor)

    def _fit(self, speed: Doubles) -> float:
        """Return how well a speed, read either way, follows the beat at the best lag."""
        return max(
            abs(likeness_to_beat(speed, self._times_s, self._beat, lag * self._beat.rep_s))
            for lag in _FIT_LAGS
        )


def likeness_to_beat(speed: Doubles, times_s: Doubles, beat: Beat, lag_s: float) -> float:
    """Return the correlation of a speed with the beat's at a lag, from the first movement on."""
    in_set = times_s >= beat.first_s
    asked, seen = beat.speed(times_s, lag_s)[in_set], speed[in_set]
    if not seen.size or not seen.std() or not asked.std():
        return 0.0
    return float(np.corrcoef(asked, seen)[0, 1])


def _signed(speed: Doubles) -> Doubles:
    """Return which way a speed goes, from -1 to 1, nearly all that is not slow alike."""
    signed: Doubles = np.tanh(2 * speed / max(float(np.abs(speed).mean()), 1e-9))
    return signed


def _main_axes(raw: Doubles, weights: Doubles) -> Doubles:
    """Return the direction in which each cell mostly moves, back and forth, as cells x (right, down)."""
    right, down = raw[:, :, 0], raw[:, :, 1]
    mixed = 2 * (weights @ (right * down))
    angle = np.arctan2(mixed, weights @ (right**2) - weights @ (down**2)) / 2
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)
