"""The view from afar: when it is shown, and what it is told."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.gui.keyboard.keys import KeyRouter
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.training.distance_view import DistanceView
from legcurl_timer.gui.widgets.page import Intent
from legcurl_timer.wording.sets import place_text

_FROM_AFAR = {
    Intent.TOGGLE,
    Intent.END_SET,
    Intent.BACK,
    Intent.MUTE,
    Intent.LOUDER,
    Intent.SOFTER,
    Intent.FULL_SCREEN,
    Intent.MORE_REST,
    Intent.LESS_REST,
}
"""What makes sense from afar; no page is opened where it cannot be seen."""


class DistanceControl(QObject):
    """Shows the essentials on a whole screen, the second one where there is one, or no longer."""

    intent_requested = Signal(Intent)

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(window)
        self._shared = shared
        self._window = window
        self._view: DistanceView | None = None
        shared.session.set_begun.connect(self._begin)
        shared.session.rest_started.connect(self._begin)
        shared.settings.changed.connect(self._dress)
        shared.appearance.theme_changed.connect(self._dress)

    @property
    def is_shown(self) -> bool:
        """Whether the view from afar is on a screen."""
        return self._view is not None and self._view.isVisible()

    @property
    def view(self) -> DistanceView:
        """The view, made when it is first asked for."""
        if self._view is None:
            session = self._shared.session
            self._view = DistanceView()
            router = KeyRouter(self._view, lambda: session.is_on, lambda: session.is_resting)
            router.intent_requested.connect(self._on_intent_requested)
            self._view.installEventFilter(router)  # all of it is one place for keys
            session.looked.connect(self._on_looked)
            self._dress()
        return self._view

    @Slot()
    def toggle(self) -> None:
        """Show it, or no longer."""
        if self.is_shown:
            self.view.hide()
            self._window.activateWindow()
            return
        view = self.view
        self._begin()
        view.appear(self._window)
        self._on_looked()

    def close(self) -> None:
        """Let go of it for good."""
        if self._view is not None:
            self._view.close()

    @Slot()
    def _dress(self) -> None:
        if self._view is not None:
            settings = self._shared.settings.settings
            self._view.flash.set_on(wished=settings.flash, reduced_motion=settings.reduced_motion)
            self._view.set_still(settings.reduced_motion)
            self._view.set_theme(self._shared.appearance.theme)

    @Slot()
    def _begin(self) -> None:
        """Get ready for the set that is next, or under way."""
        if self._view is None:
            return
        workout = self._shared.session.workout
        if workout is not None and workout.step is not None:
            self._view.begin(workout.step.prescription, place_text(workout, workout.step))
        else:
            self._view.begin(self._shared.plan.plan.prescription)

    @Slot()
    def _on_looked(self) -> None:
        if self._view is not None and self.is_shown:
            session = self._shared.session
            transport = session.transport or Transport.for_set(self._shared.plan.plan.prescription)
            self._view.show_transport(transport, session.now_ms(), asking=session.is_asking)

    @Slot(Intent)
    def _on_intent_requested(self, intent: Intent) -> None:
        if intent in _FROM_AFAR:
            self.intent_requested.emit(intent)
