"""The words of the history: short, plain, and nothing made up where something is not known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, SetRecord, Source, new_uid
from legcurl_timer.history.edits import Change, ChangeKind
from legcurl_timer.history.queries.overview import ListPosition, SessionLine, Sums, WeekComparison
from legcurl_timer.wording.history import (
    day_heading,
    day_text,
    done_text,
    last_sets_text,
    last_time_text,
    remarks,
    session_span,
    undo_text,
    week_text,
)

TODAY = date(2026, 11, 23)
STARTED = Moment.of(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
RECORD = SetRecord(
    new_uid(), STARTED, "lying", 10, tempo="3-0-1-1", planned_reps=12, load=Load(LoadUnit.KG, 40_000)
)


@pytest.mark.parametrize(
    ("ago", "said", "heading"),
    [
        (0, "today", "Today, Monday 23 November"),
        (1, "yesterday", "Yesterday, Sunday 22 November"),
        (3, "3 days ago", "Friday 20 November"),
        (8, "15 November", "Sunday 15 November"),
        (365, "23 November 2025", "Sunday 23 November 2025"),
        (-1, "24 November", "Tuesday 24 November"),
    ],
)
def test_days(ago: int, said: str, heading: str) -> None:
    """Near days are said as people say them, far ones with their date, other years with the year."""
    day = TODAY - timedelta(days=ago)
    assert day_text(day, TODAY) == said
    assert day_heading(day, TODAY) == heading


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (None, "No set of this lift yet."),
        (RECORD, "Last time, yesterday: 10 reps at 40 kg, 3-0-1-1"),
        (replace(RECORD, load=None), "Last time, yesterday: 10 reps, 3-0-1-1"),
        (
            replace(RECORD, load=Load(LoadUnit.BAND, band="red"), leg=Leg.LEFT, completed_reps=1, tempo=""),
            "Last time, yesterday: 1 rep with the red band, left leg",
        ),
        (
            replace(RECORD, load=Load(LoadUnit.BODYWEIGHT)),
            "Last time, yesterday: 10 reps at bodyweight, 3-0-1-1",
        ),
        (
            replace(RECORD, started=Moment(STARTED.utc_ms, 60)),
            "Last time, today: 10 reps at 40 kg, 3-0-1-1",
        ),
    ],
)
def test_the_last_time(record: SetRecord | None, text: str) -> None:
    """The day is that of the place, and what is not known is left out."""
    assert last_time_text(record, TODAY) == text


@pytest.mark.parametrize(
    ("reps", "loads", "text"),
    [
        ((), (), ""),
        ((12, 12, 11), (40, 40, 40), "Last, yesterday: 3 \u00d7 12, 12, 11 \u00b7 40 kg"),
        ((10, 10), (40, 42), "Last, yesterday: 2 \u00d7 10 \u00b7 40 kg, 42 kg"),
        ((8,), (0,), "Last, yesterday: 1 \u00d7 8"),
    ],
)
def test_the_sets_of_the_last_time(reps: tuple[int, ...], loads: tuple[int, ...], text: str) -> None:
    """Reps and loads that are alike are told once."""
    known = [Load(LoadUnit.KG, 1000 * kilograms) if kilograms else None for kilograms in loads]
    sets = [replace(RECORD, completed_reps=count, load=load) for count, load in zip(reps, known, strict=True)]
    assert last_sets_text(sets, TODAY) == text


@pytest.mark.parametrize(
    ("this_week", "before", "text"),
    [
        (Sums(), Sums(), "No set yet this week."),
        (Sums(), Sums(20, 190, 900_000), "No set yet this week; in the four weeks before, 5 sets a week."),
        (Sums(6, 58, 252_000), Sums(), "This week: 6 sets, 58 reps, 4:12 under tension (paced)."),
        (
            Sums(6, 8, 252_000),
            Sums(21, 200, None),
            "This week: 6 sets, 8 reps, 4:12 under tension (paced); in the four weeks before, 5 sets a week.",
        ),
        (
            Sums(1, 1, None),
            Sums(3, 30, None),
            "This week: 1 set, 1 rep; in the four weeks before, 3 sets in all.",
        ),
    ],
)
def test_this_week(this_week: Sums, before: Sums, text: str) -> None:
    """One sentence, with and without a history; unknown tension is not mentioned."""
    assert week_text(WeekComparison(this_week, before)) == text


def test_what_is_remarkable_in_a_set() -> None:
    """A set as it should be needs no remark; everything else is told in a few words."""
    assert remarks(RECORD) == ()
    odd = replace(
        RECORD,
        warm_up=True,
        ending=Ending.RECOVERED,
        source=Source.SELF_REPORTED,
        reserve_half_reps=3,
        form_kept=False,
        kept_beat=False,
        pain=True,
        note="left\nknee",
    )
    assert remarks(odd) == (
        "warm-up",
        "recovered after a break-off",
        "entered by hand",
        "1.5 in reserve",
        "form lost",
        "behind the beat",
        "pain",
        "left knee",
    )
    assert remarks(replace(RECORD, form_kept=True, kept_beat=True)) == ("form kept", "with the beat")
    imported = replace(RECORD, source=Source.SELF_REPORTED, origin="Hevy")
    assert remarks(imported) == ("imported from Hevy",)
    assert remarks(replace(imported, origin="another app")) == ("imported from another app",)
    assert done_text(odd) == "10 of 12 reps"
    assert done_text(replace(RECORD, planned_reps=None, completed_reps=1)) == "1 rep"


def test_when_a_session_was() -> None:
    """From when to when on the clock of the place; one time is enough for a short one."""
    line = SessionLine(
        new_uid(), STARTED, Moment(STARTED.utc_ms + 3_600_000), "", Sums(), 0, (), ListPosition(0, 1)
    )
    assert session_span(line) == "23:30 \u2013 00:30"
    assert session_span(replace(line, ended=STARTED)) == "23:30"
    assert session_span(replace(line, day_only=True)) == ""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ChangeKind.DELETED, "deleting 3 sets"),
        (ChangeKind.NOTED, "the note of a session"),
        (ChangeKind.EDITED, "the correction of a set"),
        (ChangeKind.IMPORTED, "importing 3 sets"),
    ],
)
def test_what_can_be_undone(kind: ChangeKind, text: str) -> None:
    """The last change is named, so that nobody undoes something else."""
    assert undo_text(Change(1, kind, 3, 0)) == text


def test_an_import_that_changed_no_set() -> None:
    """Only a workout was made what the file says."""
    assert undo_text(Change(1, ChangeKind.IMPORTED, 0, 0)) == "the file's version of a workout"
