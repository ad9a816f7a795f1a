"""Tells when a window was first painted; a file of its own, so that Qt comes in when the window wants it."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow


class FirstPaint(QObject):
    """Waits for the first paint of a window and prints the clock (ns) when that paint is over."""

    _PAINTED = QEvent.Type(QEvent.registerEventType())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask to be told after the first paint, then go away."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            watched.removeEventFilter(self)
            # Painting the window and all that is in it is one piece of work; this comes right behind it.
            priority = Qt.EventPriority.HighEventPriority
            QCoreApplication.postEvent(self, QEvent(self._PAINTED), priority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Tell the time."""
        if event.type() == self._PAINTED:
            print(time.monotonic_ns(), flush=True)
            return True
        return super().event(event)
