"""What stands in another program's columns comes back as far as these columns carry it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.folders import a_folder
from support.histories import lines, set_records, texts
from support.history_files import all_of
from support.kept_sets import DAY_MIN, paced_set, session_of
from support.measured import measured_set
from support.other_apps import (
    DATES,
    DROP_SET,
    STRONG_HEADINGS,
    Saving,
    fitnotes,
    fitnotes_ios,
    hevy,
    save,
    strong,
)

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, Source
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.csv_tables import DELIMITERS
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.other_apps.calendar_words import LANGUAGES
from legcurl_timer.history.exchange.other_apps.exercise_names import EXPORTED_NAMES

FOREIGN_FORMATS = [ExportFormat.STRONG, ExportFormat.HEVY, ExportFormat.FITNOTES]
OFFSET_MIN = 60
CHOICES = Choices(offset_of=lambda _local: OFFSET_MIN)
ANY_UID = "00000000-0000-0000-0000-000000000001"
THIRD_OF_NOVEMBER = -20 * DAY_MIN
SESSION = session_of(
    paced_set(THIRD_OF_NOVEMBER + 0.34, load=Load(LoadUnit.LB, 95_000), warm_up=True, tut_ms=49_600),
    paced_set(
        THIRD_OF_NOVEMBER + 64,
        15,
        variation="standing-band",
        tempo="3-0-X-2",
        leg=Leg.LEFT,
        load=Load(LoadUnit.BAND, band="red, 50%"),
        reserve_half_reps=3,
        note="=easy",
        tut_ms=None,
    ),
    note="-5 kg to go",
)
DECIDING_DAY = datetime(2019, 10, 23, 18, tzinfo=timezone(timedelta(minutes=OFFSET_MIN)))
"""One that can only be read in one order of day and month."""
FILES = Path(__file__).with_name("files")


def told_start(started: Moment, file_format: ExportFormat) -> Moment:
    """Return what is left of a start: the second, the minute or the day."""
    local = started.local
    match file_format:
        case ExportFormat.STRONG:
            return Moment.of(local.replace(microsecond=0))
        case ExportFormat.HEVY:
            return Moment.of(local.replace(second=0, microsecond=0))
        case _:
            return Moment.of(local.replace(hour=12, minute=0, second=0, microsecond=0))


def known_sets() -> st.SearchStrategy[SetRecord]:
    """Make up sets of the six variations with at least one rep, which is what other programs know."""
    return st.builds(
        lambda record, variation, reps: replace(
            record, variation=variation, completed_reps=reps, tut_ms=None, measurement=None
        ),
        set_records(),
        st.sampled_from(sorted(EXPORTED_NAMES)),
        st.integers(1, 30),
    )


@pytest.mark.parametrize("file_format", FOREIGN_FORMATS)
@given(
    sets=st.lists(known_sets(), min_size=1, max_size=3, unique_by=lambda record: record.uid),
    note=texts(),
    started=st.integers(10**8, 2**41).map(partial(Moment, offset_min=OFFSET_MIN)),
)
def test_round_trip(file_format: ExportFormat, sets: list[SetRecord], note: str, started: Moment) -> None:
    """Sets come back in their order, each with its lift, its reps and its time."""
    session = SessionRecord(ANY_UID, started, started, note, tuple(sets))
    with a_folder() as folder:
        assert export_history([session], folder / "x.csv", file_format) == len(sets)
        (read,), _ = all_of(folder / "x.csv", CHOICES)
    start = told_start(started, file_format)
    assert [(each.variation, each.completed_reps, each.started) for each in read.sets] == [
        (each.variation, each.completed_reps, Moment(start.utc_ms + nth, start.offset_min))
        for nth, each in enumerate(sets, 1)
    ]
    assert read.started == start
    assert file_format is ExportFormat.FITNOTES or note.strip() in {read.note, "."}


@pytest.mark.parametrize("file_format", FOREIGN_FORMATS)
def test_what_is_written(file_format: ExportFormat, tmp_path: Path) -> None:
    """The files are as the other programs write and read them."""
    export_history([SESSION], tmp_path / "x.csv", file_format)
    expected = (FILES / f"written-{file_format}.csv").read_text(encoding="utf-8").splitlines()
    assert (tmp_path / "x.csv").read_bytes().decode().split("\r\n") == [*expected, ""]


@pytest.mark.parametrize("file_format", FOREIGN_FORMATS)
def test_measured_seconds(file_format: ExportFormat, tmp_path: Path) -> None:
    """The time is the measured one where it was measured of all reps, else the paced one."""
    sets = (
        measured_set("rrr"),
        measured_set("rr?", 5),
        measured_set("rrr", 10, seen={"trusted": False}),
        measured_set("rrr", 15, seen={"tut_ms": None}),
        measured_set("rrr", 20, tut_ms=None),
    )
    export_history([session_of(*sets)], tmp_path / "x.csv", file_format)
    (session,), _ = all_of(tmp_path / "x.csv", CHOICES)
    assert [each.set_time_ms for each in session.sets] == [10_000, 15_000, 15_000, 15_000, 10_000]


class Program(NamedTuple):
    """What a program can tell: the unit that it leaves open, and whether it knows times and kinds of sets."""

    name: str
    write: Callable[[Sequence[SessionRecord], Saving], Iterator[Sequence[str]]]
    languages: tuple[str, ...] = ("en",)
    unit: LoadUnit | None = None
    knows_days_only: bool = False


PROGRAMS = (
    Program("Strong", strong, tuple(STRONG_HEADINGS), LoadUnit.LB),
    Program("Hevy", hevy, LANGUAGES),
    Program("FitNotes", fitnotes, knows_days_only=True),
    Program("FitNotes", fitnotes_ios, knows_days_only=True),
)


@st.composite
def told_sets(draw: st.DrawFn, program: Program) -> SetRecord:
    """Make up a set of which a program can tell all."""
    unit = program.unit or draw(st.sampled_from((LoadUnit.KG, LoadUnit.LB)))
    eighths, seconds = draw(st.integers(0, 2_400)), draw(st.integers(0, 3_600))
    kind = "" if program.knows_days_only else draw(st.sampled_from(("", "warm-up", DROP_SET)))
    note = draw(texts(60).filter(lambda text: text != "." and not text.startswith(DROP_SET)))
    if kind == DROP_SET:
        note = f"{DROP_SET}\n{note}" if note else DROP_SET
    return SetRecord(
        ANY_UID,
        Moment(0),
        draw(st.sampled_from(sorted(EXPORTED_NAMES))),
        draw(st.integers(1, 99)),
        load=Load(unit, eighths * 125) if eighths else None,
        reserve_half_reps=None if kind or program.knows_days_only else draw(st.none() | st.integers(0, 18)),
        warm_up=kind == "warm-up",
        set_time_ms=seconds * 1000 or None,
        source=Source.SELF_REPORTED,
        note=note,
        origin=program.name,
    )


def is_told(note: str) -> bool:
    """Return whether a note says something: a full stop stands for none."""
    return note not in {"", "."}


@st.composite
def told_sessions(draw: st.DrawFn, program: Program) -> list[SessionRecord]:
    """Make up a history of which a program can tell all, with a day that shows in which order dates are."""
    days = draw(st.lists(st.dates(date(2020, 1, 1), date(2029, 12, 31)), max_size=3, unique=True))
    sessions = []
    for day in (DECIDING_DAY.date(), *days):
        clock = time(12) if program.knows_days_only else draw(st.times()).replace(second=0, microsecond=0)
        started = Moment.of(datetime.combine(day, clock, DECIDING_DAY.tzinfo))
        drawn = draw(st.lists(told_sets(program), min_size=1, max_size=3))
        sets = tuple(
            replace(record, started=Moment(started.utc_ms + nth, OFFSET_MIN))
            for nth, record in enumerate(drawn, 1)
        )
        session = SessionRecord(
            ANY_UID, started, sets[-1].started, sets=sets, day_only=program.knows_days_only
        )
        if not program.knows_days_only:
            told = draw(lines(30).map(str.strip).filter(is_told)), draw(texts(60)).strip()
            ended = Moment(started.utc_ms + draw(st.integers(1, 600)) * 60_000, OFFSET_MIN)
            session = replace(session, ended=ended, note="\n".join(filter(is_told, told)))
        sessions.append(session)
    return sessions


def nameless(session: SessionRecord) -> SessionRecord:
    """Return a session without the ids."""
    return replace(session, uid=ANY_UID, sets=tuple(replace(record, uid=ANY_UID) for record in session.sets))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.write.__name__)
@given(data=st.data())
def test_what_programs_tell_in_any_language(program: Program, data: st.DataObject) -> None:
    """A history comes back whole, whatever the language, and whatever a spreadsheet made of the file."""
    sessions = data.draw(told_sessions(program))
    saving = data.draw(
        st.builds(
            Saving,
            language=st.sampled_from(program.languages),
            delimiter=st.sampled_from(DELIMITERS),
            decimal_mark=st.sampled_from(".,"),
            encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
            line_end=st.sampled_from(("\n", "\r\n")),
            date=st.just("") | st.sampled_from(DATES),
        )
    )
    with a_folder() as folder:
        save(folder / "x.csv", program.write(sessions, saving), saving)
        read, _ = all_of(folder / "x.csv", replace(CHOICES, unit=program.unit))
    assert [nameless(session) for session in read] == sessions


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("de", "cp1252"),
        ("it", "mac_roman"),
        ("pl", "cp1250"),
        ("ru", "cp1251"),
        ("tr", "cp1254"),
        ("el", "cp1253"),
        ("ja", "shift_jis"),
        ("zh", "gbk"),
        ("ko", "euc_kr"),
    ],
)
def test_code_pages(language: str, encoding: str, tmp_path: Path) -> None:
    """A translated file comes back, too, if it is saved as spreadsheets do where its language is spoken."""
    saving = Saving(language, ";", ",", encoding, "\r\n", "%d.%m.%Y %H:%M")
    save(tmp_path / "x.csv", strong([SESSION], saving), saving)
    (read,), _ = all_of(tmp_path / "x.csv", replace(CHOICES, unit=LoadUnit.LB))
    assert [record.variation for record in read.sets] == ["lying", "standing-band"]
