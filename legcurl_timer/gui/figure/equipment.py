"""What holds the lifter: benches, seats, rollers, racks, bands and mats, as bars with round ends.

The bars that stand still are placed by the lifter's still joints, the moving ones by the working leg, so that
a pad lies on the limb it belongs to whatever the angles are.
"""

from enum import StrEnum, auto
from typing import NamedTuple

from legcurl_timer.core.lifts.variations import Stance
from legcurl_timer.gui.figure.geometry import LegLine, Point, Skeleton
from legcurl_timer.gui.figure.postures import MAT_HEIGHT, STEP_HEIGHT

ROLLER_RADIUS = 0.034
_ROLLER_OFFSET = 0.057  # of the roller's axle behind the bone: half a shank and the roller itself
_TUBE = 0.020
_PAD = 0.042
_BAND = 0.013
_FLOOR_LINE = 0.012
_LOOP = 0.021  # half its width across the ankle


class Material(StrEnum):
    """What a bar is made of, and so how bright it is drawn."""

    FRAME = auto()
    PAD = auto()
    BAND = auto()


class Bar(NamedTuple):
    """A line with round ends through some points; a disc where there is but one point."""

    points: tuple[Point, ...]
    width: float
    material: Material = Material.FRAME


def still_equipment(stance: Stance, lifter: Skeleton) -> tuple[Bar, ...]:
    """Return what never moves, from the back to the front."""
    return _STILL[stance](lifter)


def moving_equipment(stance: Stance, lifter: Skeleton) -> tuple[Bar, ...]:
    """Return what follows the working ankle: the lever with its roller, or the band."""
    match stance:
        case Stance.PRONE_MACHINE | Stance.UPRIGHT_MACHINE | Stance.SEATED_MACHINE:
            return _lever(lifter.near_leg)
        case Stance.UPRIGHT_BAND:
            return _band(_RACK_ANCHOR, lifter.near_leg)
        case Stance.PRONE_BAND:
            return _band(_FLOOR_ANCHOR, lifter.near_leg)
        case Stance.KNEELING:
            return ()


def _tube(*points: Point, width: float = _TUBE) -> Bar:
    return Bar(points, width)


def _pad(*points: Point, width: float = _PAD) -> Bar:
    return Bar(points, width, Material.PAD)


def _floor(left: float, right: float) -> Bar:
    return _tube(Point(left, 0.0), Point(right, 0.0), width=_FLOOR_LINE)


def _post(x: float, top: float, width: float) -> Bar:
    """Return an upright whose round foot ends with the floor line instead of below it."""
    return _tube(Point(x, top), Point(x, (_FLOOR_LINE - width) / 2), width=width)


def _roller(axle: Point, width: float = 2 * ROLLER_RADIUS) -> tuple[Bar, ...]:
    return (_pad(axle, width=width), _tube(axle, width=0.02))


def _lever(leg: LegLine) -> tuple[Bar, ...]:
    shank_deg = leg.knee.direction_to(leg.ankle)
    axle = leg.achilles.along(shank_deg, 0, -_ROLLER_OFFSET)
    return (_tube(leg.knee, axle), *_roller(axle))


def _band(anchor: Point, leg: LegLine) -> tuple[Bar, ...]:
    return (Bar((anchor, leg.achilles), _BAND, Material.BAND),)


def ankle_loop(stance: Stance, lifter: Skeleton) -> tuple[Bar, ...]:
    """Return the loop of the band, which lies around the ankle and so before the shank."""
    if stance not in (Stance.UPRIGHT_BAND, Stance.PRONE_BAND):
        return ()
    leg = lifter.near_leg
    shank_deg = leg.knee.direction_to(leg.ankle)
    ends = (leg.achilles.along(shank_deg, 0, _LOOP), leg.achilles.along(shank_deg, 0, -_LOOP))
    return (Bar(ends, _BAND, Material.BAND),)


def _bench(lifter: Skeleton) -> tuple[Bar, ...]:
    trunk_deg = lifter.trunk_deg
    knee, hand = lifter.near_leg.knee, lifter.near_arm.hand
    thigh_deg = lifter.hip.direction_to(knee)
    peak = lifter.hip.along((trunk_deg + thigh_deg) / 2, 0, 0.080)
    head_end = lifter.shoulder.along(trunk_deg, 0.02, 0.088)
    knee_end = lifter.hip.along(thigh_deg, 0.180, 0.076)
    beam = peak.y + 0.058
    left, right = head_end.x + 0.06, knee.x - 0.05
    return (
        _post(left, beam, 0.026),
        _post(right, beam, 0.026),
        _tube(Point(left, beam), Point(knee.x - 0.02, beam), knee, width=0.026),
        _tube(Point(left, hand.y - 0.03), hand),
        _pad(head_end, peak),
        _pad(peak, knee_end),
        _floor(left - 0.2, right + 0.3),
    )


