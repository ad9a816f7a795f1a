"""Left against right: what is told, what is noted, and what is never said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.past import kg, session

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load
from legcurl_timer.core.progression.left_right_balance import Balance, balance_line, session_balances
from legcurl_timer.core.progression.work_sets import WorkSet

STANDING = find_variation(load_variations(), "standing")
TWENTY_KG = kg(20)
TOLD = "For your information: the "


def both_legs(
    days_ago: int, left: list[int], right: list[int], load: Load | str | None = TWENTY_KG, **facts: object
) -> list[WorkSet]:
    """Return a session of a one-leg lift."""
    return [
        each
        for leg, reps in ((Leg.LEFT, left), (Leg.RIGHT, right))
        for each in session(days_ago, *reps, load=load, variation="standing", leg=leg, **facts)
    ]


def line(*sessions: list[WorkSet]) -> str:
    """Return what is told after some sessions."""
    return balance_line(STANDING, STANDING.tempo, [each for sets in sessions for each in sets])


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ([10, 10], [10, 10], ""),
        ([91], [100], ""),
        ([90], [100], "left leg did 10 % fewer reps than the right at the same load."),
        ([10, 10, 10], [9, 8, 9], "right leg did 13 % fewer reps than the left at the same load."),
        ([10, 10], [10, 7, 2], "right leg did 15 % fewer reps than the left at the same load."),
        ([5], [10], "left leg did 50 % fewer reps than the right at the same load."),
        ([10], [], ""),
        ([], [10], ""),
    ],
)
def test_information_from_ten_percent(left: list[int], right: list[int], told: str) -> None:
    """From 10 % on the last session is told of; sets that the other leg did not do are left out."""
    assert line(both_legs(3, left, right)) == (f"{TOLD}{told}" if told else "")


def test_tension_where_it_is_known() -> None:
    """Time under tension is compared where every set has it, since it counts a broken-off rep, too."""
    left, right = both_legs(3, [10], [10], tut_ms=50_000)
    shorter = session(3, 10, load=kg(20), variation="standing", leg=Leg.LEFT, tut_ms=40_000)
    assert line([*shorter, right]) == (
        f"{TOLD}left leg did 20 % less time under tension than the right at the same load."
    )
    unknown = session(3, 8, load=kg(20), variation="standing", leg=Leg.RIGHT, tut_ms=None)
    assert session_balances(STANDING, STANDING.tempo, [left, *unknown]) == (
        Balance(Leg.RIGHT, Fraction(1, 5), in_tension=False),
    )


@pytest.mark.parametrize(
    "sets",
    [
        both_legs(3, [5], [10], None),
        [*both_legs(3, [5], []), *both_legs(3, [], [10], kg(22.5))],
        [*both_legs(3, [5], [], "red"), *both_legs(3, [], [10], "blue")],
        [*both_legs(3, [5], []), *both_legs(4, [], [10])],
        both_legs(3, [5], [10], tempo="5-0-1-1"),
        both_legs(3, [5], [10], warm_up=True),
        [*both_legs(3, [0], []), *both_legs(3, [], [10])],
        session(3, 5, 10, load=kg(20), variation="standing"),
        session(3, 5, load=kg(20), variation="other", leg=Leg.LEFT),
        [],
    ],
    ids=["unknown", "weights", "bands", "days", "tempo", "warm-up", "no rep", "both", "lift", "nothing"],
)
def test_nothing_to_compare(sets: list[WorkSet]) -> None:
    """Only work sets of one session at the same known load and tempo are compared."""
    assert line(sets) == ""


def test_noted_after_three_sessions() -> None:
    """From 15 % on the same side, three sessions running, it is worth noting, and no more is said."""
    sessions = [both_legs(ago, [17], [20]) for ago in (9, 6, 3)]
    assert line(*sessions) == (
        "Worth noting: the left leg did 15 % fewer reps than the right at the same load, "
        "and 15 % or more for 3 sessions running."
    )
    assert line(both_legs(12, [10], [20]), *sessions).endswith("for 4 sessions running.")


@pytest.mark.parametrize(
    "sessions",
    [
        [both_legs(6, [5], [10]), both_legs(3, [5], [10])],
        [both_legs(9, [5], [10]), both_legs(6, [10], [5]), both_legs(3, [5], [10])],
        [both_legs(9, [5], [10]), both_legs(6, [10], [10]), both_legs(3, [5], [10])],
        [both_legs(9, [86], [100]), both_legs(6, [5], [10]), both_legs(3, [5], [10])],
        [both_legs(9, [5], [10]), both_legs(6, [5], [10]), both_legs(3, [86], [100])],
    ],
    ids=["two", "other side", "even", "less before", "less last"],
)
def test_not_noted(sessions: list[list[WorkSet]]) -> None:
    """Two sessions, a change of sides, or one session under 15 % are information and no more."""
    assert line(*sessions).startswith(TOLD)


@given(
    sessions=st.lists(
        st.tuples(st.lists(st.integers(0, 20), max_size=4), st.lists(st.integers(0, 20), max_size=4)),
        max_size=5,
    )
)
def test_whatever_was_done(sessions: list[tuple[list[int], list[int]]]) -> None:
    """One line or none; mirrored sets give the mirrored line; nothing is said of injury or risk."""
    days = [both_legs(20 - at, left, right) for at, (left, right) in enumerate(sessions)]
    mirrored = [both_legs(20 - at, right, left) for at, (left, right) in enumerate(sessions)]
    told = line(*days)
    assert not told or told.isprintable()
    assert "injur" not in told
    assert "risk" not in told
    swapped = told.replace("left", "?").replace("right", "left").replace("?", "right")
    assert line(*mirrored) == swapped
