"""Past sessions as the rules about progress see them, written in few words."""

from datetime import date, timedelta
from typing import Any

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Weight, WeightUnit
from legcurl_timer.core.progression.work_sets import WorkSet

TODAY = date(2026, 11, 23)


def kg(amount: float) -> Weight:
    """Return a weight in kilograms."""
    return Weight(WeightUnit.KG, round(amount * 1000))


def lb(amount: float) -> Weight:
    """Return a weight in pounds."""
    return Weight(WeightUnit.LB, round(amount * 1000))


def session(days_ago: int, *reps: int, load: Weight | str | None = None, **facts: Any) -> list[WorkSet]:
    """Return a session's sets, by default of lying leg curls on the beat, form kept; `load` may be a band."""
    values = {
        "variation": "lying",
        "tempo": "3-0-1-1",
        "leg": Leg.BOTH,
        "form_kept": True,
        "rushed": False,
        "weight": None if isinstance(load, str) else load,
        "band": load if isinstance(load, str) else "",
        **facts,
    }
    day = TODAY - timedelta(days=days_ago)
    return [WorkSet(day=day, completed_reps=count, **values) for count in reps]
