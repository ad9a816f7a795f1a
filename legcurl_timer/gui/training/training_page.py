"""The page of a set under way: what is seen of it, kept up with the session."""

from PySide6.QtCore import Qt, Slot

from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.widgets.layouts import column
from legcurl_timer.gui.widgets.page import Page


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return TrainingPage(shared.session, shared.settings)


class TrainingPage(Page):
    """Shows the set that runs each time the session has been looked at."""

    def __init__(self, session: SessionBridge, settings: SettingsState) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session = session
        self._settings = settings
        self.view = SetView()
        self.setLayout(column(self.view))
        session.looked.connect(self._on_looked)
        session.set_begun.connect(self._on_set_begun)
        settings.changed.connect(self._on_settings_changed)
        settings.loudness_changed.connect(self._on_settings_changed)
        self._on_settings_changed()
        self._on_set_begun()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.view.set_theme(theme)
        self._on_looked()

    def focus_first(self) -> None:
        """Let the keys come to the page itself."""
        self.setFocus()

    @Slot()
    def _on_set_begun(self) -> None:
        if (transport := self._session.transport) is not None:
            self.view.begin(transport.prescription)

    @Slot()
    def _on_looked(self) -> None:
        transport = self._session.transport
        if transport is not None and not self._session.is_resting:
            self.view.show_transport(transport, self._session.now_ms(), asking=self._session.is_asking)

    @Slot()
    def _on_settings_changed(self) -> None:
        settings = self._settings.settings
        self.view.set_still(settings.reduced_motion)
        self.view.show_loudness(settings.volume, muted_now=self._settings.muted_now)
        self.view.flash.set_on(wished=settings.flash, reduced_motion=settings.reduced_motion)
