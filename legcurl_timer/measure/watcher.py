"""Watches a camera in threads of its own, so that nobody ever waits for it.

A camera may take long to open, stop, be unplugged and come back. Each try at it has a thread. One that hangs
is left behind, to let go of the camera when it comes back, and another one tries anew.
"""

import atexit
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from math import isfinite
from threading import Condition, Thread, current_thread
from typing import NamedTuple

import numpy as np

from legcurl_timer.clock import now_s
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.measure.frames import CameraError, Frame, FrameSource, Grey

_RATE_OVER_S = 2.0
_REST_S = 0.01
"""After a picture that is none, so that a source gone wild does not take a whole core."""

_NOTHING_USABLE = gettext_noop("The camera sends no usable picture.")
_STOPPED = gettext_noop("The camera has stopped.")
_NO_ANSWER = gettext_noop("The camera does not answer.")
_NOT_BACK = gettext_noop("The camera did not come back.")
_BROKEN = gettext_noop("The camera does not work.")
_NOT_MEASURED = gettext_noop("What the camera sees could not be measured.")

_NO_PROBLEM = CameraError("")

_LEAVE_WITHIN_S = 1.0
"""How long the end of the program waits: a thread that comes back out of C++ after it would abort it."""


class WatchState(StrEnum):
    """How a watch stands; after `ENDED` and `FAILED` nothing more comes."""

    OPENING = "opening"
    WATCHING = "watching"
    ENDED = "ended"
    FAILED = "failed"


class WatchStatus(NamedTuple):
    """How a watch stands now.

    `problem` is one line for the lifter, "" where there is none, and `kept` what is noted of it, in English
    and without what is different each time. `fps` is how many frames a second came of
    late, `waiting_s` how long ago the last one was, or how long there has been none yet.
    """

    state: WatchState
    problem: str = ""
    fps: float = 0.0
    waiting_s: float = 0.0
    kept: str = ""


class Patience(NamedTuple):
    """How long a camera may take to send its first frame, and how long each later one, in seconds.

    One that was there and is gone is tried `tries` times more, `retry_s` after each failure.
    """

    open_s: float = 30.0
    stall_s: float = 2.0
    retry_s: float = 2.0
    tries: int = 10


USUAL_PATIENCE = Patience()


class _Try:
    """One try at the source: how far its thread has come."""

    def __init__(self) -> None:
        self.since_s = now_s()  # of the last frame, or of the beginning
        self.opened = False
        self.frames = 0
        self.unusable = False  # what came last
        self.handing_on = False
        self.left_behind = False
        self.over = False
        self.problem = _NO_PROBLEM
        self.is_final = False

    def overdue_in_s(self, patience: Patience) -> float:
        """Return how long what is awaited may still take."""
        if self.handing_on:
            return patience.stall_s
        limit_s = patience.stall_s if self.frames or self.unusable else patience.open_s
        return self.since_s + limit_s - now_s()

    def give_up(self) -> None:
        """Leave it behind, with the reason."""
        self.left_behind = True
        why = _NOTHING_USABLE if self.unusable else _STOPPED if self.frames else _NO_ANSWER
        self.problem = CameraError(_(why), why)


