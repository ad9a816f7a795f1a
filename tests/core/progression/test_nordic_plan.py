"""The ten weeks of Nordic hamstring curls, and what comes after."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.progression.nordic_plan import (
    NORDIC_SOURCE_LINE,
    NORDIC_STUDIES,
    nordic_week,
    plan_of_week,
)
from legcurl_timer.core.workout.plan import WorkoutPlan

START = date(2026, 11, 25)
"""A Wednesday: the weeks of the plan begin with its start, not on Monday."""


@pytest.mark.parametrize(
    ("week", "sessions", "reps"),
    [
        (1, 1, "5, 5"),
        (2, 2, "6, 6"),
        (3, 3, "6\u20138, 6\u20138, 6\u20138"),
        (4, 3, "8\u201310, 8\u201310, 8\u201310"),
        (5, 3, "12, 10, 8"),
        (6, 3, "12, 10, 8"),
        (10, 3, "12, 10, 8"),
        (11, 1, "12, 10, 8"),
        (60, 1, "12, 10, 8"),
    ],
)
@pytest.mark.parametrize("day_of_week", [0, 6])
def test_the_weeks(week: int, sessions: int, reps: str, day_of_week: int) -> None:
    """Each week has its sessions and the reps of its sets, from its first day to its last."""
    found = nordic_week(START, START + timedelta(weeks=week - 1, days=day_of_week))
    assert (found.number, found.sessions, ", ".join(map(str, found.sets))) == (week, sessions, reps)
    assert found.is_afterwards == (week > 10)


def test_the_clock_went_back() -> None:
    """A day before the start is taken for one in the first week."""
    assert nordic_week(START, START - timedelta(days=400)).number == 1


@pytest.mark.parametrize(
    ("days_done", "left"),
    [
        ([], 3),
        ([14], 2),
        ([14, 14], 2),
        ([14, 16], 1),
        ([14, 16, 20], 0),
        ([14, 15, 16, 20], 0),
        ([13, 21], 3),
    ],
)
def test_sessions_left(days_done: list[int], left: int) -> None:
    """Days of this week count once each, days of other weeks not at all."""
    days = [START + timedelta(days=day) for day in days_done]
    assert nordic_week(START, START + timedelta(days=15), days).sessions_left == left


@pytest.mark.parametrize(
    ("day", "done", "line"),
    [
        (0, [], "Week 1 of 10: 1 session of 5, 5 reps; 1 left"),
        (35, [29], "Week 6 of 10: 3 sessions of 12, 10, 8 reps; 3 left"),
        (34, [29, 31], "Week 5 of 10: 3 sessions of 12, 10, 8 reps; 1 left"),
        (70, [70], "After the ten weeks: 1 session of 12, 10, 8 reps; all done"),
    ],
)
def test_the_week_in_one_line(day: int, done: list[int], line: str) -> None:
    """The line tells the week, its sessions and what is left of them."""
    days = [START + timedelta(days=each) for each in done]
    assert nordic_week(START, START + timedelta(days=day), days).line == line


def test_the_source_is_named_softly() -> None:
    """Both studies are named with their addresses, and that studies of the dose disagree."""
    assert [source.url for source in NORDIC_STUDIES] == [
        "https://doi.org/10.1046/j.1600-0838.2003.00367.x",
        "https://doi.org/10.1177/0363546511419277",
    ]
    assert all(source.name in NORDIC_SOURCE_LINE for source in NORDIC_STUDIES)
    assert "not settled" in NORDIC_SOURCE_LINE


@pytest.mark.parametrize(
    ("weeks_gone", "sets", "reps", "reps_by_set"),
    [(0, 2, (0, 5), ()), (2, 3, (6, 8), ()), (4, 3, (0, 12), (12, 10, 8)), (30, 3, (0, 12), (12, 10, 8))],
)
def test_a_session_of_a_week_as_a_workout(
    weeks_gone: int, sets: int, reps: tuple[int, int], reps_by_set: tuple[int, ...]
) -> None:
    """Sets and reps are those of the week, each set its own where they differ; all else stays."""
    base = WorkoutPlan.by_default(find_variation(load_variations(), "nordic"))
    own = replace(
        base, rest_ms=150_000, reps_by_set=(3,), prescription=replace(base.prescription, open_ended=True)
    )
    plan = plan_of_week(nordic_week(START, START + timedelta(weeks=weeks_gone)), own)
    assert (plan.sets, plan.reps_by_set, plan.rest_ms) == (sets, reps_by_set, 150_000)
    assert (plan.prescription.bottom_reps, plan.prescription.reps) == reps
    assert not plan.prescription.open_ended
    planned = [plan.prescription_for(place, []).reps for place in plan.places]
    assert planned == list(reps_by_set or (reps[1],) * sets)
