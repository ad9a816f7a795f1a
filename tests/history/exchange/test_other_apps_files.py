"""The files of Strong, Hevy and FitNotes in all their dialects: which leg curls are in them."""

import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from support.history_files import all_of
from support.past import kg

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, Source
from legcurl_timer.history.exchange.contents import Choices, machine_offset_min
from legcurl_timer.history.exchange.reading import read_history_file

FILES = Path(__file__).with_name("files")
CHOICES = Choices(unit=LoadUnit.KG, offset_of=lambda _local: 60)
ANY_UID = "00000000-0000-0000-0000-000000000001"
EIGHT = Moment.parse("2025-12-22T08:00:00.000+01:00")
FIVE_PAST_NINE = Moment.parse("2025-12-22T09:05:00.000+01:00")
NOON = Moment.parse("2025-12-22T12:00:00.000+01:00")


def expected(
    started: Moment = EIGHT,
    ended: Moment = FIVE_PAST_NINE,
    note: str = "Leg day\nall well",
    *,
    warm_up: bool = True,
    reserve_half_reps: int | None = 3,
) -> SessionRecord:
    """Return the session that each file holds, its ids left out, as far as that file tells of it."""
    first, second, third = (Moment(started.utc_ms + place, 60) for place in (2, 3, 4))
    easy = SetRecord(ANY_UID, first, "lying", 12, load=kg(20), warm_up=warm_up, source=Source.SELF_REPORTED)
    facts = {
        "load": kg(42.5),
        "reserve_half_reps": reserve_half_reps,
        "warm_up": False,
        "set_time_ms": 45_000,
    }
    work = replace(easy, started=second, completed_reps=10, **facts)
    return SessionRecord(ANY_UID, started, ended, note, (easy, work, replace(work, started=third)))


DIALECTS = {
    "strong": expected(note="Leg day"),
    "strong-older": expected(),
    "strong-units-in-heading": expected(),
    "strong-android": expected(),
    "hevy-kg": expected(),
    "fitnotes": expected(NOON, Moment(NOON.utc_ms + 4, 60), "", warm_up=False, reserve_half_reps=None),
}


def nameless(session: SessionRecord) -> SessionRecord:
    """Return a session without the ids."""
    sets = tuple(replace(record, uid=ANY_UID) for record in session.sets)
    return replace(session, uid=ANY_UID, sets=sets)


def read(folder: Path, *lines: str, choices: Choices = CHOICES) -> tuple[SetRecord, ...]:
    """Read the sets of a file of some lines."""
    (folder / "x.csv").write_text("\n".join(lines), encoding="utf-8")
    sessions, _ = all_of(folder / "x.csv", choices)
    return tuple(record for session in sessions for record in session.sets)


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_dialects(name: str, encoding: str, line_end: str, tmp_path: Path) -> None:
    """Each dialect tells the same leg curls, with or without byte order mark, with either line end.

    Reading twice gives equal records, and even equal rows have ids of their own.
    """
    text = (FILES / f"{name}.csv").read_text(encoding="utf-8")
    (tmp_path / "x.csv").write_text(text, encoding=encoding, newline=line_end)
    file = read_history_file(tmp_path / "x.csv")
    sessions, left_out = all_of(tmp_path / "x.csv", CHOICES)
    assert (sessions, left_out) == all_of(FILES / f"{name}.csv", CHOICES)
    assert len({record.uid for record in sessions[0].sets}) == 3
    assert [nameless(session) for session in sessions] == [DIALECTS[name]]
    rest_timers = {"of rest timers and notes": 1} if name.startswith("strong") else {}
    assert left_out == {**rest_timers, "of other exercises": 1}
    assert name.startswith(file.format_name.lower())
    assert file.needs_unit == (name in {"strong", "strong-older"})


