"""The program's two clocks: one that paces, one for records that are kept."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache, partial

from legcurl_timer.core.moment import Moment

Clock = Callable[[], int]
"""Gives the time since some fixed moment, in ms unless told otherwise."""


def now_ms() -> int:
    """Return the time in ms since some fixed moment; it never goes back, and includes time slept."""
    return steady_clock()() // 1_000_000


def now_s() -> float:
    """Return the time of `now_ms` in seconds, with all its digits."""
    return steady_clock()() / 1_000_000_000


@cache
def steady_clock() -> Clock:
    """Return what reads the clock that goes on while the machine sleeps, in ns."""
    if sys.platform == "win32":
        return time.perf_counter_ns
    # On Linux CLOCK_MONOTONIC stands still during a suspend, CLOCK_BOOTTIME does not; macOS has only the
    # first, and there it goes on.
    return partial(time.clock_gettime_ns, getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def wall_now() -> Moment:
    """Return the time of day with the offset of this place."""
    return Moment.of(datetime.now().astimezone())
