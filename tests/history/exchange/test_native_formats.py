"""What is exported in our own formats comes back as it was."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from support.folders import a_folder
from support.histories import histories

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.exchange.native_csv import REPS_HEADING, SETS_HEADING, reps_path
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.recovery.opening import close_history, open_history

OWN_FORMATS = [ExportFormat.CSV, ExportFormat.JSON]
NOW = Moment.parse("2026-11-23T17:05:00.000+01:00")
SESSION = SessionRecord(
    "00000000-0000-0000-0000-000000000001",
    NOW,
    NOW,
    "two\nlines; and a comma,",
    tuple(
        SetRecord(
            f"00000000-0000-0000-0000-00000000001{nth}",
            Moment(NOW.utc_ms + nth, 60),
            "lying",
            2,
            load=Load(LoadUnit.KG, 42_500),
            reps=(RepRecord(1, True, 0, 3_000, 0, 1_000), RepRecord(2, True, 4_000, 3_000, 0, 1_000)),
        )
        for nth in (1, 2)
    ),
)


def read_back(path: Path) -> list[SessionRecord]:
    """Return the sessions of a file, whatever it is."""
    return list(read_history_file(path).contents(Choices()).sessions)


@pytest.mark.parametrize("file_format", OWN_FORMATS)
@given(sessions=histories())
def test_round_trip(file_format: ExportFormat, sessions: list[SessionRecord]) -> None:
    """Any history that is written is read back equal, and nothing else lies beside it."""
    with a_folder() as folder:
        path = folder / "my history.txt"
        count = export_history(sessions, path, file_format)
        assert read_back(path) == sessions
        assert count == sum(len(session.sets) for session in sessions)
        assert set(folder.iterdir()) == set(files_written(path, file_format))


@pytest.mark.parametrize("file_format", OWN_FORMATS)
@given(sessions=histories())
def test_round_trip_through_two_databases(file_format: ExportFormat, sessions: list[SessionRecord]) -> None:
    """A stored history that is exported, and imported where there is none, is the same history."""
    with a_folder() as folder:
        path = folder / "x"
        here, there = (open_history(folder / name, NOW).store for name in ("here", "there"))
        try:
            here.add(sessions)
            assert list(here.sessions()) == sessions
            export_history(here.sessions(), path, file_format)
            there.add(plan_import(read_history_file(path), there).sessions)
            assert list(there.sessions()) == sessions
            count = sum(len(session.sets) for session in sessions)
            again = plan_import(read_history_file(path), there)
            assert again == ImportPlan(again.format_name, (), duplicates=count)
        finally:
            close_history(here)
            close_history(there)


def test_a_spreadsheet_may_rewrite_the_file(tmp_path: Path) -> None:
    """A file saved again with other delimiters, no mark and a decimal comma is the same history."""
    write = tmp_path / "x.csv"
    export_history([SESSION], write, ExportFormat.CSV)
    for path in files_written(write, ExportFormat.CSV):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\n").writerows(
                [[cell.replace("42.5", "42,5") for cell in row] for row in rows] + [[""] * len(rows[0])]
            )
    assert read_back(write) == [SESSION]


def test_columns_and_rows_in_any_order(tmp_path: Path) -> None:
    """Columns are found by their names, and rows may be sorted by whatever."""
    write = tmp_path / "x.csv"
    export_history([SESSION], write, ExportFormat.CSV)
    for path in files_written(write, ExportFormat.CSV):
        with path.open(encoding="utf-8-sig", newline="") as file:
            heading, *rows = csv.reader(file)
        with path.open("w", encoding="utf-16", newline="") as file:
            csv.writer(file).writerows(row[::-1] for row in (heading, *rows[::-1]))
    assert read_back(write) == [SESSION]


def test_sets_without_reps_need_no_file_of_reps(tmp_path: Path) -> None:
    """Where no set has reps, the file of sets is enough."""
    bare = replace(SESSION, sets=tuple(replace(record, reps=()) for record in SESSION.sets))
    export_history([bare], tmp_path / "x.csv", ExportFormat.CSV)
    reps_path(tmp_path / "x.csv").unlink()
    assert read_back(tmp_path / "x.csv") == [bare]


def test_every_column_is_documented() -> None:
    """The documentation of the formats names every column of both files."""
    documented = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in (*SETS_HEADING, *REPS_HEADING) if f"`{name}`" not in documented] == []
