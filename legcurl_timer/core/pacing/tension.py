"""What has been done of a set: reps, time under tension, set time, phase by phase.

All of it is *paced*: prescribed and completed on the beat, not measured on the lifter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from legcurl_timer.core.pacing.timeline import Timeline
from legcurl_timer.core.records import MAX_DURATION_MS, RepRecord

TUT_DEFINITION = "Time under tension: the phases that keep the muscle loaded, added up as they were paced."
SET_TIME_DEFINITION = "Set time: from the first movement to the last, pauses with Space left out."


@dataclass(frozen=True, slots=True)
class Run:
    """An uninterrupted run through a timeline from its start to the position `reached_ms`.

    `started_at_ms` is the time of the clock at which position 0 was.
    """

    timeline: Timeline
    reached_ms: int
    started_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class SetTally:
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


def rep_records(runs: Sequence[Run]) -> tuple[RepRecord, ...]:
    """Return every attempt at a rep in the order done, with what was done of each phase.

    They start from when the set's first count-in began: rest is over then.
    """
    begun = [run for run in runs if run.reached_ms > run.timeline.rest_ms]
    if not begun:
        return ()
    set_start_ms = begun[0].started_at_ms + begun[0].timeline.rest_ms
    return tuple(rep for run in begun for rep in _rep_records(run, run.started_at_ms - set_start_ms))


def _rep_records(run: Run, started_ms: int) -> Iterator[RepRecord]:
    completed = run.timeline.completed_reps_at(run.reached_ms)
    for rep in range(run.timeline.first_rep, run.timeline.last_rep + 1):
        phases = run.timeline.rep_phases(rep)
        done_ms = {
            phase.kind: min(run.reached_ms, phase.end_ms) - phase.start_ms
            for phase in phases
            if phase.start_ms < run.reached_ms
        }
        if not done_ms:
            return
        yield RepRecord(
            number=rep,
            completed=rep - run.timeline.first_rep < completed,
            # A set may be taken up again days later, when the lid is opened, or after the clock was put back:
            # how late exactly matters to nobody.
            start_ms=min(max(started_ms + phases[0].start_ms, 0), MAX_DURATION_MS),
            **{f"{kind}_ms": length_ms for kind, length_ms in done_ms.items()},
        )
