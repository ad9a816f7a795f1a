"""A data folder, and the command that works on it."""

from pathlib import Path

import pytest
from support.command_line import Command, as_function
from support.history_command import LONG_AGO, UID
from support.kept_sets import history_in

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import SessionRecord, SetRecord


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
    now = wall_now()
    sessions = [
        SessionRecord(
            f"{UID}01",
            LONG_AGO,
            LONG_AGO,
            "=first",
            (
                SetRecord(
                    f"{UID}11",
                    LONG_AGO,
                    "standing",
                    10,
                    tempo="3-0-1-1",
                    planned_reps=12,
                    leg=Leg.LEFT,
                    load=Load(LoadUnit.KG, 42_500),
                    reserve_half_reps=3,
                    tut_ms=50_000,
                ),
            ),
        ),
        SessionRecord(f"{UID}02", now, now, sets=(SetRecord(f"{UID}12", now, "nordic", 5),)),
    ]
    with history_in(folder) as store:
        store.add(sessions)
    return sessions
