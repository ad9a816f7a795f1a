"""From the speed of a limb to its movements: when each starts and ends.

**A movement starts and ends where its speed passes 15 % of its usual speed**, the 80th percentile of its own.
Opposite movements less than 0.2 s apart meet in one turning point midway.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from legcurl_timer.core.measurement import TURN_MS
from legcurl_timer.measure.curves import noise_of, smoothed
from legcurl_timer.measure.motion import Doubles

EDGE_SHARE = 0.15
USUAL_PERCENTILE = 80
TURN_S = TURN_MS / 1000
_HZ = 60.0
_SOFT_S = 0.06
_ROUNDS = 3
_MOVES_SHARE = 0.12
_NOISES = 3
_MOST_NOISE_SHARE = 0.2
_SPECK_SHARE = 0.05
_LEAST_TRAVEL = 0.12
_USUAL_TRAVEL = 0.4
_ONE_GAP_S = 0.35
_STICKING_GAP_S = 1.2
_STICKING_TRAVEL = 1.3


class Movement(NamedTuple):
    """One movement: `away` is the first of a rep; `travel` is 1 where it went as far as usual."""

    away: bool
    start_s: float
    end_s: float
    travel: float

    @property
    def length_s(self) -> float:
        """How long it was."""
        return self.end_s - self.start_s


class Movements(NamedTuple):
    """The movements of a set in order, and how far their speed stands out from the noise."""

    movements: tuple[Movement, ...]
    clearness: float


class _Run(NamedTuple):
    """A stretch `[start, end)` of the curve in which the limb moves one way; `way` is 1 or -1."""

    start: int
    end: int
    way: int


def find_movements(
    times_s: Doubles, gaps_s: Doubles, speed: Doubles, start_s: float, end_s: float
) -> Movements:
    """Return the movements in `[start_s, end_s]`; each speed is that over the gap before its time."""
    if len(speed) < 3:  # noqa: PLR2004 - too little to be a curve
        return Movements((), 0.0)
    cut = _Cut(times_s, gaps_s, speed, start_s, end_s)
    runs = cut.runs()
    found = [cut.movement(run) for run in runs]
    return Movements(tuple(_meeting(found)), cut.clearness)


class _Cut:
    """One curve of speed on an even raster, and what is usual in it."""

    def __init__(
        self, times_s: Doubles, gaps_s: Doubles, speed: Doubles, start_s: float, end_s: float
    ) -> None:
        where = np.concatenate([[0.0], np.cumsum(speed * gaps_s)])
        stamps_s = np.concatenate([[times_s[0] - gaps_s[0]], times_s])
        self._times_s = np.arange(stamps_s[0], stamps_s[-1], 1 / _HZ)
        self._where = np.interp(self._times_s, stamps_s, where)
        self._speed = self._speed_over(_SOFT_S)
        self._travelled = np.concatenate([[0.0], np.cumsum(self._speed) / _HZ])
        self._inside = (self._times_s >= start_s) & (self._times_s <= end_s)
        frames = _SOFT_S / float(np.median(gaps_s))
        self._noise = float(noise_of(speed)) * min(1.0, 1 / (2 * np.pi**0.5 * max(frames, 0.01)) ** 0.5)
        self._usual = {way: self._usual_speed(way) for way in (1, -1)}
        self._usual_travel = {1: 0.0, -1: 0.0}

    @property
    def clearness(self) -> float:
        """The usual speed against the noise."""
        return float(max(self._usual.values()) / max(self._noise, 1e-9))

    def runs(self) -> list[_Run]:
        """Return the runs that are movements; what is usual is learnt from them, and they from it."""
        runs: list[_Run] = []
        for _ in range(_ROUNDS):
            runs = self._long_enough(self._moving())
            for way in (1, -1):
                of_way = [run for run in runs if run.way == way]
                speeds = [self._own_usual(run) for run in of_way if self._share(run) > _USUAL_TRAVEL]
                if speeds:
                    self._usual[way] = float(np.median(speeds))
                self._usual_travel[way] = self._usual_of([self._travel(run) for run in of_way])
        return runs

    def movement(self, run: _Run) -> Movement:
        """Return a run with its edges where they are by definition."""
        soft_s = min(max(0.03 * (run.end - run.start) / _HZ, 0.03), 0.12)
        first = max(0, run.start - int(_HZ))
        speed = run.way * self._speed_over(soft_s, first, run.end + int(_HZ))
        start, end = run.start - first, run.end - first
        usual = np.percentile(speed[start:end], USUAL_PERCENTILE)
        edge = EDGE_SHARE * usual
        core = start + np.flatnonzero(speed[start:end] > usual / 2)
        left, right = int(core[0]), int(core[-1])
        while left > 0 and speed[left] > edge:
            left -= 1
        while right < len(speed) - 1 and speed[right] > edge:
            right += 1
        at_s = self._times_s[first]
        start_s = at_s + (left + _crossing(speed[left], speed[left + 1], edge)) / _HZ
        end_s = at_s + (right - _crossing(speed[right], speed[right - 1], edge)) / _HZ
        return Movement(run.way > 0, float(start_s), float(end_s), self._share(run))

    def _speed_over(self, soft_s: float, first: int = 0, last: int | None = None) -> Doubles:
        speed: Doubles = np.gradient(smoothed(self._where[first:last], soft_s * _HZ)) * _HZ
        return speed

    def _usual_speed(self, way: int) -> float:
        speed = way * self._speed[self._inside]
        moving = speed[speed > 0]
        return float(np.percentile(moving, USUAL_PERCENTILE)) if moving.size else 0.0

    def _own_usual(self, run: _Run) -> float:
        return float(np.percentile(run.way * self._speed[run.start : run.end], USUAL_PERCENTILE))

    def _travel(self, run: _Run) -> float:
        return float(run.way * (self._travelled[run.end] - self._travelled[run.start]))

    def _share(self, run: _Run) -> float:
        return self._travel(run) / max(self._usual_travel[run.way], 1e-9)

    @staticmethod
    def _usual_of(travels: Sequence[float]) -> float:
        """Return the usual travel: the median of those that go most of the way."""
        far = [travel for travel in travels if travel > _USUAL_TRAVEL * max(travels)]
        return float(np.median(far)) if far else 0.0

    def _moving(self) -> list[_Run]:
        """Return where the limb moves clearly, specks of motion left out."""
        runs: list[_Run] = []
        for way in (1, -1):
            usual = self._usual[way]
            least = max(_MOVES_SHARE * usual, min(_NOISES * self._noise, _MOST_NOISE_SHARE * usual))
            edges = np.diff((self._inside & (way * self._speed > least)).astype(np.int8), prepend=0, append=0)
            of_way = [
                _Run(int(start), int(end), way)
                for start, end in zip(np.flatnonzero(edges > 0), np.flatnonzero(edges < 0), strict=True)
            ]
            most = max(map(self._travel, of_way), default=0.0)
            runs += [run for run in of_way if self._travel(run) >= _SPECK_SHARE * most]
        return sorted(runs)

    def _long_enough(self, runs: list[_Run]) -> list[_Run]:
        """Return runs joined where they are one movement, without those that go nowhere."""
        whole = _joined(runs, lambda _run, _next: True)
        for way in (1, -1):
            self._usual_travel[way] = self._usual_of([self._travel(run) for run in whole if run.way == way])
        runs = _joined(runs, self._are_one)
        return _joined([run for run in runs if self._share(run) >= _LEAST_TRAVEL], self._are_one)

    def _are_one(self, run: _Run, following: _Run) -> bool:
        """Whether two runs the same way are one movement, which may stick on its way."""
        gap_s = (following.start - run.end) / _HZ
        together = self._share(_Run(run.start, following.end, run.way))
        return gap_s < _ONE_GAP_S or (gap_s < _STICKING_GAP_S and together <= _STICKING_TRAVEL)


def _joined(runs: Sequence[_Run], are_one: Callable[[_Run, _Run], bool]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].way == run.way and are_one(joined[-1], run):
            joined[-1] = _Run(joined[-1].start, run.end, run.way)
        else:
            joined.append(run)
    return joined


def _crossing(below: float, above: float, level: float) -> float:
    """Return how far from the first of two neighbours a curve passes a level."""
    return float(np.clip((level - below) / (above - below), 0, 1)) if above > below else 0.0


def _meeting(movements: list[Movement]) -> list[Movement]:
    """Return movements in which opposite ones that nearly touch meet midway, and none overlap."""
    met = list(movements)
    for index in range(1, len(met)):
        one, following = met[index - 1 : index + 1]
        gap_s = following.start_s - one.end_s
        if gap_s < 0 or (gap_s < TURN_S and one.away != following.away):
            middle_s = (one.end_s + following.start_s) / 2
            met[index - 1 : index + 1] = one._replace(end_s=middle_s), following._replace(start_s=middle_s)
    return met
