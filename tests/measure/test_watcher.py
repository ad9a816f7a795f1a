"""A watch survives whatever a camera does, and nobody waits for it."""

import time
import weakref
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from threading import Event
from typing import Any

import numpy as np
import pytest
from support.frame_sources import RecordedSource, frame, frames, one_after_another
from support.waiting import wait_until

from legcurl_timer.measure import watcher as watcher_module
from legcurl_timer.measure.frames import CameraError, Frame
from legcurl_timer.measure.watcher import USUAL_PATIENCE, Patience, Watcher, WatchState

HASTY = Patience(open_s=0.2, stall_s=0.2, retry_s=0.02, tries=3)
SOON_AGAIN = USUAL_PATIENCE._replace(retry_s=0.02, tries=3)
AT_ONCE_S = 1.0
"""What a busy machine makes of at once; what hangs here does so for longer."""

Watch = Callable[..., Watcher]


class Seen:
    """What a watch has handed on."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []

    def __call__(self, frame: Frame) -> None:
        """Take a frame."""
        self.frames.append(frame)

    @property
    def values(self) -> list[int]:
        """The brightness of each."""
        return [int(frame.grey[0, 0]) for frame in self.frames]


@pytest.fixture
def seen() -> Seen:
    """Return what collects the frames."""
    return Seen()


@pytest.fixture
def hang() -> Iterator[Event]:
    """Return what a source waits for that hangs, until the end of the test at most."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def watch(seen: Seen) -> Iterator[Watch]:
    """Return what begins a watch of sources, one for each try, and close what has been begun."""
    begun: list[Watcher] = []

    def begin(
        *sources: RecordedSource,
        on_frame: Callable[[Frame], None] = seen,
        patience: Patience = USUAL_PATIENCE,
    ) -> Watcher:
        begun.append(Watcher(one_after_another(*sources), on_frame, patience))
        return begun[-1]

    yield begin
    for watcher in begun:
        watcher.close()


def wait_for(watcher: Watcher, state: WatchState) -> str:
    """Wait until the watch stands so, and return its problem."""
    wait_until(lambda: watcher.status.state is state, f"the watch is {state}")
    return watcher.status.problem


def test_every_frame_is_handed_on(watch: Watch, seen: Seen) -> None:
    """The frames come in their order and with their times, until the source ends and is let go of."""
    source = RecordedSource(frames(40))

    assert wait_for(watch(source), WatchState.ENDED) == ""
    assert [frame.at_s for frame in seen.frames] == [number / 25 for number in range(40)]
    assert seen.values == list(range(40))
    assert source.closed.is_set()


@pytest.mark.parametrize("fps", [5.0, 25.0])
def test_rate(watch: Watch, seen: Seen, hang: Event, fps: float) -> None:
    """The rate is what the frames say of late, and a slow one is no problem."""
    watcher = watch(RecordedSource([*frames(30, fps=60), *frames(60, fps=fps, from_s=1.0), hang]))

    wait_until(lambda: len(seen.frames) == 90, "every frame has come")
    status = watcher.status
    assert (status.state, status.problem) == (WatchState.WATCHING, "")
    assert status.fps == pytest.approx(fps)


