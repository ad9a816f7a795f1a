"""Durations as people read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.durations import clock_text, seconds_text


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0, "0"),
        (1, "0.001"),
        (500, "0.5"),
        (1_000, "1"),
        (2_500, "2.5"),
        (10_000, "10"),
        (12_340, "12.34"),
        (100_000, "100"),
    ],
)
def test_seconds(duration_ms: int, text: str) -> None:
    """Seconds are written plainly: no needless zeros, no exponent."""
    assert seconds_text(duration_ms) == text


@given(st.integers(0, 10**12))
def test_seconds_lose_nothing(duration_ms: int) -> None:
    """Every whole number of ms can be read back from its seconds."""
    assert Decimal(seconds_text(duration_ms)) * 1000 == duration_ms


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0, "0:00"),
        (999, "0:00"),
        (59_999, "0:59"),
        (60_000, "1:00"),
        (64_000, "1:04"),
        (3_600_000, "60:00"),
    ],
)
def test_clock(duration_ms: int, text: str) -> None:
    """A clock shows the whole seconds gone by; minutes go on past the hour."""
    assert clock_text(duration_ms) == text
