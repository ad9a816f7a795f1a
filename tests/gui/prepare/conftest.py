"""What the parts of the prepare page are given."""

from pathlib import Path

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.userdata.plans import Plans, PlansFile

LIFTS = load_variations()


def plan_of(folder: Path, variation_id: str) -> PlanState:
    """Return the plan of a lift as it starts out."""
    return PlanState(PlansFile(folder, LIFTS), Plans(), find_variation(LIFTS, variation_id))
