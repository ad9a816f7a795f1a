"""Cameras and videos as sources of frames, by OpenCV.

OpenCV is loaded with the first source that is opened. That may take long, and so may opening and reading: it
all belongs into a thread. Only files on this machine are opened, and nothing is written.
"""

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from math import inf, isfinite
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from legcurl_timer.clock import now_s
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.text import number_text
from legcurl_timer.measure.frames import CameraError, Frame
from legcurl_timer.measure.opencv_library import in_grey, load_opencv
from legcurl_timer.measure.video_names import checked_name, no_video, shown

_SYSTEM: str = sys.platform
_BACKENDS = {"linux": ("V4L2",), "darwin": ("AVFOUNDATION",), "win32": ("MSMF", "DSHOW")}
_WISHES = {"FRAME_WIDTH": 640, "FRAME_HEIGHT": 480, "FPS": 30, "BUFFERSIZE": 1}
_USUAL_FPS = 25.0
_FASTEST_FPS = 1000.0
_LONGEST_STEP_S = 60.0
_MOST_BROKEN = 250
"""OpenCV fails at a damaged picture as it does at the end, but behind it there may be more."""

_LATE_S = 0.1
_MOST_LEFT_OUT = 10
_FEWEST_FRAMES = 2
"""One is a picture."""

_MOST_CAMERAS = 10
_NAMES = Path("/sys/class/video4linux")
_NO_PICTURE = gettext_noop("The camera sends no picture.")
_NONE_HERE = gettext_noop("There is no such camera here.")
_NOT_LET_IN = gettext_noop(
    "The camera does not open. To be let in: sudo usermod -aG video $USER, then log in anew."
)
_IN_USE_ELSEWHERE = gettext_noop("The camera does not open. Another program may be using it.")
_KEPT_CLOSED = gettext_noop(
    "The camera does not open. Another program may be using it, or the system's privacy settings keep it "
    "closed."
)
_IN_USE: dict[int, Lock] = {}  # by number: the system would refuse to open a camera twice


class FrameTimesError(CameraError):
    """There are other `frames` in a video than there are `times` for them; those with a time were read."""

    def __init__(self, name: str, frames: int, times: int) -> None:
        told = ngettext(
            "{file} has {count} frame, but there are {times} frame times.",
            "{file} has {count} frames, but there are {times} frame times.",
            frames,
        )
        super().__init__(told.format(file=name, count=number_text(frames), times=number_text(times)))
        self.frames = frames
        self.times = times


class FoundCamera(NamedTuple):
    """A camera that may be opened by its number; `name` is "" where the system does not tell it."""

    number: int
    name: str = ""


def cameras() -> tuple[FoundCamera, ...]:
    """Return the cameras here; opens each for a moment where the system has no list, which takes long."""
    if _SYSTEM == "linux":
        nodes = sorted((int(node.name.removeprefix("video")), node) for node in _NAMES.glob("video[0-9]*"))
        # A camera has more nodes than that for pictures, which is the first.
        return tuple(FoundCamera(n, _told(node, "name")) for n, node in nodes if _told(node, "index") == "0")
    found = []
    for number in range(_MOST_CAMERAS):
        camera = Camera(number)
        if not camera.is_in_use:
            try:
                camera.open()
            except CameraError:
                break
            camera.close()
        found.append(FoundCamera(number))
    return tuple(found)


def _told(node: Path, what: str) -> str:
    try:
        return " ".join((node / what).read_text(errors="replace").split())
    except OSError:
        return ""


class Camera:
    """A camera by its number; its frames bear the moment at which they arrived.

    One that is still held by an earlier source is waited for.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._lock = _IN_USE.setdefault(number, Lock())
        self._capture: Any = None
        self._cv2: Any = None

    @property
    def is_in_use(self) -> bool:
        """Whether this program has it open."""
        return self._lock.locked()

    def open(self) -> None:
        """Take hold of the camera; raises CameraError."""
        self._cv2 = load_opencv()
        self._lock.acquire()
        try:
            self._capture = _opened(self._cv2, self._number)
        finally:
            if self._capture is None:
                self._lock.release()

    def read(self) -> Frame:
        """Wait for the next frame; raises CameraError where the camera is gone."""
        for _again in range(_MOST_BROKEN):
            if not self._capture.grab():
                break
            at_s = now_s()
            is_whole, image = self._capture.retrieve()
            if is_whole:
                return Frame(at_s, in_grey(self._cv2, image))
        raise CameraError(_(_NO_PICTURE), _NO_PICTURE)

    def close(self) -> None:
        """Let go of the camera."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None
            self._lock.release()


