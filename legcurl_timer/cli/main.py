"""The command line: what is asked for, checked and handed to the command that does it."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from legcurl_timer.cli.arguments import add_guidance, add_set_options, add_sound_options
from legcurl_timer.cli.exit_codes import PROGRAM, exit_code_of
from legcurl_timer.cli.language import add_language, chosen_language
from legcurl_timer.cli.parsers import Parser, add_commands, argparse_in_language, file_word
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext, speak
from legcurl_timer.core.lifts.variations import Variation, load_variations

_MODULES = "legcurl_timer.cli.commands"
_WINDOW, _VERSION = f"{_MODULES}.window", f"{_MODULES}.version"
_COMMANDS = (
    ("pace", f"{_MODULES}.pace", gettext_noop("a workout, or a single set, in the terminal")),
    ("render", f"{_MODULES}.render", gettext_noop("the guide track as a WAV file")),
    ("timeline", f"{_MODULES}.timeline", gettext_noop("every phase of a set with its times")),
    ("measure", f"{_MODULES}.measure", gettext_noop("the tempo that was really kept, from a video")),
    ("variations", f"{_MODULES}.variations", gettext_noop("the variations and their defaults")),
    ("doctor", f"{_MODULES}.doctor", gettext_noop("what is wrong here, and what mends it")),
    ("history", f"{_MODULES}.history", gettext_noop("list, export or import your sets")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 2 bad input, 1 anything else that failed."""
    return exit_code_of(partial(_run, sys.argv[1:] if arguments is None else arguments))


def _run(arguments: Sequence[str]) -> int:
    # Read when numpy is imported: its threads would spin for a while after each small product.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a window started without a console has no streams
            stream.reconfigure(errors="replace")
    language, others = chosen_language(arguments)
    speak(language)
    variations = load_variations()
    with argparse_in_language():
        options = _parser(variations).parse_args(others)
    module = _VERSION if options.version else options.module
    code: int = import_module(module).run(options, variations)
    return code


def _parser(variations: tuple[Variation, ...]) -> Parser:
    parser = Parser(
        prog=PROGRAM,
        description=_("Paces every phase of every leg-curl rep. Without a command: the window."),
        allow_abbrev=False,
    )
    version_help = _("show what runs here and exit: versions, sound, camera, data folder")
    parser.add_argument("--version", action="store_true", help=version_help)
    add_set_options(parser, variations, default=None)
    add_guidance(parser, default=None)
    add_sound_options(parser, default=None)
    add_language(parser)
    parser.add_argument("--start", action="store_true", help=_("start the set at once"))
    video = _("measure what this video shows in place of a camera")
    parser.add_argument("--camera", metavar=file_word(), type=Path, help=video)
    parser.set_defaults(module=_WINDOW)
    add_commands(parser, _COMMANDS, variations, metavar=pgettext("for what is typed", "COMMAND"))
    return parser
