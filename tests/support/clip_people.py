"""The people in a clip: the lifter on what he lies or sits on, and those who walk past."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from support.clip_drawing import Grey, Point, draw, surface

Segment = tuple[float, float, float, float, float, float]  # x, y, x, y, radius in shank lengths; tone


class Layout(NamedTuple):
    """How a lift is seen from the side. Degrees on the screen: 0 = right, 90 = down.

    `thigh` points from hip to knee and `trunk` from hip to head; the shank follows from the knee's flexion,
    which is `flexion` at both ends, in the direction `bend`. `rest` is what bears the lifter, `anchor` where
    a band is tied, both in shank lengths from the knee.
    """

    thigh: float
    trunk: float
    arm: float
    bend: int
    flexion: tuple[float, float]
    rest: tuple[Segment, ...]
    pad: bool = True
    anchor: tuple[float, float] | None = None


_BENCH = (
    (-2.6, 0.36, -0.25, 0.36, 0.13, 45.0),
    (-0.5, 0.45, -0.5, 1.3, 0.06, 150.0),
    (-2.2, 0.45, -2.2, 1.3, 0.06, 150.0),
    (-0.9, 1.3, 0.5, 1.3, 0.06, 140.0),
)
_SEAT = (
    (-1.5, 0.34, -0.25, 0.34, 0.13, 45.0),
    (-1.6, 0.2, -1.9, -1.3, 0.12, 50.0),
    (-0.8, 0.4, -0.8, 1.4, 0.08, 150.0),
    (-0.35, -0.28, 0.05, -0.28, 0.1, 40.0),
)
_POST = (
    (-0.5, -1.3, -0.5, 1.2, 0.07, 150.0),
    (-0.35, -0.15, -0.28, -0.6, 0.11, 40.0),
    (-0.9, 1.2, 0.6, 1.2, 0.06, 140.0),
)
_MAT = ((-3.0, 0.3, 1.4, 0.3, 0.06, 50.0),)
_KNEEL = ((-1.2, 0.26, 1.9, 0.26, 0.06, 50.0), (-1.0, -0.22, -0.8, -0.22, 0.1, 40.0))

LAYOUTS = {
    "lying": Layout(0, 182, 120, -1, (6, 115), _BENCH),
    "seated": Layout(0, 258, 70, 1, (8, 100), _SEAT),
    "standing": Layout(92, 262, 130, -1, (4, 105), _POST),
    "standing-band": Layout(90, 264, 120, -1, (4, 90), (), pad=False, anchor=(-2.5, 0.9)),
    "prone-band": Layout(2, 184, 140, -1, (25, 110), _MAT, pad=False, anchor=(3.0, 0.1)),
    "nordic": Layout(90, 270, 60, 1, (90, 16), _KNEEL, pad=False),
}
_THIGH, _TRUNK, _HEAD, _FOOT, _ARM = 1.05, 1.25, 0.27, 0.42, 0.75
_BODY_ABOVE_KNEE = _THIGH + _TRUNK + 2 * _HEAD


def _way(degrees: float) -> Point:
    """Return the unit vector of a direction on the screen."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])


class Body(NamedTuple):
    """One bar of a person: from where to where and how thick, in shank lengths from the knee."""

    look: str
    start: Point
    end: Point
    radii: tuple[float, float]


