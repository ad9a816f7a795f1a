"""The settings page, and what can be heard from it: one rep as it is guided, the ticks of the sound delay."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.widgets.page import Page

if TYPE_CHECKING:
    from legcurl_timer.training.previews import RepSample, TickTrack

_FRAME_MS = 16
_LOOK_EVERY_MS = 500


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    page = SettingsPage(shared.settings)
    TryOut(page, shared)
    return page


class TryOut(QObject):
    """Lets one thing at a time be heard, until it is over or the page is left."""

    def __init__(self, page: SettingsPage, shared: Shared) -> None:
        super().__init__(page)
        self._page = page
        self._shared = shared
        self._sample: RepSample | None = None
        self._track: TickTrack | None = None
        self._ticker = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._ticker.timeout.connect(self._on_tick)
        page.delay_test_toggled.connect(self._on_delay_test_toggled)
        page.hear_requested.connect(self._on_hear_requested)
        page.left.connect(self.stop)

    @Slot()
    def stop(self) -> None:
        """Fall silent."""
        self._ticker.stop()
        sample, self._sample = self._sample, None
        track, self._track = self._track, None
        if sample is not None:
            sample.stop()
        if track is not None:
            track.stop()
            self._page.stop_test()

    @Slot(bool)
    def _on_delay_test_toggled(self, on: bool) -> None:
        self.stop()
        if on:
            sound = self._shared.sound
            self._track = sound.engine.tick_track(self._shared.settings.loudness)
            self._ticker.start(_FRAME_MS)
            sound.failed.emit(self._track.problem)

    @Slot()
    def _on_hear_requested(self) -> None:
        """Let one rep be heard as it is guided."""
        self.stop()
        sound = self._shared.sound
        self._sample = sound.engine.sample(self._shared.plan.prescription, self._shared.settings.loudness)
        self._ticker.start(_LOOK_EVERY_MS)
        sound.failed.emit(self._sample.problem)

    @Slot()
    def _on_tick(self) -> None:
        if self._track is not None:
            since_ms = self._track.since_tick_ms(self._shared.settings.settings.audio_delay_ms)
            if since_ms is not None:
                self._page.mark.set_since_tick(since_ms)
                return
        elif self._sample is not None and self._sample.update():
            return
        self.stop()
