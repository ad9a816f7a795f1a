"""A device that comes back in a rest sounds before the set does."""

from legcurl_timer.training.set_under_way import SoundRetry

GONE = "the sound device went away"


def tries(rest_ms: int, problem: str = GONE) -> list[int]:
    """Return how much of a rest was left whenever a try was due, looked at each tenth of a second."""
    sound_retry = SoundRetry()
    return [left_ms for left_ms in range(rest_ms, -1, -100) if sound_retry.is_due(left_ms, problem)]


def test_every_ten_seconds_but_not_in_the_last_five() -> None:
    """A device is asked for in the quiet of the rest, not where the set is told."""
    assert tries(40_000) == [30_000, 20_000, 10_000]
    assert tries(37_500) == [27_500, 17_500, 7_500]
    assert tries(14_900) == []
    assert tries(0) == []
    assert tries(40_000, problem="") == []  # all is well


def test_each_rest_anew() -> None:
    """After a set, and after a rest that was made longer, the ten seconds count from there."""
    sound_retry = SoundRetry()
    assert not sound_retry.is_due(20_000, GONE)
    assert sound_retry.is_due(10_000, GONE)
    assert not sound_retry.is_due(25_000, GONE)
    assert not sound_retry.is_due(15_001, GONE)
    assert sound_retry.is_due(15_000, GONE)
    assert not sound_retry.is_due(0, GONE)
    assert not sound_retry.is_due(60_000, GONE)
    assert sound_retry.is_due(50_000, GONE)
