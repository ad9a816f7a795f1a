"""A file that cannot be imported is refused with one line that says where it goes wrong, and how."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.history_files import all_of
from support.kept_sets import paced_set, session_of
from support.measured import measurement

from legcurl_timer.core.records import new_uid
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.native_csv import reps_path
from legcurl_timer.history.exchange.native_fields import values_of
from legcurl_timer.history.exchange.problems import ImportProblemError

FILES = Path(__file__).with_name("files")
FIRST = "00000000-0000-0000-0000-000000000001"
SESSION = session_of(paced_set(0, 2, uid=FIRST, kg=42.5), paced_set(5, 2, kg=42.5))
NO_HISTORY = (
    "x.any: is not a history that can be read here; "
    "accepted: our own CSV or JSON, and the CSV of Strong, Hevy or FitNotes"
)
ANOTHER_TABLE = "x.any: is not a history that can be read here; its first columns are name, age; accepted"
NO_TEXT = "x.any: is not text in UTF-8; save it as CSV (UTF-8) or JSON, then try again"
HEAD = b'{"format": "legcurl-timer history", '


def complaint(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(ImportProblemError) as raised:
        all_of(path, Choices(offset_of=lambda _local: 60))
    line = str(raised.value)
    assert line.isprintable()
    return line


def changed(path: Path, change: Callable[[list[list[str]]], object]) -> Path:
    """Change the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def sets_file(tmp_path: Path) -> Path:
    """Return a good file of two sets, beside that of their reps."""
    export_history([SESSION], tmp_path / "x.csv", ExportFormat.CSV)
    return tmp_path / "x.csv"


@pytest.fixture
def document(tmp_path: Path) -> dict[str, Any]:
    """Return a good JSON document."""
    export_history([SESSION], tmp_path / "good.json", ExportFormat.JSON)
    loaded: dict[str, Any] = json.loads((tmp_path / "good.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("tempo", "3-0-X", "must be written 3-0-X-0"),
        ("session_id", "7", "is not an id such as 0b8c1f0e-1d2c-4e5f-8a9b-0c1d2e3"),
        ("set_id", FIRST, "is in row 2 already"),
        ("session_note", "x", "differs from row 2 of the same session"),
        ("set_start", "noon", "is not a time such as 2026-11-23T17:05:00.000+01:00"),
        ("first_phase", "pause", "must be one of eccentric, concentric"),
        ("completed_reps", "", "is empty"),
        ("completed_reps", "ten", '"ten" is not a whole number'),
        ("leg", "middle", "must be one of both, left, right"),
        ("load", "NaN", '"NaN" is not a number'),
        ("load", "2000.001", "must be a number from 0 to 2,000"),
        ("load_unit", "", "is empty, although there is a load"),
        ("reps_in_reserve", "1.3", "must be a number from 0 to 10, in halves"),
        ("form_kept", "maybe", '"maybe" must be yes or no'),
        ("pain", "", "is empty"),
        ("rep_rows", "3", "says 3, but there are 2 for this set in the file of reps beside it"),
        ("legcurl_timer_sets", "4", "is of a newer version of this program, which is needed"),
        ("legcurl_timer_sets", "0", "must be from 1 to 3"),
        ("legcurl_timer_sets", "1", "must be 3, whose columns these are"),
        ("eccentric_ms", "86400001", "must be a whole number from 0 to 86400000"),
        ("completed", "ye", '"ye" must be yes or no'),
        ("attempt", "1", "has 1 twice for one set"),
        ("legcurl_timer_reps", "4", "is of a newer version of this program, which is needed"),
    ],
)
def test_cells(sets_file: Path, column: str, cell: str, what: str) -> None:
    """Each wrong cell of either file is named by file, row and column."""
    with sets_file.open(encoding="utf-8-sig") as file:
        spoilt = sets_file if column in file.readline().strip().split(",") else reps_path(sets_file)
    changed(spoilt, lambda rows: rows[2].__setitem__(rows[0].index(column), cell))
    assert complaint(sets_file).startswith(f'{spoilt.name}, row 3, column "{column}": {what}')


def test_reps_that_do_not_fit(sets_file: Path) -> None:
    """Reps of no set, attempts left out and a lost file of reps are told: no set comes without its reps."""
    reps = reps_path(sets_file)
    kept = reps.read_bytes()
    changed(reps, lambda rows: rows.append([*rows[1][:1], SESSION.uid, *rows[1][2:]]))
    assert complaint(sets_file) == 'x-reps.csv, row 6, column "set_id": names a set that is not in x.csv'
    changed(reps, lambda rows: (rows.pop(), rows[1].__setitem__(2, "3")))
    assert complaint(sets_file).endswith('column "rep_rows": says 2, but attempt 1 is missing')
    reps.write_bytes(kept)
    assert complaint(reps) == "x-reps.csv: is the file of reps; choose the file of sets that lies beside it"
    reps.unlink()
    assert complaint(sets_file).endswith("says 2, but there are 0 for this set in the file of reps beside it")


