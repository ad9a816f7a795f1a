"""A whole workout as a value: sets, rests and legs in their order, whatever the lifter does meanwhile.

Like the transport of one set, nothing here reads a clock: commands and questions to which time matters take
`now_ms`, and a command returns a new state. A command that makes no sense in a state returns it unchanged.
What has happened between two states is told by `events_between`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import MAX_REST_MS
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.plan import SWITCH_MS, CompletedStep, Place, WorkoutPlan


class Stage(StrEnum):
    """Where a workout stands."""

    READY = auto()
    RESTING = auto()
    WAITING = auto()
    PACING = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """The set that comes next or is under way; `number` is one that no earlier step of the workout had."""

    number: int
    place: Place
    prescription: SetPrescription
    is_switch: bool = False
    """Whether the rest before it is there to change legs."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest before a step, `[from_ms, until_ms)` in times of the clock."""

    from_ms: int = 0
    until_ms: int = 0


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout on its way from ready to done; made by `Workout(plan)` or, broken off before, `taken_up`.

    `step` is the set that comes after the `rest`, or is under way once that is over; None before the first
    and after the last. While `waiting`, it does not start by itself.
    """

    plan: WorkoutPlan
    done: tuple[CompletedStep, ...] = ()
    step: Step | None = None
    rest: Rest = Rest()
    waiting: bool = False
    ended: bool = False
    steps_planned: int = 0

    @classmethod
    def taken_up(cls, plan: WorkoutPlan, done: Sequence[CompletedStep]) -> "Workout":
        """Return a workout that was broken off after the sets done; it goes on with `begin`.

        Raises ValueError where a set has no place in the plan.
        """
        plan.next_place(done)
        return cls(plan, tuple(done), steps_planned=max((each.number for each in done), default=0))

    def stage(self, now_ms: int) -> Stage:
        """Return where the workout stands."""
        if self.ended:
            return Stage.DONE
        if self.step is None:
            return Stage.READY
        if self.rest_left_ms(now_ms):
            return Stage.RESTING
        return Stage.WAITING if self.waiting else Stage.PACING

    def rest_left_ms(self, now_ms: int) -> int:
        """Return how much rest is left in ms, 0 where there is none."""
        # Never before it began: a clock put back makes no rest longer than it was.
        return max(0, self.rest.until_ms - max(now_ms, self.rest.from_ms)) if self.step else 0

    @property
    def next_place(self) -> Place | None:
        """The place that comes after the present step if that is done, None at the end."""
        if self.step is None:
            return self.plan.next_place(self.done)
        following = self.plan.places.index(self.step.place) + 1
        return self.plan.places[following] if following < len(self.plan.places) else None

    def context(self, now_ms: int, *, rest_told: bool) -> SetContext:
        """Return what the lifter is told of the present step, its rest told of before or not."""
        afterwards = Afterwards.WORKOUT_DONE if self.done else Afterwards.NOTHING
        return SetContext(
            self.rest_left_ms(now_ms),
            self.step is not None and self.step.is_switch,
            rest_told,
            Afterwards.REST if self.next_place is not None else afterwards,
        )

    def begin(self, now_ms: int) -> "Workout":
        """Go on to the first set, or to the one that is next in a workout taken up; no rest comes before."""
        if self.step or self.ended:
            return self
        return _planned(self, Rest(now_ms, now_ms))

    def set_ended(self, tally: SetTally, ending: Ending, now_ms: int, uid: str = "") -> "Workout":
        """Take the present set as done and rest; one of which nothing was done waits to be begun again."""
        if self.step is None:
            return self
        if not tally.set_time_ms:
            return _planned(self.wait(), self.rest, is_switch=self.step.is_switch)
        step = self.step
        completed = CompletedStep(step.number, step.place, step.prescription, tally, ending, uid)
        after = replace(self, done=(*self.done, completed), waiting=self.plan.wait_for_me)
        is_switch = _is_switch(step.place, self.next_place)
        rest_ms = self.plan.switch_ms if is_switch else self.plan.rest_ms
        return _planned(after, Rest(now_ms, now_ms + rest_ms), is_switch=is_switch)

    def add_rest(self, by_ms: int, now_ms: int) -> "Workout":
        """Make the rest that runs longer, or shorter where `by_ms` is negative: 0 to 600 000 ms are left."""
        if self.stage(now_ms) is not Stage.RESTING:
            return self
        left_ms = self.rest_left_ms(now_ms)
        changed_ms = min(max(left_ms + by_ms, 0), MAX_REST_MS)
        until_ms = self.rest.until_ms + changed_ms - left_ms
        return replace(self, rest=replace(self.rest, until_ms=until_ms))

    def skip_rest(self, now_ms: int) -> "Workout":
        """Go to the next set now, waiting or not."""
        match self.stage(now_ms):
            case Stage.RESTING:
                return replace(self, rest=replace(self.rest, until_ms=now_ms), waiting=False)
            case Stage.WAITING:
                return replace(self, waiting=False)
        return self

    def wait(self) -> "Workout":
        """Let the next set not start by itself: in the rest, or where it was stopped before it had begun."""
        return replace(self, waiting=True) if self.step else self

    def go_on(self) -> "Workout":
        """Wait no longer: the next set starts after what is left of the rest."""
        return replace(self, waiting=False) if self.waiting else self

    def correct(self, uid: str, reps: int, now_ms: int) -> "Workout":
        """Put right the reps of any set that is done; of a set under way nothing changes thereby."""
        number = next((each.number for each in self.done if each.uid == uid), None)
        return self if number is None else self._with_reps(number, reps, now_ms)

    def _with_reps(self, number: int, reps: int, now_ms: int) -> "Workout":
        done = tuple(
            each._replace(tally=each.tally._replace(completed_reps=reps)) if each.number == number else each
            for each in self.done
        )
        after, step = replace(self, done=done), self.step
        if self.stage(now_ms) is Stage.PACING:
            return after
        if step and self.plan.prescription_for(step.place, after.done) != step.prescription:
            return _planned(after, self.rest, is_switch=step.is_switch)
        return after

    def ends_asleep(self, transport: Transport) -> bool:
        """Return whether the present set, the `transport`, is to be ended where it was last seen.

        So it is where the machine slept in mid-set. A workout of a single set has nothing else that could
        wait: there the set stays paused, and the lifter says what becomes of it.
        """
        if not transport.clock_jumped or transport.status is not Status.PAUSED:
            return False
        begun = transport.tally(transport.looked_at_ms).set_time_ms > 0
        return begun and len(self.plan.places) > 1

    def repeat_last(self, now_ms: int) -> "Workout":
        """Do the last set once more after a whole rest, also at the end; what was done of it stays done."""
        if not self.can_repeat(now_ms):
            return self
        *earlier, last = self.done
        after = replace(self, done=(*earlier, last._replace(to_repeat=True)), ended=False)
        return _planned(after, self._whole_rest(now_ms))

    def discard_last(self, now_ms: int) -> "Workout":
        """Take away the last set as if it had never been done, and do it anew after a whole rest."""
        if not self.done or self.stage(now_ms) not in {Stage.RESTING, Stage.WAITING}:
            return self
        return _planned(replace(self, done=self.done[:-1]), self._whole_rest(now_ms))

    def bring_back(self, before: "Workout", now_ms: int) -> "Workout":
        """Take back that the last set of the workout as it was `before` was taken away, or is done again.

        What was put right since stays. The rest is again as it was, with time enough to get into position.
        """
        if not before.done or self.stage(now_ms) is Stage.PACING:
            return self
        last = before.done[-1]
        if any(each.number > last.number for each in self.done):
            return self
        earlier = tuple(each for each in self.done if each.number < last.number)
        now = next((each for each in self.done if each.number == last.number), last)
        after = replace(self, done=(*earlier, now._replace(to_repeat=last.to_repeat)))
        if self.ended or before.ended:
            return after.end()
        until_ms = max(before.rest.until_ms, now_ms + SWITCH_MS)
        is_switch = _is_switch(last.place, self.plan.next_place(after.done))
        return _planned(after, replace(self.rest, until_ms=until_ms), is_switch=is_switch)

    def end(self) -> "Workout":
        """End the workout here; a set under way has to be ended first, or is not among those done."""
        return self if self.ended else replace(self, step=None, waiting=False, ended=True)

    def can_repeat(self, now_ms: int) -> bool:
        """Return whether there is a last set that could be done once more."""
        is_between = self.stage(now_ms) in {Stage.RESTING, Stage.WAITING, Stage.DONE}
        return bool(self.done) and is_between and not self.done[-1].to_repeat

    def _whole_rest(self, now_ms: int) -> Rest:
        """Return the present rest, made as long as one between sets: the same leg works again."""
        if self.ended:
            return Rest(now_ms, now_ms + self.plan.rest_ms)
        until_ms = max(self.rest.until_ms, self.rest.from_ms + self.plan.rest_ms)
        return replace(self.rest, until_ms=until_ms)


def _planned(workout: Workout, rest: Rest, *, is_switch: bool = False) -> Workout:
    """Return a workout with the step that follows what is done, or ended where none does."""
    place = workout.plan.next_place(workout.done)
    if place is None:
        return workout.end()
    number = workout.steps_planned + 1
    step = Step(number, place, workout.plan.prescription_for(place, workout.done), is_switch)
    return replace(workout, step=step, rest=rest, steps_planned=number)


def _is_switch(place: Place, following: Place | None) -> bool:
    """Return whether the other leg does the same set next."""
    return place.leg is not Leg.BOTH and following == place._replace(leg=place.leg.other)
