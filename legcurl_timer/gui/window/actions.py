"""What follows from a wish of the lifter's, whichever key or button it came by."""

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.workout.plan import REST_STEP_MS
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.widgets.page import Intent
from legcurl_timer.gui.window.full_screen import FullScreen
from legcurl_timer.gui.window.navigation import Navigator
from legcurl_timer.gui.window.pages import PREPARE, RESULT

_REST_CHANGES_MS = {Intent.MORE_REST: REST_STEP_MS, Intent.LESS_REST: -REST_STEP_MS}
_VOLUME_STEPS = {Intent.LOUDER: 1, Intent.SOFTER: -1}


class Actions(QObject):
    """Passes each wish on to the one whose business it is.

    `workout_begun` tells that training starts, `tapped` when (ms) a helper tapped.
    """

    workout_begun = Signal()
    tapped = Signal(int)

    def __init__(
        self, shared: Shared, navigator: Navigator, full_screen: FullScreen, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shared = shared
        self._navigator = navigator
        self._full_screen = full_screen

    @Slot(Intent)
    def perform(self, intent: Intent) -> None:
        """Do what the lifter wants."""
        settings, session = self._shared.settings, self._shared.session
        match intent:
            case Intent.TOGGLE:
                self._toggle()
            case Intent.END_SET:
                session.end()
            case Intent.BACK:
                self.go_back()
            case Intent.MUTE:
                settings.set_muted(muted=not settings.muted_now)
            case Intent.LOUDER | Intent.SOFTER:
                settings.set_volume(settings.loudness.stepped(_VOLUME_STEPS[intent]).volume)
            case Intent.FULL_SCREEN:
                self._fill_screen()
            case Intent.MORE_REST | Intent.LESS_REST:
                session.add_rest(_REST_CHANGES_MS[intent])
            case Intent.TAP:
                self.tapped.emit(session.now_ms())
            case _ if not session.is_on:
                self._navigator.current.handle(intent)

    @Slot(str)
    def open_page(self, name: str) -> None:
        """Show a page, unless a set is under way."""
        if not self._shared.session.is_on:
            self._navigator.show(name)

    @Slot(int)
    def press_digit(self, digit: int) -> None:
        """Take a digit: it is the page's, or in a rest an answer, else it chooses a variation."""
        if self._shared.session.is_on or self._navigator.current.press_digit(digit):
            return
        if self._shared.session.is_resting:
            self._navigator.page(RESULT).press_digit(digit)
        elif 1 <= digit <= len(self._shared.variations):
            self._shared.plan.choose(self._shared.variations[digit - 1])
            self._navigator.show(PREPARE)

    @Slot()
    def start(self) -> None:
        """Start the workout as planned, or its next set where it rests."""
        if self._shared.session.is_resting:
            self._shared.session.toggle()
            return
        self._navigator.current.take_over()
        self._begin(Workout(self._shared.plan.plan))

    @Slot()
    def go_on_with_workout(self) -> None:
        """Go on with the workout that was broken off today."""
        workout = self._shared.today.broken_off
        if workout is not None:
            self._shared.plan.set_plan(workout.plan)
            self._shared.log.take_up(workout)
            self._begin(workout)

    @Slot()
    def go_back(self) -> None:
        """Take the step back that is meant: out of the set, or out of the page."""
        if self._shared.session.is_on:
            self._shared.session.ask()
        else:
            self._navigator.go_back()

    def _toggle(self) -> None:
        if self._shared.session.is_on:
            self._shared.session.toggle()
        elif not self._navigator.current.handle(Intent.TOGGLE):
            self.start()

    def _fill_screen(self) -> None:
        """Show the picture on a whole screen, or no longer, unless the page has to stay in sight."""
        is_on = self._shared.session.is_on or self._full_screen.is_shown
        if is_on or not self._navigator.current.handle(Intent.FULL_SCREEN):
            self._full_screen.toggle()

    def _begin(self, workout: Workout) -> None:
        self.workout_begun.emit()
        self._shared.session.begin(workout)
        self._shared.today.begin(workout)
