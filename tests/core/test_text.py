"""Numbers, durations and days as people read them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.text import (
    clock_text,
    counted,
    counted_list,
    date_text,
    decimal_text,
    short_date_text,
    short_month_text,
    short_weekday_date_text,
    system_reason,
    tenths_text,
    weekday_date_text,
)


@pytest.mark.parametrize(
    ("thousandths", "text"),
    [
        (0, "0"),
        (-250, "-0.25"),
        (1, "0.001"),
        (12_340, "12.34"),
        (100_000, "100"),
    ],
)
def test_decimals(thousandths: int, text: str) -> None:
    """Thousandths are written plainly: no needless zeros, no exponent."""
    assert decimal_text(thousandths) == text


@given(st.integers(0, 10**12))
def test_decimals_lose_nothing(thousandths: int) -> None:
    """Every whole number of thousandths can be read back."""
    assert Decimal(decimal_text(thousandths)) * 1000 == thousandths


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0, "0:00"),
        (59_999, "0:59"),
        (64_000, "1:04"),
        (3_600_000, "60:00"),
    ],
)
def test_clock(duration_ms: int, text: str) -> None:
    """A clock shows the whole seconds gone by; minutes go on past the hour."""
    assert clock_text(duration_ms) == text


@pytest.mark.parametrize(
    ("duration_ms", "text"), [(0, "0.0"), (49, "0.0"), (50, "0.1"), (2_149, "2.1"), (60_000, "60.0")]
)
def test_tenths(duration_ms: int, text: str) -> None:
    """Measured seconds have one decimal, and a half goes up."""
    assert tenths_text(duration_ms) == text


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets"), (1_200, "1,200 sets")]
)
def test_counted(count: int, words: str) -> None:
    """One thing stands alone, thousands are set apart."""
    assert counted(count, "{count} set", "{count} sets") == words


@pytest.mark.parametrize(("counts", "words"), [((1,), "1 rep"), ((1, 1), "1, 1 reps"), ((0,), "0 reps")])
def test_counted_lists(counts: tuple[int, ...], words: str) -> None:
    """What is said of one alone is not said of several numbers."""
    assert counted_list(counts, "{count} rep", "{count} reps") == words


def test_days() -> None:
    """A day is written with what there is room for, and with its year where that is not this one."""
    day = date(2025, 5, 12)
    assert date_text(day, date(2025, 1, 1)) == "12 May"
    assert date_text(day, date(2026, 1, 1)) == "12 May 2025"
    assert weekday_date_text(date(2026, 11, 23), date(2026, 11, 25)) == "Monday 23 November"
    assert short_date_text(date(2026, 11, 3)) == "3 Nov 2026"
    assert short_weekday_date_text(day) == "Mon 12 May 2025"
    assert short_month_text(date(2025, 9, 1)) == "Sep 2025"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError(2, "File o directory non esistente"), "No such file or directory"),
        (OSError(71, "Protocol error"), "Protocol error"),
        (OSError("odd"), "odd"),
    ],
)
def test_what_the_system_says(error: OSError, reason: str) -> None:
    """A usual reason is told in the language spoken, not in the system's; another one as it is."""
    assert system_reason(error) == reason
