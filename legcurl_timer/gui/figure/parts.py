"""What a picture of the lifter is made of: which parts stand still, which move, and in what order."""

import math
from collections.abc import Iterable
from enum import StrEnum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from legcurl_timer.core.lifts.variations import JointRange, Stance, Variation
from legcurl_timer.core.pacing.pose import pose_between
from legcurl_timer.gui.figure import outlines
from legcurl_timer.gui.figure.equipment import Bar, ankle_loop, moving_equipment, still_equipment
from legcurl_timer.gui.figure.geometry import Arm, LegLine, Point, Skeleton
from legcurl_timer.gui.figure.postures import skeleton_of

_BOUNDS_SAMPLES = 4
_PATH_STEPS = 8
_LENGTH_SAMPLES = 8


class Tone(StrEnum):
    """How a part of the body stands out."""

    BODY = auto()
    ARM = auto()  # before the trunk, and so a little apart from it
    FAR = auto()
    WORKING = auto()


class Limb(NamedTuple):
    """An outline laid along a bone: from `origin` in a direction."""

    outline: QPainterPath
    origin: Point
    direction_deg: float
    tone: Tone

    @property
    def placement(self) -> QTransform:
        """The transform from the outline's own axes to the picture's units."""
        angle = math.radians(self.direction_deg)
        cosine, sine = math.cos(angle), math.sin(angle)
        return QTransform(cosine, sine, -sine, cosine, self.origin.x, self.origin.y)

    @property
    def bounds(self) -> QRectF:
        """The smallest upright rectangle that holds the limb, in units."""
        return self.placement.map(self.outline).boundingRect()


Part = Bar | Limb


def bounds_of(parts: Iterable[Part]) -> QRectF:
    """Return the smallest upright rectangle that holds all the parts, in units."""
    bounds = QRectF()
    for part in parts:
        bounds = bounds.united(part.bounds if isinstance(part, Limb) else _bar_bounds(part))
    return bounds


def _bar_bounds(bar: Bar) -> QRectF:
    half = bar.width / 2
    xs, ys = [point.x for point in bar.points], [point.y for point in bar.points]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(-half, -half, half, half)


class Course(NamedTuple):
    """A movement from its stretched to its contracted end, and the parts that show it."""

    stance: Stance
    knee: JointRange
    hip: JointRange

    @classmethod
    def of(cls, variation: Variation) -> "Course":
        """Return the movement of a variation."""
        return cls(variation.stance, variation.knee, variation.hip)

    @property
    def moves_body(self) -> bool:
        """Whether the trunk moves too, and not the working shank alone."""
        return self.stance is Stance.KNEELING or self.hip.stretched_deg != self.hip.contracted_deg

    def skeleton_at(self, contraction: float) -> Skeleton:
        """Return the lifter at a share of the way from the stretched (0) to the contracted end (1)."""
        return skeleton_of(self.stance, pose_between(self.knee, self.hip, contraction))

    def tracer_at(self, contraction: float) -> Point:
        """Return the place whose path is dotted: the ankle, or the shoulder where the shank is held."""
        lifter = self.skeleton_at(contraction)
        return lifter.shoulder if self.stance is Stance.KNEELING else lifter.near_leg.ankle

    def still_parts(self) -> tuple[Part, ...]:
        """Return what never moves, from the back to the front."""
        lifter = self.skeleton_at(0)
        equipment = still_equipment(self.stance, lifter)
        if self.stance is Stance.KNEELING:
            return (*_shank(lifter.near_leg, Tone.BODY), *equipment)
        if self.moves_body:
            return equipment
        return (*_far_limbs(lifter), *equipment, *self._near_body(lifter))

    def moving_parts(self, lifter: Skeleton) -> tuple[Part, ...]:
        """Return what moves with the rep, from the back to the front."""
        body = (*_far_limbs(lifter), *self._near_body(lifter)) if self.moves_body else ()
        if self.stance is Stance.KNEELING:
            return body
        return (
            *body,
            *moving_equipment(self.stance, lifter),
            *_shank(lifter.near_leg, Tone.WORKING),
            *ankle_loop(self.stance, lifter),
        )

    def _near_body(self, lifter: Skeleton) -> tuple[Limb, ...]:
        upper_arm, forearm = _arm(lifter.near_arm, Tone.ARM)
        thigh = _thigh(lifter.near_leg, Tone.WORKING if self.stance is Stance.KNEELING else Tone.BODY)
        if self.stance is Stance.PRONE_BAND:  # the head rests on the forearm
            return (forearm, *_upper_body(lifter), thigh, upper_arm)
        return (*_upper_body(lifter), thigh, upper_arm, forearm)


@lru_cache(maxsize=32)
def path_of(course: Course) -> tuple[Point, ...]:
    """Return points along the path, both ends included, so close that a line through them looks round."""
    return tuple(course.tracer_at(step / _PATH_STEPS) for step in range(_PATH_STEPS + 1))


@lru_cache(maxsize=32)
def course_length(course: Course) -> float:
    """Return how far the joint that moves most moves from end to end, in units."""
    lifters = [course.skeleton_at(step / _LENGTH_SAMPLES) for step in range(_LENGTH_SAMPLES + 1)]
    return sum(after.moved(before) for before, after in pairwise(lifters))


@lru_cache(maxsize=32)
def course_bounds(course: Course) -> QRectF:
    """Return a rectangle that holds everything the figure ever covers, in units."""
    bounds = bounds_of(course.still_parts())
    for step in range(_BOUNDS_SAMPLES + 1):
        lifter = course.skeleton_at(step / _BOUNDS_SAMPLES)
        bounds = bounds.united(bounds_of(course.moving_parts(lifter)))
    return bounds


def _far_limbs(lifter: Skeleton) -> tuple[Limb, ...]:
    arm = _arm(lifter.far_arm, Tone.FAR)
    if lifter.far_leg is None:
        return arm
    return (*arm, _thigh(lifter.far_leg, Tone.FAR), *_shank(lifter.far_leg, Tone.FAR))


def _arm(arm: Arm, tone: Tone) -> tuple[Limb, ...]:
    upper_deg = arm.shoulder.direction_to(arm.elbow)
    lower_deg = arm.elbow.direction_to(arm.hand)
    return (
        Limb(outlines.UPPER_ARM, arm.shoulder, upper_deg, tone),
        Limb(outlines.FOREARM, arm.elbow, lower_deg, tone),
    )


def _thigh(leg: LegLine, tone: Tone) -> Limb:
    return Limb(outlines.THIGH, leg.hip, leg.hip.direction_to(leg.knee), tone)


def _shank(leg: LegLine, tone: Tone) -> tuple[Limb, ...]:
    return (
        Limb(outlines.FOOT, leg.ankle, leg.ankle.direction_to(leg.toe), tone),
        Limb(outlines.SHANK, leg.knee, leg.knee.direction_to(leg.ankle), tone),
    )


def _upper_body(lifter: Skeleton) -> tuple[Limb, ...]:
    neck_deg = lifter.head.direction_to(lifter.shoulder)
    return (
        Limb(outlines.NECK, lifter.shoulder, neck_deg, Tone.BODY),
        Limb(outlines.HEAD, lifter.head, neck_deg, Tone.BODY),
        Limb(outlines.TRUNK, lifter.shoulder, lifter.trunk_deg, Tone.BODY),
    )
