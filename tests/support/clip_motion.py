"""How the lifter of a clip moves: more or less by the beat, and known exactly."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

LEAD_S = 5.0
EDGE = 0.15
TURN_S = 0.2
_USUAL_PERCENTILE = 80
_STEPS = 1_200  # of a movement's speed, which is summed up to its positions

Floats = NDArray[np.float64]
Four = tuple[float, float, float, float]


class Lifter(NamedTuple):
    """What the lifter was asked for, and how he does it.

    `tempo` is eccentric, stretched pause, concentric, contracted pause in seconds. He is up to `loose_s`
    early or late at each change (less in a quick tempo) and takes `pace` times as long as asked. Reps are
    numbered from 1: the `rushed` ones have an eccentric of 45-60 %, those of `sticking` a concentric that
    nearly stops midway. With `half` the last rep fails at 30-50 %. `gentle` movements have minimum jerk;
    others speed up and slow down in a random share of their length, or in `acceleration` (0.05-0.5).
    `tremor` (standard deviation) and `fidget` are shares of the range. One who keeps `still` does no rep, and
    fidgets all the time.
    """

    variation: str = "lying"
    tempo: str = "3-1-1-1"
    reps: int = 8
    loose_s: float = 0.25
    rushed: tuple[int, ...] = ()
    sticking: tuple[int, ...] = ()
    half: bool = False
    gentle: bool = False
    pace: float = 1.0
    acceleration: float | None = None
    tremor: float = 0.0
    fidget: float = 0.15
    gets_up: bool = True
    still: bool = False


class TrueRep(NamedTuple):
    """One rep: when its first movement starts and ends, then its second one, in seconds."""

    half: bool
    rushed: bool
    zero_speed_s: Four
    at_15_percent_s: Four


class Motion(NamedTuple):
    """Where the limb is at any time: 0 = start of a rep, 1 = far end. Times count from the first frame."""

    reps: tuple[TrueRep, ...]
    knots_s: Floats
    knots: Floats
    unrest: Callable[[Floats], Floats]
    rise: Callable[[Floats], Floats]
    end_s: float

    def position(self, at_s: Floats) -> Floats:
        """Return the true position, without fidgeting and tremor."""
        return np.interp(at_s, self.knots_s, self.knots)


def wander(rng: Generator, low_hz: float, high_hz: float, waves: int = 6) -> Callable[[Floats], Floats]:
    """Return a smooth random function of the time with mean 0 and standard deviation 1."""
    hz, phase = rng.uniform(low_hz, high_hz, waves), rng.uniform(0, 2 * np.pi, waves)

    def value(at_s: Floats) -> Floats:
        waves_at = np.sin(2 * np.pi * np.multiply.outer(at_s, hz) + phase)
        return np.sqrt(2 / waves) * waves_at.sum(axis=-1)

    return value


def step(share: Floats) -> Floats:
    """Return the way of least jerk from 0 to 1, and stay at both ends."""
    x = np.clip(share, 0, 1)
    return x**3 * (10 - 15 * x + 6 * x * x)


def meet(reps: tuple[TrueRep, ...]) -> Floats:
    """Return the four 15 % times of each rep, where movements less than 0.2 s apart meet midway."""
    rows = np.array([rep.at_15_percent_s for rep in reps]).reshape(-1)
    for i in range(1, len(rows) - 1, 2):
        if rows[i + 1] - rows[i] < TURN_S:
            rows[i : i + 2] = rows[i : i + 2].mean()
    return rows.reshape(-1, 4)


def make_motion(lifter: Lifter, seed: int) -> Motion:
    """Return what the lifter does; the same whatever films it."""
    rng = np.random.default_rng([seed, 1])
    reps: list[TrueRep] = []
    knots_s, knots = [np.zeros(1)], [np.zeros(1)]
    near = 0.0
    for number, zero_s in enumerate(_schedule(lifter, rng), 1):
        half = lifter.half and number == lifter.reps
        far = rng.uniform(0.3, 0.5) if half else rng.uniform(0.93, 1.03)
        back = rng.uniform(-0.02, 0.02)
        edges: list[float] = []
        for i, (start, end) in enumerate(((near, far), (far, back))):
            from_s, to_s = zero_s[2 * i : 2 * i + 2]
            concentric = (i == 1) == (lifter.variation == "nordic")
            speed = _speed(lifter, rng, to_s - from_s, sticking=concentric and number in lifter.sticking)
            way = np.concatenate([[0.0], np.cumsum(speed[1:] + speed[:-1])])
            knots_s.append(np.linspace(from_s, to_s, _STEPS))
            knots.append(start + (end - start) * way / way[-1])
            edges += [from_s + share * (to_s - from_s) for share in _edges(speed)]
        near = back
        reps.append(TrueRep(half, number in lifter.rushed, zero_s, tuple(edges)))
    over_s = reps[-1].zero_speed_s[3] if reps else LEAD_S + lifter.reps * sum(_lengths(lifter))
    rise_s = over_s + rng.uniform(1.2, 2.0)

    def rise(at_s: Floats) -> Floats:
        return step((np.asarray(at_s) - rise_s) / 1.6) * lifter.gets_up

    unrest = _unrest(lifter, rng, over_s if lifter.still else LEAD_S - 0.7)
    return Motion(tuple(reps), np.concatenate(knots_s), np.concatenate(knots), unrest, rise, rise_s + 2.2)


def _lengths(lifter: Lifter) -> Four:
    """Return first movement, far pause, second movement, near pause in seconds, at the lifter's pace."""
    eccentric, stretched, concentric, contracted = (
        lifter.pace * float(part) for part in lifter.tempo.split("-")
    )
    if lifter.variation == "nordic":
        return eccentric, stretched, concentric, contracted
    return concentric, contracted, eccentric, stretched


