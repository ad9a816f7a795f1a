"""A keyboard as the window system tells of it: keys have a place and a time, and repeat while held."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_REPEATS_AFTER_MS, _REPEATS_EVERY_MS = 660, 40
_TAP_MS = 80


class Keyboard:
    """Sends keys to whatever has the focus, or to the window that is in use where nothing has."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._now_ms = 1_000

    def tap(self, key: Qt.Key, text: str = "", *, place: int = 0) -> None:
        """Press a key and let it go; `place` is its scan code."""
        self._send(QEvent.Type.KeyPress, key, text, place)
        self._now_ms += _TAP_MS
        self._send(QEvent.Type.KeyRelease, key, text, place)
        self._now_ms += _TAP_MS

    def hold(self, key: Qt.Key, for_ms: int = 3_000) -> None:
        """Hold a key; as on X11 every third repeat looks as if a finger had made it."""
        self._send(QEvent.Type.KeyPress, key)
        self._now_ms += _REPEATS_AFTER_MS
        for count in range((for_ms - _REPEATS_AFTER_MS) // _REPEATS_EVERY_MS):
            for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
                self._send(kind, key, is_repeat=count % 3 != 1)
            self._now_ms += _REPEATS_EVERY_MS
        self._send(QEvent.Type.KeyRelease, key)
        self._now_ms += _TAP_MS

    def _send(
        self, kind: QEvent.Type, key: int, text: str = "", place: int = 0, *, is_repeat: bool = False
    ) -> None:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, place, 0, 0, text, is_repeat)
        event.setTimestamp(self._now_ms)
        listener = QApplication.focusWidget() or QApplication.activeWindow() or self._window
        QApplication.sendEvent(listener, event)
