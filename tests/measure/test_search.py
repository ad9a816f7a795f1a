"""Where a set begins in a film of which nobody says it."""

import numpy as np
import pytest
from support.clip_people import LAYOUTS
from support.filmed import Filmed, edges_s, filmed

from legcurl_timer.measure.motion import Motion, MotionMeter
from legcurl_timer.measure.search import Found, search_set


def found_in(of: Filmed, motion: Motion) -> Found:
    """Return what is found where only the tempo is known."""
    return search_set(motion, of.beat._replace(first_s=0.0))


def with_lead(of: Filmed, lead_s: float) -> Motion:
    """Return the film with its first seconds, in which the lifter fidgets, over and over before it."""
    motion = of.motion
    fidgeting = int(np.searchsorted(motion.times_s, motion.times_s[0] + 4))
    times = int(lead_s / 4)
    gaps_s = np.concatenate([np.tile(motion.gaps_s[:fidgeting], times), motion.gaps_s])
    cells = np.concatenate([np.tile(motion.cells[:fidgeting], (times, 1, 1)), motion.cells])
    times_s = motion.times_s[-1] + np.cumsum(gaps_s) - gaps_s.sum()
    return Motion(motion.shape, times_s, gaps_s, cells)


@pytest.mark.parametrize("variation", LAYOUTS)
def test_the_set_is_found(variation: str) -> None:
    """The search finds the same reps as who knows the beat, after two minutes of getting ready."""
    of = filmed(variation=variation)
    found = found_in(of, with_lead(of, 110))

    assert found.seen.trusted
    assert edges_s(found.seen) == pytest.approx(edges_s(of.seen()), abs=0.05)
    assert found.beat.first_s == pytest.approx(of.clip.edges_s[0, 0], abs=0.5)


def test_a_film_that_begins_in_mid_set() -> None:
    """What came before the film is not missed."""
    of = filmed()
    second = of.clip.edges_s[1]
    found = found_in(of, of.motion.between(float(second.mean()), np.inf))

    assert found.seen.trusted
    assert edges_s(found.seen)[-2:] == pytest.approx(edges_s(of.seen())[-2:], abs=0.05)
    assert found.beat.first_s == pytest.approx(of.clip.edges_s[2, 0], abs=0.5)


def test_the_same_way_there_and_back() -> None:
    """Where both movements are as long, a set is not found half a rep late."""
    of = filmed(variation="seated", tempo="2-0-2-0")
    found = found_in(of, of.motion)
    assert found.seen.trusted
    assert edges_s(found.seen) == pytest.approx(edges_s(of.seen()), abs=0.05)


@pytest.mark.parametrize("options", [{}, {"walkers": "behind"}, {"other_lifter": True}], ids=str)
def test_nothing_is_found_where_nobody_lifts(options: dict[str, object]) -> None:
    """Fidgeting, walkers and somebody else's set are no set."""
    of = filmed(still=True, **options)
    found = found_in(of, of.motion)
    assert not found.seen.trusted
    assert found.seen.why


@pytest.mark.parametrize("frames", [0, 1, 2, 5, 30])
def test_films_too_short_for_a_rep(frames: int) -> None:
    """Hardly a film, and none at all, hold no set."""
    of = filmed()
    motion = of.motion if frames else MotionMeter().motion
    part = Motion(motion.shape, motion.times_s[:frames], motion.gaps_s[:frames], motion.cells[:frames])
    assert found_in(of, part).seen.reps == ()