def _schedule(lifter: Lifter, rng: Generator) -> list[Four]:
    """Return when the speed leaves and reaches zero in both movements of each rep."""
    first, far, second, near = _lengths(lifter)
    shift_s = lifter.loose_s * min(1.0, first, second)
    times: list[Four] = []
    for number in range(1, lifter.reps + 1) if not lifter.still else ():
        beat = LEAD_S + (number - 1) * (first + far + second + near)
        told = beat + np.cumsum([0, first, far, second]) + rng.uniform(-shift_s, shift_s, 4)
        cut_short = rng.uniform(0.45, 0.6) if number in lifter.rushed else None
        first_cut, second_cut = (cut_short, None) if lifter.variation == "nordic" else (None, cut_short)
        before_s = times[-1][3] if times else 0.0
        waits = near > 0 or not times or number - 1 in lifter.rushed
        start = max(told[0], before_s) if waits else before_s
        end = start + (first_cut * first if first_cut else max(told[1] - start, 0.55 * first))
        back = max(told[2], end) if far > 0 or first_cut else end
        home = back + (second_cut * second if second_cut else max(told[3] - back, 0.55 * second))
        times.append((float(start), float(end), float(back), float(home)))
    return times


def _speed(lifter: Lifter, rng: Generator, length_s: float, *, sticking: bool) -> Floats:
    """Return the speed over a movement, 0 at both ends, in no unit."""
    share = np.linspace(0, 1, _STEPS)
    if lifter.gentle:
        speed = share**2 * (1 - share) ** 2
    else:
        up, down = (lifter.acceleration,) * 2 if lifter.acceleration else rng.uniform(0.08, 0.4, 2)
        speed = np.minimum(np.minimum(share / up, (1 - share) / down), 1)
        speed = speed * (1 + 0.15 * np.tanh(wander(rng, 0.4, 1.5)(share * length_s)))
    if sticking:
        away_s = np.abs(share - rng.uniform(0.45, 0.55)) * length_s
        speed = speed * (1 - (1 - rng.uniform(0.05, 0.2)) * np.clip((0.25 - away_s) / 0.1, 0, 1))
    return speed


def _edges(speed: Floats) -> tuple[float, float]:
    """Return the shares of a movement at which its speed passes 15 % of its usual speed, up and down."""
    limit = EDGE * np.percentile(speed, _USUAL_PERCENTILE)
    moving = np.flatnonzero(speed > limit)
    up, down = int(moving[0]), int(moving[-1])
    start = up - (speed[up] - limit) / (speed[up] - speed[up - 1])
    end = down + (speed[down] - limit) / (speed[down] - speed[down + 1])
    return float(start / (_STEPS - 1)), float(end / (_STEPS - 1))


def _unrest(lifter: Lifter, rng: Generator, until_s: float) -> Callable[[Floats], Floats]:
    """Return the fidgeting before the set and the tremor in it, which are no part of the true position."""
    trembles = wander(rng, 4, 9)
    count = round(until_s / 1.4)
    centres_s, widths_s = rng.uniform(0.5, until_s, count), rng.uniform(0.3, 0.7, count)
    heights = lifter.fidget * rng.uniform(0.3, 1, count) * rng.choice([-0.5, 1], count)

    def value(at_s: Floats) -> Floats:
        near = np.clip(np.subtract.outer(at_s, centres_s) / widths_s, -1, 1)
        return (heights * np.cos(near * np.pi / 2) ** 2).sum(axis=-1) + lifter.tremor * trembles(at_s)

    return value