def test_ids_outlive_a_longer_export(tmp_path: Path) -> None:
    """When the other program exports again with more in it, the rows from before are the same sets."""
    text = (FILES / "hevy-kg.csv").read_text(encoding="utf-8")
    more = text.replace("22 Dec", "29 Dec").partition("\n")[2]
    (tmp_path / "x.csv").write_text(text + more, encoding="utf-8")
    before, _ = all_of(FILES / "hevy-kg.csv", CHOICES)
    after, _ = all_of(tmp_path / "x.csv", CHOICES)
    assert after[:1] == before
    assert len(after) == 2


HEVY = "title,start_time,exercise_title,exercise_notes,set_type,weight_lbs,reps,duration_seconds,rpe"
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment"
STRONG = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Seconds;Notes;Workout Duration"
)


def test_pounds_in_the_heading(tmp_path: Path) -> None:
    """Hevy's pounds stay pounds."""
    (record,) = read(tmp_path, HEVY, 'A,"2 Jan 2026, 18:30",Seated Leg Curl (Machine),,normal,95,8,,')
    assert record.load == Load(LoadUnit.LB, 95_000)
    assert record.variation == "seated"
    assert str(record.started) == "2026-01-02T18:30:00.001+01:00"


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("kg", LoadUnit.KG), ("kgs", LoadUnit.KG), ("lb", LoadUnit.LB), ("LBS", LoadUnit.LB)],
)
def test_units(tmp_path: Path, unit: str, expected: LoadUnit) -> None:
    """A unit is known in every way in which it is written."""
    (record,) = read(tmp_path, FITNOTES, f"2026-01-02,Nordic Ham Curl,Legs,10,{unit},5,,,,")
    assert record.load == Load(expected, 10_000)


def test_tabs(tmp_path: Path) -> None:
    """A file with tabs between its cells is read as well."""
    (record,) = read(
        tmp_path, FITNOTES.replace(",", "\t"), "2026-01-02\tSeated Leg Curl\tLegs\t1,25\tkgs\t5\t\t\t\tfine"
    )
    assert record.load == Load(LoadUnit.KG, 1_250)
    assert record.note == "fine"


@pytest.mark.parametrize(
    ("rpe", "half_reps"),
    [("10", 0), ("8,5", 3), ("1", 18), ("", None), ("0", None), ("11", None), ("7.3", None)],
)
def test_effort(tmp_path: Path, rpe: str, half_reps: int | None) -> None:
    """An RPE from 1 to 10 in halves tells the reps in reserve; any other number tells nothing."""
    (record,) = read(tmp_path, STRONG, f"2026-01-02 10:00:00;A;Leg Curl;1;40;kg;8;{rpe};0;;30m")
    assert record.reserve_half_reps == half_reps


def test_sets_without_reps_are_left_out(tmp_path: Path) -> None:
    """A row without a count of reps is no set that could be kept, which is told."""
    rows = [FITNOTES, "2026-01-02,Leg Curl,Legs,10,kgs,,,,0:00:30,", "2026-01-02,Leg Curl,Legs,10,kgs,0,,,,"]
    (tmp_path / "x.csv").write_text("\n".join(rows), encoding="utf-8")
    assert all_of(tmp_path / "x.csv", CHOICES) == ((), {"without a count of reps": 2})


def test_a_name_may_be_corrected(tmp_path: Path) -> None:
    """The lifter's word counts more than our guess, both for taking a row and for leaving it out."""
    rows = [FITNOTES, "2026-01-02,Leg Curl,Legs,10,kgs,8,,,,", "2026-01-02,Machine 7,Legs,10,kgs,9,,,,"]
    corrected = replace(CHOICES, variations={"Leg Curl": None, "Machine 7": "seated"})
    assert [
        (record.variation, record.completed_reps) for record in read(tmp_path, *rows, choices=corrected)
    ] == [("seated", 9)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its time zone elsewhere")
def test_the_machine_knows_its_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word about it, a local time is one of this machine's time zone, summer and winter."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        assert machine_offset_min(datetime.fromisoformat("2026-01-15 12:00")) == 60
        assert machine_offset_min(datetime.fromisoformat("2026-07-15 12:00")) == 120
    finally:
        monkeypatch.undo()
        time.tzset()
