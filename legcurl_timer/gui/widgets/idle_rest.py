"""When a picture that moves only to please may stand still: nobody is there, or nobody looks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from legcurl_timer.clock import now_ms

REST_AFTER_MS = 30_000
_WAKING = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.FocusIn,
}
_LEAVING = {QEvent.Type.FocusOut, QEvent.Type.Hide}


class IdleRest(QObject):
    """Tells when a window has had no input for 30 s, or has been left, minimised or hidden.

    It hears what the system sends to the window, a handful of events while somebody types or points, and
    nothing of what goes on inside. Time passes by itself: ask `is_resting` at each step of the movement.
    `woken` is told at the first input after a rest, and when the window is entered or comes back.
    """

    woken = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], int] = now_ms) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rest_from_ms = clock() + REST_AFTER_MS

    @property
    def is_resting(self) -> bool:
        """Whether nobody is there."""
        return self._clock() >= self._rest_from_ms

    def watch(self, shown: QWidget) -> None:
        """Watch the window of a widget that has just been shown; being shown wakes, too."""
        shown.window().windowHandle().installEventFilter(self)
        self.wake()

    def leave(self, hidden: QWidget) -> None:
        """Watch no longer: while other pages are shown, each of their paintings would be heard of."""
        if hidden.window().isVisible():
            hidden.window().windowHandle().removeEventFilter(self)

    def wake(self) -> None:
        """Begin the 30 s anew."""
        was_resting = self.is_resting
        self._rest_from_ms = self._clock() + REST_AFTER_MS
        if was_resting:
            self.woken.emit()

    def rest(self) -> None:
        """Rest at once."""
        self._rest_from_ms = self._clock()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Note that somebody is there, or has left."""
        kind = event.type()
        if kind in _WAKING or (kind is QEvent.Type.WindowStateChange and not _is_minimized(window)):
            self.wake()
        elif kind in _LEAVING or kind is QEvent.Type.WindowStateChange:
            self.rest()
        return False


def _is_minimized(window: QObject) -> bool:
    return isinstance(window, QWindow) and window.windowState() is Qt.WindowState.WindowMinimized
