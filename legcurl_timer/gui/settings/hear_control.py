"""Lets one rep be heard, on wish, and no two at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from legcurl_timer.training.previews import RepSample

_LOOK_EVERY_MS = 500


class HearControl(QObject):
    """Looks after the rep that sounds until it is over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sample: RepSample | None = None
        self._ticker = QTimer(self)
        self._ticker.setInterval(_LOOK_EVERY_MS)
        self._ticker.timeout.connect(self._on_tick)

    @property
    def problem(self) -> str:
        """Why the rep cannot be heard, "" where it can."""
        return self._sample.problem if self._sample else ""

    def start(self, sample: "RepSample") -> None:
        """Look after a rep that has been started, in place of the one before."""
        self.stop()
        self._sample = sample
        self._ticker.start()

    def stop(self) -> None:
        """Fall silent."""
        self._ticker.stop()
        if self._sample is not None:
            self._sample.stop()
            self._sample = None

    @Slot()
    def _on_tick(self) -> None:
        if self._sample is None or not self._sample.update():
            self.stop()
