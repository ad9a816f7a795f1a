"""A data folder, and the command that works on it."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.command_line import Command, as_function
from support.kept_sets import history_in, paced_set, session_of

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid

LONG_AGO = Moment.parse("2020-03-04T18:30:00.000+01:00")
FITNOTES = """Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2026-01-02,Barbell Squat,Legs,100,kgs,5,,,,
2026-01-02,Biceps Curl,Arms,10,kgs,12,,,,
2026-01-02,Lying Leg Curl,Legs,40,kgs,12,,,,
2026-01-02,Lying Leg Curl,Legs,40,kgs,11,,,,
"""


def kept(folder: Path) -> list[SessionRecord]:
    """Return what is in the history."""
    with history_in(folder) as store:
        return list(store.sessions())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def history(capsys: pytest.CaptureFixture[str], folder: Path) -> Command:
    """Return `legcurl-timer history` on the data folder, as a function of what follows."""
    run = as_function(capsys)
    return lambda *arguments: run("--data-dir", str(folder), "history", *arguments)


@pytest.fixture
def filled(folder: Path) -> list[SessionRecord]:
    """Fill the history with a session of long ago and one of today, and return them."""
    facts = {"variation": "standing", "leg": Leg.LEFT, "planned_reps": 12, "reserve_half_reps": 3}
    first = replace(paced_set(kg=42.5, **facts), started=LONG_AGO)
    second = SetRecord(new_uid(), wall_now(), "nordic", 5)
    sessions = [session_of(first, note="=first"), session_of(second)]
    with history_in(folder) as store:
        store.add(sessions)
    return sessions
