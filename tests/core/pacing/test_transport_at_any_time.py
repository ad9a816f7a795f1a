"""Whatever keys are pressed at whatever times, a set stays honest."""

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import CLOCK_JUMP_MS, Status, Transport
from legcurl_timer.core.records import Ending

Command = Callable[[Transport, int], Transport]

# Short reps, so that sets come to their end.
MOVEMENT_MS = st.integers(500, 1_500)
PAUSE_MS = st.integers(0, 500)
PRESCRIPTIONS = st.builds(
    SetPrescription,
    st.sampled_from(load_variations()),
    st.builds(Tempo, MOVEMENT_MS, PAUSE_MS, MOVEMENT_MS, PAUSE_MS),
    st.integers(1, 4),
    st.sampled_from([0, 1, 2_000]),
    st.booleans(),
)
LEADS_MS = st.sampled_from([0, 120, 400])
"""How far ahead a start may lie: its first sample has still to be heard."""
DURATIONS_MS = st.integers(0, 8_000)
RESTS_MS = st.sampled_from([0, 1, 3_000])
STEPS_MS = st.sampled_from([300, 1_000, CLOCK_JUMP_MS])
COMMANDS = st.sampled_from([Transport.update, Transport.pause, Transport.end])
JUMPS_MS = st.integers(2 * CLOCK_JUMP_MS + 1, 10**8) | st.integers(-(10**8), -CLOCK_JUMP_MS - 1)


