"""Points, directions and the lifter's proportions.

One unit is the lifter's height. x grows to the right, y downwards, the floor is y = 0. The lifter always
faces left. A direction is an angle in degrees: 0 points right, 90 down, 180 left, 270 up. Along a bone, from
the joint nearer the trunk, `front` is the side of the belly, the kneecap and the instep.
"""

import math
from typing import NamedTuple

TRUNK = 0.288
THIGH = 0.245
SHANK = 0.246
FOOT = 0.112
UPPER_ARM = 0.172
FOREARM = 0.178  # from the elbow to the middle of the closed hand
NECK = 0.120  # from the shoulder to the middle of the head
ANKLE_HEIGHT = 0.042  # of the ankle joint over the sole


class Point(NamedTuple):
    """A place in the picture, in units of the lifter's height."""

    x: float
    y: float

    def towards(self, direction_deg: float, distance: float) -> "Point":
        """Return the point at `distance` in a direction."""
        angle = math.radians(direction_deg)
        return Point(self.x + distance * math.cos(angle), self.y + distance * math.sin(angle))

    def along(self, direction_deg: float, forth: float, front: float) -> "Point":
        """Return the point `forth` along a bone and `front` off it, towards the front of the body."""
        return self.towards(direction_deg, forth).towards(direction_deg + 90, front)

    def distance_to(self, other: "Point") -> float:
        """Return the distance to another point."""
        return math.dist(self, other)

    def direction_to(self, other: "Point") -> float:
        """Return the direction of another point in degrees."""
        return math.degrees(math.atan2(other.y - self.y, other.x - self.x))

    def blend(self, other: "Point", share: float) -> "Point":
        """Return the point at a share of the way to another."""
        return Point(self.x + share * (other.x - self.x), self.y + share * (other.y - self.y))


class Arm(NamedTuple):
    """One arm, from the shoulder to the closed hand."""

    shoulder: Point
    elbow: Point
    hand: Point


class LegLine(NamedTuple):
    """One leg, from the hip to the ball of the foot."""

    hip: Point
    knee: Point
    ankle: Point
    toe: Point

    @property
    def knee_deg(self) -> float:
        """Flexion of the knee in degrees, 0 = straight."""
        bend = self.hip.direction_to(self.knee) - self.knee.direction_to(self.ankle)
        return (bend + 180) % 360 - 180

    @property
    def achilles(self) -> Point:
        """Where a pad or a band takes hold: on the shank, above the ankle and below the calf."""
        return self.knee.blend(self.ankle, 0.9)


class Skeleton(NamedTuple):
    """The lifter's joints. `far_leg` is None where it moves with the near one and hides behind it."""

    head: Point
    shoulder: Point
    hip: Point
    near_arm: Arm
    far_arm: Arm
    near_leg: LegLine
    far_leg: LegLine | None

    @property
    def trunk_deg(self) -> float:
        """Direction of the trunk from shoulder to hip."""
        return self.shoulder.direction_to(self.hip)

    def moved(self, other: "Skeleton") -> float:
        """Return how far the fastest joint is from where it is in another skeleton."""
        return max(
            self.near_leg.toe.distance_to(other.near_leg.toe),
            self.near_leg.ankle.distance_to(other.near_leg.ankle),
            self.head.distance_to(other.head),
            self.near_arm.hand.distance_to(other.near_arm.hand),
            self.near_arm.elbow.distance_to(other.near_arm.elbow),
        )


def leg_from(hip: Point, thigh_deg: float, knee_deg: float, pointed_deg: float) -> LegLine:
    """Return a leg from the hip down; its foot is square to the shank where `pointed_deg` is 0."""
    shank_deg = thigh_deg - knee_deg
    knee = hip.towards(thigh_deg, THIGH)
    ankle = knee.towards(shank_deg, SHANK)
    return LegLine(hip, knee, ankle, ankle.towards(shank_deg + 90 - pointed_deg, FOOT))


def standing_leg(hip: Point, ankle: Point) -> LegLine:
    """Return the leg that carries the lifter, its foot flat under `ankle` and its knee forward.

    An ankle out of reach is approached as far as the leg is long.
    """
    knee, ankle = _two_bones(hip, ankle, THIGH, SHANK)
    return LegLine(hip, knee, ankle, ankle.towards(180, FOOT))


def arm_to(shoulder: Point, hand: Point, *, elbow_back: bool = True) -> Arm:
    """Return an arm whose hand is at a place, or as near to it as the arm is long."""
    elbow, hand = _two_bones(shoulder, hand, UPPER_ARM, FOREARM, mirrored=elbow_back)
    return Arm(shoulder, elbow, hand)


def head_of(shoulder: Point, trunk_deg: float, raised_deg: float = 0) -> Point:
    """Return the middle of the head; `raised_deg` tips it back from the line of the trunk."""
    return shoulder.towards(trunk_deg + 180 - 8 + raised_deg, NECK)


def _two_bones(
    start: Point, end: Point, first: float, second: float, *, mirrored: bool = False
) -> tuple[Point, Point]:
    """Return the joint between two bones and their end, which is `end` where the bones reach it.

    The joint bends to the left as seen from `start` along the way to `end`, or to the right if mirrored.
    """
    span = min(max(start.distance_to(end), abs(first - second) + 1e-6), first + second)
    direction = start.direction_to(end)
    cosine = (first**2 + span**2 - second**2) / (2 * first * span)
    bend = math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))
    joint = start.towards(direction + (-bend if mirrored else bend), first)
    return joint, start.towards(direction, span)
