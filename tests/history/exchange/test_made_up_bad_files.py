"""Spoilt files by the hundred: each is imported as a whole, or refused with one line."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.folders import a_folder
from support.kept_sets import at, paced_set, session_of
from support.measured import measurement
from support.training import store_in_memory

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.import_plan import plan_import
from legcurl_timer.history.exchange.importing import carry_out
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import read_history_file

CHOICES = Choices(unit=LoadUnit.KG, offset_of=lambda _local: 60)
NOTE = 'said "=now"\nand left'
SESSIONS = [
    session_of(
        paced_set(minute, 2, kg=42.5, reserve_half_reps=3, note=NOTE, measurement=measurement("oo?")),
        paced_set(minute, 2, variation="nordic", load=Load(LoadUnit.BAND, band="red")),
        note="a, b; c",
    )
    for minute in (0, 5_000)
]
AWKWARD = (
    *("", " ", "0", "-1", "1e9", "9" * 5_000, "NaN", "Infinity", "null", "yes", "true", "[]", "{}", '"', "'"),
    *("=1+1", "\x00", "\r", "\n", "\t", ";", ",", "\ufeff", "\u2028", "3-0-1", "42,5", "kg", "12h", "W"),
    *("9999-12-31 23:59:59", "2026-11-23T17:05:00.000+99:00", "0001-01-01", "31 Feb 2026, 25:61", "\ud7ff"),
    *(SESSIONS[0].sets[0].uid, "x" * 140_000, "[" * 100_000, "1e999999"),
)
JUNK = st.binary(max_size=6) | st.sampled_from(AWKWARD).map(str.encode) | st.just(b"\xff\xfe")
MARKS = re.compile(rb'([,;:\r\n"\[\]{}]+)')


def good_files(file_format: ExportFormat) -> dict[str, bytes]:
    """Return the files of an export by their names."""
    with a_folder() as folder:
        export_history(SESSIONS, folder / "x.csv", file_format)
        return {path.name: path.read_bytes() for path in folder.iterdir()}


GOOD = {file_format: good_files(file_format) for file_format in ExportFormat}


def spoilt(data: bytes, draw: st.DataObject) -> bytes:
    """Spoil some of the words of a file, or of the marks between them."""
    words = MARKS.split(data)
    places = st.integers(0, len(words) - 1)
    first, other = draw.draw(places), draw.draw(places)
    some = slice(first, first + draw.draw(st.sampled_from([1, 2, 9, 60])))
    match draw.draw(st.sampled_from(["replace", "insert", "swap", "remove", "repeat", "cut", "flip"])):
        case "replace":
            words[first] = draw.draw(JUNK)
        case "insert":
            words[first] += draw.draw(JUNK)
        case "swap":
            words[first], words[other] = words[other], words[first]
        case "remove":
            del words[some]
        case "repeat":
            words[other:other] = words[some]
        case "cut":
            del words[first:]
        case _:
            words[first] = bytes(byte ^ 1 for byte in words[first])
    return b"".join(words)


def sets_of(sessions: Iterable[SessionRecord]) -> dict[str, tuple[str, SetRecord]]:
    """Return sets by their ids, each with that of its session, which a file may hold in parts."""
    return {record.uid: (session.uid, record) for session in sessions for record in session.sets}


def outcome(path: Path) -> str:
    """Import a file into an empty history, and return what is said where it is refused.

    What is accepted is there as a whole, what is refused has left nothing; any other error is the test's
    failure.
    """
    with store_in_memory() as store:
        try:
            file = read_history_file(path)
            plan = plan_import(file, store, CHOICES)
        except ImportProblemError as problem:
            assert store.count_sets() == 0
            return str(problem)
        carry_out(plan, store, at())
        assert sets_of(store.sessions()) == sets_of(file.contents(CHOICES).sessions)
        return ""


@pytest.mark.parametrize("file_format", ExportFormat)
@given(data=st.data())
def test_spoilt_files(file_format: ExportFormat, data: st.DataObject) -> None:
    """A good file that was spoilt is read whole, or refused with one line that can be printed."""
    with a_folder() as folder:
        for name, good in GOOD[file_format].items():
            (folder / name).write_bytes(good)
        assert outcome(folder / "x.csv") == ""
        path = folder / data.draw(st.sampled_from(sorted(GOOD[file_format])))
        for _ in range(data.draw(st.integers(1, 2))):
            path.write_bytes(spoilt(path.read_bytes(), data))
        line = outcome(folder / "x.csv")
    assert line.isprintable()
    assert len(line) <= 400


@given(st.binary(max_size=300) | st.lists(JUNK, max_size=20).map(b"".join))
def test_junk(data: bytes) -> None:
    """What was never a history is refused with one line."""
    with a_folder() as folder:
        (folder / "x.csv").write_bytes(data)
        assert outcome(folder / "x.csv").isprintable()
