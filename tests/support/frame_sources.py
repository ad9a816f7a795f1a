"""Sources of frames that do what a test wants: recorded ones, and those that misbehave."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from threading import Event
from typing import Any

import numpy as np

from legcurl_timer.measure.frames import Frame

_PACE_S = 0.02


def frame(at_s: float, *, value: int = 100, size: tuple[int, int] = (6, 8)) -> Frame:
    """Return a frame of one brightness, with its rows and columns."""
    return Frame(at_s, np.full(size, value, np.uint8))


def frames(count: int, *, fps: float = 25.0, from_s: float = 0.0) -> list[Frame]:
    """Return as many frames as a camera sends at that rate."""
    return [frame(from_s + number / fps, value=number % 256) for number in range(count)]


def without_end(*, step_s: float = 0.04, value: int = 100) -> Iterator[Frame]:
    """Give frames of one brightness as long as they are wanted, at about the pace of a camera."""
    pace = Event()
    for number in count():
        pace.wait(_PACE_S)
        yield frame(number * step_s, value=value)


class RecordedSource:
    """A source that goes through a recording, and at its end sends nothing more.

    A step is a frame, an error to be raised, or an event that is waited for as where a device hangs; anything
    else comes in place of a frame. `opening` are such steps, too, gone through by `open`.
    """

    def __init__(self, steps: Iterable[Any] = (), *, opening: Iterable[Any] = ()) -> None:
        self._steps = iter(steps)
        self._opening = opening
        self.opened = Event()
        self.closed = Event()

    def open(self) -> None:
        """Go through what comes before the first frame."""
        for _ in self._played(iter(self._opening)):
            raise AssertionError("a frame while it opens")
        self.opened.set()

    def read(self) -> Any:
        """Return the next frame, or None at the end."""
        return next(self._played(self._steps), None)

    def close(self) -> None:
        """Take note that the source has been let go of."""
        self.closed.set()

    @staticmethod
    def _played(steps: Iterator[Any]) -> Iterator[Any]:
        for step in steps:
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Event):
                assert step.wait(30), "a test let its source hang"
            else:
                yield step


def one_after_another(*sources: RecordedSource) -> Callable[[], RecordedSource]:
    """Return what gives a source at each try, the last one again and again."""
    left = list(sources)
    return lambda: left.pop(0) if left[1:] else left[0]
