"""Times with their place on Earth."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.validation import ValidationError


@given(st.builds(Moment, st.integers(0, 4_102_444_800_000), st.integers(-1439, 1439)))
def test_a_moment_comes_back(moment: Moment) -> None:
    """Every moment can be read back from how it is written, and from its time on the wall."""
    assert Moment.parse(str(moment)) == moment == Moment.of(moment.local)


def test_fractions_are_cut_off() -> None:
    """A clock that knows microseconds and an offset in seconds is taken as far as a moment goes."""
    place = timezone(timedelta(hours=1, seconds=30))
    moment = Moment.of(datetime(2026, 11, 23, 17, 5, 0, 1999, tzinfo=place))
    assert (moment.local.microsecond, moment.offset_min) == (1000, 60)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2026-11-23T17:05:00", "lacks its UTC offset"),
        ("yesterday", "is not a time such as"),
        ("1969-12-31T23:59:59+00:00", "must be a whole number"),
        ("0001-01-01T00:00:00+10:00", "must be a whole number"),
    ],
)
def test_no_moment(text: str, what: str) -> None:
    """What is no time of a workout is refused in words."""
    with pytest.raises(ValidationError, match=what) as caught:
        Moment.parse(text)
    assert caught.value.field == "time"


def test_the_day_of_the_place() -> None:
    """A set at night stays on the day that the wall showed."""
    assert Moment.of(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)).local.day == 23
    assert Moment(Moment.of(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)).utc_ms, 60).local.day == 24
