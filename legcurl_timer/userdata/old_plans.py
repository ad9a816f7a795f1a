"""The plans last used as they stood in the settings, before they had a file of their own."""

from collections.abc import Mapping
from typing import Any

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.workout.plan import SWITCH_MS

_LEFT_OUT_OF_SET = {"bottom_reps": 0, "open_ended": False, "leg": Leg.BOTH.value}
_LEFT_OUT_OF_PLAN = {
    "sets": 0,
    "rest_ms": -1,
    "warm_up_sets": 0,
    "switch_ms": SWITCH_MS,
    "match_legs": True,
    "wait_for_me": False,
}
"""What a file from before there were workouts leaves out; 0 sets and a rest of -1 ms are the variation's."""
_OF_SET = ("tempo", "reps", "count_in_ms", "own_return", *_LEFT_OUT_OF_SET)


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
        {name: _as_plan(name, entry, known.get(name)) for name, entry in last_used.items()}
        if isinstance(last_used, dict)
        else {},
    )


def _as_plan(name: str, entry: object, variation: Variation | None) -> object:
    if not isinstance(entry, dict):
        return entry
    planned = {**_LEFT_OUT_OF_SET, **{field: entry[field] for field in _OF_SET if field in entry}}
    plan = {**_LEFT_OUT_OF_PLAN, **{field: entry[field] for field in _LEFT_OUT_OF_PLAN if field in entry}}
    if variation is not None:
        plan["sets"] = plan["sets"] or variation.sets
        plan["rest_ms"] = variation.rest_ms if plan["rest_ms"] == -1 else plan["rest_ms"]
        if not variation.one_leg:
            planned["leg"] = Leg.BOTH.value
    bottom_reps, reps = planned["bottom_reps"], planned.get("reps")
    if isinstance(bottom_reps, int) and isinstance(reps, int):
        planned["bottom_reps"] = min(bottom_reps, reps)
    return {"set": {"variation": name, **planned}, **plan, "reps_by_set": []}
