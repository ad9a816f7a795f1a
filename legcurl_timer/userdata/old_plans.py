"""The plans last used as they stood in the settings, before they had a file of their own."""

from collections.abc import Mapping
from typing import Any

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.plan_document import plan_document

_AS_THE_LIFT_HAS_IT = {"sets": 0, "rest_ms": -1}
"""What those files say where sets and rest are those of the variation."""


def plans_in_old_settings(
    document: Any, variations: tuple[Variation, ...]
) -> tuple[str, Mapping[str, object]] | None:
    """Return the variation used last and the plans in the form of plan documents; None where there are none.

    What makes no sense is handed on as it is, for the reader of plans to complain about.
    """
    if not isinstance(document, dict) or not {"variation", "last_used"} & set(document):
        return None
    variation, last_used = document.get("variation"), document.get("last_used")
    known = {each.id: each for each in variations}
    return (
        variation if isinstance(variation, str) else "",
        {name: _as_plan(entry, known.get(name)) for name, entry in last_used.items()}
        if isinstance(last_used, dict)
        else {},
    )


def _as_plan(entry: object, variation: Variation | None) -> object:
    """Return the plan that the variation starts out with, with what the entry says otherwise."""
    if variation is None or not isinstance(entry, dict):
        return entry
    usual = plan_document(WorkoutPlan.by_default(variation))
    told = {name: value for name, value in entry.items() if _AS_THE_LIFT_HAS_IT.get(name) != value}
    planned = {**usual["set"], "bottom_reps": 0}
    planned |= {name: told[name] for name in planned if name in told}
    if not variation.one_leg:
        planned["leg"] = Leg.BOTH.value
    bottom_reps, reps = planned["bottom_reps"], planned["reps"]
    if isinstance(bottom_reps, int) and isinstance(reps, int):
        planned["bottom_reps"] = min(bottom_reps, reps)
    return {**usual, **{name: told[name] for name in usual if name in told}, "set": planned}