class Watcher:
    """One watch, from its beginning until it is closed or its source ends or fails.

    `make_source` makes the source anew for each try at it. `on_frame` gets every frame, in a thread of the
    watch and never two at a time; none is kept. Their times rise, and all have the size of the first.
    """

    def __init__(
        self,
        make_source: Callable[[], FrameSource],
        on_frame: Callable[[Frame], None],
        patience: Patience = USUAL_PATIENCE,
    ) -> None:
        self._make_source = make_source
        self._on_frame = on_frame
        self._patience = patience
        self._changed = Condition()
        self._end: WatchState | None = None
        self._problem = _NO_PROBLEM
        self._size: tuple[int, ...] = ()
        self._times_s: deque[float] = deque()
        self._seen_s = now_s()
        self._inside: set[Thread] = set()
        self._try = _Try()
        self._begin()
        Thread(target=self._look_after, name="camera watch", daemon=True).start()

    @property
    def status(self) -> WatchStatus:
        """How the watch stands now; may be asked in any thread."""
        with self._changed:
            if self._end:
                return WatchStatus(self._end, str(self._problem), kept=self._problem.kept)
            waiting_s = max(0.0, now_s() - self._seen_s)
            if not self._try.frames:
                problem = self._problem
                return WatchStatus(WatchState.OPENING, str(problem), 0.0, waiting_s, problem.kept)
            return WatchStatus(WatchState.WATCHING, "", self._rate(), waiting_s)

    def close(self) -> None:
        """Let go of the source, without waiting for that; one frame may still be on its way to `on_frame`."""
        with self._changed:
            self._finish(WatchState.ENDED, _NO_PROBLEM)

    def _finish(self, end: WatchState, problem: CameraError) -> None:
        if self._end is None:
            self._end, self._problem = end, problem
        self._try.left_behind = True
        self._changed.notify_all()

    def _look_after(self) -> None:
        """See to it that the camera is tried again where it stops, a few times."""
        failures = 0
        with self._changed:
            while not self._end:
                self._await()
                attempt = self._try
                if self._end:
                    return
                self._problem = attempt.problem
                failures = 1 if attempt.frames else failures + 1
                was_never_there = not attempt.opened and not self._times_s
                if attempt.is_final or was_never_there:
                    is_well = attempt.problem is _NO_PROBLEM
                    self._finish(WatchState.ENDED if is_well else WatchState.FAILED, attempt.problem)
                elif failures > self._patience.tries:
                    self._finish(WatchState.FAILED, _not_back(attempt.problem))
                elif not self._changed.wait_for(lambda: self._end, self._patience.retry_s):
                    self._try = _Try()
                    self._begin()

    def _await(self) -> None:
        """Wait until the try is over, or the source hangs and is left behind."""
        while not self._try.over and not self._end:
            left_s = self._try.overdue_in_s(self._patience)
            if left_s <= 0:
                self._try.give_up()
                return
            self._changed.wait(left_s)

    def _begin(self) -> None:
        if not self._inside:
            atexit.register(self._leave)
        thread = Thread(target=self._run, args=(self._try,), name="camera", daemon=True)
        self._inside.add(thread)
        thread.start()

    def _leave(self) -> None:
        """Close, and wait a little until no thread is inside the source."""
        self.close()
        until_s = now_s() + _LEAVE_WITHIN_S
        for thread in tuple(self._inside):
            thread.join(max(0.0, until_s - now_s()))

    def _run(self, attempt: _Try) -> None:
        """Try the source: the life of one thread."""
        try:
            attempt.is_final = self._read(attempt)
        except CameraError as error:
            attempt.problem = error
        except Exception as error:  # noqa: BLE001 - whatever a camera's library raises
            told = _("The camera does not work ({reason}).")
            attempt.problem = CameraError(told.format(reason=_one_line(error)), _BROKEN)
        with self._changed:
            attempt.over = True
            self._inside.discard(current_thread())
            if not self._inside:
                atexit.unregister(self._leave)
            self._changed.notify_all()

    def _read(self, attempt: _Try) -> bool:
        """Open, read and close the source; return whether that is the end of the watch."""
        source = self._make_source()
        source.open()
        attempt.opened = True
        try:
            while not attempt.left_behind and self._take(attempt, source.read()):
                pass
        finally:
            with suppress(Exception):
                source.close()
        return True

    def _take(self, attempt: _Try, frame: Frame | None) -> bool:
        """Hand a frame on; return False where there is none, or it could not be taken."""
        if frame is None:
            return False
        if not self._is_usable(frame):
            self._skip(attempt)
            return True
        with self._changed:
            if attempt.left_behind:
                return False
            attempt.handing_on = True
            self._size = self._size or frame.grey.shape
            self._note(frame.at_s, is_first=not attempt.frames)
        try:
            self._on_frame(frame._replace(grey=_in_size(frame.grey, self._size)))
        except Exception as error:  # noqa: BLE001 - told to the lifter, whose set goes on without
            told = _("What the camera sees could not be measured ({reason}).")
            attempt.problem = CameraError(told.format(reason=_one_line(error)), _NOT_MEASURED)
            return False
        with self._changed:
            attempt.handing_on = attempt.unusable = False
            attempt.frames += 1
            attempt.since_s = self._seen_s = now_s()
        return True

    def _skip(self, attempt: _Try) -> None:
        with self._changed:
            if not attempt.unusable and not attempt.frames:
                attempt.since_s = now_s()
            attempt.unusable = True
            self._changed.wait_for(lambda: attempt.left_behind, _REST_S)

    def _is_usable(self, frame: Frame) -> bool:
        try:
            at_s, grey = frame
            return (
                isfinite(at_s)
                and not (self._times_s and at_s <= self._times_s[-1])
                and (grey.dtype.name, grey.ndim) == ("uint8", 2)
                and grey.size > 0
            )
        except (AttributeError, TypeError, ValueError):
            return False

    def _note(self, at_s: float, *, is_first: bool) -> None:
        times_s = self._times_s
        if is_first:
            times_s.clear()
        times_s.append(at_s)
        while times_s[-1] - times_s[0] > _RATE_OVER_S and times_s[1] < times_s[-1]:
            times_s.popleft()

    def _rate(self) -> float:
        taken_s = self._times_s[-1] - self._times_s[0]
        return (len(self._times_s) - 1) / taken_s if taken_s else 0.0


def _not_back(problem: CameraError) -> CameraError:
    return CameraError(_("The camera did not come back. {problem}").format(problem=problem), _NOT_BACK)


def _in_size(grey: Grey, size: tuple[int, ...]) -> Grey:
    """Return the picture in the size of those before, as well as that goes without a library."""
    if grey.shape == size:
        return grey
    rows, columns = (np.arange(want) * have // want for want, have in zip(size, grey.shape, strict=True))
    return grey[np.ix_(rows, columns)]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