@pytest.fixture
def measured_file(tmp_path: Path) -> Path:
    """Return a good file of a set of two reps of which three were seen, the last without an attempt."""
    record = replace(paced_set(0, 2), measurement=measurement("oo?"))
    export_history([session_of(record)], tmp_path / "x.csv", ExportFormat.CSV)
    return tmp_path / "x.csv"


@pytest.mark.parametrize(
    ("row", "column", "cell", "what"),
    [
        (1, "measured_by", "hearsay", "must be one of camera, taps"),
        (1, "measured_by", "", "is empty, although the set was measured"),
        (1, "measured_tut_ms", "-1", "must be a whole number from 0 to 86400000"),
        (1, "rep_rows", "2", "says 2, but there are 3 for this set in the file of reps beside it"),
        (2, "measured_late_ms", "0.5", '"0.5" is not a whole number'),
        (2, "measured_eccentric_ms", "", "is empty"),
        (2, "measured_half", "maybe", '"maybe" must be yes or no'),
        (3, "measured_trusted", "ye", '"ye" must be yes or no'),
        (3, "start_ms", "0", "is empty"),
        (3, "rep", "2", "has 2 measured twice for one set"),
    ],
)
def test_measured_cells(measured_file: Path, row: int, column: str, cell: str, what: str) -> None:
    """What was seen is looked at as closely as what was paced, and its rows are counted as well."""
    with measured_file.open(encoding="utf-8-sig") as file:
        is_of_sets = row == 1 and column in file.readline().strip().split(",")
    spoilt = measured_file if is_of_sets else reps_path(measured_file)
    changed(spoilt, lambda rows: rows[row].__setitem__(rows[0].index(column), cell))
    named = "attempt" if column == "start_ms" else column
    assert complaint(measured_file) == f'{spoilt.name}, row {row + 1}, column "{named}": {what}'


def test_measured_reps_of_a_set_that_was_not_measured(measured_file: Path) -> None:
    """Nobody would know what saw them."""
    four = slice(-6, -2)
    changed(measured_file, lambda rows: rows[1].__setitem__(four, [""] * 4))
    assert complaint(measured_file).endswith('"measured_by": is empty, although there are measured reps')


def without(*names: str) -> Callable[[list[list[str]]], object]:
    """Return what takes columns out, by the beginnings of their names."""

    def change(rows: list[list[str]]) -> None:
        kept = [place for place, name in enumerate(rows[0]) if not name.startswith(names)]
        rows[:] = [[row[place] for place in kept] for row in rows]

    return change


def test_files_of_different_versions(measured_file: Path) -> None:
    """Columns of one version and rows of another, or two files of different versions, do not go together."""
    reps = reps_path(measured_file)
    reps.write_bytes((FILES / "version-1-reps.csv").read_bytes())
    assert complaint(measured_file) == 'x-reps.csv: the column "measured_start_ms" is missing'
    changed(measured_file, without("day_only"))
    assert complaint(measured_file) == 'x.csv: the column "day_only" is missing'
    changed(measured_file, without("measured", "origin"))
    assert (
        complaint(measured_file)
        == 'x.csv, row 2, column "legcurl_timer_sets": must be 1, whose columns these are'
    )
    changed(measured_file, lambda rows: [row.append("measured_why") for row in rows[:1]])
    assert complaint(measured_file) == 'x.csv: the column "measured_by" is missing'


