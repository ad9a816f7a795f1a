"""No text of the lifter's is run by a spreadsheet, and each comes back as it was."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.histories import texts
from support.kept_sets import paced_set, session_of

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.history.exchange.csv_tables import guarded, unguarded
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written

RUN_BY_SPREADSHEETS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@given(texts() | st.text())
@example("=1+1")
@example("'=1+1")
@example("''''-2")
@example("'Twas easy")
def test_round_trip(text: str) -> None:
    """Every text is guarded so that nothing runs it, and comes back, however many apostrophes it has."""
    assert not guarded(text).startswith(RUN_BY_SPREADSHEETS)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1", "''=1"),
        ("-60", "'-60"),
        ("'Twas", "'Twas"),
        ("3-0-1-1", "3-0-1-1"),
        ("", ""),
    ],
)
def test_only_what_needs_it_is_guarded(text: str, cell: str) -> None:
    """A cell is changed only where a spreadsheet would run it, or where it looks like a guarded one."""
    assert guarded(text) == cell


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1", "@a", "\ta"])
@pytest.mark.parametrize("file_format", [each for each in ExportFormat if each is not ExportFormat.JSON])
def test_no_cell_of_any_csv_is_run(file_format: ExportFormat, text: str, tmp_path: Path) -> None:
    """Whatever the lifter wrote, and wherever, no cell of an export begins with what a spreadsheet runs."""
    load = Load(LoadUnit.BAND, band=text.strip())
    session = session_of(paced_set(load=load, note=text), note=text)
    export_history([session], tmp_path / "x.csv", file_format)
    for path in files_written(tmp_path / "x.csv", file_format):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";" if file_format is ExportFormat.STRONG else ","))
        assert not [cell for row in rows for cell in row if cell.startswith(RUN_BY_SPREADSHEETS)]
