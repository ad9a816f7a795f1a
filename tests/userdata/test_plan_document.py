"""A plan as plain data: every plan comes back, every mistake is named."""

import json
from typing import Any

import pytest
from hypothesis import given
from support.plans import plans

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.validation import Fields, ValidationError
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.plan_document import plan_document, read_plan

VARIATIONS = load_variations()


def read(document: dict[str, Any]) -> WorkoutPlan:
    """Return the plan of a document."""
    return read_plan(Fields(document, "my.json", "plan"), VARIATIONS)


@given(plan=plans())
def test_any_plan_comes_back(plan: WorkoutPlan) -> None:
    """What is written as JSON is the same plan when read."""
    assert read(json.loads(json.dumps(plan_document(plan)))) == plan


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("set", 3, 'field "set": must be a table'),
        ("set.variation", "sofa", 'field "set.variation": must be one of lying, seated, '),
        ("set.tempo", "3-0-0-1", 'field "set.tempo": Tempo "3-0-0-1", character 5: '),
        ("set.reps", 101, 'field "set.reps": must be a whole number from 1 to 100'),
        ("set.bottom_reps", 13, 'field "set.bottom_reps": must be a whole number from 0 to 12'),
        ("set.count_in_ms", 30_001, 'field "set.count_in_ms": must be a whole number from 0 to 30000'),
        ("set.leg", "left", 'field "set.leg": Lying leg curl: both legs at once, not the left one.'),
        ("set.colour", "red", 'field "set.colour": is not a field this program knows'),
        ("sets", 0, 'field "sets": must be a whole number from 1 to 20'),
        ("rest_ms", 600_001, 'field "rest_ms": must be a whole number from 0 to 600000'),
        ("switch_ms", -1, 'field "switch_ms": must be a whole number from 0 to 600000'),
        ("wait_for_me", "no", 'field "wait_for_me": must be true or false'),
        ("warm_up_sets", 21, 'field "warm_up_sets": must be a whole number from 0 to 20'),
        ("reps_by_set", [12] * 21, 'field "reps_by_set": must be a list of at most 20 whole numbers'),
        ("reps_by_set", [12, 0], 'field "reps_by_set": must be a whole number from 1 to 100'),
        ("legs", 2, 'field "legs": is not a field this program knows'),
    ],
)
def test_a_mistake_is_named(path: str, value: object, complaint: str) -> None:
    """A field that is not as it should be is named by its way, in one line."""
    document = plan_document(WorkoutPlan.by_default(find_variation(VARIATIONS, "lying")))
    *tables, name = path.split(".")
    (document[tables[0]] if tables else document)[name] = value
    with pytest.raises(ValidationError) as caught:
        read(document)
    assert str(caught.value).startswith(f"my.json: plan, {complaint}")
    assert "\n" not in str(caught.value)
