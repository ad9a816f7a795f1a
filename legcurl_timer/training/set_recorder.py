"""A set being paced, as the record that is kept of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from legcurl_timer.clock import wall_now
from legcurl_timer.core.load import Load
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.pacing.tension import Run, tally
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import MAX_DURATION_MS, MAX_REPS_KEPT, RepRecord, SetRecord, new_uid
from legcurl_timer.core.workout.workout import Step
from legcurl_timer.history.queries.next_time import last_load
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.history.writer_status import read_now


class SetRecorder:
    """Writes a paced set down as it goes: when it starts, after each rep, at each pause, at its end.

    `keep` is called with the record each time it has something new to say; `update` may be called as often as
    one likes. `record` is the last one, None before the set has started. The `load` is the one that is on as
    far as is known; the lifter puts it right where it is not.
    """

    def __init__(
        self,
        started: Moment,
        keep: Callable[[SetRecord], None],
        *,
        warm_up: bool = False,
        load: Load | None = None,
    ) -> None:
        self._warm_up = warm_up
        self._load = load
        self.uid = new_uid()
        self.record: SetRecord | None = None
        self._started = started
        self._keep = keep
        self._written: tuple[int, int, Status] | None = None

    def update(self, transport: Transport, now_ms: int) -> None:
        """Take notice of where the set stands."""
        if transport.status is Status.READY:
            return
        reps_done = transport.timeline.completed_reps_at(transport.position_ms(now_ms))
        stand = (len(transport.earlier_runs), reps_done, transport.status)
        if stand != self._written:
            self._written = stand
            record = paced_record(self.uid, self._started, transport, now_ms)
            self.record = replace(record, warm_up=self._warm_up, load=self._load)
            self._keep(self.record)


def recorder_for(step: Step, writer: HistoryWriter, load: Load | None = None) -> SetRecorder:
    """Return who writes down the set that starts now, with the load planned for it, else the last one.

    That is the one lifted last with the same lift, tempo and leg, as far as the history can be read now.
    """
    planned = step.prescription
    if load is None:
        load = read_now(
            writer.status,
            lambda store: last_load(store, planned.variation.id, planned.tempo, planned.leg),
        )
    return SetRecorder(wall_now(), writer.keep, warm_up=step.place.warm_up, load=load)


def paced_record(uid: str, started: Moment, transport: Transport, now_ms: int) -> SetRecord:
    """Return the record of a set: up to its last complete rep while it runs, in full once it stands still."""
    runs = transport.runs(now_ms)
    if transport.status is Status.RUNNING:
        current = runs[-1]
        settled_ms = current.timeline.settled_ms(current.reached_ms)
        runs = (*runs[:-1], Run(current.timeline, settled_ms, current.started_at_ms))
    done = tally(runs)
    prescription = transport.prescription
    variation = prescription.variation
    return SetRecord(
        uid=uid,
        started=started,
        variation=variation.id,
        completed_reps=done.completed_reps,
        tempo=str(prescription.tempo),
        phase_order=variation.phase_order,
        planned_reps=None if prescription.open_ended else prescription.reps,
        leg=prescription.leg,
        tut_ms=done.tut_ms,
        set_time_ms=done.set_time_ms,
        ending=transport.ending,
        reps=rep_records(runs)[:MAX_REPS_KEPT],
    )


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
