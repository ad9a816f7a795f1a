"""The time of day, and the time that only goes on."""

import time

import pytest

from legcurl_timer.clock import now_ms, now_s, wall_now


@pytest.mark.parametrize(("zone", "offset_min"), [("UTC", 0), ("XXX-05:45", 345), ("XXX+03:30", -210)])
def test_now_here(monkeypatch: pytest.MonkeyPatch, zone: str, offset_min: int) -> None:
    """The time is that of the machine, with the offset of the place where it stands."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        moment = wall_now()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert abs(moment.utc_ms - time.time_ns() // 1_000_000) < 5_000
    assert moment.offset_min == offset_min


def test_one_clock_in_two_units() -> None:
    """Seconds and milliseconds count from the same moment."""
    before_ms = now_ms()
    assert before_ms <= now_s() * 1000 < now_ms() + 1
