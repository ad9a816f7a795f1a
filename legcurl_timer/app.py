"""Puts the window together and opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.application import close_on_signals, make_application
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.settings import AudioChoice, Settings

if TYPE_CHECKING:
    from legcurl_timer.training.audio_engine import AudioEngine


@dataclass(frozen=True, slots=True)
class Start:
    """How the window opens: lines to tell, an output in place of the one chosen, and whether to train at once."""

    notices: tuple[str, ...] = ()
    audio: AudioChoice | None = None
    train: bool = False


def open_window(
    variations: tuple[Variation, ...],
    make_states: Callable[[], tuple[SettingsState, PlanState]],
    start: Start,
    instead: Callable[[], int],
) -> int:
    """Open the window and return the exit code once it is closed.

    Where the display cannot be used, the process ends with the exit code of what is done `instead`.
    """
    application = make_application(instead)
    settings, plan = make_states()

    def make_engine(chosen: Settings) -> "AudioEngine":
        engine: AudioEngine = import_module("legcurl_timer.training.audio_engine").AudioEngine(
            chosen, start.audio
        )
        return engine

    window = MainWindow(variations, settings, plan, make_engine)
    window.shared.tell(*start.notices)
    window.first_painted.connect(window.open_history)
    window.first_painted.connect(window.start if start.train else window.shared.sound.load)
    window.show()
    close_on_signals(application)
    return int(application.exec())
