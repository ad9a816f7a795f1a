"""Puts the window together and opens it."""

import gc
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.application import close_on_signals, make_application, speak_as_chosen
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.kept import Kept
from legcurl_timer.userdata.settings import AudioChoice, Settings

if TYPE_CHECKING:
    from legcurl_timer.gui.state.measuring_access import MeasuringAccess
    from legcurl_timer.training.audio_engine import AudioEngine


def open_window(
    variations: tuple[Variation, ...],
    kept: Kept,
    plan: WorkoutPlan,
    *,
    guidance: Guidance | None,
    audio: AudioChoice | None,
    muted: bool,
    film: Path | None,
    start: bool,
    instead: Callable[[], int],
) -> int:
    """Open the window and return the exit code once it is closed.

    `plan` is today's, which may be other than the one kept; so may the `guidance` be. `audio` plays in place
    of what the settings choose, a `film` is watched in place of a camera, and with `start` the workout begins
    at once. Where the display cannot be
    used, the process ends with the exit code of what is done `instead`.
    """
    application = make_application(instead)
    speak_as_chosen(application)
    settings = SettingsState(kept.settings_file, kept.settings, muted_now=muted)
    if guidance is not None:
        settings.change(guidance=guidance)
    plan_state = PlanState(kept.plans_file, kept.plans, plan.prescription.variation)
    plan_state.set_plan(plan)

    def make_engine(chosen: Settings) -> "AudioEngine":
        engine: AudioEngine = import_module("legcurl_timer.training.audio_engine").AudioEngine(chosen, audio)
        return engine

    def make_measuring() -> "MeasuringAccess":
        kind = import_module("legcurl_timer.gui.state.measuring_access").MeasuringAccess
        access: MeasuringAccess = kind.with_film(settings.folder, film)
        return access

    window = MainWindow(variations, settings, plan_state, make_engine, make_measuring)
    if kept.notices:
        window.workings.notices.tell(*kept.notices)
    window.first_painted.connect(gc.freeze)
    window.first_painted.connect(window.look_up)
    if start:
        window.first_painted.connect(window.start)
    window.show()
    close_on_signals(application)
    return int(application.exec())
