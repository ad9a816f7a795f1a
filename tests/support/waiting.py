"""Waiting for something real: in real time, because devices and windows have no other, and never for ever."""

import time
from collections.abc import Callable
from typing import TypeVar

_LOOK_EVERY_S = 0.01

Answer = TypeVar("Answer")


def wait_until(answer: Callable[[], Answer], what: str, *, within_s: float = 10.0) -> Answer:
    """Return the first answer that is true; fails with `what` where none comes in time."""
    give_up = time.monotonic() + within_s
    while not (found := answer()):
        if time.monotonic() > give_up:
            raise AssertionError(f"not within {within_s:g} s: {what}")
        time.sleep(_LOOK_EVERY_S)
    return found
