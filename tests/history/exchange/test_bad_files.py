"""A file that cannot be imported is refused with one line that says where it goes wrong, and how."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.native_csv import reps_path
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import read_history_file

NOW = Moment.parse("2026-11-23T17:05:00.000+01:00")
SESSION = SessionRecord(
    "00000000-0000-0000-0000-000000000001",
    NOW,
    NOW,
    sets=tuple(
        SetRecord(
            f"00000000-0000-0000-0000-00000000001{nth}",
            NOW,
            "lying",
            2,
            tempo="3-0-1-1",
            load=Load(LoadUnit.KG, 42_500),
            reps=(RepRecord(1, True, 0, 3_000, 0, 1_000), RepRecord(2, True, 4_000, 3_000, 0, 1_000)),
        )
        for nth in (1, 2)
    ),
)
ACCEPTED = "accepted: our own CSV or JSON, and the CSV of Strong, Hevy or FitNotes"


def complaint(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(ImportProblemError) as raised:
        read_history_file(path).contents(Choices(offset_of=lambda _local: 60))
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
    ("column", "cell", "line"),
    [
        ("tempo", "3-0-X", 'row 3, column "tempo": must be written 3-0-X-0'),
        (
            "session_id",
            "7",
            'row 3, column "session_id": is not an id such as 0b8c1f0e-1d2c-4e5f-8a9b-0c1d2e3',
        ),
        ("set_id", SESSION.sets[0].uid, 'row 3, column "set_id": is in row 2 already'),
        ("session_note", "x", 'row 3, column "session_note": differs from row 2 of the same session'),
        (
            "set_start",
            "noon",
            'row 3, column "set_start": is not a time such as 2026-11-23T17:05:00.000+01:00',
        ),
        (
            "variation",
            "Lying",
            'row 3, column "variation": must be small letters, digits and hyphens, a letter',
        ),
        ("first_phase", "pause", 'row 3, column "first_phase": must be concentric or eccentric'),
        ("completed_reps", "", 'row 3, column "completed_reps": is empty'),
        ("completed_reps", "ten", 'row 3, column "completed_reps": "ten" is not a whole number'),
        ("completed_reps", "1001", 'row 3, column "completed_reps": must be a whole number from 0 to 1000'),
        ("leg", "middle", 'row 3, column "leg": must be one of both, left, right'),
        ("load", "NaN", 'row 3, column "load": "NaN" is not a number with at most three decimals'),
        ("load", "2000.001", 'row 3, column "load": must be a number from 0 to 2000'),
        ("load_unit", "", 'row 3, column "load_unit": is empty, although there is a load'),
        ("load_unit", "bodyweight", 'row 3, column "load": has a number only where it is in kg or lb'),
        ("band", "red", 'row 3, column "band": has a name where the load is a band, and only there'),
        (
            "reps_in_reserve",
            "1.3",
            'row 3, column "reps_in_reserve": must be a number from 0 to 10, in halves',
        ),
        ("form_kept", "maybe", 'row 3, column "form_kept": "maybe" must be yes or no'),
        ("pain", "", 'row 3, column "pain": is empty'),
        ("warm_up", "", 'row 3, column "warm_up": is empty'),
        ("tut_ms", "1e5", 'row 3, column "tut_ms": "1e5" is not a whole number'),
        ("ending", "", 'row 3, column "ending": must be one of completed, ended-early, recovered'),
        ("note", "\x00", 'row 3, column "note": holds a character that cannot be printed'),
        ("note", "x" * 10_001, 'row 3, column "note": is longer than 10000 characters'),
        ("note", "x" * 140_000, "row 3: is not written as CSV should be (field larger than field limit"),
        (
            "rep_rows",
            "3",
            'row 3, column "rep_rows": says 3, but there are 2 for this set in the file of reps',
        ),
        (
            "legcurl_timer_sets",
            "2",
            'row 3, column "legcurl_timer_sets": 2 is of a newer version of this program',
        ),
        ("legcurl_timer_sets", "0", 'row 3, column "legcurl_timer_sets": must be 1'),
    ],
)
def test_cells_of_sets(sets_file: Path, column: str, cell: str, line: str) -> None:
    """Each wrong cell is named by file, row and column."""

    def spoil(rows: list[list[str]]) -> None:
        rows[2][rows[0].index(column)] = cell

    assert complaint(changed(sets_file, spoil)).startswith(f"x.csv, {line}")


@pytest.mark.parametrize(
    ("column", "cell", "line"),
    [
        ("start_ms", "", 'row 3, column "start_ms": is empty'),
        (
            "eccentric_ms",
            "86400001",
            'row 3, column "eccentric_ms": must be a whole number from 0 to 86400000',
        ),
        ("completed", "ye", 'row 3, column "completed": "ye" must be yes or no'),
        ("rep", "0", 'row 3, column "rep": must be a whole number from 1 to 1000'),
        ("attempt", "1", 'row 3, column "attempt": has 1 twice for one set'),
        (
            "legcurl_timer_reps",
            "2",
            'row 3, column "legcurl_timer_reps": 2 is of a newer version of this program',
        ),
    ],
)
def test_cells_of_reps(sets_file: Path, column: str, cell: str, line: str) -> None:
    """The same holds for the file of reps."""

    def spoil(rows: list[list[str]]) -> None:
        rows[2][rows[0].index(column)] = cell

    changed(reps_path(sets_file), spoil)
    assert complaint(sets_file).startswith(f"x-reps.csv, {line}")


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


def test_headings(sets_file: Path) -> None:
    """A column too many, too few or there twice is named."""
    kept = sets_file.read_bytes()
    changed(sets_file, lambda rows: [row.pop(8) for row in rows])
    assert complaint(sets_file) == 'x.csv: the column "tempo" is missing'
    sets_file.write_bytes(kept)
    changed(sets_file, lambda rows: [row.append("x") for row in rows])
    assert complaint(sets_file) == 'x.csv: the column "x" is not part of this format'
    sets_file.write_bytes(kept)
    changed(sets_file, lambda rows: [row.append(row[0]) for row in rows])
    assert complaint(sets_file) == 'x.csv: the column "legcurl_timer_sets" is there twice'
    sets_file.write_bytes(kept)
    changed(sets_file, lambda rows: rows[1].append("x"))
    assert complaint(sets_file) == "x.csv, row 2: has more cells than the heading"


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
        (b"", f"is not a history that can be read here; {ACCEPTED}"),
        (b"\n\n", f"is not a history that can be read here; {ACCEPTED}"),
        (b"name,age\nAnn,30\n", f"is not a history that can be read here; {ACCEPTED}"),
        (b"[1, 2]", f"is not a history that can be read here; {ACCEPTED}"),
        (b"\x89PNG\r\n\x1a\n", "is not text in UTF-8; save it as CSV (UTF-8) or JSON, then try again"),
        ("Date,Exercise\nf\u00fcr".encode("cp1252"), "is not text in UTF-8; save it as CSV (UTF-8) or JSON"),
        (b"\xff\xfeD", "is not text in UTF-8; save it as CSV (UTF-8) or JSON, then try again"),
        (b"PK\x03\x04\x00\x00", f"is not a history that can be read here; {ACCEPTED}"),
        (b"\x00" * 5_000, f"is not a history that can be read here; {ACCEPTED}"),
        (b'{"x": 1 2}', ", line 1, character 9: is not written as JSON should be"),
        (b"{", ", line 1, character 2: is not written as JSON should be"),
        (b"{}", ", line 1, character 2: is not written as JSON should be"),
        (b'{"a": 1}', ', "sessions": is missing'),
        (b'{"a": 1, "a": 1}', ', line 1, character 14: "a" is there twice'),
        (b'{"sessions": []}', ', "format": is missing'),
        (b'{"x": NaN}', ", line 1, character 7: holds a number that makes no sense"),
        (b'{"x": 1e99999999999999999999}', ", line 1, character 7: holds a number that makes no sense"),
        (b'{"x": ' + b"9" * 5_000 + b"}", ", line 1, character 7: holds a number that makes no sense"),
        (b'{"x":\n' + b"[" * 100_000, ", line 2, character 1: is nested far too deeply"),
        (b'{"format": "x", "version": 1, "sessions": []}', ', "format": must be "legcurl-timer history"'),
        (
            b'{"format": "legcurl-timer history", "version": 2, "sessions": []}',
            ', "version": is of a newer version',
        ),
        (b'{"format": "legcurl-timer history", "version": null, "sessions": []}', ', "version": must be 1'),
        (
            b'{"format": "legcurl-timer history", "version": true, "sessions": []}',
            ', "version": must be a whole',
        ),
        (
            b'{"format": "legcurl-timer history", "version": 1, "sessions": {}}',
            ", line 1, character 63: there should",
        ),
        (
            b'{"format": "legcurl-timer history", "version": 1, "sessions": [1]}',
            ", session 1: must be an object",
        ),
        (
            b'{"format": "legcurl-timer history", "version": 1, "sessions": []} x',
            ", line 1, character 67: something",
        ),
    ],
)
def test_other_files(data: bytes, line: str, tmp_path: Path) -> None:
    """What is no history is refused, and so is one of a newer version."""
    (tmp_path / "x.any").write_bytes(data)
    said = complaint(tmp_path / "x.any")
    assert said.startswith((f"x.any{line}", f"x.any: {line}"))


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("tempo", 3, '"tempo": must be a text'),
        ("completed_reps", "2", '"completed_reps": must be a whole number'),
        ("completed_reps", True, '"completed_reps": must be a whole number'),
        ("completed_reps", None, '"completed_reps": is empty'),
        ("load", -1, '"load": must be a number, 0 or more'),
        ("load", 1.2345, '"load": has more than three decimals'),
        ("warm_up", "no", '"warm_up": must be true or false'),
        ("note", "\ud800", '"note": holds a character that cannot be printed'),
        ("reps", 1, '"reps": must be a list'),
        ("reps", [1], "rep 1: must be an object"),
        ("reps", [{}], 'rep 1, "rep": is missing'),
        ("reps", [{"x": 1}], 'rep 1, "x": is not part of this format'),
        ("x", 1, '"x": is not part of this format'),
        ("set_id", SESSION.sets[0].uid, '"set_id": is there twice'),
    ],
)
def test_members_of_sets(
    document: dict[str, Any], name: str, value: object, line: str, tmp_path: Path
) -> None:
    """Each wrong member of a JSON file is named by session, set and name."""
    document["sessions"][0]["sets"][1][name] = value
    (tmp_path / "x.json").write_text(json.dumps(document), encoding="utf-8")
    assert complaint(tmp_path / "x.json") == f"x.json, session 1, set 2, {line}"


def test_members_of_sessions(document: dict[str, Any], tmp_path: Path) -> None:
    """A session without sets, or there twice, is refused; so is a member that is missing."""
    (session,) = document["sessions"]
    for sessions, line in (
        ([{**session, "sets": []}], 'session 1, "sets": is empty'),
        (
            [{**session, "session_end": "1999-01-01T00:00:00.000+00:00"}],
            'session 1, "session_end": lies before',
        ),
        (
            [{name: value for name, value in session.items() if name != "session_note"}],
            'session 1, "session_note"',
        ),
        (
            [session, {**session, "sets": [{**session["sets"][0], "set_id": session["session_id"]}]}],
            "session 2",
        ),
    ):
        (tmp_path / "x.json").write_text(json.dumps({**document, "sessions": sessions}), encoding="utf-8")
        assert complaint(tmp_path / "x.json").startswith(f"x.json, {line}")


STRONG = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Seconds;Notes;Workout Duration"
)
GOOD_ROW = {
    "Date": "2026-01-02 10:00:00",
    "Workout Name": "A",
    "Exercise Name": "Leg Curl",
    "Set Order": "1",
    "Weight": "40",
    "Weight Unit": "kg",
    "Reps": "8",
}


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("Date", "yesterday", '"yesterday" is not a time such as 2026-11-23 17:05:00'),
        ("Date", "1 Foo 2026, 10:00", '"1 Foo 2026, 10:00" is not a time such as 2026-11-23 17:05:00'),
        ("Date", "1066-10-14 09:00:00", "must lie between the years 1970 and 2100"),
        ("Weight", "-20", '"-20" is not a number'),
        ("Weight", "2000.5", "must be a number from 0 to 2000"),
        ("Weight Unit", "stone", '"stone" must be kg or lb'),
        ("Weight Unit", "", "does not say whether it is kg or lb"),
        ("Reps", "8.5", "must be a whole number from 0 to 1000"),
        ("RPE", "hard", '"hard" is not a number'),
        ("Seconds", "86401", "is longer than a day"),
        ("Workout Duration", "long", '"long" is not a length such as 1h 5m'),
        ("Workout Duration", "9999999h", "ends after the year 2100"),
        ("Notes", "x" * 10_001, "is longer than 10000 characters"),
        ("Workout Name", "x" * 10_001, "is longer than 10000 characters"),
    ],
)
def test_foreign_cells(column: str, cell: str, what: str, tmp_path: Path) -> None:
    """A wrong cell of a foreign file is named in that file's own words."""
    row = {**GOOD_ROW, column: cell}
    cells = ";".join(row.get(name, "") for name in STRONG.split(";"))
    (tmp_path / "x.csv").write_text(f"{STRONG}\n{cells}\n", encoding="utf-8")
    named = "Weight" if column == "Weight Unit" and not cell else column
    assert complaint(tmp_path / "x.csv") == f'x.csv, row 2, column "{named}": {what}'


def test_rows_of_other_exercises_are_not_looked_at(tmp_path: Path) -> None:
    """A squat may be written as it likes."""
    row = {**GOOD_ROW, "Exercise Name": "Squat", "Weight": "x", "Date": "y"}
    cells = ";".join(row.get(name, "") for name in STRONG.split(";"))
    (tmp_path / "x.csv").write_text(f"{STRONG}\n{cells}\n", encoding="utf-8")
    assert read_history_file(tmp_path / "x.csv").contents(Choices()).sessions == ()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """That a file cannot be opened is the system's to say."""
    with pytest.raises(FileNotFoundError):
        read_history_file(tmp_path / "x.csv")


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, or a device without end, is not read."""
    assert complaint(tmp_path) == f"{tmp_path.name}: is not a file"
    if Path("/dev/zero").exists():
        assert complaint(Path("/dev/zero")) == "zero: is not a file"
