"""Where the limbs are at a position of a set."""

import math
from typing import NamedTuple

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import JointRange, Variation
from legcurl_timer.core.pacing.timeline import Phase, Timeline


class Pose(NamedTuple):
    """Flexion of knee and hip in degrees, 0 = straight, as the figure shows them."""

    knee_deg: float
    hip_deg: float


def pose_between(knee: JointRange, hip: JointRange, contraction: float) -> Pose:
    """Return the pose at a share of the way from the stretched (0) to the contracted end (1)."""
    return Pose(_angle(knee, contraction), _angle(hip, contraction))


def contraction_at(first_phase: PhaseKind, timeline: Timeline, position_ms: int) -> float:
    """Return how far along its path the limb is: 0 at the stretched end, 1 at the contracted end.

    It keeps still in a pause, and starts and stops gently in a movement, so that it turns exactly where the
    phases change. In rest and count-in it waits where the first movement begins.
    """
    return contraction_in(first_phase, timeline.phase_at(position_ms), position_ms)


def contraction_in(first_phase: PhaseKind, phase: Phase, position_ms: int) -> float:
    """Return the same for whoever knows already which phase stands there."""
    match phase.kind:
        case PhaseKind.REST | PhaseKind.COUNT_IN:
            return 0.0 if first_phase is PhaseKind.CONCENTRIC else 1.0
        case PhaseKind.STRETCHED_PAUSE:
            return 0.0
        case PhaseKind.CONTRACTED_PAUSE:
            return 1.0
    into = min(max(position_ms - phase.start_ms, 0) / phase.duration_ms, 1.0)
    eased = (1 - math.cos(math.pi * into)) / 2
    return eased if phase.kind is PhaseKind.CONCENTRIC else 1 - eased


def level_of(variation: Variation, contraction: float) -> float:
    """Return how high the limb is in its range, 0 to 1, at a share of the way to the contracted end."""
    return contraction if variation.rises is PhaseKind.CONCENTRIC else 1 - contraction


def _angle(joint: JointRange, contraction: float) -> float:
    return joint.stretched_deg + (joint.contracted_deg - joint.stretched_deg) * contraction
