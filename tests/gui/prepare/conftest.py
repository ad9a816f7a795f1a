"""What the parts of the prepare page are given."""

from collections.abc import Callable
from pathlib import Path

import pytest

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.userdata.plans import Plans, PlansFile

LIFTS = load_variations()

PlanMaker = Callable[[str], PlanState]


@pytest.fixture
def make_plan(qapp: object, tmp_path: Path) -> PlanMaker:
    """Plan a variation as it starts out."""
    assert qapp
    file = PlansFile(tmp_path, LIFTS)
    return lambda variation_id: PlanState(file, Plans(), find_variation(LIFTS, variation_id))
