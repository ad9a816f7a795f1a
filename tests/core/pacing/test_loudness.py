"""The volume keys keep to their limits, and the quiet half of the scale is really quiet."""

import pytest

from legcurl_timer.core.pacing.loudness import DEFAULT_VOLUME, Loudness


@pytest.mark.parametrize(("volume", "gain"), [(0, 0.0), (10, 0.01), (50, 0.25), (70, 0.49), (100, 1.0)])
def test_gain(volume: int, gain: float) -> None:
    """The gain is the square of the volume, and 1 at the top."""
    assert Loudness(volume).gain == pytest.approx(gain)


def test_muted() -> None:
    """A muted set has no gain at any volume."""
    assert Loudness(100, muted=True).gain == 0.0


@pytest.mark.parametrize(
    ("volume", "steps", "expected"),
    [(70, 1, 75), (70, -1, 65), (70, 4, 90), (98, 1, 100), (100, 1, 100), (3, -1, 0), (0, -1, 0), (0, 1, 5)],
)
def test_steps(volume: int, steps: int, expected: int) -> None:
    """A step is 5 of 100, and the ends of the scale hold."""
    assert Loudness(volume).stepped(steps) == Loudness(expected)


def test_a_step_leaves_it_muted() -> None:
    """What was muted on purpose is not heard because the volume is turned."""
    assert Loudness(50, muted=True).stepped(-1) == Loudness(45, muted=True)


def test_first_run() -> None:
    """A fresh program sounds as its sounds were made: a laptop is no loudspeaker to be shy with."""
    assert Loudness(DEFAULT_VOLUME).gain == 1.0
