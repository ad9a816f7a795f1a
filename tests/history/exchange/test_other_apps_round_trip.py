"""What is exported in another program's columns comes back as far as these columns carry it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.folders import a_folder
from support.histories import set_records, texts
from support.history_files import all_of
from support.kept_sets import DAY_MIN, paced_set, session_of
from support.measured import measured_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
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
    assert file_format is ExportFormat.FITNOTES or note.strip() in read.note


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