def pose(variation: str, position: float, rise: float = 0.0) -> list[Body]:
    """Return the lifter's bars, the farthest first, at a position between 0 (start) and 1 (far end)."""
    layout = LAYOUTS[variation]
    flexion = layout.flexion[0] + (layout.flexion[1] - layout.flexion[0]) * position
    lean = -38 * rise * layout.bend
    if variation == "nordic":
        shank, thigh = 180 + lean, 180 - flexion + lean
        trunk = thigh + 180
    else:
        thigh, trunk = layout.thigh + lean, layout.trunk + (270 - layout.trunk) * 0.6 * rise
        shank = thigh + layout.bend * flexion
    knee = rise * np.array([-0.5, -0.8])
    hip, ankle = knee - _THIGH * _way(thigh), knee + _way(shank)
    foot = _way(shank - 90 * layout.bend)
    neck = hip + _TRUNK * _way(trunk)
    head = neck + 1.15 * _HEAD * _way(trunk)
    shoulder = neck - 0.2 * _way(trunk)
    arm = layout.arm + trunk - layout.trunk
    elbow = shoulder + _ARM * _way(arm)
    parts = [
        Body("skin", head, head + 0.06 * _way(trunk), (_HEAD, 0.9 * _HEAD)),
        Body("shirt", hip, neck - 0.1 * _way(trunk), (0.3, 0.32)),
        Body("trousers", hip, knee, (0.28, 0.19)),
        Body("trousers", knee, knee + 0.93 * _way(shank), (0.18, 0.1)),
        Body("shoe", ankle + 0.02 * foot, ankle + _FOOT * foot, (0.13, 0.08)),
        Body("sleeve", shoulder, elbow, (0.14, 0.1)),
        Body("skin", elbow, elbow + 0.6 * _way(arm - 60 * layout.bend), (0.09, 0.07)),
    ]
    hold, calf = _way(layout.thigh + layout.bend * flexion), _way(layout.thigh + layout.bend * (flexion + 90))
    if layout.pad:
        roll = 0.82 * hold + 0.24 * calf
        parts[3:3] = [Body("metal", -0.2 * calf, roll, (0.06, 0.05)), Body("pad", roll, roll, (0.15, 0.15))]
    if layout.anchor:
        parts.insert(3, Body("metal", 0.9 * hold, np.array(layout.anchor), (0.03, 0.03)))
    if variation.startswith("standing"):
        parts.insert(1, Body("shade", hip, np.array([0.05, 1.05]), (0.24, 0.11)))
    return parts


class Lens(NamedTuple):
    """How a person is seen: how big, where his knee is, and how far the lens is off the side."""

    shank_px: float
    knee_px: Point
    angle_deg: float

    def see(self, at: Point) -> tuple[Point, float]:
        """Return the pixel of a place, and how much bigger things are there."""
        angle = np.radians(self.angle_deg)
        nearer = 1 / (1 - 0.16 * np.sin(angle) * np.clip(at[0], -2.5, 2.5))
        return self.knee_px + self.shank_px * nearer * np.array([at[0] * np.cos(angle), at[1]]), nearer


class Figure(NamedTuple):
    """A lifter in the picture, with what bears him."""

    variation: str
    lens: Lens
    looks: dict[str, Grey]

    def draw(self, canvas: Grey, position: float, rise: float, shift: Point) -> None:
        """Draw him at a position of his lift; all is shifted by some pixels."""
        for i, (x, y, to_x, to_y, radius, _) in enumerate(LAYOUTS[self.variation].rest):
            self._bar(
                canvas, Body(f"rest {i}", np.array([x, y]), np.array([to_x, to_y]), (radius, radius)), shift
            )
        for part in pose(self.variation, position, rise):
            self._bar(canvas, part, shift)

    def _bar(self, canvas: Grey, bar: Body, shift: Point) -> None:
        (start, near), (end, far) = self.lens.see(bar.start), self.lens.see(bar.end)
        size = self.lens.shank_px
        draw(
            canvas,
            self.looks[bar.look],
            start + shift,
            end + shift,
            (bar.radii[0] * near * size, bar.radii[1] * far * size),
        )


