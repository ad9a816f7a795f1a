"""What a whole workout shall be: how many sets, which leg when, how long to rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import MAX_REPS, MAX_REST_MS, MAX_SETS, Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.text import decimal_text

if TYPE_CHECKING:
    from legcurl_timer.core.pacing.tension import SetTally
    from legcurl_timer.core.records import Ending

SWITCH_MS = 10_000
"""The time to change legs; our default."""
REST_STEP_MS = 15_000
"""By how much one key makes a rest longer or shorter."""


class WorkoutPlanError(ValueError):
    """A workout that cannot be done; the message is one line for the user."""


class Place(NamedTuple):
    """Where a set stands in a workout: the `set_number` counts from 1, warm-ups and work sets apart."""

    set_number: int
    leg: Leg
    warm_up: bool = False


class CompletedStep(NamedTuple):
    """A set that was done: what was planned and what became of it.

    `number` is that of the step, no two sets of a workout have the same. `uid` is the caller's own mark for
    the set, kept and handed back. A set `to_repeat` counts, but its place in the workout is open again.
    """

    number: int
    place: Place
    planned: SetPrescription
    tally: "SetTally"
    ending: "Ending"
    uid: str = ""
    to_repeat: bool = False


@dataclass(frozen=True, slots=True)
class WorkoutPlan:
    """A workout: 1 to 20 work sets after 0 to 20 warm-ups, with rests of 0 to 600 000 ms.

    `prescription` is the set that is done again and again; where a lift trains one leg at a time, each set
    is done by its leg first and then, after a rest of `switch_ms`, by the other one. With `match_legs` the
    second leg does no more reps than the first one did. With `wait_for_me` no set starts by itself.
    `reps_by_set` are the reps of the first, second ... work set where they are not all alike; sets beyond it
    have those of the prescription. Without `both_legs` only the leg of the prescription is trained. Raises
    WorkoutPlanError outside the limits.
    """

    prescription: SetPrescription
    sets: int
    rest_ms: int
    switch_ms: int = SWITCH_MS
    match_legs: bool = True
    wait_for_me: bool = False
    warm_up_sets: int = 0
    reps_by_set: tuple[int, ...] = ()
    both_legs: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.sets <= MAX_SETS:
            told = _("A workout has 1 to {most} sets, not {count}.")
            raise WorkoutPlanError(told.format(most=MAX_SETS, count=self.sets))
        if not 0 <= self.warm_up_sets <= MAX_SETS:
            told = _("A workout has 0 to {most} warm-up sets, not {count}.")
            raise WorkoutPlanError(told.format(most=MAX_SETS, count=self.warm_up_sets))
        if len(self.reps_by_set) > MAX_SETS or not all(1 <= reps <= MAX_REPS for reps in self.reps_by_set):
            told = _("Up to {sets} sets can have their own reps, each 1 to {reps}.")
            raise WorkoutPlanError(told.format(sets=MAX_SETS, reps=MAX_REPS))
        if not 0 <= self.rest_ms <= MAX_REST_MS:
            told = _("A rest lasts 0 to {most} s, not {seconds} s.")
            raise WorkoutPlanError(_filled(told, self.rest_ms))
        if not 0 <= self.switch_ms <= MAX_REST_MS:
            told = _("A switch between legs lasts 0 to {most} s, not {seconds} s.")
            raise WorkoutPlanError(_filled(told, self.switch_ms))

    @classmethod
    def by_default(cls, variation: Variation) -> "WorkoutPlan":
        """Return the workout that the variation starts out with."""
        bottom_reps = variation.reps_min if variation.reps_min < variation.reps_max else 0
        prescription = replace(
            SetPrescription.by_default(variation), reps=variation.reps_max, bottom_reps=bottom_reps
        )
        return cls(prescription, variation.sets, variation.rest_ms)

    def with_set(self, prescription: SetPrescription) -> "WorkoutPlan":
        """Return this workout of another set; reps of each set's own do not outlive a change of reps."""
        names = ("reps", "bottom_reps", "open_ended")
        is_alike = all(getattr(prescription, name) == getattr(self.prescription, name) for name in names)
        return replace(self, prescription=prescription, reps_by_set=self.reps_by_set if is_alike else ())

    @property
    def reps_of_sets(self) -> tuple[int, ...]:
        """The reps of each work set, first to last."""
        return (self.reps_by_set + self.sets * (self.prescription.reps,))[: self.sets]

    @property
    def first_leg(self) -> Leg:
        """The leg that begins each set; both where both work at once."""
        return self.prescription.leg

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all sets in the order they are done, warm-ups first."""
        return tuple(self._places())

    def next_place(self, done: Sequence[CompletedStep]) -> Place | None:
        """Return the place that comes after the sets done, None at the end.

        Raises ValueError where the last one is not in this plan.
        """
        if not done:
            return self.places[0]
        last = done[-1]
        index = self.places.index(last.place) + (0 if last.to_repeat else 1)
        return self.places[index] if index < len(self.places) else None

    def prescription_for(self, place: Place, done: Sequence[CompletedStep]) -> SetPrescription:
        """Return the set to be done at a place, matched to what the first leg did there."""
        planned = replace(self._prescribed(place), leg=place.leg)
        first = place._replace(leg=place.leg.other)
        if not self.match_legs or place.leg is self.first_leg:
            return planned
        reps = next((each.tally.completed_reps for each in reversed(done) if each.place == first), 0)
        if 1 <= reps <= MAX_REPS and reps < planned.paced_reps:
            return replace(planned, reps=reps, bottom_reps=0, open_ended=False)
        return planned

    def _prescribed(self, place: Place) -> SetPrescription:
        if place.warm_up or place.set_number > len(self.reps_by_set):
            return self.prescription
        reps = self.reps_by_set[place.set_number - 1]
        return replace(self.prescription, reps=reps, bottom_reps=min(self.prescription.bottom_reps, reps))

    def _places(self) -> Iterator[Place]:
        is_one_side = self.first_leg is Leg.BOTH or not self.both_legs
        legs = (self.first_leg,) if is_one_side else (self.first_leg, self.first_leg.other)
        for count, warm_up in ((self.warm_up_sets, True), (self.sets, False)):
            for number in range(1, count + 1):
                for leg in legs:
                    yield Place(number, leg, warm_up)


def _filled(told: str, length_ms: int) -> str:
    return told.format(most=decimal_text(MAX_REST_MS), seconds=decimal_text(length_ms))
