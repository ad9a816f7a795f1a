"""The settings page, and what can be heard from it: one rep as it is guided, the ticks of the sound delay."""

from PySide6.QtCore import QObject, Slot

from legcurl_timer.gui.settings.delay_control import DelayControl
from legcurl_timer.gui.settings.hear_control import HearControl
from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.widgets.page import Page


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    page = SettingsPage(shared.settings)
    TryOut(page, shared)
    return page


class TryOut(QObject):
    """Lets one thing at a time be heard, until the page is left."""

    def __init__(self, page: SettingsPage, shared: Shared) -> None:
        super().__init__(page)
        self._shared = shared
        self._delay = DelayControl(self, page, shared.settings)
        self._hear = HearControl(self)
        page.delay_test_toggled.connect(self._on_delay_test_toggled)
        page.hear_requested.connect(self._on_hear_requested)
        page.left.connect(self.stop)

    @Slot()
    def stop(self) -> None:
        """Fall silent."""
        self._delay.stop()
        self._hear.stop()

    @Slot(bool)
    def _on_delay_test_toggled(self, on: bool) -> None:
        if not on:
            self._delay.stop()
            return
        self._hear.stop()
        settings, sound = self._shared.settings, self._shared.sound
        track = sound.engine.tick_track(settings.loudness)
        self._delay.start(track)
        sound.tell_problem(self._delay.problem)

    @Slot()
    def _on_hear_requested(self) -> None:
        """Let one rep be heard as it is guided."""
        self.stop()
        sound = self._shared.sound
        sample = sound.engine.sample(self._shared.plan.prescription, self._shared.settings.loudness)
        self._hear.start(sample)
        sound.tell_problem(self._hear.problem)