class AnyKeyAtAnyTime(RuleBasedStateMachine):
    """A lifter who presses any key at any time, on a machine that falls asleep at any time.

    The machine keeps its own account of what was heard of the set: time goes by only while the set runs
    under observation, not beyond its end, not in the `unheard_ms` before its first sample and not in those
    that a clock put back a little shows for the second time.
    """

    @initialize(
        prescription=PRESCRIPTIONS,
        rest_ms=RESTS_MS,
        now_ms=st.integers(-(10**9), 10**9),
        started=st.sampled_from([True, True, False]),
        done_ms=DURATIONS_MS,
    )
    def begin(
        self, *, prescription: SetPrescription, rest_ms: int, now_ms: int, started: bool, done_ms: int
    ) -> None:
        """Plan a set, and mostly do some of it."""
        self.prescription = prescription
        self.transport = Transport.for_set(self.prescription, rest_ms)
        self.now_ms = now_ms
        self.unheard_ms = 0
        self.heard_ms = [0]
        self.tally = SetTally(0, 0, 0)
        self.finished: Transport | None = None
        if started:
            self.transport = self.transport.start(now_ms)
            self.watch(done_ms, CLOCK_JUMP_MS)

    @rule(lead_ms=LEADS_MS, duration_ms=DURATIONS_MS, step_ms=STEPS_MS)
    def go(self, lead_ms: int, duration_ms: int, step_ms: int) -> None:
        """Press the key that starts or resumes, and do some of the set."""
        match self.transport.status:
            case Status.READY:
                self.transport = self.transport.start(self.now_ms + lead_ms)
                self.unheard_ms = lead_ms
            case Status.PAUSED:
                self.resume(lead_ms)
            case Status.RUNNING | Status.FINISHED:
                assert self.transport.start(self.now_ms) is self.transport
                assert self.transport.rewound(self.now_ms) is self.transport
        self.watch(duration_ms, step_ms)

    @rule(duration_ms=DURATIONS_MS, step_ms=STEPS_MS)
    def watch(self, duration_ms: int, step_ms: int) -> None:
        """Look again and again, as the window does."""
        for passed_ms in (*[step_ms] * (duration_ms // step_ms), duration_ms % step_ms):
            self.pass_time(passed_ms)
            self.transport = self.transport.update(self.now_ms)

    @rule(passed_ms=st.integers(0, CLOCK_JUMP_MS))
    def pause(self, passed_ms: int) -> None:
        """Press the key that pauses."""
        self.pass_time(passed_ms)
        self.transport = self.transport.pause(self.now_ms)
        assert self.transport.status is not Status.RUNNING

    @rule(passed_ms=st.integers(0, CLOCK_JUMP_MS), taken_back=st.integers(0, 3))
    def end(self, passed_ms: int, taken_back: int) -> None:
        """Press the key that ends; most are pressed by mistake and taken back, so that sets go on."""
        before = self.transport
        self.pass_time(passed_ms)
        ended = before.end(self.now_ms)
        assert ended.status is (Status.READY if before.status is Status.READY else Status.FINISHED)
        self.transport = before.update(self.now_ms) if taken_back else ended

    @rule(back_ms=st.integers(1, CLOCK_JUMP_MS), command=COMMANDS)
    def put_the_clock_back(self, back_ms: int, command: Command) -> None:
        """Put the clock back by no more than a late look, as time servers do; then press any key."""
        if self.transport.status is Status.RUNNING:
            back_ms = min(back_ms, CLOCK_JUMP_MS - self.unheard_ms)
            self.unheard_ms += back_ms
        self.now_ms -= back_ms
        self.transport = command(self.transport, self.now_ms)
        assert not self.transport.clock_jumped or self.transport.status is not Status.RUNNING

    @rule(left_ms=RESTS_MS)
    def change_the_rest(self, left_ms: int) -> None:
        """Press a key that makes the rest longer or shorter, or leaves it out."""
        before, left_before_ms = self.transport, self.transport.rest_left_ms(self.now_ms)
        self.transport = before.change_rest(left_ms, self.now_ms)
        if left_before_ms:
            assert self.transport.rest_left_ms(self.now_ms) == left_ms
            assert self.transport.status is (Status.READY if before.status is Status.READY else Status.PAUSED)
            self.heard_ms[-1] = 0
        else:
            assert self.transport.timeline is before.timeline

    @rule(jump_ms=JUMPS_MS, command=COMMANDS)
    def sleep(self, jump_ms: int, command: Command) -> None:
        """Close the lid for a while, or put the clock back; then press any key."""
        before, position_ms = self.transport, self.transport.position_ms(self.now_ms)
        self.now_ms += jump_ms
        self.transport = command(before, self.now_ms)
        if before.status is Status.RUNNING:
            assert self.transport.clock_jumped
            assert self.transport.position_ms(self.now_ms) == position_ms
            expected = Status.FINISHED if command is Transport.end else Status.PAUSED
            assert self.transport.status is expected
            assert self.transport.ending is not Ending.COMPLETED

    def resume(self, lead_ms: int) -> None:
        """Go on after a pause."""
        rest_left_ms = self.transport.rest_left_ms(self.now_ms)
        self.transport = self.transport.rewound(self.now_ms).start(self.now_ms + lead_ms)
        self.unheard_ms = lead_ms
        self.heard_ms.append(0)
        assert self.transport.status is Status.RUNNING
        planned_ms = self.prescription.count_in_ms
        assert self.transport.timeline.count_in_ms == (3_000 if self.tally.set_time_ms else planned_ms)
        assert self.transport.timeline.rest_ms == rest_left_ms
        assert self.transport.timeline.first_rep == self.tally.completed_reps + 1
        assert self.transport.timeline.last_rep == self.prescription.reps
        assert not self.transport.clock_jumped

    def pass_time(self, passed_ms: int) -> None:
        """Let time go by, heard if the set runs."""
        self.now_ms += passed_ms
        if self.transport.status is Status.RUNNING:
            unheard_ms = min(self.unheard_ms, passed_ms)
            self.unheard_ms -= unheard_ms
            heard_ms = self.heard_ms[-1] + passed_ms - unheard_ms
            self.heard_ms[-1] = min(heard_ms, self.transport.timeline.duration_ms)

    @invariant()
    def nothing_but_what_was_heard_counts(self) -> None:
        """Each run has reached what was heard of it, to the ms."""
        runs = self.transport.runs(self.now_ms)
        assert [run.reached_ms for run in runs] == self.heard_ms

    @invariant()
    def nothing_is_taken_back(self) -> None:
        """Reps, tension and time never become fewer, and tension is never more than time."""
        before, self.tally = self.tally, self.transport.tally(self.now_ms)
        assert before.completed_reps <= self.tally.completed_reps <= self.prescription.reps
        assert not (self.transport.rest_left_ms(self.now_ms) and self.tally.set_time_ms)
        assert before.tut_ms <= self.tally.tut_ms <= self.tally.set_time_ms <= sum(self.heard_ms)
        assert before.set_time_ms <= self.tally.set_time_ms

    @invariant()
    def finished_stays_finished(self) -> None:
        """Complete a set with its last rep and not before; from then on nothing changes it."""
        if self.finished:
            assert self.transport is self.finished
        if self.transport.status is Status.FINISHED:
            self.finished = self.transport
        all_done = self.transport.tally(self.now_ms).completed_reps == self.prescription.reps
        assert (self.transport.ending is Ending.COMPLETED) is all_done


TestAnyKeyAtAnyTime = AnyKeyAtAnyTime.TestCase
TestAnyKeyAtAnyTime.settings = settings(stateful_step_count=20)
