"""What is kept of the reps of a set: every attempt, phase by phase, *paced* as all that `tension` adds up."""

from collections.abc import Iterator, Sequence

from legcurl_timer.core.pacing.tension import Run
from legcurl_timer.core.records import MAX_DURATION_MS, RepRecord


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
