"""Without a command: the window, or where none can be opened, the same workout in the terminal."""

import argparse
import gc
import os
import sys
from functools import partial
from importlib import import_module

from legcurl_timer.cli.arguments import adjusted_plan
from legcurl_timer.cli.exit_codes import exit_code_of, tell
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.errors import CommandFailedError
from legcurl_timer.userdata.kept import Kept, load_kept
from legcurl_timer.userdata.settings import AudioChoice, data_folder

_UNUSABLE = gettext_noop("The display cannot be used; `legcurl-timer doctor` says why.")


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Open the window on the set last used, changed as asked for; raises BadInputError."""
    kept = load_kept(data_folder(options.data_dir), variations)
    usual = kept.plans.plan_for(options.variation or kept.plans.last_variation(variations))
    plan = adjusted_plan(options, usual)
    in_the_terminal = partial(_in_the_terminal, options, variations, plan, kept)
    if not _display_is_named():
        return in_the_terminal(_("There is no display here."))
    gc.disable()  # looking for garbage takes its time, and the window does so itself
    try:
        app = import_module("legcurl_timer.app")
    except ImportError as error:
        return in_the_terminal(_("The window needs PySide6-Essentials ({reason}).").format(reason=error))
    code: int = app.open_window(
        variations,
        kept,
        plan,
        guidance=Guidance(options.guidance) if options.guidance else None,
        audio=AudioChoice(options.audio) if options.audio else None,
        muted=options.mute,
        film=options.camera,
        start=options.start,
        instead=lambda: exit_code_of(lambda: in_the_terminal(_(_UNUSABLE))),
    )
    return code


def _display_is_named() -> bool:
    """Return whether there may be a display; only Linux can be without one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def _in_the_terminal(
    options: argparse.Namespace,
    variations: tuple[Variation, ...],
    plan: WorkoutPlan,
    kept: Kept,
    reason: str,
) -> int:
    if sys.stdout is None:  # started without a console: there is no terminal either
        raise CommandFailedError(reason)
    gc.enable()
    tell(" ".join((reason, _("The workout is paced in this terminal."))))
    for notice in kept.notices:
        print(notice, file=sys.stderr)
    pace = import_module("legcurl_timer.cli.commands.pace")
    code: int = pace.pace_in_terminal(plan, variations, kept, options)
    return code
