"""How a file of another program is read: what a set is known by, in parts, and however long it is."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from support.history_files import all_of

from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.exchange.contents import Choices, machine_offset_min
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import HistoryFile, read_history_file

CHOICES = Choices(unit=LoadUnit.KG, offset_of=lambda _local: 60)
STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
HEVY = "start_time,exercise_title,set_type,weight_kg,reps"
WORKOUT = (
    "2026-03-04 18:00:10,Legs,50m,Squat (Barbell),1,100,5,0,0,,well,",
    "2026-03-04 18:00:10,Legs,50m,Lying Leg Curl (Machine),1,30,10,0,0,pad two,well,8",
    "2026-03-04 18:00:10,Legs,50m,Lying Leg Curl (Machine),Rest Timer,0,0,0,90,,well,",
    "2026-03-04 18:00:10,Legs,50m,Lying Leg Curl (Machine),2,30,10,0,0,pad two,well,8",
    "2026-03-04 18:00:10,Legs,50m,Seated Leg Curl (Machine),1,30,10,0,0,pad two,well,8",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a file may be written."""
    return tmp_path / "x.csv"


def strong(path: Path, *rows: str) -> HistoryFile:
    """Write a file of Strong and look into it."""
    path.write_text("\n".join((STRONG, *rows)), encoding="utf-8")
    return read_history_file(path)


def sessions(path: Path, *rows: str, choices: Choices = CHOICES) -> list[SessionRecord]:
    """Write a file of Strong and read it."""
    return list(strong(path, *rows).contents(choices).sessions)


def ids(read: list[SessionRecord]) -> list[tuple[str, list[str]]]:
    """Return the ids of sessions, each with those of its sets."""
    return [(session.uid, [record.uid for record in session.sets]) for session in read]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.replace("pad two", "pad hole two"),
        lambda row: row.replace(",well,", ",,"),
        lambda row: row.replace("Legs", "Leg day"),
        lambda row: row.replace(",30,10,", ",32.5,9,"),
        lambda row: row.replace("18:00:10", "18:00:42"),
        lambda row: row.replace("2026-03-04 18:00:10", "04.03.2026 18:00"),
    ],
)
def test_what_a_set_is_not_known_by(path: Path, change: Callable[[str], str]) -> None:
    """A row that was put right in the other program, or came through a spreadsheet, is the same set."""
    before = ids(sessions(path, *WORKOUT))
    assert ids(sessions(path, *map(change, WORKOUT))) == before


def test_equal_rows_are_different_sets(path: Path) -> None:
    """Two sets may be alike in all that is told of them, and two programs may tell of the same minute."""
    ((uid, sets),) = ids(sessions(path, *WORKOUT))
    path.write_text(f"{HEVY}\n4 Mar 2026 18:00,Lying Leg Curl,normal,30,10", encoding="utf-8")
    ((other_uid, (other,)),) = ids(list(all_of(path, CHOICES)[0]))
    assert len({uid, other_uid, other, *sets}) == 6


def test_travelling_is_no_difference(path: Path) -> None:
    """The same file read in another time zone tells of the same sets."""
    abroad = replace(CHOICES, offset_of=lambda _local: -300)
    assert ids(sessions(path, *WORKOUT, choices=abroad)) == ids(sessions(path, *WORKOUT))


def test_ids_outlive_a_longer_export(path: Path) -> None:
    """When the other program exports again with more in it, the rows from before are the same sets."""
    later = [row.replace("03-04", "03-11") for row in WORKOUT]
    before, after = sessions(path, *WORKOUT), sessions(path, *later, *WORKOUT)
    assert after[1:] == before
    assert len(after) == 2


def test_sets_keep_their_place(path: Path) -> None:
    """Sets get the time of their workout, a millisecond apart, those of other exercises counted."""
    (session,) = sessions(path, *WORKOUT)
    assert [record.started.utc_ms - session.started.utc_ms for record in session.sets] == [2, 3, 4]


def test_a_workout_in_several_places(path: Path) -> None:
    """The rows of a workout may stand apart, as where a spreadsheet sorted them: they are the same sets."""
    other = WORKOUT[1].replace("03-04", "03-11")
    (whole,) = sessions(path, *WORKOUT)
    first, _, second = sessions(path, *WORKOUT[:2], other, *WORKOUT[2:])
    assert first.uid == second.uid == whole.uid
    assert first.sets + second.sets == whole.sets
    assert (first.note, second.note) == (whole.note, "")


def test_rows_are_read_as_they_are_wanted(path: Path) -> None:
    """A workout is there before the rows behind it have been read."""
    last = WORKOUT[1].replace("03-04", "03-11").replace(",30,", ",heavy,")
    read = strong(path, *WORKOUT, last).contents(CHOICES).sessions
    assert len(next(read).sets) == 3
    with pytest.raises(ImportProblemError, match='row 7, column "Weight": "heavy" is not a number'):
        next(read)


def test_a_file_that_changes_meanwhile(path: Path) -> None:
    """What was shown of a file and what is read of it are the same, or it is refused."""
    file = strong(path, *WORKOUT)
    read = file.contents(CHOICES).sessions
    os.utime(path, (1, 1))
    for each in (read, file.contents(CHOICES).sessions):
        with pytest.raises(ImportProblemError, match="has changed while it was being read; try again"):
            next(each)


def test_progress_is_told_both_times(path: Path) -> None:
    """Rows are counted while the file is looked into, and again while it is read."""
    told: list[int] = []
    path.write_text("\n".join((STRONG, *(WORKOUT[:1] * 12_000))), encoding="utf-8")
    contents = read_history_file(path, told.append).contents(CHOICES, told.append)
    assert told == [5_000, 10_000]
    assert list(contents.sessions) == []
    assert told == [5_000, 10_000] * 2


def test_a_name_may_be_corrected(path: Path) -> None:
    """The lifter's word counts more than our guess, both for taking a row and for leaving it out."""
    names = {"Lying Leg Curl (Machine)": None, "Squat (Barbell)": "seated"}
    (session,) = sessions(path, *WORKOUT, choices=replace(CHOICES, variations=names))
    assert [(record.variation, record.completed_reps) for record in session.sets] == [
        ("seated", 5),
        ("seated", 10),
    ]


@pytest.mark.parametrize(
    ("rpe", "half_reps"),
    [("10", 0), ("8.5", 3), ("1", 18), ("", None), ("0", None), ("11", None), ("7.3", None)],
)
def test_effort(path: Path, rpe: str, half_reps: int | None) -> None:
    """An RPE from 1 to 10 in halves tells the reps in reserve; any other number tells nothing."""
    (session,) = sessions(path, WORKOUT[1].removesuffix("8") + rpe)
    assert session.sets[0].reserve_half_reps == half_reps


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
