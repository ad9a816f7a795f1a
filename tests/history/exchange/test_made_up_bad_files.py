"""Two thousand spoilt files: each is imported as a whole, or refused with one line."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.folders import a_folder
from support.histories import ordered
from support.training import store_in_memory

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.import_plan import plan_import
from legcurl_timer.history.exchange.native_csv import reps_path
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import read_history_file

CHOICES = Choices(unit=LoadUnit.KG, offset_of=lambda _local: 60)
START = Moment.parse("2026-11-23T17:05:00.000+01:00")
SESSIONS = [
    SessionRecord(
        f"00000000-0000-0000-0000-00000000000{number}",
        START,
        START,
        "a, b; c",
        tuple(
            SetRecord(
                f"00000000-0000-0000-0000-0000000000{number}{nth}",
                START,
                ("lying", "nordic")[nth % 2],
                2,
                tempo="3-0-X-1",
                planned_reps=2,
                leg=Leg.LEFT,
                load=(Load(LoadUnit.KG, 42_500), Load(LoadUnit.BAND, band="red"))[nth % 2],
                reserve_half_reps=3,
                tut_ms=8_000,
                note='said "=now"\nand left',
                reps=(RepRecord(1, True, 0, 3_000, 0, 1_000), RepRecord(2, True, 4_000, 3_000, 0, 1_000)),
            )
            for nth in (1, 2)
        ),
    )
    for number in (1, 2)
]
AWKWARD = (
    *("", " ", "0", "-1", "1e9", "9" * 5_000, "NaN", "Infinity", "null", "yes", "true", "[]", "{}", '"', "'"),
    *("=1+1", "\x00", "\r", "\n", "\t", ";", ",", "\ufeff", "\u2028", "3-0-1", "42,5", "kg", "12h", "W"),
    *("9999-12-31 23:59:59", "2026-11-23T17:05:00.000+99:00", "0001-01-01", "31 Feb 2026, 25:61", "\ud7ff"),
    *(
        "00000000-0000-0000-0000-000000000011",
        "x" * 140_000,
        "[" * 100_000,
        "[leg curl: tempo 0]",
        "1e999999",
    ),
)
JUNK = st.binary(max_size=6) | st.sampled_from(AWKWARD).map(str.encode) | st.just(b"\xff\xfe")
Spoil = Callable[[bytes], bytes]


def good_files(file_format: ExportFormat) -> dict[str, bytes]:
    """Return the files of an export by their names."""
    with a_folder() as folder:
        export_history(SESSIONS, folder / "x.csv", file_format)
        return {path.name: path.read_bytes() for path in folder.iterdir()}


GOOD = {file_format: good_files(file_format) for file_format in ExportFormat}


@st.composite
def spoils(draw: st.DrawFn, file_format: ExportFormat) -> Spoil:
    """Make up one way to spoil a file."""
    kind = draw(st.sampled_from(["cut", "flip", "insert", "remove", "cell", "swap", "rows", "column"]))
    place = draw(st.floats(0, 1, exclude_max=True))
    other = draw(st.floats(0, 1, exclude_max=True))
    junk = draw(JUNK)
    in_bytes: dict[str, Spoil] = {
        "cut": lambda data: data[: int(place * len(data))],
        "flip": lambda data: _with(data, int(place * len(data)), b"\x01"),
        "insert": lambda data: data[: int(place * len(data))] + junk + data[int(place * len(data)) :],
        "remove": lambda data: data[: int(place * len(data))] + data[int(place * len(data)) + 9 :],
    }
    in_file: Spoil = (
        (lambda data: _spoil_document(data, kind, place, junk))
        if file_format is ExportFormat.JSON
        else (lambda data: _spoil_table(data, kind, place, other, junk))
    )
    return in_bytes.get(kind, in_file)


def _with(data: bytes, at: int, mask: bytes) -> bytes:
    return data[:at] + bytes([*(byte ^ mask[0] for byte in data[at : at + 1])]) + data[at + 1 :]


def _spoil_table(data: bytes, kind: str, place: float, other: float, junk: bytes) -> bytes:
    """Spoil a file as rows of cells, whatever it is."""
    text = data.decode(errors="replace").replace("\x00", "")
    delimiter = ";" if text.startswith("Date;") else ","
    lines = text[:100_000].replace("\r", "").split("\n")
    rows = [row for row in csv.reader(lines, delimiter=delimiter) if row] or [[""]]
    row = rows[int(place * len(rows))]
    cell = int(other * len(row))
    match kind:
        case "cell":
            row[cell] = junk.decode(errors="replace")
        case "swap":
            row[cell], row[0] = row[0], row[cell]
        case "rows":
            rows.append(rows[int(other * len(rows))])
        case "column":
            for each in rows:
                del each[cell : cell + 1]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode(errors="replace")


def _spoil_document(data: bytes, kind: str, place: float, junk: bytes) -> bytes:
    """Spoil one member of a JSON document, whichever it is."""
    try:
        document = json.loads(data)
    except ValueError:
        return data + junk
    places = list(_places(document))
    if not places:
        return junk
    container, key = places[int(place * len(places))]
    match kind:
        case "cell":
            container[key] = junk.decode(errors="replace")
        case "swap":
            container[key] = [None, 10**30, 1.5, True, {}, [], -1, container[key], document][len(junk) % 9]
        case "rows" if isinstance(container, list):
            container.append(container[key])
        case _:
            del container[key]
    try:
        return json.dumps(document).encode()
    except ValueError:  # a document that holds itself
        return b"{" * 1_000


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a document, by what holds it and where in there."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def outcome(path: Path) -> str:
    """Import a file into an empty history, and return what is said where it is refused.

    What is accepted is there as a whole, what is refused has left nothing; any other error is the test's
    failure.
    """
    with store_in_memory() as store:
        try:
            plan = plan_import(read_history_file(path), store, CHOICES)
        except ImportProblemError as problem:
            assert store.count_sets() == 0
            return str(problem)
        store.add(plan.sessions)
        assert ordered(store.sessions()) == ordered(plan.sessions)
        return ""


@pytest.mark.parametrize("file_format", ExportFormat)
@given(data=st.data())
def test_spoilt_files(file_format: ExportFormat, data: st.DataObject) -> None:
    """A spoilt file is read whole, or refused with one line that can be printed."""
    with a_folder() as folder:
        for name, good in GOOD[file_format].items():
            (folder / name).write_bytes(good)
        spoilt = folder / data.draw(st.sampled_from(sorted(GOOD[file_format])))
        for change in data.draw(st.lists(spoils(file_format), min_size=1, max_size=2)):
            spoilt.write_bytes(change(spoilt.read_bytes()))
        line = outcome(folder / "x.csv")
    assert line.isprintable()
    assert len(line) <= 300


@given(st.binary(max_size=300) | st.lists(JUNK, max_size=20).map(b"".join))
def test_junk(data: bytes) -> None:
    """What was never a history is refused with one line."""
    with a_folder() as folder:
        (folder / "x.csv").write_bytes(data)
        assert outcome(folder / "x.csv").isprintable()


@pytest.mark.parametrize("file_format", ExportFormat)
def test_unspoilt_files(file_format: ExportFormat) -> None:
    """The files that are spoilt here were good before."""
    with a_folder() as folder:
        for name, data in GOOD[file_format].items():
            (folder / name).write_bytes(data)
        assert outcome(folder / "x.csv") == ""
        with store_in_memory() as store:
            assert plan_import(read_history_file(folder / "x.csv"), store, CHOICES).sessions
    assert reps_path(Path("x.csv")) == Path("x-reps.csv")