@pytest.mark.parametrize("cut", range(2, 14))
def test_a_file_that_ends_with_what_was_seen(measured_file: Path, cut: int) -> None:
    """It shows as well where it was cut off."""
    reps = reps_path(measured_file)
    reps.write_bytes(reps.read_bytes().rstrip()[:-cut])
    assert complaint(measured_file)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda rows: [row.pop(9) for row in rows], ': the column "tempo" is missing'),
        (lambda rows: [row.append("x") for row in rows], ': the column "x" is not part of this format'),
        (
            lambda rows: [row.append(row[0]) for row in rows],
            ': the column "legcurl_timer_sets" is there twice',
        ),
        (lambda rows: rows[1].append("x"), ", row 2: has more cells than the heading"),
        (
            lambda rows: rows[2].append("x" * 140_000),
            ", row 3: is not written as CSV should be (field",
        ),
    ],
)
def test_rows(sets_file: Path, change: Callable[[list[list[str]]], object], line: str) -> None:
    """A column too many, too few or there twice is named, and so is a row that is none."""
    assert complaint(changed(sets_file, change)).startswith(f"x.csv{line}")


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_file_that_was_cut_off(sets_file: Path, cut: int) -> None:
    """Whichever of the two files lacks its end, it shows, be it a single character."""
    reps = reps_path(sets_file)
    kept = reps.read_bytes()
    reps.write_bytes(kept.rstrip()[:-cut])
    assert complaint(sets_file)
    reps.write_bytes(kept)
    sets_file.write_bytes(sets_file.read_bytes().rstrip()[:-cut])
    assert complaint(sets_file)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", NO_HISTORY),
        (
            b"name,age\nAnn,30\n",
            "x.any: is not a history that can be read here; its first columns are name, age; ",
        ),
        (b'"a"b,c\n', NO_HISTORY),
        (b"\x00" * 5_000, NO_HISTORY),
        (b"\x89PNG\r\n\x1a\n", NO_TEXT),
        (b"\xff\xfeD", NO_TEXT),
        (b'{"x": 1 2}', "x.any, line 1, character 9: is not written as JSON should be"),
        (b"{", "x.any, line 1, character 2: is not written as JSON should be"),
        (b'{"a": 1}', 'x.any, "format": is missing'),
        (b'{"a": 1, "a": 1}', 'x.any: "a" is there twice'),
        (HEAD + b'"version": 1}', 'x.any, "sessions": is missing'),
        (b'{"x": NaN}', "x.any: holds a number that makes no sense"),
        (b'{"x": 1e99999999999999999999}', "x.any: holds a number that makes no sense"),
        (b'{"x":\n' + b"[" * 100_000, "x.any: is nested far too deeply"),
        (b'{"format": "x", "sessions": []}', 'x.any, "format": must be "legcurl-timer history"'),
        (HEAD + b'"version": 4, "sessions": []}', 'x.any, "version": is of a newer version of this program'),
        (HEAD + b'"version": null, "sessions": []}', 'x.any, "version": must be from 1 to 3'),
        (HEAD + b'"version": 1, "sessions": {}}', 'x.any, "sessions": must be a list'),
        (HEAD + b'"version": 1, "sessions": [1]}', "x.any, session 1: must be an object"),
        (
            HEAD + b'"version": 1, "sessions": []} x',
            "x.any, line 1, character 67: is not written as JSON",
        ),
    ],
)
def test_other_files(data: bytes, line: str, tmp_path: Path) -> None:
    """What is no history is refused, and so is one of a newer version."""
    (tmp_path / "x.any").write_bytes(data)
    assert complaint(tmp_path / "x.any").startswith(line)


def test_what_the_first_version_did_not_know(document: dict[str, Any], tmp_path: Path) -> None:
    """A file of the first version tells of nothing measured, later ones always tell."""
    session = document["sessions"][0]
    measured_reps = session["sets"][0].pop("measured_reps")
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert complaint(path) == 'x.json, session 1, set 1, "measured_reps": is missing'
    path.write_text(json.dumps({**document, "version": 2}), encoding="utf-8")
    assert complaint(path) == 'x.json, session 1, "day_only": is not part of this format'
    session.pop("day_only")
    path.write_text(json.dumps({**document, "version": 1}), encoding="utf-8")
    assert measured_reps == []
    assert complaint(path) == 'x.json, session 1, set 1, "measured_by": is not part of this format'


SET = "session 1, set 2, "
SEEN = [values_of(rep) for rep in measurement("o").reps]


