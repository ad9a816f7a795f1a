"""The picture of the workout on a whole screen: when it is there, and which keys it passes on."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.gui.keyboard.held_keys import HeldKeys
from legcurl_timer.gui.keyboard.keys import KeyRouter
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.training.scene import ready
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.widgets.page import Intent
from legcurl_timer.gui.window.navigation import Navigator
from legcurl_timer.gui.window.pages import RESULT

_PASSED_ON = {
    Intent.TOGGLE,
    Intent.END_SET,
    Intent.MUTE,
    Intent.LOUDER,
    Intent.SOFTER,
    Intent.MORE_REST,
    Intent.LESS_REST,
    Intent.TAP,
}
"""What makes sense from afar; no page is opened where it cannot be seen, and no set thrown away."""
_LEAVING = {Intent.BACK, Intent.FULL_SCREEN}


class FullScreen(QObject):
    """Shows the picture on a whole screen, the second one where there is one, or no longer."""

    intent_requested = Signal(Intent)

    def __init__(self, shared: Shared, navigator: Navigator, window: QWidget, held: HeldKeys) -> None:
        super().__init__(window)
        self._held = held
        self._navigator = navigator
        self._shared = shared
        self._window = window
        self._view: SetView | None = None
        shared.session.set_begun.connect(self._begin)
        shared.session.rest_started.connect(self._begin)
        shared.plan.changed.connect(self._begin)
        shared.session.set_discarded.connect(self._begin)
        navigator.stack.currentChanged.connect(self._begin)
        shared.settings.changed.connect(self._dress)
        shared.appearance.theme_changed.connect(self._dress)

    @property
    def is_shown(self) -> bool:
        """Whether the picture is on a whole screen."""
        return self._view is not None and self._view.isVisible()

    @property
    def view(self) -> SetView:
        """The picture, made when it is first asked for."""
        if self._view is None:
            session = self._shared.session
            self._view = view = SetView(whole_screen=True)
            # TRANSLATORS: the title of a window with the essentials, large enough to be read from afar
            view.setWindowTitle(_("Leg Curl Timer, from afar"))
            view.setCursor(Qt.CursorShape.BlankCursor)
            view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            router = KeyRouter(view, lambda: session.is_on, lambda: session.is_resting, held=self._held)
            router.intent_requested.connect(self._on_intent_requested)
            view.intent_requested.connect(self._on_intent_requested)
            view.installEventFilter(router)  # all of it is one place for keys
            session.looked.connect(self._on_looked)
            session.moved.connect(self._on_moved)
            self._dress()
        return self._view

    @Slot()
    def toggle(self) -> None:
        """Show it, or no longer."""
        if self.is_shown:
            self.view.hide()
            self._window.activateWindow()
            return
        view, here = self.view, self._window.screen()
        self._begin()
        there = other_screen(here, QGuiApplication.screens())
        # Beside a second screen the keys stay with the window: it shows more, and asks things.
        view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, there is not here)
        view.setScreen(there)
        view.setGeometry(there.geometry())
        view.showFullScreen()
        (view if there is here else self._window).activateWindow()
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
        if self._view is not None:
            workout, plan = self._shared.session.workout, self._shared.plan
            step = workout.step if workout else None
            prescription = step.prescription if step else plan.plan.prescription
            self._view.begin(prescription, str(plan.load_for(prescription) or ""))
            self._on_looked()

    @Slot()
    def _on_looked(self) -> None:
        if not self.is_shown:
            return
        session, plan = self._shared.session, self._shared.plan.plan
        if session.stage is Stage.DONE and not self._navigator.shows(RESULT):
            self.view.show_scene(ready(plan.prescription))  # what it came to has been seen
        else:
            self.view.look(session)

    @Slot()
    def _on_moved(self) -> None:
        if self.is_shown:
            self.view.move_on(self._shared.session.seen_at_ms)

    @Slot(Intent)
    def _on_intent_requested(self, intent: Intent) -> None:
        if intent in _LEAVING:
            self.toggle()
        elif intent in _PASSED_ON:
            self.intent_requested.emit(intent)


def other_screen(here: QScreen, screens: list[QScreen]) -> QScreen:
    """Return the first screen that is not this one, else this one."""
    return next((screen for screen in screens if screen is not here), here)
