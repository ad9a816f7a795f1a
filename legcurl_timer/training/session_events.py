"""What a workout under way has to tell, beyond what happens to the workout itself."""

from dataclasses import dataclass

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.workout.events import Event
from legcurl_timer.core.workout.workout import Step


@dataclass(frozen=True, slots=True)
class SetBegun:
    """The rest before a set is over for the ear, or there was none."""

    step: Step


@dataclass(frozen=True, slots=True)
class SetFinished:
    """A set is over, with something done; the workout hears of it next.

    `was_asleep` tells that it ended where the machine fell asleep.
    """

    record: SetRecord
    prescription: SetPrescription
    was_asleep: bool = False


@dataclass(frozen=True, slots=True)
class SetPutAway:
    """The set under way is not kept, and waits to be begun again; `uid` is "" where no record was begun."""

    uid: str


@dataclass(frozen=True, slots=True)
class WorkoutPutAway:
    """The set under way is not kept, and with it ends the workout, in which nothing else had been done."""

    uid: str


@dataclass(frozen=True, slots=True)
class SoundProblem:
    """Nothing is heard, and why; "" where it is heard again."""

    problem: str


SessionEvent = Event | SetBegun | SetFinished | SetPutAway | WorkoutPutAway | SoundProblem
