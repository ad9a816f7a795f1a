"""What has been done of a set: reps, time under tension, set time.

All of it is *paced*: prescribed and completed on the beat, not measured on the lifter.
"""

from collections.abc import Iterable
from typing import NamedTuple

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.pacing.timeline import Timeline

TUT_DEFINITION = gettext_noop(
    "Time under tension: the phases that keep the muscle loaded, added up as they were paced."
)
SET_TIME_DEFINITION = gettext_noop(
    "Set time: from the first movement to the last, pauses with Space left out."
)


class Run(NamedTuple):
    """An uninterrupted run through a timeline from its start to the position `reached_ms`.

    `started_at_ms` is the time of the clock at which position 0 was.
    """

    timeline: Timeline
    reached_ms: int
    started_at_ms: int = 0


class SetTally(NamedTuple):
    """The sums of a set. Tension includes a rep that was broken off; such a rep does not count as a rep."""

    completed_reps: int
    tut_ms: int
    set_time_ms: int


def tally(runs: Iterable[Run]) -> SetTally:
    """Add up the runs of one set.

    Set time is first movement to last movement without the breaks between runs, their rests and count-ins,
    so that tension can never exceed it.
    """
    completed_reps = tut_ms = set_time_ms = 0
    for run in runs:
        completed_reps += run.timeline.completed_reps_at(run.reached_ms)
        tut_ms += run.timeline.tension_at(run.reached_ms)
        set_time_ms += max(0, min(run.reached_ms, run.timeline.duration_ms) - run.timeline.first_movement_ms)
    return SetTally(completed_reps, tut_ms, set_time_ms)


def planned_tally(timeline: Timeline) -> SetTally:
    """Return the sums of a timeline that is done in full."""
    return tally([Run(timeline, timeline.duration_ms)])
