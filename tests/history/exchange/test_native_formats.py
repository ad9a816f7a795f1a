"""What is exported in our own formats comes back as it was."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from support.folders import a_folder
from support.histories import histories
from support.imports import import_, plan_of
from support.kept_sets import paced_set, session_of
from support.measured import measurement
from support.training import store_in_memory

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, Source
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.history.exchange.native_csv import REPS_HEADING, SETS_HEADING, reps_path
from legcurl_timer.history.exchange.reading import read_history_file

OWN_FORMATS = [ExportFormat.CSV, ExportFormat.JSON]
FILES = Path(__file__).with_name("files")
ID = "00000000-0000-0000-0000-00000000000"
SESSION = session_of(
    paced_set(0, 2, kg=42.5, measurement=measurement("or?")),
    paced_set(5, 2, kg=42.5),
    note="two\nlines; and a comma,",
)


def read_back(path: Path) -> list[SessionRecord]:
    """Return the sessions of a file, whatever it is."""
    return list(read_history_file(path).contents(Choices()).sessions)


@pytest.mark.parametrize("file_format", OWN_FORMATS)
@given(sessions=histories())
def test_round_trip(file_format: ExportFormat, sessions: list[SessionRecord]) -> None:
    """Any stored history that is exported, and imported where there is none, is the same history."""
    count = sum(len(session.sets) for session in sessions)
    with a_folder() as folder, store_in_memory() as here, store_in_memory() as there:
        path = folder / "my history.txt"
        here.add(sessions)
        assert export_history(here.sessions(), path, file_format) == count
        assert set(folder.iterdir()) == set(files_written(path, file_format))
        assert read_back(path) == sessions
        import_(there, read_history_file(path))
        assert list(there.sessions()) == sessions
        again = plan_of(there, read_history_file(path))
        assert (again.new, again.here, again.differences) == (0, count, ())


@pytest.mark.parametrize("suffix", ["csv", "json"])
@pytest.mark.parametrize(("version", "seen"), [(1, None), (2, measurement("o"))])
def test_files_of_earlier_versions(suffix: str, version: int, seen: Measurement | None) -> None:
    """What an older program has written is read as it was meant: the first knew of nothing measured."""
    first = paced_set(
        0, 2, uid=f"{ID}1", kg=42.5, form_kept=True, kept_beat=False, reserve_half_reps=3, measurement=seen
    )
    second = paced_set(
        5, 1, uid=f"{ID}2", variation="standing", leg=Leg.LEFT, note="-60", tut_ms=None, pain=True
    )
    sets = (first, second)
    session = SessionRecord(f"{ID}0", first.started, second.ended, "two\nlines; and a comma,", sets)
    assert read_back(FILES / f"version-{version}.{suffix}") == [session]


def test_a_measured_rep_stands_beside_the_last_attempt_at_it(tmp_path: Path) -> None:
    """One beyond the attempts has a row of its own, and a number below 0 can be reckoned with."""
    tried_twice = paced_set(0, 2).reps
    reps = (replace(tried_twice[0], completed=False), *tried_twice)
    record = replace(paced_set(0, 2), reps=reps, measurement=measurement("o_r"))
    export_history([session_of(record)], tmp_path / "x.csv", ExportFormat.CSV)
    with reps_path(tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = ("attempt", "rep", "start_ms", "measured_late_ms", "measured_eccentric_ms", "completed")
    assert [[row[name] for name in columns] for row in rows] == [
        ["1", "1", "0", "", "", "no"],
        ["2", "1", "0", "-80", "3000", "yes"],
        ["3", "2", "5000", "", "", "yes"],
        ["", "3", "", "-80", "1500", ""],
    ]


def _as_a_spreadsheet_does(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace("42.5", "42,5") for cell in row] for row in rows] + [[""] * len(rows[0])]


def _in_another_order(rows: list[list[str]]) -> list[list[str]]:
    return [row[::-1] for row in (rows[0], *rows[:0:-1])]


@pytest.mark.parametrize(
    ("change", "delimiter", "encoding"),
    [(_as_a_spreadsheet_does, ";", "utf-8"), (_in_another_order, ",", "utf-16")],
)
def test_a_spreadsheet_may_rewrite_the_files(
    tmp_path: Path, change: Callable[[list[list[str]]], list[list[str]]], delimiter: str, encoding: str
) -> None:
    """Other delimiters and encodings, no mark, a decimal comma, another order: it is the same history."""
    path = tmp_path / "x.csv"
    export_history([SESSION], path, ExportFormat.CSV)
    for each in files_written(path, ExportFormat.CSV):
        with each.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        with each.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(change(rows))
    assert read_back(path) == [SESSION]


def test_sets_without_reps_need_no_file_of_reps(tmp_path: Path) -> None:
    """Where no set has reps, the file of sets is enough."""
    bare = replace(SESSION, sets=tuple(replace(record, reps=(), measurement=None) for record in SESSION.sets))
    export_history([bare], tmp_path / "x.csv", ExportFormat.CSV)
    reps_path(tmp_path / "x.csv").unlink()
    assert read_back(tmp_path / "x.csv") == [bare]


def test_what_was_imported_is_seen_in_an_older_file(tmp_path: Path) -> None:
    """Before version 3 only the kind of an id tells what is imported, and noon sharp a day alone."""
    name, noon = str(uuid5(NAMESPACE_URL, "x")), Moment.parse("2026-03-04T12:00:00.000+01:00")
    record = paced_set(uid=name, source=Source.SELF_REPORTED)
    imported = SessionRecord(name, noon, noon, sets=(replace(record, started=noon, reps=()),))
    export_history([imported, SESSION], tmp_path / "x.json", ExportFormat.JSON)
    document = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    for session in document["sessions"]:
        del session["day_only"]
        for each in session["sets"]:
            del each["origin"]
    (tmp_path / "x.json").write_text(json.dumps({**document, "version": 2}), encoding="utf-8")
    sets = tuple(replace(each, origin="another app") for each in imported.sets)
    assert read_back(tmp_path / "x.json") == [replace(imported, sets=sets, day_only=True), SESSION]


def test_every_column_is_documented() -> None:
    """The documentation of the formats names every column of both files."""
    documented = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in (*SETS_HEADING, *REPS_HEADING) if f"`{name}`" not in documented] == []
