"""Puts the window together and opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.application import close_on_signals, make_application
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile

if TYPE_CHECKING:
    from legcurl_timer.training.audio_engine import AudioEngine


@dataclass(frozen=True, slots=True)
class Opening:
    """What the window opens with.

    `plan` is today's, which may be other than the one kept. `notices` are to be told, `audio` plays in place
    of what the settings choose, and with `start` the workout begins at once.
    """

    settings_file: SettingsFile
    settings: Settings
    plans_file: PlansFile
    plans: Plans
    plan: WorkoutPlan
    notices: tuple[str, ...] = ()
    audio: AudioChoice | None = None
    muted: bool = False
    start: bool = False


def open_window(variations: tuple[Variation, ...], opening: Opening, instead: Callable[[], int]) -> int:
    """Open the window and return the exit code once it is closed.

    Where the display cannot be used, the process ends with the exit code of what is done `instead`.
    """
    application = make_application(instead)
    settings = SettingsState(opening.settings_file, opening.settings, muted_now=opening.muted)
    plan = PlanState(opening.plans_file, opening.plans, opening.plan.prescription.variation)
    plan.set_plan(opening.plan)

    def make_engine(chosen: Settings) -> "AudioEngine":
        engine: AudioEngine = import_module("legcurl_timer.training.audio_engine").AudioEngine(
            chosen, opening.audio
        )
        return engine

    window = MainWindow(variations, settings, plan, make_engine)
    window.notices.tell(*opening.notices)
    window.first_painted.connect(window.open_history)
    window.first_painted.connect(window.start if opening.start else window.shared.sound.load)
    window.show()
    close_on_signals(application)
    return int(application.exec())
