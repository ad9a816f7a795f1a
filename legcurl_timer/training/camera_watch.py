"""A camera that is looked through: the picture of the moment, and what moved while notice was taken."""

from collections.abc import Callable
from threading import Lock

from legcurl_timer.measure.frames import Frame, FrameSource, Grey
from legcurl_timer.measure.motion import Motion, MotionMeter
from legcurl_timer.measure.watcher import Watcher, WatchStatus


class CameraWatch:
    """Watches until it is closed; of the pictures only the last one is there, in memory.

    `picture` is that one, None before the first; a later one is another object. `shape` are the rows and
    columns of the cells in which motion is seen, (0, 0) before the first picture.
    """

    def __init__(self, make_source: Callable[[], FrameSource]) -> None:
        self.picture: Grey | None = None
        self.shape = (0, 0)
        self._meter: MotionMeter | None = None
        self._lock = Lock()
        self._watcher = Watcher(make_source, self._on_frame)

    @property
    def status(self) -> WatchStatus:
        """How the watch stands now."""
        return self._watcher.status

    def note(self) -> None:
        """Take notice of what moves from now on."""
        with self._lock:
            self._meter = MotionMeter()

    def noted(self) -> Motion:
        """Return what has moved, and take no further notice."""
        with self._lock:
            meter, self._meter = self._meter, None
        return (meter or MotionMeter()).motion

    def close(self) -> None:
        """Let go of the camera, without waiting for that."""
        self._watcher.close()
        self.picture = None

    def _on_frame(self, frame: Frame) -> None:
        with self._lock:
            if self._meter is not None:
                self._meter.add(frame)
            elif self.picture is None:
                meter = MotionMeter()
                meter.add(frame)
                self.shape = meter.shape
        self.picture = frame.grey