def test_waiting(watch: Watch, hang: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """How long there has been no frame is told, also while the camera opens."""
    now = 100.0
    monkeypatch.setattr(watcher_module, "now_s", lambda: now)
    watcher = watch(RecordedSource(opening=[hang]))
    now = 119.5

    assert watcher.status[:4] == (WatchState.OPENING, "", 0.0, 19.5)


@pytest.mark.parametrize("where", ["open", "read"])
def test_closing_waits_for_nothing(watch: Watch, seen: Seen, hang: Event, where: str) -> None:
    """A camera that hangs holds up neither closing nor another watch; it is let go of when it comes back."""
    late = [hang, frame(9.0, value=9)]
    hanging = (
        RecordedSource(opening=[hang]) if where == "open" else RecordedSource([frame(1.0, value=1), *late])
    )
    watcher = watch(hanging)
    if where == "read":
        wait_for(watcher, WatchState.WATCHING)

    began = time.perf_counter()
    watcher.close()
    assert time.perf_counter() - began < AT_ONCE_S
    assert watcher.status[:4] == (WatchState.ENDED, "", 0.0, 0.0)
    assert not hanging.closed.is_set()

    wait_for(watch(RecordedSource([frame(2.0, value=2)])), WatchState.ENDED)
    hang.set()
    assert hanging.closed.wait(AT_ONCE_S)
    assert seen.values == ([1, 2] if where == "read" else [2])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CameraError("There is no camera 3 here."), "There is no camera 3 here."),
        (CameraError("Camera 0 does not open."), "Camera 0 does not open."),
        (RuntimeError("broken\n  pipe"), "The camera does not work (broken pipe)."),
        (OSError(), "The camera does not work (OSError)."),
    ],
)
def test_camera_that_does_not_open(watch: Watch, error: Exception, told: str) -> None:
    """A camera that was never there is told at once, in one line, and not tried again."""
    assert (
        wait_for(watch(RecordedSource(opening=[error]), RecordedSource(frames(3))), WatchState.FAILED) == told
    )


def test_camera_that_never_answers(watch: Watch, hang: Event) -> None:
    """A camera that takes too long to open is given up, and let go of when it comes back."""
    source = RecordedSource(opening=[hang])
    assert wait_for(watch(source, patience=HASTY), WatchState.FAILED) == "The camera does not answer."
    hang.set()
    assert source.closed.wait(AT_ONCE_S)


def test_slow_camera(watch: Watch, seen: Seen, hang: Event) -> None:
    """A camera that takes long to open watches once it is there."""
    watcher = watch(RecordedSource([frame(1.0)], opening=[hang]), patience=HASTY._replace(open_s=30))
    assert watcher.status.state is WatchState.OPENING
    hang.set()
    assert wait_for(watcher, WatchState.ENDED) == ""
    assert len(seen.frames) == 1


def test_camera_that_stops(watch: Watch, seen: Seen, hang: Event) -> None:
    """A camera that stops is told, opened anew and gone on with; what comes late from before is left out."""
    stopped = RecordedSource([frame(1.0, value=1), hang, frame(2.0, value=2)])
    back = Event()
    reopened = RecordedSource([frame(3.0, value=3)], opening=[back])
    watcher = watch(stopped, reopened, patience=HASTY._replace(open_s=30))

    wait_until(lambda: watcher.status.problem, "that is told")
    assert watcher.status[:2] == (WatchState.OPENING, "The camera has stopped.")
    hang.set()
    assert stopped.closed.wait(AT_ONCE_S)
    back.set()
    assert wait_for(watcher, WatchState.ENDED) == ""
    assert seen.values == [1, 3]


def test_camera_that_is_unplugged(watch: Watch, seen: Seen) -> None:
    """A camera that is unplugged and plugged in again is gone on with."""
    gone = RecordedSource(opening=[CameraError("There is no camera 0 here.")])
    torn = RecordedSource([frame(1.0), CameraError("The camera sends no picture.")])
    watcher = watch(torn, gone, gone, RecordedSource(frames(5, from_s=10.0)), patience=SOON_AGAIN)

    assert wait_for(watcher, WatchState.ENDED) == ""
    assert len(seen.frames) == 6
    assert torn.closed.is_set()


def test_camera_that_does_not_come_back(watch: Watch, seen: Seen) -> None:
    """After a few tries the camera is given up, with the last reason."""
    opens = 0

    class Gone(RecordedSource):
        def open(self) -> None:
            nonlocal opens
            opens += 1
            raise CameraError("There is no camera 0 here.")

    watcher = watch(RecordedSource([frame(1.0), CameraError("torn out")]), Gone(), patience=SOON_AGAIN)
    told = wait_for(watcher, WatchState.FAILED)
    assert told == "The camera did not come back. There is no camera 0 here."
    assert opens == SOON_AGAIN.tries
    assert len(seen.frames) == 1


