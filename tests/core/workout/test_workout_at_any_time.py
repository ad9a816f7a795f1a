"""Whatever the lifter does at whatever time, a workout stays honest and comes to its end."""

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import CLOCK_JUMP_MS, Status, Transport
from legcurl_timer.core.workout.events import (
    Event,
    RestChanged,
    RestStarted,
    SetBroughtBack,
    SetCorrected,
    SetDiscarded,
    SetPlanned,
    SetStored,
    WaitEnded,
    WaitStarted,
    WorkoutDone,
    events_between,
)
from legcurl_timer.core.workout.plan import CompletedStep, WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Step, Workout
from legcurl_timer.userdata.unfinished_workout import from_document, to_document

VARIATIONS = load_variations()
# Short sets and rests, so that workouts come to their end.
TEMPO = Tempo.parse("0.5-0.5-0.5-0")
PRESCRIPTIONS = st.builds(
    SetPrescription,
    st.sampled_from([find_variation(VARIATIONS, name) for name in ("lying", "standing", "nordic")]),
    st.just(TEMPO),
    reps=st.integers(1, 3),
    count_in_ms=st.sampled_from([0, 1_000]),
    open_ended=st.booleans(),
)
PLANS = st.builds(
    WorkoutPlan,
    PRESCRIPTIONS,
    sets=st.integers(1, 2),
    rest_ms=st.sampled_from([0, 3_000, 9_000]),
    switch_ms=st.sampled_from([0, 2_000]),
    match_legs=st.booleans(),
    wait_for_me=st.booleans(),
    warm_up_sets=st.integers(0, 1),
)
CLOCK_SLIPS_MS = st.integers(-1_000, 1_000)


