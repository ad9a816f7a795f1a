"""What people really bring: small made-up files, each with what has to be in the history afterwards.

Beside each CSV in `brought` lies a JSON document: the program, what the lifter has to answer, the sessions
and their sets, and what was left out; or the one line with which the file is refused.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import Choices, DateOrder
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import read_history_file

BROUGHT = Path(__file__).with_name("brought")
FILES = sorted(path.stem for path in BROUGHT.glob("*.csv"))


def choices_of(answers: Mapping[str, str]) -> Choices:
    """Return what the lifter answers."""
    unit, dates = answers.get("unit"), answers.get("dates")
    return Choices(
        unit=LoadUnit(unit) if unit else None,
        dates=DateOrder(dates) if dates else None,
        offset_of=lambda _local: 60,
    )


def told_set(record: SetRecord) -> dict[str, Any]:
    """Return a set as the documents tell it: nothing of what is not known."""
    reserve, set_time_ms = record.reserve_half_reps, record.set_time_ms
    facts = {
        "variation": record.variation,
        "reps": record.completed_reps,
        "load": str(record.load) if record.load else None,
        "reserve": None if reserve is None else reserve / 2,
        "warm_up": record.warm_up or None,
        "seconds": None if set_time_ms is None else set_time_ms / 1000,
        "note": record.note or None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def told_session(session: SessionRecord) -> dict[str, Any]:
    """Return a session as the documents tell it: only the day, and no end, where no more is known."""
    last_start = max(record.started for record in session.sets)
    return {
        "start": told_time(session.started.local, day_only=session.day_only),
        **({"end": told_time(session.ended.local)} if session.ended > last_start else {}),
        **({"note": session.note} if session.note else {}),
        "sets": [told_set(record) for record in session.sets],
    }


def told_time(local: datetime, *, day_only: bool = False) -> str:
    """Return a time on the wall, without its seconds where there are none."""
    if day_only:
        return f"{local:%Y-%m-%d}"
    return f"{local:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def told_file(path: Path, answers: Mapping[str, str]) -> dict[str, Any]:
    """Read a file and return what there is to be told of it."""
    choices = choices_of(answers)
    try:
        file = read_history_file(path)
        contents = file.contents(choices)
        sessions = list(contents.sessions)
    except ImportProblemError as problem:
        return {"refused": str(problem)}
    assert file.needs_unit == bool(choices.unit)
    assert file.needs_dates == bool(choices.dates)
    assert {record.origin for session in sessions for record in session.sets} == {file.origin}
    return {
        "program": file.format_name,
        "sessions": [told_session(session) for session in sessions],
        **({"left_out": contents.left_out} if contents.left_out else {}),
    }


@pytest.mark.parametrize("name", FILES)
def test_brought_files(name: str) -> None:
    """A file is read as its document says, or refused with the line that stands there."""
    told = json.loads((BROUGHT / f"{name}.json").read_text(encoding="utf-8"))
    answers = told.pop("choices", {})
    assert told_file(BROUGHT / f"{name}.csv", answers) == told