UNUSABLE = [
    Frame(2.0, np.zeros((6, 8, 3), np.uint8)),
    Frame(2.0, np.zeros((6, 8), np.float64)),
    Frame(2.0, np.zeros((0, 8), np.uint8)),
    Frame(2.0, np.zeros(48, np.uint8)),
    Frame(2.0, "picture"),  # type: ignore[arg-type]
    Frame(float("nan"), np.zeros((6, 8), np.uint8)),
    Frame(float("inf"), np.zeros((6, 8), np.uint8)),
    Frame(1.0, np.zeros((6, 8), np.uint8)),
    Frame(0.5, np.zeros((6, 8), np.uint8)),
    "not a frame",
    (2.0,),
    0,
]


def test_pictures_that_are_none(watch: Watch, seen: Seen) -> None:
    """What is no picture, or comes from the past, is left out, and the watch goes on without haste."""
    began = time.perf_counter()
    watcher = watch(RecordedSource([frame(1.0, value=1), *UNUSABLE, frame(3.0, value=3)]))
    assert wait_for(watcher, WatchState.ENDED) == ""
    assert seen.values == [1, 3]
    assert time.perf_counter() - began > 0.005 * len(UNUSABLE)


@pytest.mark.parametrize("before", [[], [frame(1.0)]], ids=["from the first", "later"])
def test_nothing_but_unusable_pictures(watch: Watch, before: list[Frame]) -> None:
    """A camera that sends only such things is tried anew, and then given up."""
    first, *others = (
        RecordedSource(chain(part, repeat(UNUSABLE[0]))) for part in (before, *[[]] * HASTY.tries)
    )
    told = wait_for(watch(first, *others, patience=HASTY), WatchState.FAILED)
    assert told == "The camera did not come back. The camera sends no usable picture."


def test_other_size(watch: Watch, seen: Seen) -> None:
    """A picture that comes in another size is brought to that of the first, upright and whole."""
    corners = np.array([[10, 20], [30, 40]], np.uint8)
    large, tall = np.kron(corners, np.ones((6, 8), np.uint8)), np.kron(corners, np.ones((9, 2), np.uint8))
    pictures = [corners.repeat(3, 0).repeat(4, 1), large, tall, corners]
    source = RecordedSource(Frame(at_s, picture) for at_s, picture in enumerate(pictures))

    wait_for(watch(source), WatchState.ENDED)
    assert len(seen.frames) == 4
    for shown in seen.frames:
        assert np.array_equal(shown.grey, pictures[0])


def test_measuring_that_fails(watch: Watch) -> None:
    """An error of ours ends the watch, in one line, and lets go of the camera."""
    source = RecordedSource(frames(5))

    def fail(_frame: Frame) -> None:
        raise ValueError("no such\ncell")

    told = wait_for(watch(source, on_frame=fail), WatchState.FAILED)
    assert told == "What the camera sees could not be measured (no such cell)."
    assert source.closed.wait(AT_ONCE_S)


def test_slow_measuring_is_no_stop(watch: Watch, hang: Event) -> None:
    """Who takes long over a frame is not taken for a camera that has stopped."""
    watcher = watch(RecordedSource([frame(1.0)]), on_frame=lambda _frame: assert_set(hang), patience=HASTY)
    wait_until(lambda: watcher.status.waiting_s > 2 * HASTY.stall_s, "that has taken long")
    assert watcher.status.problem == ""
    hang.set()
    assert wait_for(watcher, WatchState.ENDED) == ""


def assert_set(event: Event) -> None:
    """Wait for an event."""
    assert event.wait(30)


def test_no_picture_is_kept(watch: Watch, hang: Event) -> None:
    """A frame is gone once it has been handed on, although the camera is still open."""
    kept: list[weakref.ref[Any]] = []
    source = RecordedSource(chain((frame(float(number)) for number in range(3)), [hang]))
    watch(source, on_frame=lambda shown: kept.append(weakref.ref(shown.grey)))

    wait_until(lambda: len(kept) == 3, "three frames have come")
    wait_until(lambda: not any(ref() is not None for ref in kept), "they are gone")
