"""How the lifter holds himself in each stance: from the angles of a pose to the joints of a skeleton."""

from legcurl_timer.core.lifts.variations import Stance
from legcurl_timer.core.pacing.pose import Pose
from legcurl_timer.gui.figure.geometry import (
    ANKLE_HEIGHT,
    SHANK,
    THIGH,
    TRUNK,
    LegLine,
    Point,
    Skeleton,
    arm_to,
    head_of,
    leg_from,
    standing_leg,
)

BENCH_HIP = Point(0.0, -0.43)
SEAT_HIP = Point(0.0, -0.37)
STEP_HEIGHT = 0.045  # of the plate under the standing leg in the upright machine
MAT_HEIGHT = 0.018
KNEELING_KNEE = Point(0.0, -0.068)

_LEAN_DEG = 3  # a standing lifter leans this far towards what the hands hold
_HIP_HIKE = 0.02  # the working hip is drawn up so that the foot swings clear of the floor
_HAND_THICKNESS = 0.03
_POINTED_DEG = 12
_LOWERED_DEG = 10.0  # knee angle at which a Nordic ends on the hands
_REACHING_DEG = 58.0  # knee angle at which the hands leave the chest for the floor


def skeleton_of(stance: Stance, pose: Pose) -> Skeleton:
    """Return where every joint is when a lifter in this stance has these angles."""
    return _POSTURES[stance](pose)


def _on_the_bench(pose: Pose) -> Skeleton:
    trunk_deg = -pose.hip_deg / 2
    shoulder = BENCH_HIP.towards(trunk_deg + 180, TRUNK)
    hand = Point(shoulder.x - 0.075, shoulder.y + 0.255)
    leg = leg_from(BENCH_HIP, pose.hip_deg / 2, pose.knee_deg, _POINTED_DEG)
    hands = (hand, Point(hand.x - 0.03, hand.y - 0.012))
    return _lifter(trunk_deg, BENCH_HIP, hands, leg, head_raised_deg=8)


def _in_the_seat(pose: Pose) -> Skeleton:
    hand = Point(SEAT_HIP.x - 0.075, SEAT_HIP.y + 0.045)
    leg = leg_from(SEAT_HIP, 90 + pose.hip_deg, pose.knee_deg, _POINTED_DEG)
    return _lifter(90, SEAT_HIP, (hand, Point(hand.x - 0.03, hand.y - 0.004)), leg)


def _in_the_upright_machine(pose: Pose) -> Skeleton:
    return _standing(pose, -STEP_HEIGHT, (Point(-0.25, -0.755), Point(-0.27, -0.775)))


def _at_the_rack(pose: Pose) -> Skeleton:
    return _standing(pose, 0.0, (Point(-0.315, -0.69), Point(-0.315, -0.76)))


def _standing(pose: Pose, ground: float, hands: tuple[Point, Point]) -> Skeleton:
    trunk_deg = 90 - _LEAN_DEG
    far_hip = Point(0.0, ground - ANKLE_HEIGHT - 0.995 * (THIGH + SHANK))
    hip = Point(0.0, far_hip.y - _HIP_HIKE)
    leg = leg_from(hip, trunk_deg + pose.hip_deg, pose.knee_deg, _foot_clearing(pose))
    far_leg = standing_leg(far_hip, Point(-0.028, ground - ANKLE_HEIGHT))
    return _lifter(trunk_deg, hip, hands, leg, far_leg)


def _foot_clearing(pose: Pose) -> float:
    """Return how far the working foot is pointed: a little drawn up, so that the toes clear the floor."""
    return -min(pose.knee_deg, 12) - _LEAN_DEG / 2


def _on_the_mat(pose: Pose) -> Skeleton:
    trunk_deg = 3.0
    hip = Point(0.0, -MAT_HEIGHT - 0.078)
    hand = Point(hip.towards(trunk_deg + 180, TRUNK).x - 0.005, -MAT_HEIGHT - _HAND_THICKNESS)
    leg = leg_from(hip, trunk_deg + pose.hip_deg, pose.knee_deg, _POINTED_DEG)
    resting_leg = leg_from(hip, 8, 4, 76)
    return _lifter(trunk_deg, hip, (hand, hand), leg, resting_leg, head_raised_deg=22, elbow_back=False)


def _on_the_knees(pose: Pose) -> Skeleton:
    thigh_deg = pose.knee_deg
    trunk_deg = thigh_deg - pose.hip_deg
    hip = KNEELING_KNEE.towards(thigh_deg + 180, THIGH)
    hand = _catching_hand(hip.towards(trunk_deg + 180, TRUNK), trunk_deg, thigh_deg)
    leg = leg_from(hip, thigh_deg, pose.knee_deg, 66)
    return _lifter(trunk_deg, hip, (hand, Point(hand.x - 0.03, hand.y)), leg, head_raised_deg=4)


def _lifter(
    trunk_deg: float,
    hip: Point,
    hands: tuple[Point, Point],
    near_leg: LegLine,
    far_leg: LegLine | None = None,
    *,
    head_raised_deg: float = 0,
    elbow_back: bool = True,
) -> Skeleton:
    """Return a lifter whose near and far hand hold on at two places."""
    shoulder = hip.towards(trunk_deg + 180, TRUNK)
    near_arm, far_arm = (arm_to(shoulder, hand, elbow_back=elbow_back) for hand in hands)
    head = head_of(shoulder, trunk_deg, head_raised_deg)
    return Skeleton(head, shoulder, hip, near_arm, far_arm, near_leg, far_leg)


def _catching_hand(shoulder: Point, trunk_deg: float, knee_deg: float) -> Point:
    """Return where the hands are: ready before the chest, then down to the floor to catch the fall."""
    ready = shoulder.along(trunk_deg, 0.13, 0.17)
    caught = KNEELING_KNEE.towards(_LOWERED_DEG + 180, THIGH + TRUNK - 0.02)
    share = min(max((_REACHING_DEG - knee_deg) / (_REACHING_DEG - _LOWERED_DEG), 0.0), 1.0)
    hand = ready.blend(Point(caught.x, -_HAND_THICKNESS), share * share * (3 - 2 * share))
    return Point(hand.x, min(hand.y, -_HAND_THICKNESS))


_POSTURES = {
    Stance.PRONE_MACHINE: _on_the_bench,
    Stance.UPRIGHT_MACHINE: _in_the_upright_machine,
    Stance.UPRIGHT_BAND: _at_the_rack,
    Stance.PRONE_BAND: _on_the_mat,
    Stance.SEATED_MACHINE: _in_the_seat,
    Stance.KNEELING: _on_the_knees,
}
