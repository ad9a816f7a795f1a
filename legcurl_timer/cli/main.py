"""The command line: what is asked for, checked and handed to the part that does it."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from legcurl_timer import __version__
from legcurl_timer.cli.history_options import add_history_parser
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.lifts.variations import Variation, find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.errors import CommandFailedError
from legcurl_timer.userdata.settings import AudioChoice

DONE, FAILED, BAD_INPUT = 0, 1, 2
_PROGRAM = "legcurl-timer"
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_MOST_SECONDS = 1_000_000
_LONGEST_QUOTE = 40


class _BadInputError(ValueError):
    """Something that was asked for makes no sense; the message is one line for the user."""


class _OneLineParser(argparse.ArgumentParser):
    """A parser that answers bad input with one line and exit code 2."""

    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        if sys.stderr is not None:  # a window started without a console has nowhere to say it
            print(f"{_PROGRAM}: {line}", file=sys.stderr)
        sys.exit(BAD_INPUT)


def main(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - one for each way to fail
    """Run the program and return its exit code: 0 done, 2 bad input, 1 anything else that failed."""
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a failure can still be told
    except (CommandFailedError, ValidationError) as error:
        return _failed(str(error))
    except BrokenPipeError:
        _drop_output()
        return FAILED
    except KeyboardInterrupt:
        return _failed("stopped")
    except MemoryError:
        return _failed("there is not enough memory for this")
    except ImportError as error:
        mend = f"{sys.executable} -m pip install --force-reinstall legcurl-timer"
        return _failed(f"{error.name or error} is not installed; to mend it: {mend}")
    except OSError as error:
        _drop_output()
        return _failed(f"{error.filename or 'the system'}: {error.strerror or error}")
    return code


def _drop_output() -> None:
    """Forget what could not be written: Python would try again, and complain, when it ends."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):  # a stream that is no file has nothing to forget
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a window started without a console has no streams
            stream.reconfigure(errors="replace")
    variations = load_variations()
    parser = _parser(variations)
    options = parser.parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace, tuple[Variation, ...]], int] = options.command
        return command(options, variations)
    except (TempoError, PrescriptionError, _BadInputError) as error:
        parser.error(str(error))


def _failed(message: str) -> int:
    print(f"{_PROGRAM}: {' '.join(message.split())}", file=sys.stderr)
    return FAILED


def _parser(variations: tuple[Variation, ...]) -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog=_PROGRAM,
        description="Paces every phase of every leg-curl rep. Without a command: the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    _add_set_options(parser, variations, default=None)
    _add_guidance(parser, default=None)
    _add_sound_options(parser, default=None)
    parser.add_argument("--start", action="store_true", help="start the set at once")
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_OneLineParser)

    pace = commands.add_parser("pace", help="the same paced set in the terminal", allow_abbrev=False)
    _add_set_options(pace, variations)
    _add_guidance(pace)
    _add_sound_options(pace)
    pace.set_defaults(command=_pace)

    render = commands.add_parser("render", help="the guide track as a WAV file", allow_abbrev=False)
    _add_set_options(render, variations)
    _add_guidance(render)
    render.add_argument("--out", metavar="FILE", type=Path, required=True, help="the file to write")
    render.set_defaults(command=_render)

    timeline = commands.add_parser("timeline", help="every phase of a set with its times", allow_abbrev=False)
    _add_set_options(timeline, variations)
    timeline.add_argument("--json", action="store_true", help="as JSON")
    timeline.set_defaults(command=_timeline)

    listing = commands.add_parser("variations", help="the variations and their defaults", allow_abbrev=False)
    listing.add_argument("--json", action="store_true", help="as JSON, with cues and set-up")
    listing.set_defaults(command=_variations)

    doctor = commands.add_parser("doctor", help="what is wrong here, and what mends it", allow_abbrev=False)
    _add_sound_options(doctor)
    doctor.set_defaults(command=_doctor)

    add_history_parser(commands, _OneLineParser, _add_data_dir, partial(_variation, variations))
    return parser


# A command's own parser leaves out what it was not told (SUPPRESS), so that what was said before the
# command's name counts.