def make_figure(
    rng: Generator,
    variation: str,
    limb: float | None,
    *,
    angle_deg: float,
    size: tuple[int, int],
    place: Point,
) -> Figure:
    """Return a lifter whose moving limb is `limb` picture heights long.

    `place` says where he is, from 0 (left, top) to 1, within what keeps the limb in the picture.
    """
    nordic = variation == "nordic"
    usual = rng.uniform(0.42, 0.6) if nordic else rng.uniform(0.2, 0.34)
    shank_px = (limb or usual) * size[1] / (_BODY_ABOVE_KNEE if nordic else 1)
    lens = Lens(shank_px, np.zeros(2), angle_deg)
    ends = np.array(
        [[lens.see(part.end)[0] for part in pose(variation, share)] for share in np.linspace(0, 1, 9)]
    )
    moving = ends[:, (ends[0] != ends[-1]).any(axis=-1)].reshape(-1, 2)
    least, most = 0.06 * np.array(size) - moving.min(axis=0), 0.94 * np.array(size) - moving.max(axis=0)
    looks = {
        "trousers": surface(rng, rng.uniform(25, 190), 0.15, int(rng.integers(0, 4))),
        "shade": surface(rng, rng.uniform(25, 100), 0.15),
        "shirt": surface(rng, rng.uniform(30, 200), 0.12),
        "sleeve": surface(rng, rng.uniform(30, 200), 0.1),
        "skin": surface(rng, rng.uniform(90, 190), 0.06),
        "shoe": surface(rng, rng.choice([rng.uniform(15, 60), rng.uniform(180, 235)]), 0.2, 1),
        "metal": surface(rng, rng.uniform(120, 200), 0.05),
        "pad": surface(rng, rng.uniform(15, 60), 0.1),
    }
    looks |= {f"rest {i}": surface(rng, bar[5]) for i, bar in enumerate(LAYOUTS[variation].rest)}
    return Figure(variation, lens._replace(knee_px=least + place * (most - least)), looks)


class Walker(NamedTuple):
    """Somebody who walks past, upright, at an even speed in pixels a second."""

    enters_s: float
    from_px: float
    speed_px: float
    floor_px: float
    tall_px: float
    looks: tuple[Grey, Grey, Grey]

    def draw(self, canvas: Grey, at_s: float, shift: Point) -> None:
        """Draw him where he is, if he is there."""
        x = self.from_px + self.speed_px * (at_s - self.enters_s)
        if not -0.4 * self.tall_px < x < canvas.shape[1] + 0.4 * self.tall_px:
            return
        swing = 24 * np.sin(2 * np.pi * 0.9 * at_s + self.enters_s)
        tall, (trousers, shirt, skin) = self.tall_px, self.looks
        hip = np.array([x, self.floor_px - 0.5 * tall]) + shift
        neck = hip - [0, 0.34 * tall]
        for side in (-1, 1):
            draw(
                canvas,
                trousers,
                hip,
                hip + 0.48 * tall * _way(90 + side * swing),
                (0.075 * tall, 0.04 * tall),
            )
        draw(canvas, skin, neck - [0, 0.07 * tall], neck - [0, 0.1 * tall], (0.065 * tall, 0.06 * tall))
        draw(canvas, shirt, hip, neck, (0.09 * tall, 0.1 * tall))
        draw(canvas, shirt, neck, neck + 0.34 * tall * _way(90 - swing), (0.045 * tall, 0.03 * tall))


def make_walkers(rng: Generator, size: tuple[int, int], end_s: float, *, in_front: bool) -> list[Walker]:
    """Return people who pass one after the other, some 10 s apart, in both directions."""
    width, height = size
    walkers, at_s = [], rng.uniform(3, 9)
    while at_s < end_s:
        tall = height * (rng.uniform(1.1, 1.5) if in_front else rng.uniform(0.5, 0.75))
        floor = height * (rng.uniform(1.2, 1.4) if in_front else rng.uniform(0.7, 0.8))
        right = rng.uniform() < 0.5
        speed = width * rng.uniform(0.3, 0.6) * (1 if right else -1)
        looks = tuple(surface(rng, rng.uniform(20, 200), 0.15) for _ in range(3))
        walkers.append(Walker(at_s, -0.3 * tall if right else width + 0.3 * tall, speed, floor, tall, looks))
        at_s += rng.uniform(6, 14)
    return walkers
