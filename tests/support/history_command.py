"""`legcurl-timer history` as tests use it: files to import, and a look at what is kept."""

from pathlib import Path

from legcurl_timer.core.records import SessionRecord
from support.kept_sets import history_in

FITNOTES = """Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2026-01-02,Barbell Squat,Legs,100,kgs,5,,,,
2026-01-02,Biceps Curl,Arms,10,kgs,12,,,,
2026-01-02,Leg Curl,Legs,40,kgs,12,,,,
2026-01-02,Leg Curl,Legs,40,kgs,11,,,,
"""


def kept(folder: Path) -> list[SessionRecord]:
    """Return what is in the history."""
    with history_in(folder) as store:
        return list(store.sessions())
