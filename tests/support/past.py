"""Past sessions as the rules about progress see them, written in few words."""

from datetime import date, timedelta
from typing import Any

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.progression.work_sets import WorkSet
from legcurl_timer.core.records import SetRecord, new_uid

TODAY = date(2026, 11, 23)


def kg(amount: float) -> Load:
    """Return a weight in kilograms."""
    return Load(LoadUnit.KG, round(amount * 1000))


def lb(amount: float) -> Load:
    """Return a weight in pounds."""
    return Load(LoadUnit.LB, round(amount * 1000))


def session(days_ago: int, *reps: int, load: Load | str | None = None, **facts: Any) -> list[WorkSet]:
    """Return a session's sets, by default of lying leg curls on the beat, form kept; `load` may be a band."""
    values = {
        "uid": new_uid(),
        "started": Moment(0),
        "variation": "lying",
        "tempo": "3-0-1-1",
        "form_kept": True,
        "kept_beat": True,
        "load": Load(LoadUnit.BAND, band=load) if isinstance(load, str) else load,
        **facts,
    }
    if values.get("tut_ms"):
        values["set_time_ms"] = values["tut_ms"]
    day = TODAY - timedelta(days=days_ago)
    return [WorkSet(day, SetRecord(completed_reps=count, **values)) for count in reps]
