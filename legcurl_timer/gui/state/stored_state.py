"""What changes in the window and is kept on the disk, soon but not at each key."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

SAVE_AFTER_MS = 400


class StoredState(QObject):
    """Saves itself a moment after the last change; `noticed` tells where that failed."""

    noticed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_saved = True
        self._soon = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save)

    @Slot()
    def save(self) -> None:
        """Save now what has changed, if anything."""
        self._soon.stop()
        if self._is_saved:
            return
        problem = self._store()
        self._is_saved = not problem
        if problem:
            self.noticed.emit(problem)

    def _save_soon(self) -> None:
        self._is_saved = False
        self._soon.start()

    def _store(self) -> str:
        """Write it down; returns a notice where that failed, else ""."""
        raise NotImplementedError
