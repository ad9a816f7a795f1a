"""Hears and shows a tick each second while the lifter sets the sound delay."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.state.settings_state import SettingsState

if TYPE_CHECKING:
    from legcurl_timer.training.previews import TickTrack

_FRAME_MS = 16


class DelayControl(QObject):
    """Runs the test on the settings page."""

    def __init__(self, parent: QObject, page: SettingsPage, settings: SettingsState) -> None:
        super().__init__(parent)
        self._page = page
        self._track: TickTrack | None = None
        self._settings = settings
        self._ticker = QTimer(self)
        self._ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticker.setInterval(_FRAME_MS)
        self._ticker.timeout.connect(self._on_tick)

    @property
    def problem(self) -> str:
        """Why the ticks cannot be heard, "" where they can."""
        return self._track.problem if self._track else ""

    def start(self, track: "TickTrack") -> None:
        """Follow a track that has been started."""
        self._track = track
        self._ticker.start()

    def stop(self) -> None:
        """Fall silent."""
        self._ticker.stop()
        track, self._track = self._track, None
        if track is not None:
            track.stop()
            self._page.stop_test()

    @Slot()
    def _on_tick(self) -> None:
        delay_ms = self._settings.settings.audio_delay_ms
        since_ms = self._track.since_tick_ms(delay_ms) if self._track else None
        if since_ms is None:
            self.stop()
        else:
            self._page.mark.set_since_tick(since_ms)
