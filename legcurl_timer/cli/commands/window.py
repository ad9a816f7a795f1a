"""Without a command: the window, or where none can be opened, the same workout in the terminal."""

import argparse
import os
import sys
from dataclasses import replace
from functools import partial
from importlib import import_module

from legcurl_timer.cli.arguments import adjusted_set
from legcurl_timer.cli.exit_codes import exit_code_of, tell
from legcurl_timer.core.lifts.variations import Variation, find_variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.errors import CommandFailedError
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile, data_folder

_UNUSABLE = "The display cannot be used; `legcurl-timer doctor` says why."


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Open the window on the set last used, changed as asked for; raises BadInputError."""
    settings_file = SettingsFile(data_folder(options.data_dir))
    settings, notice = settings_file.load()
    variation = options.variation or _last_variation(variations, settings)
    prescription = adjusted_set(options, settings.prescription_for(variation))
    in_the_terminal = partial(_in_the_terminal, options, settings.plan_for(prescription), settings, notice)
    if not _display_is_named():
        return in_the_terminal("There is no display here.")
    try:
        import_module("legcurl_timer.gui.window.application")
    except ImportError as error:
        return in_the_terminal(f"The window needs PySide6-Essentials ({error}).")
    if options.guidance:
        settings = replace(settings, guidance=Guidance(options.guidance))
    code: int = import_module("legcurl_timer.app").open_window(
        variations,
        prescription,
        settings_file,
        settings,
        notice=notice,
        audio=AudioChoice(options.audio) if options.audio else None,
        muted=options.mute,
        start=options.start,
        instead=lambda: exit_code_of(lambda: in_the_terminal(_UNUSABLE)),
    )
    return code


def _last_variation(variations: tuple[Variation, ...], settings: Settings) -> Variation:
    try:
        return find_variation(variations, settings.variation)
    except KeyError:
        return variations[0]


def _display_is_named() -> bool:
    """Return whether there may be a display; only Linux can be without one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def _in_the_terminal(
    options: argparse.Namespace, plan: WorkoutPlan, settings: Settings, notice: str, reason: str
) -> int:
    if sys.stdout is None:  # started without a console: there is no terminal either
        raise CommandFailedError(reason)
    tell(f"{reason} The workout is paced in this terminal.")
    if notice:
        print(notice, file=sys.stderr)
    code: int = import_module("legcurl_timer.cli.commands.pace").pace_in_terminal(plan, settings, options)
    return code
