"""Puts the window together and opens it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.gui.window.application import close_on_signals, make_application
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile

if TYPE_CHECKING:
    from legcurl_timer.training.audio_engine import AudioEngine


def open_window(
    variations: tuple[Variation, ...],
    prescription: SetPrescription,
    settings_file: SettingsFile,
    settings: Settings,
    *,
    notice: str,
    audio: AudioChoice | None,
    muted: bool,
    start: bool,
    instead: Callable[[], int],
) -> int:
    """Open the window on a set and return the exit code once it is closed.

    `notice` is what there is to tell of the settings, "" where all is well; `audio` plays in place of what
    the settings choose. Where the display cannot be used, the process ends with the exit code of what is
    done `instead`.
    """
    application = make_application(instead)
    window = MainWindow(
        variations,
        prescription,
        settings_file,
        settings,
        lambda chosen: _audio_engine(chosen, audio),
        muted=muted,
    )
    window.tell(notice)
    window.first_painted.connect(window.open_history)
    window.first_painted.connect(window.start_set if start else window.load_audio_engine)
    window.show()
    close_on_signals(application)
    return int(application.exec())


def _audio_engine(settings: Settings, audio: AudioChoice | None) -> "AudioEngine":
    from legcurl_timer.training.audio_engine import AudioEngine  # noqa: PLC0415 - numpy is slow to import

    return AudioEngine(settings, audio)
