"""The plan of a workout as plain data, for files that people may read."""

from typing import Any

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.lifts.variations import (
    MAX_COUNT_IN_MS,
    MAX_REPS,
    MAX_REST_MS,
    MAX_SETS,
    Variation,
    find_variation,
)
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription
from legcurl_timer.core.validation import Fields
from legcurl_timer.core.workout.plan import WorkoutPlan


def plan_document(plan: WorkoutPlan) -> dict[str, Any]:
    """Return a plan in types that JSON knows."""
    planned = plan.prescription
    return {
        "set": {
            "variation": planned.variation.id,
            "tempo": str(planned.tempo),
            "reps": planned.reps,
            "bottom_reps": planned.bottom_reps,
            "open_ended": planned.open_ended,
            "count_in_ms": planned.count_in_ms,
            "own_return": planned.own_return,
            "leg": planned.leg.value,
        },
        "sets": plan.sets,
        "warm_up_sets": plan.warm_up_sets,
        "reps_by_set": list(plan.reps_by_set),
        "rest_ms": plan.rest_ms,
        "switch_ms": plan.switch_ms,
        "match_legs": plan.match_legs,
        "wait_for_me": plan.wait_for_me,
    }


def read_plan(fields: Fields, variations: tuple[Variation, ...]) -> WorkoutPlan:
    """Return the plan that `plan_document` wrote. Raises ValidationError, which names what is wrong."""
    plan = WorkoutPlan(
        prescription=_read_set(fields.table("set"), variations),
        sets=fields.integer("sets", 1, MAX_SETS),
        rest_ms=fields.integer("rest_ms", 0, MAX_REST_MS),
        switch_ms=fields.integer("switch_ms", 0, MAX_REST_MS),
        match_legs=fields.boolean("match_legs"),
        wait_for_me=fields.boolean("wait_for_me"),
        warm_up_sets=fields.integer("warm_up_sets", 0, MAX_SETS),
        reps_by_set=fields.integers("reps_by_set", 1, MAX_REPS, MAX_SETS),
    )
    fields.finish()
    return plan


def _read_set(fields: Fields, variations: tuple[Variation, ...]) -> SetPrescription:
    variation = _read_variation(fields, variations)
    tempo = _read_tempo(fields)
    reps = fields.integer("reps", 1, MAX_REPS)
    try:
        prescription = SetPrescription(
            variation,
            tempo,
            reps,
            count_in_ms=fields.integer("count_in_ms", 0, MAX_COUNT_IN_MS),
            own_return=fields.boolean("own_return"),
            leg=fields.choice("leg", Leg),
            bottom_reps=fields.integer("bottom_reps", 0, reps),
            open_ended=fields.boolean("open_ended"),
        )
    except PrescriptionError as error:  # of all that it refuses only a leg is left
        raise fields.problem("leg", str(error)) from error
    fields.finish()
    return prescription


def _read_variation(fields: Fields, variations: tuple[Variation, ...]) -> Variation:
    try:
        return find_variation(variations, fields.text("variation"))
    except KeyError as error:
        raise fields.problem("variation", f"must be one of {error.args[0]}") from error


def _read_tempo(fields: Fields) -> Tempo:
    try:
        return Tempo.parse(fields.text("tempo"))
    except TempoError as error:
        raise fields.problem("tempo", str(error)) from error
