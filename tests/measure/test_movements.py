"""Movements cut out of a curve of speed whose every edge is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from legcurl_timer.measure.movements import Movements, find_movements

FPS = 25.0
# From a sine's foot to 15 % of the 80th percentile of its arch, as a share of its length.
EDGE = float(np.arcsin(0.15 * np.sin(np.pi * 0.4)) / np.pi)

Curve = tuple[NDArray[np.float64], NDArray[np.float64]]


def curve(movements: list[tuple[float, float]], *, fps: float = FPS, until_s: float = 17.0) -> Curve:
    """Return times, and the mean speed before each, of movements that all go one unit far."""
    edges_s = np.arange(0, until_s, 1 / fps)
    where = np.zeros_like(edges_s)
    for start_s, length_s in movements:
        share = np.clip((edges_s - start_s) / abs(length_s), 0, 1)
        where += np.sign(length_s) * (1 - np.cos(np.pi * share)) / 2
    return edges_s[1:], np.diff(where) * fps


def found_in(of: Curve, *, noise: float = 0.0, kept: NDArray[np.bool_] | None = None) -> Movements:
    """Return the movements of a curve, of some of its frames only where that is told."""
    times_s, speed = of
    where = np.concatenate([[0.0], np.cumsum(speed * np.diff(times_s, prepend=0.0))])
    stamps_s = np.concatenate([[0.0], times_s])
    if kept is not None:
        stamps_s, where = stamps_s[kept], where[kept]
    gaps_s = np.diff(stamps_s)
    seen = np.diff(where) / gaps_s + noise * np.random.default_rng(1).standard_normal(len(gaps_s))
    return find_movements(stamps_s[1:], gaps_s, seen, 0.0, 17.0)


def edges_of(found: Movements) -> list[tuple[bool, float, float]]:
    """Return which way, and from when to when."""
    return [(each.away, each.start_s, each.end_s) for each in found.movements]


def expected(movements: list[tuple[float, float]]) -> list[tuple[bool, float, float]]:
    """Return the same for what was really done, where no pause is a turn."""
    return [
        (length_s > 0, start_s + EDGE * abs(length_s), start_s + (1 - EDGE) * abs(length_s))
        for start_s, length_s in movements
    ]


def assert_same(found: Movements, movements: list[tuple[float, float]], within_s: float) -> None:
    """Check ways and edges."""
    told, true = edges_of(found), expected(movements)
    assert [away for away, *_ in told] == [away for away, *_ in true]
    assert np.array(told)[:, 1:] == pytest.approx(np.array(true)[:, 1:], abs=within_s)


APART = [(1.0, 1.5), (3.2, -2.0), (6.5, 1.5), (8.8, -1.0), (11.0, 1.5), (13.0, -2.5)]


@pytest.mark.parametrize(("noise", "within_s"), [(0.0, 0.03), (0.02, 0.08)])
@pytest.mark.parametrize("fps", [15.0, 25.0, 50.0])
def test_edges(fps: float, noise: float, within_s: float) -> None:
    """A movement starts and ends where its speed passes 15 % of its usual speed, at any frame rate."""
    assert_same(found_in(curve(APART, fps=fps), noise=noise), APART, within_s)


def test_frames_that_are_missing() -> None:
    """Lost frames, a quarter of a second of them at once, leave the edges where they are."""
    of = curve(APART)
    kept = np.random.default_rng(2).random(len(of[0]) + 1) > 0.15
    kept[[0, -1]] = True
    kept[40:46] = False
    assert_same(found_in(of, kept=kept), APART, 0.08)


def test_a_short_pause_is_a_turn() -> None:
    """Movements less than 0.2 s apart meet midway; others keep their pause."""
    found = found_in(curve([(1.0, 2.0), (3.0, -2.0), (6.0, 2.0), (8.4, -2.0)])).movements
    assert found[0].end_s == found[1].start_s == pytest.approx(3.0, abs=0.02)
    assert found[3].start_s - found[2].end_s == pytest.approx(0.4 + 4 * EDGE, abs=0.04)


def test_a_sticking_point_is_no_end() -> None:
    """A movement that nearly stops midway is one."""
    of = curve([(1.0, 1.5), (4.0, -2.0), (8.0, 1.5), (11.0, -2.0)])
    times_s, speed = of
    stuck = speed.copy()
    way = (times_s > 8.0) & (times_s <= 9.5)
    slowed = 1.5 * np.cumsum(speed[way]) / speed[way].sum()
    slowed = np.where(slowed < 0.75, slowed, slowed + 0.6)
    stuck[(times_s > 8.0) & (times_s <= 10.1)] = 0
    stuck[np.searchsorted(times_s, 8.0 + slowed)] = speed[way]
    found = found_in((times_s, stuck)).movements
    assert [each.away for each in found] == [True, False, True, False]


def test_what_goes_nowhere_is_no_movement() -> None:
    """A tremble of a tenth of the way is left out, half of the way is told as such."""
    of = curve(APART)
    half = curve([(15.6, 0.8)])
    tremble = curve([(5.4, 0.5)])
    found = found_in((of[0], of[1] + 0.5 * half[1] + 0.08 * tremble[1])).movements
    assert len(found) == len(APART) + 1
    assert found[-1].travel == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 10])
def test_hardly_any_frames(count: int) -> None:
    """Too little to be a movement, and stillness, are none."""
    times_s = np.arange(1, count + 1) / FPS
    found = find_movements(times_s, np.full(count, 1 / FPS), np.zeros(count), 0.0, 17.0)
    assert found.movements == ()


@given(
    st.lists(st.tuples(st.floats(0.4, 3), st.floats(0, 1.5)), min_size=2, max_size=6),
    st.sampled_from([15.0, 25.0, 30.0]),
)
def test_movements_follow_each_other(lengths_s: list[tuple[float, float]], fps: float) -> None:
    """However long movements and pauses are, all are found in order, and none overlap."""
    at_s, movements = 1.0, []
    for number, (length_s, pause_s) in enumerate(lengths_s * 2):
        movements.append((at_s, length_s if number % 2 == 0 else -length_s))
        at_s += length_s + pause_s
    of = curve(movements, fps=fps, until_s=at_s + 1)
    found = find_movements(of[0], np.diff(of[0], prepend=0.0), of[1], 0.0, at_s + 1).movements
    assert [each.away for each in found] == [length_s > 0 for _, length_s in movements]
    edges_s = [edge for each in found for edge in (each.start_s, each.end_s)]
    assert edges_s == sorted(edges_s)