@pytest.mark.parametrize(
    ("place", "name", "value", "line"),
    [
        ("set", "tempo", 3, f'{SET}"tempo": must be a text'),
        ("set", "completed_reps", "2", f'{SET}"completed_reps": must be a whole number'),
        ("set", "completed_reps", True, f'{SET}"completed_reps": must be a whole number'),
        ("set", "completed_reps", None, f'{SET}"completed_reps": is empty'),
        ("set", "load", -1, f'{SET}"load": must be a number, 0 or more'),
        ("set", "load_unit", "bodyweight", f'{SET}"load": has a number only where it is in kg or lb'),
        ("set", "load", 1.2345, f'{SET}"load": has more than three decimals'),
        ("set", "warm_up", "no", f'{SET}"warm_up": must be true or false'),
        ("set", "measured_trusted", True, f'{SET}"measured_by": is empty, although the set was measured'),
        ("set", "measured_reps", [{}], f'{SET}measured rep 1, "rep": is missing'),
        ("set", "measured_reps", SEEN, f'{SET}"measured_by": is empty, although there are measured reps'),
        ("set", "measured_rep", [], f'{SET}"measured_rep": is not part of this format'),
        ("set", "note", "\ud800", f'{SET}"note": holds a character that cannot be printed'),
        ("set", "reps", 1, f'{SET}"reps": must be a list'),
        ("set", "reps", [1], f"{SET}rep 1: must be an object"),
        ("set", "reps", [{}], f'{SET}rep 1, "rep": is missing'),
        ("set", "reps", [{"x": 1}], f'{SET}rep 1, "x": is not part of this format'),
        ("set", "x", 1, f'{SET}"x": is not part of this format'),
        ("set", "set_id", FIRST, f'{SET}"set_id": is there twice'),
        ("session", "sets", [], 'session 1, "sets": is empty'),
        (
            "session",
            "session_end",
            "1999-01-01T00:00:00.000+00:00",
            'session 1, "session_end": lies before its start',
        ),
        ("session", "session_note", None, 'session 1, "session_note": must be a text'),
        pytest.param(  # its own name, for the id is another in each process
            *("other session", "session_id", SESSION.uid, 'session 2, "session_id": is there twice'),
            id="session id there twice",
        ),
    ],
)
def test_members(
    document: dict[str, Any], tmp_path: Path, *, place: str, name: str, value: object, line: str
) -> None:
    """Each wrong member of a JSON file is named by session, set and name."""
    (session,) = document["sessions"]
    other = {**session, "session_id": new_uid(), "sets": [{**session["sets"][0], "set_id": new_uid()}]}
    document["sessions"].append(other)
    {"set": session["sets"][1], "session": session, "other session": other}[place][name] = value
    (tmp_path / "x.json").write_text(json.dumps(document), encoding="utf-8")
    assert complaint(tmp_path / "x.json") == f"x.json, {line}"


GOOD_ROW = {
    "Date": "2026-01-02 10:00:00",
    "Workout Name": "A",
    "Exercise Name": "Leg Curl",
    "Set Order": "1",
    "Weight": "40",
    "Weight Unit": "kg",
    "Reps": "8",
    "RPE": "",
    "Seconds": "",
    "Notes": "",
    "Workout Duration": "",
}


def strong_file(folder: Path, cells: dict[str, str]) -> Path:
    """Write a file of Strong with one row, in which some cells are other ones."""
    row = {**GOOD_ROW, **cells}
    path = folder / "x.csv"
    path.write_text(f"{';'.join(row)}\n{';'.join(row.values())}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("Date", "soon", '"soon" is not understood: no word for a month is "soon"'),
        ("Date", "31/04/2026", '"31/04/2026" is a day that is in no calendar'),
        ("Date", "1066-10-14 09:00:00", "must lie between the years 1970 and 2100"),
        ("Weight", "20 kg", '"20 kg" is not a number'),
        ("Weight", "-20", '"-20" is below 0'),
        ("Weight", "2000.5", '"2000.5" is more than 2,000'),
        ("Weight Unit", "stone", '"stone" must be kg or lb'),
        ("Weight Unit", "", "does not say whether it is kg or lb"),
        ("Reps", "8.5", '"8.5" is not a whole number'),
        ("Seconds", "86401", "is longer than a day"),
        ("Notes", "x" * 10_001, "is longer than 10,000 characters"),
        ("Workout Name", "x" * 10_001, "is longer than 10,000 characters"),
    ],
)
def test_foreign_cells(column: str, cell: str, what: str, tmp_path: Path) -> None:
    """A wrong cell of a foreign file is named in that file's own words."""
    named = column if cell else "Weight"  # which is what is wrong where nobody says its unit
    assert complaint(strong_file(tmp_path, {column: cell})) == f'x.csv, row 2, column "{named}": {what}'


def test_rows_of_other_exercises_are_not_looked_at(tmp_path: Path) -> None:
    """A squat may be written as it likes."""
    path = strong_file(tmp_path, {"Exercise Name": "Squat", "Weight": "x", "Date": "y"})
    assert all_of(path)[0] == ()


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, or a device without end, is not read; that there is nothing is the system's to say."""
    assert complaint(tmp_path) == f"{tmp_path.name}: is not a file"
    if Path("/dev/zero").exists():
        assert complaint(Path("/dev/zero")) == "zero: is not a file"
    with pytest.raises(FileNotFoundError):
        all_of(tmp_path / "x.csv")
