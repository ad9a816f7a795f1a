"""Rushed or not: reps, sets, and when to say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.progression.tempo_adherence import Pace, eccentric_pace, is_cue_due, is_set_rushed

MARKS = {"r": Pace.RUSHED, "q": Pace.A_LITTLE_QUICK, "o": Pace.ON_TEMPO, "s": Pace.SLOW, "-": None}


def paces(text: str) -> list[Pace | None]:
    """Return the reps of a set from a letter each."""
    return [MARKS[letter] for letter in text]


@pytest.mark.parametrize(
    ("measured_ms", "prescribed_ms", "pace"),
    [
        (3_000, 3_000, Pace.ON_TEMPO),
        (3_750, 3_000, Pace.ON_TEMPO),
        (3_751, 3_000, Pace.SLOW),
        (2_700, 3_000, Pace.ON_TEMPO),
        (2_699, 3_000, Pace.A_LITTLE_QUICK),
        (2_250, 3_000, Pace.A_LITTLE_QUICK),
        (2_249, 3_000, Pace.RUSHED),
        (500, 1_000, Pace.RUSHED),
        (501, 1_000, Pace.A_LITTLE_QUICK),
        (1_000, 1_500, Pace.RUSHED),
        (1_001, 1_500, Pace.A_LITTLE_QUICK),
    ],
)
def test_a_rep(measured_ms: int, prescribed_ms: int, pace: Pace) -> None:
    """Rushed is under three quarters and half a second short; the limits belong to the milder side."""
    assert eccentric_pace(measured_ms, prescribed_ms) is pace


@given(measured_ms=st.integers(0, 999), prescribed_ms=st.integers(1_500, 30_000))
def test_under_a_second_where_more_was_prescribed(measured_ms: int, prescribed_ms: int) -> None:
    """An eccentric under 1.0 s where 1.5 s or more was prescribed is rushed."""
    assert eccentric_pace(measured_ms, prescribed_ms) is Pace.RUSHED


@pytest.mark.parametrize(
    ("reps", "is_rushed"),
    [
        ("", False),
        ("r", False),
        ("or", True),
        ("rrr", True),
        ("oooooo", False),
        ("oroo", True),
        ("orooo", False),
        ("rorooo", False),
        ("oroooor", True),
        ("oroooorooo", False),
        ("oooooooooooorrr", True),
        ("ooooooooooorrqr", False),
        ("rrroooooooooo", False),
    ],
)
def test_a_set(reps: str, is_rushed: bool) -> None:
    """A set is rushed by a third of its reps or three in a row; the first rep is left out."""
    assert is_set_rushed(paces(reps)) is is_rushed


@pytest.mark.parametrize(
    ("reps", "told_after"),
    [
        ("oooo", []),
        ("rro", []),
        ("rrr", [3]),
        ("orrrrr", [3]),
        ("ororor", []),
        ("ooorroorr", [5]),
    ],
)
def test_the_cue(reps: str, told_after: list[int]) -> None:
    """The lifter is told after two rushed reps in a row, and then no more in this set."""
    told: list[int] = []
    for count in range(len(reps) + 1):
        if is_cue_due(paces(reps[:count]), is_told=bool(told)):
            told.append(count)
    assert told == told_after


def test_the_cue_does_not_wait_for_what_was_seen_too_late() -> None:
    """Haste early in a set, of which nobody could be told then, does not keep the cue from coming later."""
    assert not is_cue_due(paces("orro"), is_told=False)
    assert is_cue_due(paces("orroorr"), is_told=False)
