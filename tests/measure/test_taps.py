"""The tempo from a helper's taps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.taps import NO_TAP, TAP_MISSING, see_taps

VARIATIONS = load_variations()


def beat(tempo: str, variation: str = "lying") -> Beat:
    """Return a beat whose first movement begins at 10 s."""
    return Beat.of(find_variation(VARIATIONS, variation), Tempo.parse(tempo), 10.0)


def taps(spans_s: list[float], reps: int) -> list[float]:
    """Return the taps of so many reps, each with changes after these spans."""
    at_s, found = 10.2, [10.2]
    for span_s in spans_s * reps:
        at_s += span_s
        found.append(at_s)
    return found


@pytest.mark.parametrize(
    ("tempo", "variation", "spans_s", "away_s", "back_s"),
    [
        ("3-0-1-0", "lying", [1.1, 2.1], 1.1, 2.1),
        ("3-0-1-1", "lying", [1.0, 0.9, 2.4], 1.0, 2.4),
        ("3-1-1-1", "seated", [1.0, 0.8, 2.4, 1.2], 1.0, 2.4),
        ("4-1-2-2", "nordic", [3.1, 1.0, 2.0, 2.1], 3.1, 2.0),
    ],
)
def test_each_change_is_a_tap(
    tempo: str, variation: str, spans_s: list[float], away_s: float, back_s: float
) -> None:
    """GIVEN a tap at each start, stop and turn WHEN they are read THEN movements are as long as tapped."""
    seen = see_taps(taps(spans_s, 4), beat(tempo, variation))

    assert (seen.trusted, len(seen.reps)) == (True, 4)
    for rep in seen.reps:
        assert rep.away.length_s == pytest.approx(away_s)
        assert rep.back.length_s == pytest.approx(back_s)


def test_the_pause_after_the_last_rep_need_not_be_tapped() -> None:
    """GIVEN taps up to the end of the last movement WHEN they are read THEN the last rep counts."""
    seen = see_taps(taps([1.0, 0.8, 2.4, 1.2], 3)[:-1], beat("3-1-1-1"))

    assert len(seen.reps) == 3


def test_a_tap_that_is_missing_costs_its_rep_only() -> None:
    """GIVEN a tap left out in rep 2 WHEN they are read THEN rep 2 is not told, and those after it are."""
    all_taps = taps([1.0, 1.0, 3.0], 5)

    seen = see_taps(all_taps[:4] + all_taps[5:], beat("3-0-1-1"))

    assert [rep.why for rep in seen.reps] == ["", TAP_MISSING, "", "", ""]
    assert seen.reps[2].back.length_s == pytest.approx(3.0)


def test_without_taps_there_is_a_reason() -> None:
    """GIVEN no tap at all WHEN they are read THEN nothing is told, but why."""
    assert see_taps([], beat("3-0-1-1")).why == NO_TAP


@given(
    st.lists(st.floats(0, 200), max_size=60).map(sorted), st.sampled_from(["3-0-1-0", "3-1-1-1", "1-0-X-0"])
)
def test_any_taps_can_be_read(taps_s: list[float], tempo: str) -> None:
    """GIVEN whatever taps WHEN they are read THEN the reps are in order, and none overlaps another."""
    reps = see_taps(taps_s, beat(tempo)).reps

    edges_s = [
        edge for rep in reps for edge in (rep.away.start_s, rep.away.end_s, rep.back.start_s, rep.back.end_s)
    ]
    assert edges_s == sorted(edges_s)
