"""The axes: round numbers from zero, days that fit beside each other."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.history.progress.axes import DayAxis, ValueAxis
from legcurl_timer.gui.history.progress.chart import DAY_S, Unit, start_s

CHARACTER_PX = 10


@pytest.fixture(scope="module")
def axis(qapp: object) -> DayAxis:
    """Give an axis with a font of fixed width."""
    assert qapp
    return day_axis()


def day_axis() -> DayAxis:
    """Return an axis with a font of fixed width, in the language spoken."""
    made = DayAxis()
    made.fontMetrics = SimpleNamespace(boundingRect=lambda text: QRect(0, 0, len(text) * CHARACTER_PX, 1))
    return made


def ticks(axis: DayAxis | ValueAxis, low: float, high: float, size_px: int) -> list[tuple[float, str]]:
    """Return the places and words of the coarsest ticks."""
    spacing, values = axis.tickValues(low, high, size_px)[0]
    return list(zip(values, axis.tickStrings(values, 1, spacing), strict=True))


@pytest.mark.parametrize(
    ("unit", "top", "words"),
    [
        (Unit.SECONDS, 50, ["0:00", "0:10", "0:20", "0:30", "0:40", "0:50"]),
        (Unit.SECONDS, 125, ["0:00", "0:30", "1:00", "1:30", "2:00"]),
        (Unit.SECONDS, 5_000, ["0:00", "15:00", "30:00", "45:00", "60:00", "75:00"]),
        (Unit.REPS, 84, ["0", "20", "40", "60", "80"]),
        (Unit.KILOGRAMS, 3_360, ["0", "1,000", "2,000", "3,000"]),
    ],
)
def test_values_are_round_and_begin_at_zero(qtbot: QtBot, unit: Unit, top: float, words: list[str]) -> None:
    """Ticks are round in their unit, without prefixes and powers."""
    assert qtbot
    axis = ValueAxis()
    axis.unit = unit
    assert [text for _, text in ticks(axis, 0, top, 230)] == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 5, 10), date(2025, 5, 14), ["11 May", "12 May", "13 May", "14 May"]),
        (date(2025, 5, 1), date(2025, 5, 31), ["5 May", "12 May", "19 May", "26 May"]),
        (date(2024, 12, 20), date(2025, 6, 30), ["Jan 2025", "Mar 2025", "May 2025"]),
        (date(2015, 2, 1), date(2025, 2, 1), ["2016", "2018", "2020", "2022", "2024"]),
    ],
)
def test_days_are_days_of_the_calendar(axis: DayAxis, first: date, last: date, words: list[str]) -> None:
    """Ticks stand at days, Mondays, the beginnings of months or of years, as room allows."""
    assert [text for _, text in ticks(axis, start_s(first), start_s(last), 380)] == words


@pytest.mark.usefixtures("qapp", "in_brackets")
def test_longer_months_have_the_room_they_need() -> None:
    """In a language with longer words there are fewer ticks, where they would touch."""
    shown = ticks(day_axis(), start_s(date(2025, 5, 1)), start_s(date(2025, 5, 31)), 380)
    assert [text for _, text in shown] == ["[12 [May]]", "[26 [May]]"]


def test_a_bar_has_no_days_of_its_own(axis: DayAxis) -> None:
    """Where a bar takes a week, ticks are not nearer to each other than a week."""
    axis.show_days(False)
    shown = ticks(axis, start_s(date(2025, 5, 11)), start_s(date(2025, 5, 22)), 600)
    axis.show_days(True)
    assert [text for _, text in shown] == ["12 May", "19 May"]


@given(
    st.floats(start_s(date(1970, 1, 4)), start_s(date(2030, 1, 1))),
    st.floats(DAY_S, start_s(date(2040, 1, 1))),
    st.integers(200, 2_000),
)
def test_days_always_fit(axis: DayAxis, first: float, length: float, size_px: int) -> None:
    """Whatever the span and the room, ticks lie in the span and their words do not touch."""
    shown = ticks(axis, first, first + length, size_px)
    a_pixel = length / size_px
    for (at, text), (after, _) in pairwise(shown):
        assert first <= at < after <= first + length
        assert len(text) * CHARACTER_PX < (after - at) / a_pixel
