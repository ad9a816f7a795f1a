"""The drawn lifter's joints, and what holds him."""

import math
from itertools import pairwise

import pytest

from legcurl_timer.core.lifts.variations import Stance, Variation, load_variations
from legcurl_timer.core.pacing.pose import pose_between
from legcurl_timer.gui.figure import geometry
from legcurl_timer.gui.figure.equipment import ROLLER_RADIUS, Bar, Material, ankle_loop, moving_equipment
from legcurl_timer.gui.figure.geometry import Point, Skeleton, arm_to
from legcurl_timer.gui.figure.parts import Course, path_of
from legcurl_timer.gui.figure.postures import skeleton_of

VARIATIONS = {variation.stance: variation for variation in load_variations()}
CONTRACTIONS = [step / 20 for step in range(21)]
MACHINES = [Stance.PRONE_MACHINE, Stance.UPRIGHT_MACHINE, Stance.SEATED_MACHINE]
BANDS = [Stance.UPRIGHT_BAND, Stance.PRONE_BAND]

every_variation = pytest.mark.parametrize(
    "variation", VARIATIONS.values(), ids=lambda variation: variation.id
)
every_machine = pytest.mark.parametrize("stance", MACHINES)
every_band = pytest.mark.parametrize("stance", BANDS)


def lifters(variation: Variation) -> list[Skeleton]:
    """Return the lifter all along the movement."""
    return [
        skeleton_of(variation.stance, pose_between(variation.knee, variation.hip, share))
        for share in CONTRACTIONS
    ]


def joints(lifter: Skeleton) -> list[Point]:
    """Return every joint that is drawn."""
    arms = [lifter.near_arm, lifter.far_arm]
    legs = [leg for leg in (lifter.near_leg, lifter.far_leg) if leg]
    return [
        lifter.head,
        *(joint for arm in arms for joint in (arm.shoulder, arm.elbow, arm.hand)),
        *(joint for leg in legs for joint in (leg.hip, leg.knee, leg.ankle, leg.toe)),
    ]


def bend_deg(before: float, after: float) -> float:
    """Return the difference of two directions, from -180 to 180."""
    return (before - after + 180) % 360 - 180


def band_of(bars: tuple[Bar, ...]) -> Bar:
    """Return the band among some bars."""
    return next(bar for bar in bars if bar.material is Material.BAND)


def test_every_stance_has_a_variation_here() -> None:
    """The tables of this file leave no stance out."""
    assert set(VARIATIONS) == set(Stance)


@every_variation
def test_limbs_keep_their_lengths(variation: Variation) -> None:
    """No bone of the lifter grows or shrinks on the way."""
    for lifter in lifters(variation):
        bones = [(lifter.shoulder, lifter.hip, geometry.TRUNK), (lifter.shoulder, lifter.head, geometry.NECK)]
        for arm in (lifter.near_arm, lifter.far_arm):
            bones.append((arm.shoulder, arm.elbow, geometry.UPPER_ARM))
            bones.append((arm.elbow, arm.hand, geometry.FOREARM))
        for leg in filter(None, (lifter.near_leg, lifter.far_leg)):
            bones.append((leg.hip, leg.knee, geometry.THIGH))
            bones.append((leg.knee, leg.ankle, geometry.SHANK))
            bones.append((leg.ankle, leg.toe, geometry.FOOT))
        for start, end, length in bones:
            assert start.distance_to(end) == pytest.approx(length)


@every_variation
def test_joint_angles_are_the_poses(variation: Variation) -> None:
    """Knee and hip are bent as far as the pose says, and in the direction they bend in."""
    for share, lifter in zip(CONTRACTIONS, lifters(variation), strict=True):
        pose = pose_between(variation.knee, variation.hip, share)
        thigh_deg = lifter.near_leg.hip.direction_to(lifter.near_leg.knee)
        assert lifter.near_leg.knee_deg == pytest.approx(pose.knee_deg)
        assert bend_deg(thigh_deg, lifter.trunk_deg) == pytest.approx(pose.hip_deg)


@pytest.mark.parametrize(
    "stance", [s for s in Stance if s is not Stance.PRONE_BAND]
)  # there the arms lie folded sideways
def test_elbows_bend_as_elbows_do(stance: Stance) -> None:
    """No elbow is bent the wrong way: the forearm turns towards the front of the upper arm."""
    for lifter in lifters(VARIATIONS[stance]):
        arm = lifter.near_arm
        bend = bend_deg(arm.elbow.direction_to(arm.hand), arm.shoulder.direction_to(arm.elbow))
        assert 0 <= bend < 160


@every_variation
def test_hands_stay_where_the_arms_hold_on(variation: Variation) -> None:
    """Hands that hold on do not move; the Nordic's are free."""
    hands = {lifter.near_arm.hand for lifter in lifters(variation)}
    assert (len(hands) == 1) is (variation.stance is not Stance.KNEELING)


@every_variation
def test_nothing_sinks_into_the_floor(variation: Variation) -> None:
    """Every joint stays above the floor, hands included."""
    for lifter in lifters(variation):
        assert max(joint.y for joint in joints(lifter)) < 0


