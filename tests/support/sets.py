"""Sets and sessions as they are paced, to be looked at in tests."""

from typing import Any

from legcurl_timer.core.lifts.phases import PhaseKind, performed_order
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord, new_uid

MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS
NOON = 1_795_435_200_000
"""Noon in UTC of Monday 23 November 2026; one o'clock where these sets are done."""
OFFSET_MIN = 60


def paced_set(
    start_ms: int = NOON, variation: str = "lying", completed_reps: int = 3, **facts: Any
) -> SetRecord:
    """Return a set of reps of five seconds each, as the program paces them."""
    reps = tuple(
        RepRecord(number, True, 5_000 * (number - 1), 3_000, 0, 1_000, 1_000)
        for number in range(1, completed_reps + 1)
    )
    values: dict[str, Any] = {
        "tempo": "3-0-1-1",
        "phase_order": performed_order(PhaseKind.CONCENTRIC),
        "planned_reps": 10,
        "tut_ms": 5_000 * completed_reps,
        "set_time_ms": 5_000 * completed_reps,
        "reps": reps,
        **facts,
    }
    return SetRecord(new_uid(), Moment(start_ms, OFFSET_MIN), variation, completed_reps, **values)


def session_of(*sets: SetRecord, note: str = "") -> SessionRecord:
    """Return a session of some sets."""
    return SessionRecord(new_uid(), sets[0].started, sets[-1].ended, note, sets)