def _seat(lifter: Skeleton) -> tuple[Bar, ...]:
    hip, knee, hand = lifter.hip, lifter.near_leg.knee, lifter.near_arm.hand
    thigh_deg = hip.direction_to(knee)
    back = hip.x + 0.098
    seat_back = hip.along(thigh_deg, -0.03, -0.096)
    seat_front = hip.along(thigh_deg, 0.160, -0.080)
    over_thigh = hip.along(thigh_deg, 0.180, 0.088)
    column, rail = hip.x + 0.03, seat_back.y + 0.035
    return (
        _post(column, rail, 0.034),
        _tube(Point(column, rail), Point(back + 0.04, rail), Point(back + 0.04, lifter.shoulder.y + 0.06)),
        _tube(Point(column, rail + 0.07), knee, over_thigh),
        _pad(Point(back, hip.y), Point(back, lifter.shoulder.y - 0.02)),
        _pad(seat_back, seat_front),
        *_roller(over_thigh, 0.078),
        _tube(Point(hand.x + 0.06, rail), hand, hand.towards(thigh_deg, 0.05)),
        _floor(knee.x - 0.12, back + 0.14),
    )


def _upright_frame(lifter: Skeleton) -> tuple[Bar, ...]:
    hand, knee = lifter.near_arm.hand, lifter.near_leg.knee
    pad = lifter.near_leg.hip.along(lifter.hip.direction_to(knee), 0.180, 0.092)
    post, back = -0.36, -0.50
    return (
        *_weight_stack(back, post, -0.86),
        _tube(Point(post, hand.y + 0.05), hand, hand.towards(100, -0.05)),
        _tube(Point(post, pad.y), pad, knee),
        *_roller(pad, 0.078),
        _tube(Point(-0.17, -STEP_HEIGHT / 2), Point(0.04, -STEP_HEIGHT / 2), width=STEP_HEIGHT),
        _floor(back - 0.06, 0.36),
    )


def _weight_stack(left: float, right: float, top: float) -> tuple[Bar, ...]:
    inset = 0.036
    plates = (
        _pad(Point(left + inset, -0.05 - 0.036 * row), Point(right - inset, -0.05 - 0.036 * row), width=0.026)
        for row in range(9)
    )
    return (
        _tube(Point((left + right) / 2, top), Point((left + right) / 2, -0.05), width=0.010),
        *plates,
        _post(left, top, 0.024),
        _post(right, top, 0.024),
        _tube(Point(left, top), Point(right, top), width=0.024),
    )


_RACK_X = -0.34
_RACK_ANCHOR = Point(_RACK_X, -0.075)


def _rack(_lifter: Skeleton) -> tuple[Bar, ...]:
    return (
        _post(_RACK_X, -1.0, 0.03),
        _tube(_RACK_ANCHOR, width=0.045),
        _floor(_RACK_X - 0.1, 0.3),
    )


_FLOOR_ANCHOR = Point(0.74, -0.075)


def _mat(lifter: Skeleton) -> tuple[Bar, ...]:
    left, right = lifter.head.x - 0.12, 0.56
    middle = -MAT_HEIGHT / 2
    return (
        _floor(left - 0.03, _FLOOR_ANCHOR.x + 0.05),
        _pad(Point(left, middle), Point(right, middle), width=MAT_HEIGHT),
        _post(_FLOOR_ANCHOR.x, -0.2, 0.03),
        _tube(_FLOOR_ANCHOR, width=0.045),
    )


def _ankle_anchor(lifter: Skeleton) -> tuple[Bar, ...]:
    leg = lifter.near_leg
    axle = leg.achilles.along(0, 0, -_ROLLER_OFFSET)
    post = leg.ankle.x + 0.17
    knee = leg.knee
    return (
        _floor(knee.x - 0.72, post + 0.08),
        _pad(Point(knee.x - 0.05, -0.013), Point(knee.x + 0.1, -0.013), width=0.026),
        _post(post, axle.y - 0.05, _TUBE),
        _tube(Point(post, axle.y - 0.05), Point(axle.x + 0.03, axle.y - 0.05), axle),
        *_roller(axle),
    )


_STILL = {
    Stance.PRONE_MACHINE: _bench,
    Stance.UPRIGHT_MACHINE: _upright_frame,
    Stance.UPRIGHT_BAND: _rack,
    Stance.PRONE_BAND: _mat,
    Stance.SEATED_MACHINE: _seat,
    Stance.KNEELING: _ankle_anchor,
}
