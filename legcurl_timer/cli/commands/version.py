"""`legcurl-timer --version`: what runs here; no line of it needs more than is installed."""

import argparse

from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.userdata.json_file import read_json
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile, data_folder, read_settings
from legcurl_timer.wording.about import facts, report, sound_text

try:
    from legcurl_timer.audio.output import open_output
except ImportError as error:
    _NO_SOUND = str(error)
else:
    _NO_SOUND = ""


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Print the program and its version, and below that what it stands on."""
    try:
        folder = data_folder(options.data_dir)
    except ImportError as error:
        print(report(facts(str(error), _sound(options.audio or AudioChoice.AUTO))))
    else:
        print(report(facts(str(folder), _sound(options.audio or _stored_audio(SettingsFile(folder))))))
    return DONE


def _sound(audio: str) -> str:
    if _NO_SOUND:
        return sound_text("", _NO_SOUND)
    tried = open_output(None if audio == AudioChoice.AUTO else audio).try_out()
    return sound_text(tried.player_name, tried.problem)


def _stored_audio(file: SettingsFile) -> str:
    """Return the output that the settings choose; a file that makes no sense is left where it is."""
    try:
        return read_settings(read_json(file.path), file.path.name).audio
    except (OSError, ValidationError):
        return Settings().audio
