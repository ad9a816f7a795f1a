"""Start, pause, take up again, end: the state of one set as a value made of timestamps.

Nothing here reads a clock or counts ticks. Every command and every question takes `now_ms`, whole
milliseconds of any clock that keeps running while the machine sleeps, and a command returns a new state.
A command that makes no sense in a state (pausing what is not running) returns the state unchanged.
"""

from enum import StrEnum, auto
from typing import NamedTuple

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import Run, SetTally, tally
from legcurl_timer.core.pacing.timeline import Timeline, compile_set
from legcurl_timer.core.records import Ending

RESUME_COUNT_IN_MS = 3_000
"""The short count-in before an interrupted rep is done again; our default."""
CLOCK_JUMP_MS = 2_000
"""More than this between two looks at a running set, and the machine was not there to pace it."""


class Status(StrEnum):
    """Where a set stands."""

    READY = auto()
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()


class Transport(NamedTuple):
    """One set on its way from ready to finished, with the rest before it; made by `for_set`.

    `timeline` is the one that runs, or runs next. `started_at_ms` is the time at which its position 0 is
    (or will be) heard, `looked_at_ms` the time of the last look. `halted_at_ms` is the position at which
    it stands still, None while it has not started or is running.
    """

    prescription: SetPrescription
    timeline: Timeline
    earlier_runs: tuple[Run, ...] = ()
    started_at_ms: int | None = None
    looked_at_ms: int = 0
    halted_at_ms: int | None = None
    ending: Ending | None = None
    clock_jumped: bool = False

    @classmethod
    def for_set(cls, prescription: SetPrescription, rest_ms: int = 0) -> "Transport":
        """Return a set that is ready to start, with a rest of that many ms."""
        return cls(prescription, compile_set(prescription, rest_ms=rest_ms))

    @property
    def status(self) -> Status:
        """Where the set stands, derived from its timestamps."""
        if self.ending is not None:
            return Status.FINISHED
        if self.halted_at_ms is not None:
            return Status.PAUSED
        return Status.READY if self.started_at_ms is None else Status.RUNNING

    def position_ms(self, now_ms: int) -> int:
        """Return the position in `timeline`, from 0 to its duration."""
        if self.halted_at_ms is not None:
            return self.halted_at_ms
        if self.started_at_ms is None:
            return 0
        # Never before the last look: a clock put back a little undoes nothing.
        latest_ms = max(now_ms, self.looked_at_ms)
        return min(max(latest_ms - self.started_at_ms, 0), self.timeline.duration_ms)

    def left_of_second_ms(self, now_ms: int) -> int:
        """Return how much is left of the present second of the phase that stands now, 1 to 1000."""
        position_ms = self.position_ms(now_ms)
        return (self.timeline.phase_at(position_ms).end_ms - position_ms - 1) % 1_000 + 1

    def rest_left_ms(self, now_ms: int) -> int:
        """Return how much rest is still to come in ms; 0 where the rest is over or the set finished."""
        if self.status is Status.FINISHED:
            return 0
        return max(0, self.timeline.rest_ms - self.position_ms(now_ms))

    def runs(self, now_ms: int) -> tuple[Run, ...]:
        """Return what has been run through so far, earlier runs first."""
        return (*self.earlier_runs, Run(self.timeline, self.position_ms(now_ms), self.started_at_ms or 0))

    def tally(self, now_ms: int) -> SetTally:
        """Return completed reps, time under tension and set time so far."""
        return tally(self.runs(now_ms))

    def start(self, now_ms: int) -> "Transport":
        """Begin the set; `now_ms` may lie a little ahead, at the moment the first sample will be heard."""
        if self.status is not Status.READY:
            return self
        return self._replace(started_at_ms=now_ms, looked_at_ms=now_ms)

    def seen(self, now_ms: int) -> "Transport":
        """Return the set with the time of the last look, unless that was later."""
        return self._replace(looked_at_ms=max(now_ms, self.looked_at_ms))

    def update(self, now_ms: int) -> "Transport":
        """Take notice of the time: finish a set that has come to its end, pause one that was slept through.

        After a jump of the clock the set is paused where it was last seen; the time missed never counts.
        """
        if self.status is not Status.RUNNING:
            return self
        if abs(now_ms - self.looked_at_ms) > CLOCK_JUMP_MS:
            seen_ms = self.position_ms(self.looked_at_ms)
            return self._replace(halted_at_ms=seen_ms, clock_jumped=True)
        seen = self.seen(now_ms)
        if seen.position_ms(now_ms) >= self.timeline.duration_ms:
            return _halted(seen, now_ms, Ending.COMPLETED)
        return seen

    def pause(self, now_ms: int) -> "Transport":
        """Stop where the set is now."""
        seen = self.update(now_ms)
        return _halted(seen, now_ms) if seen.status is Status.RUNNING else seen

    def rewound(self, now_ms: int) -> "Transport":
        """Return a paused set ready to be started again, from the beginning of the interrupted rep.

        The count-in is short, except where no rep had begun yet: then the planned one comes anew, because
        the lifter is still getting into position. A rest goes on with what was left of it, and once over it
        never comes back.
        """
        if self.status is not Status.PAUSED:
            return self
        done = self.tally(now_ms)
        # Without what was still to come: each pause of a set without an end would keep half an hour of it.
        *earlier, last = self.runs(now_ms)
        last = last._replace(timeline=last.timeline.upto(last.reached_ms))
        timeline = compile_set(
            self.prescription,
            rest_ms=self.rest_left_ms(now_ms),
            first_rep=done.completed_reps + 1,
            count_in_ms=RESUME_COUNT_IN_MS if done.set_time_ms else None,
        )
        return Transport(self.prescription, timeline, (*earlier, last), looked_at_ms=self.looked_at_ms)

    def change_rest(self, left_ms: int, now_ms: int) -> "Transport":
        """Return the set with `left_ms` of rest still to come; without effect once the rest is over.

        A set that ran stands still then, and goes on once `rewound`: what was prepared of it has to be
        prepared anew.
        """
        seen = self.update(now_ms)
        if not seen.rest_left_ms(now_ms):
            return seen
        timeline = compile_set(self.prescription, rest_ms=left_ms)
        return seen._replace(timeline=timeline, halted_at_ms=None if seen.status is Status.READY else 0)

    def end(self, now_ms: int) -> "Transport":
        """End the set here: completed reps count, and so does the tension of the one begun."""
        seen = self.update(now_ms)
        if seen.status in {Status.RUNNING, Status.PAUSED}:
            return _halted(seen, now_ms, Ending.ENDED_EARLY)
        return seen


def _halted(transport: Transport, now_ms: int, ending: Ending | None = None) -> Transport:
    return transport._replace(halted_at_ms=transport.position_ms(now_ms), ending=ending)
