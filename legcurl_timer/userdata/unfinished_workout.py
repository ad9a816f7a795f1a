"""The workout of today, kept in a file so that it can go on where it was broken off."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import MAX_REPS, MAX_SETS, Variation
from legcurl_timer.core.pacing.prescription import OPEN_ENDED_REPS
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import MAX_DURATION_MS, Ending
from legcurl_timer.core.validation import Fields
from legcurl_timer.core.workout.plan import CompletedStep, Place, WorkoutPlan
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.userdata.json_file import JsonFile, refuse_newer
from legcurl_timer.userdata.plan_document import plan_document, read_plan

VERSION = 1
_MAX_STEPS = 10_000


class WorkoutFile:
    """Holds at most one workout: plan and sets done, with the day on which it was done."""

    def __init__(self, folder: Path, variations: tuple[Variation, ...]) -> None:
        self._variations = variations
        self._file = JsonFile(folder / "workout.json", gettext_noop("Your workout"))
        self._told = ""

    def begin(self, workout: Workout, today: date) -> str:
        """Write down a workout that begins, but not over one that can go on: only a set done may cost that.

        Returns a notice where that failed, else "".
        """
        return "" if self.load(today) else self.keep(workout, today)

    def keep(self, workout: Workout, today: date) -> str:
        """Write down where a workout stands, or forget one with nothing left; returns a notice as above.

        What has been told of that once is not told again.
        """
        if workout.plan.next_place(workout.done) is None:
            self.forget()
            return ""
        self._file.load(lambda document, name: _of_the_day(document, name, today))  # a newer one stays
        notice = self._file.save({"day": today.isoformat(), "workout": to_document(workout)})
        is_news, self._told = notice != self._told, notice
        # TRANSLATORS: the sets of the workout, whose file could not be written.
        its_sets = _("Its sets are kept.")
        return f"{notice} {its_sets}" if notice and is_news else ""

    def load(self, today: date) -> Workout | None:
        """Return the workout that was broken off today, None where there is none that can go on."""
        workout = self.load_begun(today)
        return workout if workout and workout.done and workout.next_place is not None else None

    def load_begun(self, today: date) -> Workout | None:
        """Return the workout that was begun today, even if no set of it is done; None where there is none.

        Of one that makes no sense nothing is told: it costs no more than the offer to go on.
        """

        def todays(document: Any, file_name: str) -> Workout | None:
            if (found := _of_the_day(document, file_name, today)) is None:
                return None
            return from_document(found, self._variations, file_name)

        return self._file.load(todays)[0]

    def forget(self) -> None:
        """Keep no workout: it is done, or the lifter does not want to go on."""
        self._file.remove()


def _of_the_day(document: Any, file_name: str, day: date) -> object:
    """Return the document of a workout, None for that of another day. Raises ValidationError."""
    fields = Fields(document, file_name, pgettext("part of a file", "file"))
    if fields.value("day") != day.isoformat():
        return None
    refuse_newer(fields.value("workout"), file_name, VERSION)
    return fields.value("workout")


def to_document(workout: Workout) -> dict[str, Any]:
    """Return the plan and the sets done, in types that JSON knows."""
    document: dict[str, Any] = {"version": VERSION, "plan": plan_document(workout.plan)}
    if workout.done:
        document["done"] = [_done_document(each) for each in workout.done]
    return document


def from_document(document: Any, variations: tuple[Variation, ...], file_name: str) -> Workout:
    """Return the workout of a document, to go on with `begin`.

    Raises ValidationError, in one line that names file, entry and field, for one that cannot be understood.
    """
    fields = Fields(document, file_name, pgettext("part of a file", "workout"))
    fields.integer("version", VERSION, VERSION)
    plan = read_plan(fields.table("plan"), variations)
    done: list[CompletedStep] = []
    for entry in fields.nested_tables("done") if "done" in fields else ():
        done.append(_read_done_set(entry, plan, first_number=done[-1].number + 1 if done else 1))
    fields.finish()
    return Workout.taken_up(plan, done)


def _done_document(done_set: CompletedStep) -> dict[str, Any]:
    return {
        "number": done_set.number,
        **done_set.place._asdict(),
        "planned_reps": done_set.planned.reps,
        "bottom_reps": done_set.planned.bottom_reps,
        "open_ended": done_set.planned.open_ended,
        **done_set.tally._asdict(),
        "ending": done_set.ending,
        "uid": done_set.uid,
        "to_repeat": done_set.to_repeat,
    }


def _read_done_set(fields: Fields, plan: WorkoutPlan, first_number: int) -> CompletedStep:
    place = Place(
        set_number=fields.integer("set_number", 1, MAX_SETS),
        leg=fields.choice("leg", Leg),
        warm_up=fields.boolean("warm_up"),
    )
    if place not in plan.places:
        raise fields.problem("set_number", _("is not a set of this plan"))
    reps = fields.integer("planned_reps", 1, MAX_REPS)
    set_time_ms = fields.integer("set_time_ms", 1, MAX_DURATION_MS)
    return CompletedStep(
        number=fields.integer("number", first_number, _MAX_STEPS),
        place=place,
        planned=replace(
            plan.prescription,
            leg=place.leg,
            reps=reps,
            bottom_reps=fields.integer("bottom_reps", 0, reps),
            open_ended=fields.boolean("open_ended"),
        ),
        tally=SetTally(
            completed_reps=fields.integer("completed_reps", 0, OPEN_ENDED_REPS),
            tut_ms=fields.integer("tut_ms", 0, set_time_ms),
            set_time_ms=set_time_ms,
        ),
        ending=fields.choice("ending", Ending),
        uid=fields.text("uid", may_be_empty=True),
        to_repeat=fields.boolean("to_repeat"),
    )
