"""What happened to a workout between two of its states; each thing is told exactly once."""

from collections.abc import Iterator
from dataclasses import dataclass

from legcurl_timer.core.workout.plan import CompletedStep
from legcurl_timer.core.workout.workout import Step, Workout


@dataclass(frozen=True, slots=True)
class SetDiscarded:
    """A set was taken away again."""

    done_set: CompletedStep


@dataclass(frozen=True, slots=True)
class SetBroughtBack:
    """A set that was taken away is there again."""

    done_set: CompletedStep


@dataclass(frozen=True, slots=True)
class SetCorrected:
    """The reps of a set were put right, or whether it is done once more."""

    done_set: CompletedStep


@dataclass(frozen=True, slots=True)
class SetStored:
    """A set was done."""

    done_set: CompletedStep


@dataclass(frozen=True, slots=True)
class SetPlanned:
    """Another set comes next than before, or the same one anew, after what is left of the rest."""

    step: Step


@dataclass(frozen=True, slots=True)
class RestStarted:
    """A rest began and lasts until that time of the clock."""

    until_ms: int


@dataclass(frozen=True, slots=True)
class RestChanged:
    """The rest now lasts until that time of the clock."""

    until_ms: int


@dataclass(frozen=True, slots=True)
class WaitStarted:
    """The next set will not start by itself."""


@dataclass(frozen=True, slots=True)
class WaitEnded:
    """The next set starts as soon as the rest is over."""


@dataclass(frozen=True, slots=True)
class WorkoutDone:
    """The workout is over, with these sets."""

    done: tuple[CompletedStep, ...]


Event = (
    SetDiscarded
    | SetBroughtBack
    | SetCorrected
    | SetStored
    | SetPlanned
    | RestStarted
    | RestChanged
    | WaitStarted
    | WaitEnded
    | WorkoutDone
)


def events_between(before: Workout, after: Workout) -> tuple[Event, ...]:
    """Return what one command did to a workout, in the order in which it is to be told."""
    return (
        *_events_of_sets(before, after),
        *_events_of_step(before, after),
        *_events_of_rest(before, after),
        *_events_of_waiting(before, after),
    )


def _events_of_sets(before: Workout, after: Workout) -> Iterator[Event]:
    old = {each.number: each for each in before.done}
    new = {each.number: each for each in after.done}
    yield from (SetDiscarded(each) for number, each in old.items() if number not in new)
    for number, each in new.items():
        if number not in old:
            is_new = before.step is not None and number == before.step.number
            yield SetStored(each) if is_new else SetBroughtBack(each)
        elif each != old[number]:
            yield SetCorrected(each)


def _events_of_step(before: Workout, after: Workout) -> Iterator[Event]:
    if after.step and after.step != before.step:
        yield SetPlanned(after.step)
    if after.ended and not before.ended:
        yield WorkoutDone(after.done)


def _events_of_rest(before: Workout, after: Workout) -> Iterator[Event]:
    if after.step is None or not (before.step or before.ended):
        return
    if before.ended or len(after.done) > len(before.done):
        if after.rest.until_ms > after.rest.from_ms:
            yield RestStarted(after.rest.until_ms)
    elif after.rest.until_ms != before.rest.until_ms:
        yield RestChanged(after.rest.until_ms)


def _events_of_waiting(before: Workout, after: Workout) -> Iterator[Event]:
    if after.waiting and not before.waiting:
        yield WaitStarted()
    if before.waiting and not after.waiting and after.step:
        yield WaitEnded()