class AnyoneAtAnyTime(RuleBasedStateMachine):
    """A lifter who presses any key at any time, and a front end that does what it is told.

    The front end paces the present step on a transport, as the window does. `log` is all that it was told:
    what it knows of the workout it knows from there.
    """

    @initialize(plan=PLANS, now_ms=st.integers(-(10**9), 10**9), sets_done=st.integers(0, 3))
    def arrive(self, plan: WorkoutPlan, now_ms: int, sets_done: int) -> None:
        """Plan a workout, and mostly do some of it."""
        self.now_ms = now_ms
        self.workout = Workout(plan)
        self.forget()
        self.reps = 0
        for _ in range(sets_done):
            self.train(8_000)

    @rule(duration_ms=st.integers(500, 8_000))
    def train(self, duration_ms: int) -> None:
        """Begin, or leave out the rest, and do a set for a while or to its end."""
        self.begin()
        self.skip_rest(0)
        self.go()
        self.watch(duration_ms)
        if self.transport and self.transport.tally(self.now_ms).set_time_ms:
            self.end_set()

    @rule(duration_ms=st.integers(0, 15_000))
    def watch(self, duration_ms: int) -> None:
        """Let time go by, and look at the set again and again."""
        for passed_ms in (*[1_000] * (duration_ms // 1_000), duration_ms % 1_000):
            self.now_ms += passed_ms
            if self.transport:
                self.transport = self.transport.update(self.now_ms)
                self.hold_where_the_lifter_is_waited_for(self.transport)
                self.store_what_has_ended()

    @rule()
    def begin(self) -> None:
        """Press the key that begins the workout, whether or not it has begun."""
        self.become(self.workout.begin(self.now_ms))

    @rule()
    def toggle(self) -> None:
        """Press the key that pauses and goes on."""
        if self.transport and self.transport.status is Status.RUNNING:
            self.transport = self.transport.pause(self.now_ms)
            if self.transport.status is Status.PAUSED and not self.transport.tally(self.now_ms).set_time_ms:
                self.become(self.workout.wait())
            self.store_what_has_ended()
        elif self.workout.waiting:
            self.become(self.workout.go_on())
        else:
            self.go()

    @rule()
    def end_set(self) -> None:
        """Press the key that ends the set, in its rest, its count-in or its midst."""
        if self.transport:
            self.transport = self.transport.end(self.now_ms)
            self.store_what_has_ended()

    @rule(by_ms=st.sampled_from([15_000, -15_000, 1_000, -1_000]))
    def add_rest(self, by_ms: int) -> None:
        """Press a key for more or less rest."""
        resting = self.workout.stage(self.now_ms) is Stage.RESTING
        left_ms = self.workout.rest_left_ms(self.now_ms)
        self.become(self.workout.add_rest(by_ms, self.now_ms))
        expected_ms = max(0, left_ms + by_ms) if resting else left_ms
        assert self.workout.rest_left_ms(self.now_ms) == expected_ms

    @rule(slip_ms=CLOCK_SLIPS_MS)
    def skip_rest(self, slip_ms: int) -> None:
        """Press the key that leaves out the rest, whether or not there is one."""
        self.now_ms += slip_ms
        self.become(self.workout.skip_rest(self.now_ms))
        assert self.workout.stage(self.now_ms) not in {Stage.RESTING, Stage.WAITING}

    @rule(on=st.booleans())
    def wait_for_me(self, on: bool) -> None:
        """Say that the next set shall wait, or that it need not, be it in the midst of one."""
        self.become(self.workout.wait() if on else self.workout.go_on())

    @rule(number=st.integers(0, 3), count=st.integers(0, 12), slip_ms=CLOCK_SLIPS_MS)
    def correct(self, number: int, count: int, slip_ms: int) -> None:
        """Put the reps of a set right."""
        self.now_ms += slip_ms
        self.become(self.workout.correct(str(number), count, self.now_ms), may_lose_reps=True)

    @rule()
    def repeat_last(self) -> None:
        """Ask for the last set once more."""
        self.before = self.workout
        self.become(self.workout.repeat_last(self.now_ms))

    @rule(slip_ms=CLOCK_SLIPS_MS)
    def discard_last(self, slip_ms: int) -> None:
        """Take the last set away."""
        self.now_ms += slip_ms
        self.before = self.workout
        self.become(self.workout.discard_last(self.now_ms), may_lose_reps=True)

    @rule()
    def bring_back(self) -> None:
        """Undo what was last done to the last set, be it long ago."""
        if self.before:
            self.become(self.workout.bring_back(self.before, self.now_ms))

    @rule(jump_ms=st.integers(-(10**8), 10**8))
    def sleep(self, jump_ms: int) -> None:
        """Close the lid for a while, or put the clock back."""
        running = self.transport is not None and self.transport.status is Status.RUNNING
        self.now_ms += jump_ms
        self.watch(0)
        if running and abs(jump_ms) > CLOCK_JUMP_MS + 1_000:
            assert self.transport.status is Status.PAUSED

    @precondition(lambda self: not self.workout.ended)
    @rule()
    def crash(self) -> None:
        """Lose power; take the workout up again from what was stored."""
        before = self.workout
        document = json.loads(json.dumps(to_document(before)))
        self.workout = from_document(document, VARIATIONS, "workout.json")
        self.forget()
        assert (self.workout.plan, self.workout.done) == (before.plan, before.done)
        assert self.workout.stage(self.now_ms) is Stage.READY
        self.become(self.workout.begin(self.now_ms))
        assert before.step is None or (self.step and self.step.place == before.step.place)

    @precondition(lambda self: len(self.log) > 20)
    @rule()
    def end(self) -> None:
        """Press the key that ends the workout, not too soon: nothing much happens after it."""
        self.become(self.workout.end())
        assert self.workout.ended

    def hold_where_the_lifter_is_waited_for(self, transport: Transport) -> None:
        """Stop after the rest where the next set must not start by itself."""
        had_rest = transport.timeline.rest_ms and not transport.rest_left_ms(self.now_ms)
        begun = transport.tally(self.now_ms).set_time_ms
        if self.workout.waiting and had_rest and not begun:
            self.transport = transport.pause(self.now_ms)

    def store_what_has_ended(self) -> None:
        """Hand over a set that has come to its end."""
        if self.transport and self.transport.ending:
            tally, uid = self.transport.tally(self.now_ms), str(len(self.workout.done))
            self.become(self.workout.set_ended(tally, self.transport.ending, self.now_ms, uid))

    def become(self, after: Workout, *, may_lose_reps: bool = False) -> None:
        """Take over the state after a command, and do as the news of it say."""
        before, self.workout = self.workout, after
        for event in events_between(before, after):
            self.log.append(event)
            self.obey(event)
        reps = sum(each.tally.completed_reps for each in after.done)
        assert may_lose_reps or reps >= self.reps
        self.reps = reps

    def obey(self, event: Event) -> None:
        """Do what a front end does, and note what was told."""
        match event:
            case SetStored(done_set):
                assert done_set.number not in self.told
                assert self.step
                assert (done_set.number, done_set.planned) == (self.step.number, self.step.prescription)
                self.told[done_set.number] = done_set
            case SetBroughtBack(done_set):
                assert done_set.number not in self.told
                self.told[done_set.number] = done_set
            case SetCorrected(done_set):
                assert self.told[done_set.number] != done_set
                self.told[done_set.number] = done_set
            case SetDiscarded(done_set):
                del self.told[done_set.number]
            case WorkoutDone(done):
                assert done == self.workout.done
                assert not self.over
                self.over = True
                self.step = self.transport = None
                self.waits = False
            case _:
                self.obey_for_the_next_set(event)

    def obey_for_the_next_set(self, event: Event) -> None:
        """Pace what is next, when it is next."""
        match event:
            case SetPlanned(step):
                assert self.step is None or step.number > self.step.number
                assert step.number not in self.told
                self.step = step
                self.over = False
                rest_ms = self.workout.rest_left_ms(self.now_ms)
                self.transport = Transport.for_set(step.prescription, rest_ms)
                if self.workout.stage(self.now_ms) is not Stage.WAITING:
                    self.transport = self.transport.start(self.now_ms)
            case RestStarted(until_ms):
                self.until_ms = until_ms
            case RestChanged(until_ms):
                assert until_ms != self.until_ms
                self.until_ms = until_ms
                self.change_rest()
            case WaitStarted():
                assert not self.waits
                self.waits = True
            case WaitEnded():
                assert self.waits
                self.waits = False
                self.go()

    def change_rest(self) -> None:
        """Let the set that is paced rest for as long as the workout says."""
        if self.transport:
            ran = self.transport.status is Status.RUNNING
            left_ms = self.workout.rest_left_ms(self.now_ms)
            self.transport = self.transport.change_rest(left_ms, self.now_ms)
            if ran:
                self.transport = self.transport.rewound(self.now_ms).start(self.now_ms)

    def go(self) -> None:
        """Start what waits or is paused; the rest has gone on all the while."""
        self.change_rest()
        if self.transport:
            self.transport = self.transport.rewound(self.now_ms).start(self.now_ms)

    def forget(self) -> None:
        """Know nothing but the workout itself, as after a start of the program."""
        self.log: list[Event] = []
        self.told: dict[int, CompletedStep] = {each.number: each for each in self.workout.done}
        self.step: Step | None = None
        self.transport: Transport | None = None
        self.until_ms: int | None = None
        self.waits = False
        self.over = False
        self.before: Workout | None = None

    @invariant()
    def nothing_untold_and_nothing_told_twice(self) -> None:
        """All that was told, each thing once, adds up to what is."""
        assert tuple(self.told.values()) == self.workout.done
        assert (self.step, self.waits, self.over) == (
            self.workout.step,
            self.workout.waiting,
            self.workout.ended,
        )
        if self.workout.rest_left_ms(self.now_ms):
            assert self.until_ms == self.workout.rest.until_ms

    @invariant()
    def sets_are_done_in_their_order(self) -> None:
        """But for those to be repeated, the sets done are the first of the plan, and the next one follows."""
        places = self.workout.plan.places
        done = [each.place for each in self.workout.done if not each.to_repeat]
        assert tuple(done) == places[: len(done)]
        if self.step:
            assert self.step.place == places[len(done)]
            assert self.step.prescription.leg is self.step.place.leg
        if len(done) == len(places):
            assert self.workout.ended or self.workout.stage(self.now_ms) is Stage.READY

    @invariant()
    def tension_is_within_the_time(self) -> None:
        """No set has more tension than time, or fewer than no reps."""
        for each in self.workout.done:
            assert 0 <= each.tally.tut_ms <= each.tally.set_time_ms
            assert each.tally.set_time_ms > 0
            assert each.tally.completed_reps >= 0

    @invariant()
    def it_can_be_ended(self) -> None:
        """One command ends the workout, whatever goes on, with the sets done."""
        ended = self.workout.end()
        assert ended.stage(self.now_ms) is Stage.DONE
        assert ended.done == self.workout.done

    def teardown(self) -> None:
        """Every workout comes to its end if it is only gone on with."""
        if not hasattr(self, "workout"):
            return
        for _ in self.workout.plan.places:
            self.train(8_000)
        assert self.workout.ended


TestAnyoneAtAnyTime = AnyoneAtAnyTime.TestCase
TestAnyoneAtAnyTime.settings = settings(stateful_step_count=40)
