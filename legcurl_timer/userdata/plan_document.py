"""The plan of a workout as plain data, for files that people may read."""

from collections.abc import Callable, Mapping
from typing import Any

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import (
    MAX_COUNT_IN_MS,
    MAX_REPS,
    MAX_REST_MS,
    MAX_SETS,
    Variation,
    find_variation,
    read_tempo,
)
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription
from legcurl_timer.core.validation import Fields
from legcurl_timer.core.workout.plan import WorkoutPlan

_Reader = Callable[[Fields, str], Any]


def _whole(least: int, most: int) -> _Reader:
    return lambda fields, name: fields.integer(name, least, most)


_OF_SET: Mapping[str, _Reader] = {
    "reps": _whole(1, MAX_REPS),
    "bottom_reps": _whole(0, MAX_REPS),
    "open_ended": Fields.boolean,
    "count_in_ms": _whole(0, MAX_COUNT_IN_MS),
    "own_return": Fields.boolean,
    "leg": lambda fields, name: fields.choice(name, Leg),
}
_OF_PLAN: Mapping[str, _Reader] = {
    "sets": _whole(1, MAX_SETS),
    "warm_up_sets": _whole(0, MAX_SETS),
    "reps_by_set": lambda fields, name: fields.integers(name, 1, MAX_REPS, MAX_SETS),
    "rest_ms": _whole(0, MAX_REST_MS),
    "switch_ms": _whole(0, MAX_REST_MS),
    "match_legs": Fields.boolean,
    "wait_for_me": Fields.boolean,
}
"""The fields that stand in the file as they are in the plan, with what reads them."""


def plan_document(plan: WorkoutPlan) -> dict[str, Any]:
    """Return a plan in types that JSON knows."""
    planned = plan.prescription
    return {
        "set": {
            "variation": planned.variation.id,
            "tempo": str(planned.tempo),
            **{name: getattr(planned, name) for name in _OF_SET},
        },
        **{name: getattr(plan, name) for name in _OF_PLAN},
        "reps_by_set": list(plan.reps_by_set),
    }


def read_plan(fields: Fields, variations: tuple[Variation, ...]) -> WorkoutPlan:
    """Return the plan that `plan_document` wrote. Raises ValidationError, which names what is wrong."""
    prescription = _read_set(fields.table("set"), variations)
    plan = WorkoutPlan(prescription, **{name: read(fields, name) for name, read in _OF_PLAN.items()})
    fields.finish()
    return plan


def _read_set(fields: Fields, variations: tuple[Variation, ...]) -> SetPrescription:
    variation, tempo = _read_variation(fields, variations), read_tempo(fields)
    read = {name: read(fields, name) for name, read in _OF_SET.items()}
    fields.integer("bottom_reps", 0, read["reps"])
    try:
        prescription = SetPrescription(variation, tempo, **read)
    except PrescriptionError as error:  # of all that it refuses only a leg is left
        raise fields.problem("leg", str(error)) from error
    fields.finish()
    return prescription


def _read_variation(fields: Fields, variations: tuple[Variation, ...]) -> Variation:
    try:
        return find_variation(variations, fields.text("variation"))
    except KeyError as error:
        fault = _("must be one of {choices}").format(choices=error.args[0])
        raise fields.problem("variation", fault) from error
