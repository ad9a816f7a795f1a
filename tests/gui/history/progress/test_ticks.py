"""Ticks: round numbers from zero, days that fit beside each other."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.gui.history.progress.chart import Unit, noon
from legcurl_timer.gui.history.progress.ticks import day_ticks, value_ticks, years_text
from legcurl_timer.history.scope import day_number

FIRST = day_number(date(1970, 1, 4))
LAST = day_number(date(2100, 1, 1))


@pytest.mark.parametrize(
    ("unit", "top", "most", "texts"),
    [
        (Unit.SECONDS, 50, 6, ["0:00", "0:10", "0:20", "0:30", "0:40", "0:50"]),
        (Unit.SECONDS, 100, 4, ["0:00", "1:00", "2:00"]),
        (Unit.SECONDS, 5_000, 4, ["0:00", "30:00", "60:00", "90:00"]),
        (Unit.REPS, 84, 6, ["0", "20", "40", "60", "80", "100"]),
        (Unit.REPS, 0, 6, ["0", "1"]),
        (Unit.KILOGRAMS, 3_360, 5, ["0", "1,000", "2,000", "3,000", "4,000"]),
        (Unit.KILOGRAMS, 2_000_000, 3, ["0", "1,000,000", "2,000,000"]),
    ],
)
def test_values_are_round_and_begin_at_zero(unit: Unit, top: float, most: int, texts: list[str]) -> None:
    """Ticks are round in their unit, without prefixes and powers."""
    assert [tick.text for tick in value_ticks(unit, top, most)] == texts


@given(st.sampled_from(Unit), st.floats(0, 1e12), st.integers(-5, 30))
def test_values_always_fit(unit: Unit, top: float, most: int) -> None:
    """The last tick is not below the top, and there are no more ticks than asked for."""
    ticks = value_ticks(unit, top, most)
    assert ticks[0].at == 0
    assert ticks[-1].at >= top
    assert 2 <= len(ticks) <= max(most, 2)


@pytest.mark.parametrize(
    ("first", "last", "room", "texts"),
    [
        (date(2025, 5, 10), date(2025, 5, 14), 60, ["10 May", "11 May", "12 May", "13 May"]),
        (date(2025, 5, 1), date(2025, 5, 31), 60, ["5 May", "12 May", "19 May", "26 May"]),
        (date(2024, 12, 20), date(2025, 6, 30), 60, ["Jan 2025", "Mar 2025", "May 2025"]),
        (date(2015, 1, 1), date(2025, 1, 1), 60, ["2016", "2018", "2020", "2022", "2024"]),
    ],
)
def test_days_are_days_of_the_calendar(first: date, last: date, room: int, texts: list[str]) -> None:
    """Ticks stand at days, Mondays, the beginnings of months or of years, as room allows."""
    assert [tick.text for tick in day_ticks(noon(first), noon(last), room)] == texts


def test_a_bar_has_no_days_of_its_own() -> None:
    """Where a bar takes a week, ticks are not nearer to each other than a week."""
    ticks = day_ticks(noon(date(2025, 5, 12)), noon(date(2025, 5, 22)), 60, least_days=7)
    assert [tick.text for tick in ticks] == ["12 May", "19 May"]


@given(st.floats(FIRST, LAST), st.floats(1, LAST), st.integers(0, 200))
def test_days_always_fit(first: float, length: float, room: int) -> None:
    """Whatever the span and the room, ticks lie in the span, in order, and their words fit."""
    last = min(first + length, LAST)
    ticks = day_ticks(first, last, room)
    assert all(first <= tick.at <= last for tick in ticks)
    assert all(earlier.at < later.at for earlier, later in pairwise(ticks))
    assert sum(len(tick.text) for tick in ticks) <= max(room, 8)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 12, 31), date(2025, 1, 1), "2024 to 2025"),
    ],
)
def test_years_are_named(first: date, last: date, text: str) -> None:
    """Days without a year have it below them."""
    assert years_text(noon(first), noon(last)) == text
