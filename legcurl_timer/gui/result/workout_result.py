"""What a workout came to, in words and figures."""

from collections.abc import Sequence
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.progression.totals import Totals
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.gui.state.session_log import PacedSet
from legcurl_timer.wording.history import done_text
from legcurl_timer.wording.sets import with_leg


class WorkoutResult(NamedTuple):
    """What a workout came to, against the last time; `rows` has a line for each set."""

    title: str
    subtitle: str
    now: Totals
    last: Totals
    rows: tuple[str, ...]
    can_go_on: bool


def workout_result(workout: Workout, sets: Sequence[PacedSet], last: Totals) -> WorkoutResult:
    """Return what a workout came to, of whose sets these are left."""
    planned = workout.plan.prescription
    is_whole = workout.plan.next_place(workout.done) is None
    parts = [planned.variation.name, planned.tempo.shown]
    if not is_whole:
        total = len(workout.plan.places)
        # TRANSLATORS: of a workout that was ended early, below "Workout ended".
        after = ngettext("after {done} of {count} set", "after {done} of {count} sets", total)
        parts.append(after.format(done=len(workout.done), count=total))
    return WorkoutResult(
        _title(workout, sets, is_whole=is_whole),
        " \u00b7 ".join(parts),
        Totals.of(each.record for each in sets),
        last,
        tuple(_row(workout, each) for each in sets),
        can_go_on=not is_whole and bool(workout.done),
    )


def title_of(workout: Workout, each: PacedSet) -> str:
    """Return which set of a workout it is: "Set 2, left leg"."""
    place = next(done.place for done in workout.done if done.uid == each.record.uid)
    which = _("Warm-up {number}") if place.warm_up else _("Set {number}")
    return with_leg(which.format(number=place.set_number), place.leg)


def _title(workout: Workout, sets: Sequence[PacedSet], *, is_whole: bool) -> str:
    if not sets:
        return _("Set taken away")
    if len(workout.plan.places) == 1 and len(sets) == 1:
        return _("Set done") if sets[0].is_complete else _("Set ended here")
    return _("Workout done") if is_whole else _("Workout ended")


def _row(workout: Workout, each: PacedSet) -> str:
    parts = (title_of(workout, each), done_text(each.record), str(each.record.load or ""))
    return " \u00b7 ".join(part for part in parts if part)