def test_a_nordic_turns_about_the_knee() -> None:
    """The shank lies still and level; shoulder, hip and knee stay in one straight line."""
    first, *rest = lifters(VARIATIONS[Stance.KNEELING])
    for lifter in (first, *rest):
        leg = lifter.near_leg
        assert leg.knee == pytest.approx(first.near_leg.knee)
        assert leg.ankle == pytest.approx(first.near_leg.ankle)
        assert leg.knee.y == pytest.approx(leg.ankle.y)
        assert lifter.trunk_deg == pytest.approx(leg.hip.direction_to(leg.knee))


def test_a_nordic_ends_on_the_hands() -> None:
    """At the low end the hands are on the floor, at the top they are ready before the chest."""
    low, *_, tall = lifters(VARIATIONS[Stance.KNEELING])
    assert -0.04 < low.near_arm.hand.y < 0
    assert tall.near_arm.hand.y < tall.hip.y
    assert tall.near_arm.hand.x < tall.shoulder.x


def test_a_seated_shank_goes_from_level_to_under_the_seat() -> None:
    """The legs begin straight out in front and end with the heels behind the knees."""
    stretched, *_, contracted = lifters(VARIATIONS[Stance.SEATED_MACHINE])
    assert abs(stretched.near_leg.ankle.y - stretched.near_leg.knee.y) < 0.03
    assert contracted.near_leg.ankle.x > contracted.near_leg.knee.x


def test_a_prone_band_curl_starts_with_the_shank_upright() -> None:
    """At 90 degrees the shank of the lifter on the mat points straight up."""
    leg = lifters(VARIATIONS[Stance.PRONE_BAND])[0].near_leg
    assert leg.knee.direction_to(leg.ankle) == pytest.approx(-90, abs=4)


@pytest.mark.parametrize("stance", [Stance.UPRIGHT_MACHINE, Stance.UPRIGHT_BAND])
def test_a_standing_leg_carries(stance: Stance) -> None:
    """The far foot stands still while the near heel travels backwards."""
    course = lifters(VARIATIONS[stance])
    assert len({lifter.far_leg for lifter in course}) == 1
    assert course[-1].near_leg.ankle.x > course[0].near_leg.ankle.x + 0.1


@every_machine
def test_the_roller_sits_on_the_achilles(stance: Stance) -> None:
    """The roller touches the back of the shank just above the ankle, all the way."""
    for lifter in lifters(VARIATIONS[stance]):
        leg = lifter.near_leg
        bars = moving_equipment(stance, lifter)
        axle = next(bar.points[0] for bar in bars if bar.material is Material.PAD)
        assert axle.distance_to(leg.achilles) == pytest.approx(ROLLER_RADIUS + 0.023, abs=0.003)
        assert bend_deg(leg.achilles.direction_to(axle), leg.knee.direction_to(leg.ankle)) == pytest.approx(
            -90
        )
        assert leg.achilles.distance_to(leg.ankle) < 0.03


@every_band
def test_the_band_runs_from_its_anchor_to_the_ankle(stance: Stance) -> None:
    """One end of the band never moves, the other is where its loop lies around the ankle."""
    course = lifters(VARIATIONS[stance])
    bands = [band_of(moving_equipment(stance, lifter)) for lifter in course]
    assert len({band.points[0] for band in bands}) == 1
    for lifter, band in zip(course, bands, strict=True):
        (loop,) = ankle_loop(stance, lifter)
        assert band.points[-1] == lifter.near_leg.achilles
        assert loop.points[0].blend(loop.points[1], 0.5) == pytest.approx(lifter.near_leg.achilles)


@every_band
def test_the_band_is_stretched_by_the_curl(stance: Stance) -> None:
    """The band is longest where the curl ends."""
    bands = [band_of(moving_equipment(stance, lifter)).points for lifter in lifters(VARIATIONS[stance])]
    lengths = [math.dist(*points) for points in bands]
    assert max(lengths) == lengths[-1]


def test_the_anchors_are_on_the_right_side() -> None:
    """A standing lifter faces the anchor; a prone one has it beyond the feet."""
    upright, prone = (lifters(VARIATIONS[stance])[0] for stance in BANDS)
    assert band_of(moving_equipment(BANDS[0], upright)).points[0].x < upright.near_leg.toe.x
    assert band_of(moving_equipment(BANDS[1], prone)).points[0].x > prone.far_leg.toe.x


@every_variation
def test_the_path_leads_round_from_end_to_end(variation: Variation) -> None:
    """The path begins and ends with the movement, and a line through its points stays as good as on it."""
    course = Course.of(variation)
    path = path_of(course)
    assert (path[0], path[-1]) == (course.tracer_at(0), course.tracer_at(1))
    for number, (start, end) in enumerate(pairwise(path)):
        between = course.tracer_at((number + 0.5) / (len(path) - 1))
        assert between.distance_to(start.blend(end, 0.5)) < 0.003


def test_an_arm_reaches_no_further_than_it_is_long() -> None:
    """A hand that cannot get there stays on the way there, the arm straight."""
    arm = arm_to(Point(0, 0), Point(3, 0))
    assert arm.hand == pytest.approx(Point(geometry.UPPER_ARM + geometry.FOREARM, 0))
    assert arm.elbow.y == pytest.approx(0, abs=1e-6)
