"""The options that several commands share: how each is read, and the set that they ask for."""

import argparse
import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.lifts.variations import Variation, find_variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription
from legcurl_timer.errors import BadInputError
from legcurl_timer.userdata.settings import AudioChoice

_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_MOST_SECONDS = 1_000_000
_LONGEST_QUOTE = 40

# A command's own parser leaves out what it was not told (SUPPRESS), so that what was said before the
# command's name counts.


def add_set_options(
    parser: argparse.ArgumentParser, variations: tuple[Variation, ...], *, default: object = argparse.SUPPRESS
) -> None:
    """Add what makes a set: variation, tempo, reps, count-in and leg."""
    add = partial(parser.add_argument, default=default)
    add("--variation", metavar="ID", type=partial(variation_by_id, variations), help=_ids(variations))
    add("--tempo", metavar="T", type=_tempo, help="such as 3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1")
    add("--reps", metavar="N", type=_whole_number, help="1 to 100")
    add("--count-in", metavar="S", type=_milliseconds, help="seconds, 0 to 30")
    add("--leg", choices=["left", "right"], help="where one leg is trained at a time; the left one first")


def add_guidance(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Add what guides the ear."""
    names = [each.value for each in Guidance]
    parser.add_argument("--guidance", metavar="NAME", choices=names, default=default, help=", ".join(names))


def add_sound_options(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Add what plays, whether it is heard, and the data folder that holds how loud."""
    names = [choice.value for choice in AudioChoice]
    add = partial(parser.add_argument, default=default)
    add("--audio", metavar="NAME", choices=names, help=", ".join(names))
    add("--mute", action="store_true", default=default or False, help="begin without sound")
    add_data_dir(parser, default=default)


def add_data_dir(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Add the data folder."""
    help_text = "the folder for all that the program writes"
    parser.add_argument("--data-dir", metavar="DIR", type=Path, default=default, help=help_text)


def adjusted_set(options: argparse.Namespace, usual: SetPrescription) -> SetPrescription:
    """Return the usual set with what the command line asks for in its place; raises BadInputError.

    A number of reps that is asked for takes the place of a range and of reps without end.
    """
    asked = {
        "tempo": options.tempo,
        "count_in_ms": options.count_in,
        "leg": options.leg and Leg(options.leg),
        **({} if options.reps is None else {"reps": options.reps, "bottom_reps": 0, "open_ended": False}),
    }
    try:
        return replace(usual, **{name: value for name, value in asked.items() if value is not None})
    except PrescriptionError as error:
        raise BadInputError(str(error)) from None


def asked_set(options: argparse.Namespace) -> SetPrescription:
    """Return the set of a variation that has to be named; raises BadInputError."""
    if options.variation is None:
        raise BadInputError("the following arguments are required: --variation")
    return adjusted_set(options, SetPrescription.by_default(options.variation))


def variation_by_id(variations: tuple[Variation, ...], text: str) -> Variation:
    """Return a variation for argparse, which names the option where there is none of that id."""
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
