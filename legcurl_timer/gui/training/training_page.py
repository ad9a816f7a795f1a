"""The page of a set under way: its picture, kept up with the session."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.training.scene import Shown
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.gui.widgets.page import Page


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return TrainingPage(shared)


class TrainingPage(Page):
    """Shows the set that runs each time the session has been looked at."""

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shared = shared
        self._session = shared.session
        self._settings = shared.settings
        self._told: Shown | None = None
        self.view = SetView()
        self.view.intent_requested.connect(self.intent_requested)
        self.setLayout(column(self.view))
        self.corner = row(None, margins=(0, GRID, 3 * GRID, 0))
        self.view.setLayout(column(self.corner, None))
        self._session.looked.connect(self._on_looked)
        self._session.moved.connect(self._on_moved)
        self._session.set_begun.connect(self._on_set_begun)
        self._session.sound_failed.connect(self._on_settings_changed)
        self._settings.changed.connect(self._on_settings_changed)
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
        self._on_settings_changed()
        transport = self._session.transport
        if transport is not None:
            load = self._shared.plan.load_for(transport.prescription)
            self.view.begin(transport.prescription, str(load or ""))

    @Slot()
    def _on_looked(self) -> None:
        if not self.isVisible():
            return
        self.view.look(self._session)
        if self.view.shown is not self._told:
            self._tell(self.view.shown)

    @Slot()
    def _on_moved(self) -> None:
        self.view.move_on(self._session.seen_at_ms)

    def _tell(self, now: Shown | None) -> None:
        """Name the page after what it shows, for a screen reader, and announce reps where no voice does.

        While the voice is heard nothing is announced, on purpose: two voices at a time are worse than one.
        """
        before, self._told = self._told, now
        if now is None:
            return
        self.setAccessibleName(now.in_words)
        is_new = before is None or before.statement != now.statement
        is_heard = self._settings.loudness.gain and not self._session.sound_problem
        is_told = is_heard and self._settings.settings.guidance.speaks
        if is_new and QAccessible.isActive() and not is_told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, now.statement))

    @Slot()
    def _on_settings_changed(self) -> None:
        settings = self._settings.settings
        self.view.set_still(settings.reduced_motion)
        # TRANSLATORS: stands small beside the lift and its tempo.
        self.view.warn(_("no sound") if self._session.sound_problem else "")
        self.view.flash.set_on(wished=settings.flash, reduced_motion=settings.reduced_motion)