def _add_set_options(
    parser: argparse.ArgumentParser, variations: tuple[Variation, ...], *, default: object = argparse.SUPPRESS
) -> None:
    add = partial(parser.add_argument, default=default)
    ids = _ids(variations)
    add("--variation", metavar="ID", type=partial(_variation, variations), help=ids)
    add("--tempo", metavar="T", type=_tempo, help="such as 3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1")
    add("--reps", metavar="N", type=_whole_number, help="1 to 100")
    add("--count-in", metavar="S", type=_milliseconds, help="seconds, 0 to 30")
    add("--leg", choices=["left", "right"], help="where one leg is trained at a time; the left one first")


def _add_guidance(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    names = [each.value for each in Guidance]
    parser.add_argument("--guidance", metavar="NAME", choices=names, default=default, help=", ".join(names))


def _add_sound_options(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    names = [choice.value for choice in AudioChoice]
    add = partial(parser.add_argument, default=default)
    add("--audio", metavar="NAME", choices=names, help=", ".join(names))
    add("--mute", action="store_true", default=default or False, help="begin without sound")
    _add_data_dir(parser, default=default)


def _add_data_dir(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    help_text = "the folder for all that the program writes"
    parser.add_argument("--data-dir", metavar="DIR", type=Path, default=default, help=help_text)


def _variation(variations: tuple[Variation, ...], text: str) -> Variation:
    try:
        return find_variation(variations, text)
    except KeyError:
        raise argparse.ArgumentTypeError(
            f'"{_quoted(text)}" is not a variation; accepted: {_ids(variations)}'
        ) from None


def _ids(variations: tuple[Variation, ...]) -> str:
    return ", ".join(variation.id for variation in variations)


def _tempo(text: str) -> Tempo:
    try:
        return Tempo.parse(text)
    except TempoError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _whole_number(text: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(text):
        raise argparse.ArgumentTypeError(f'"{_quoted(text)}" is not a whole number from 1 to 100')
    return int(text)


def _milliseconds(text: str) -> int:
    complaint = f'"{_quoted(text)}" is not a number of seconds from 0 to 30'
    try:
        seconds = Decimal(text.replace(",", "."))
        if not -_MOST_SECONDS < seconds < _MOST_SECONDS:
            raise argparse.ArgumentTypeError(complaint)
        milliseconds = int(seconds * 1000)
    except (ArithmeticError, ValueError):
        raise argparse.ArgumentTypeError(complaint) from None
    if seconds * 1000 != milliseconds:
        raise argparse.ArgumentTypeError(f'"{_quoted(text)}" has more than three decimals')
    return milliseconds


def _quoted(text: str) -> str:
    """Return what was typed, shortened to what a line can bear."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}\u2026"


def _prescription(options: argparse.Namespace, usual: SetPrescription) -> SetPrescription:
    """Return the usual set with what the command line asks for in its place; reps asked for are no range."""
    planned = usual
    if options.reps is not None:
        planned = replace(planned, reps=options.reps, bottom_reps=0, open_ended=False)
    return replace(
        planned,
        tempo=options.tempo or planned.tempo,
        count_in_ms=planned.count_in_ms if options.count_in is None else options.count_in,
        leg=Leg(options.leg) if options.leg else planned.leg,
    )


def _asked_set(options: argparse.Namespace) -> SetPrescription:
    if options.variation is None:
        raise _BadInputError("the following arguments are required: --variation")
    return _prescription(options, SetPrescription.by_default(options.variation))


# Each command brings its own imports, so that none pays for (or needs) what only another one uses: the
# terminal commands run where Qt is not installed.


def _window(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.app import open_window  # noqa: PLC0415

    return open_window(options, variations, lambda usual: _prescription(options, usual))


def _pace(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.pace import pace_in_terminal  # noqa: PLC0415

    return pace_in_terminal(_asked_set(options), options)


def _render(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.reports import write_guide_track  # noqa: PLC0415

    guidance = Guidance(options.guidance or Guidance.BEEPS)
    print(write_guide_track(_asked_set(options), options.out, guidance))
    return DONE


def _timeline(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.reports import timeline_json, timeline_table  # noqa: PLC0415

    prescription = _asked_set(options)
    print(timeline_json(prescription) if options.json else timeline_table(prescription))
    return DONE


def _variations(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.reports import variations_json, variations_table  # noqa: PLC0415

    print(variations_json(variations) if options.json else variations_table(variations))
    return DONE


def _doctor(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.doctor import examine  # noqa: PLC0415

    return DONE if examine(options, variations) else FAILED
