"""Puts the window together and opens it."""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.errors import CommandFailedError
from legcurl_timer.userdata.plans import PlansFile
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile, data_folder

if TYPE_CHECKING:
    from legcurl_timer.training.audio_engine import AudioEngine

_HEARTBEAT_MS = 500
NO_WINDOW = "Use `legcurl-timer pace` in this terminal, or `legcurl-timer render` for a guide track."


def open_window(
    options: argparse.Namespace,
    variations: tuple[Variation, ...],
    adjust: Callable[[SetPrescription], SetPrescription],
) -> int:
    """Open the window and return the exit code once it is closed.

    `adjust` puts what the command line asks for into the set last used. Raises CommandFailedError where
    there is no display or no Qt.
    """
    folder = data_folder(options.data_dir)
    plans_file, settings_file = PlansFile(folder, variations), SettingsFile(folder)
    plans, plans_notice = plans_file.load()
    settings, settings_notice = settings_file.load()
    variation = options.variation or plans.last_variation(variations)
    prescription = adjust(plans.plan_for(variation).prescription)
    application = _application()

    from legcurl_timer.gui.state.plan_state import PlanState  # noqa: PLC0415 - Qt is known to be there by now
    from legcurl_timer.gui.state.settings_state import SettingsState  # noqa: PLC0415 - the same
    from legcurl_timer.gui.window.main_window import MainWindow  # noqa: PLC0415 - the same

    plan_state = PlanState(plans_file, plans, variation)
    plan_state.set_prescription(prescription)
    settings_state = SettingsState(settings_file, settings, muted_now=options.mute)
    if options.guidance:
        settings_state.change(guidance=Guidance(options.guidance))
    audio = AudioChoice(options.audio) if options.audio else None
    window = MainWindow(variations, plan_state, settings_state, lambda chosen: _audio_engine(chosen, audio))
    window.tell(plans_notice, settings_notice)
    window.first_painted.connect(window.open_history)
    window.first_painted.connect(window.start_set if options.start else window.load_audio_engine)
    window.show()
    _close_on_signals(application)
    return int(application.exec())


def _audio_engine(settings: Settings, audio: AudioChoice | None) -> "AudioEngine":
    from legcurl_timer.training.audio_engine import AudioEngine  # noqa: PLC0415 - numpy is slow to import

    return AudioEngine(settings, audio)


def _application() -> Any:
    """Return Qt's application; turns Qt's abort on a missing display or library into one line."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise CommandFailedError(f"There is no display here. {NO_WINDOW}")
    try:
        from legcurl_timer.gui.window.application import make_application  # noqa: PLC0415 - Qt may be missing
    except ImportError as error:
        raise CommandFailedError(f"The window needs PySide6-Essentials ({error}). {NO_WINDOW}") from error
    return make_application(f"legcurl-timer: The display cannot be used. {NO_WINDOW}")


def _let_python_run() -> None:
    """Do nothing, in Python."""


def _close_on_signals(application: Any) -> None:
    """Let Ctrl-C and a polite kill close the window as its own button does."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415, TID251 - Qt is known to be there by now

    def close(_number: int, _frame: FrameType | None) -> None:
        # Not here and now: a signal may come in the middle of a painting.
        QTimer.singleShot(0, application.closeAllWindows)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, close)
    # Python hears of a signal only when Qt calls it, which a window at rest does not do.
    heartbeat = QTimer(application)
    heartbeat.timeout.connect(_let_python_run)
    heartbeat.start(_HEARTBEAT_MS)