def _opened(cv2: Any, number: int) -> Any:
    for backend in _BACKENDS.get(_SYSTEM, ("ANY",)):
        capture = cv2.VideoCapture(number, getattr(cv2, f"CAP_{backend}"))
        if capture.isOpened():
            for name, wish in _WISHES.items():
                capture.set(getattr(cv2, f"CAP_PROP_{name}"), wish)
            return capture
    if _SYSTEM == "linux" and not Path(f"/dev/video{number}").exists():
        raise CameraError(_("There is no camera {number} here.").format(number=number), _NONE_HERE)
    why = _why_it_does_not_open(number)
    raise CameraError(_(why), why)


def _why_it_does_not_open(number: int) -> str:
    if _SYSTEM != "linux":
        return _KEPT_CLOSED
    return _IN_USE_ELSEWHERE if os.access(f"/dev/video{number}", os.R_OK | os.W_OK) else _NOT_LET_IN


class VideoFile:
    """A video, as far as it can be read: turned upright, without its sound.

    Its times are `frame_times_s`, one for each frame, or else those that it has itself. With `realtime` it
    plays at its own pace, and its frames bear the moment at which they were shown, as a camera's do.
    """

    def __init__(
        self,
        path: Path | str,
        frame_times_s: Sequence[float] | None = None,
        *,
        realtime: bool = False,
        clock: Callable[[], float] = now_s,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path = Path(path)
        self._times_s = frame_times_s
        self._is_realtime = realtime
        self._clock = clock
        self._sleep = sleep
        self._cv2: Any = None
        self._capture: Any = None
        self._ahead: deque[Frame] = deque()
        self._read = 0
        self._step_s = 0.0
        self._last_s = 0.0
        self._began_s: float | None = None
        self._is_over = False

    @property
    def frames_told(self) -> int | None:
        """How many frames the open video says it has, None where it does not; it may be wrong."""
        told = self._capture.get(self._cv2.CAP_PROP_FRAME_COUNT) if self._capture is not None else 0
        return int(told) if 0 < told < sys.maxsize else None

    def open(self) -> None:
        """Take hold of the video; raises CameraError where it is none, or its times make no sense."""
        if self._times_s is not None:
            _check_times(self._times_s)
        name = checked_name(self._path)
        self._cv2 = cv2 = load_opencv()
        self._capture = cv2.VideoCapture(name, cv2.CAP_FFMPEG)
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        self._step_s = 1 / (fps if 1 <= fps <= _FASTEST_FPS else _USUAL_FPS)
        self._last_s = -self._step_s
        while len(self._ahead) < _FEWEST_FRAMES:
            frame = self._decoded()
            if frame is None:
                self.close()
                raise CameraError(no_video(self._path))
            self._ahead.append(frame)

    def read(self) -> Frame | None:
        """Return the next frame, or None at the end; raises FrameTimesError where times and frames differ."""
        frame = self._next()
        return frame if frame is None or not self._is_realtime else self._in_its_time(frame)

    def close(self) -> None:
        """Let go of the video."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None
        self._ahead.clear()

    def _in_its_time(self, frame: Frame) -> Frame:
        """Wait until a frame is due; leave out those that are late, as a camera does."""
        if self._began_s is None:
            self._began_s = self._clock() - frame.at_s
        for _again in range(_MOST_LEFT_OUT):
            if self._began_s + frame.at_s > self._clock() - _LATE_S:
                break
            frame = self._next() or frame
        self._sleep(max(0.0, self._began_s + frame.at_s - self._clock()))
        return frame._replace(at_s=self._clock())

    def _next(self) -> Frame | None:
        frame = self._ahead.popleft() if self._ahead else self._decoded()
        if self._times_s is None:
            return frame
        times = len(self._times_s)
        if (frame is None) == (self._read < times):
            rest = sum(1 for _more in iter(self._decoded, None))
            more = 0 if frame is None else 1 + len(self._ahead) + rest
            raise FrameTimesError(shown(self._path), self._read + more, times)
        if frame is None:
            return None
        self._read += 1
        return frame._replace(at_s=self._times_s[self._read - 1])

    def _decoded(self) -> Frame | None:
        if self._is_over:
            return None
        for _again in range(_MOST_BROKEN):
            with suppress(self._cv2.error):
                if self._capture.grab():
                    at_s = self._time_s()
                    is_whole, image = self._capture.retrieve()
                    if is_whole:
                        return Frame(at_s, in_grey(self._cv2, image))
        self._is_over = True
        return None

    def _time_s(self) -> float:
        """Return when the frame is to be shown, or where that makes no sense, when it should be."""
        at_s = self._capture.get(self._cv2.CAP_PROP_POS_MSEC) / 1000
        if not 0 < at_s - self._last_s < _LONGEST_STEP_S:
            at_s = self._last_s + self._step_s
        self._last_s = at_s
        return float(at_s)


def _check_times(times_s: Sequence[float]) -> None:
    for number, (before, time_s) in enumerate(pairwise([-inf, *times_s]), 1):
        if not (isfinite(time_s) and time_s > before):
            told = _("The frame times must be numbers that rise: number {number} does not.")
            raise CameraError(told.format(number=number))
