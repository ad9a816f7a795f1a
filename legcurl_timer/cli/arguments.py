"""The options that several commands share: how each is read, and the set that they ask for."""

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from legcurl_timer.cli.parsers import arguments_required, name_word
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.lifts.variations import (
    MAX_COUNT_IN_MS,
    MAX_REPS,
    MAX_REST_MS,
    MAX_SETS,
    Variation,
    find_variation,
)
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription
from legcurl_timer.core.text import decimal_text
from legcurl_timer.core.workout.plan import WorkoutPlan, WorkoutPlanError
from legcurl_timer.errors import BadInputError
from legcurl_timer.userdata.settings import AudioChoice

_RANGE = re.compile(r"(?!0+\D)([0-9]{1,9}) *[-\u2013] *([0-9]{1,9})")
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_MOST_SECONDS = 1_000_000
_LONGEST_QUOTE = 40
_Usual = TypeVar("_Usual", SetPrescription, WorkoutPlan)

# A command's own parser leaves out what it was not told (SUPPRESS), so that what was said before the
# command's name counts.


def add_set_options(
    parser: argparse.ArgumentParser, variations: tuple[Variation, ...], *, default: object = argparse.SUPPRESS
) -> None:
    """Add what makes a set: variation, tempo, reps, count-in and leg."""
    add_lift_options(parser, variations, default=default)
    add = partial(parser.add_argument, default=default)
    add("--reps", metavar="N", type=_reps, help=_("1 to 100, or a range such as 8-12"))
    add("--count-in", metavar="S", type=_milliseconds, help=_("seconds, 0 to 30"))
    one_leg = _("where one leg is trained at a time; the left one first")
    add("--leg", choices=["left", "right"], help=one_leg)


def add_lift_options(
    parser: argparse.ArgumentParser, variations: tuple[Variation, ...], *, default: object = argparse.SUPPRESS
) -> None:
    """Add what makes a rep: variation and tempo."""
    add = partial(parser.add_argument, default=default)
    add("--variation", metavar="ID", type=partial(variation_by_id, variations), help=_ids(variations))
    add("--tempo", metavar="T", type=_tempo, help=_("such as 3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1"))


def add_workout_options(parser: argparse.ArgumentParser) -> None:
    """Add what makes a workout out of a set."""
    workout = parser.add_argument_group(
        pgettext("heading of options", "workout"),
        _("What is not said here, or of the set, is as last used for the variation in the window."),
    )
    workout.add_argument(
        "--sets",
        metavar="N",
        type=_sets,
        help=_("1 to 20; with 1 it is one set by itself, of one leg, as `timeline` lists it"),
    )
    rest_ms = partial(_milliseconds, most=MAX_REST_MS)
    between = _("seconds between the sets, 0 to 600")
    workout.add_argument("--rest", metavar="S", type=rest_ms, help=between)
    workout.add_argument(
        "--wait", action=argparse.BooleanOptionalAction, help=_("begin no set after a rest by itself")
    )
    endless = _("as many reps as you like in each set")
    workout.add_argument("--until-i-end-it", action="store_true", help=endless)


def add_guidance(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Add what guides the ear."""
    names = [each.value for each in Guidance]
    parser.add_argument(
        "--guidance", metavar=name_word(), choices=names, default=default, help=", ".join(names)
    )


def add_sound_options(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Add what plays, whether it is heard, and the data folder that holds how loud."""
    names = [choice.value for choice in AudioChoice]
    add = partial(parser.add_argument, default=default)
    add("--audio", metavar=name_word(), choices=names, help=", ".join(names))
    add("--mute", action="store_true", default=default or False, help=_("begin without sound"))
    add_data_dir(parser, default=default)


def add_data_dir(parser: argparse.ArgumentParser, *, default: object = argparse.SUPPRESS) -> None:
    """Add the data folder."""
    help_text = _("the folder for all that the program writes")
    folder = pgettext("for what is typed", "DIR")
    parser.add_argument("--data-dir", metavar=folder, type=Path, default=default, help=help_text)


def adjusted_set(options: argparse.Namespace, usual: SetPrescription) -> SetPrescription:
    """Return the usual set with what the command line asks for in its place; raises BadInputError.

    Reps that are asked for take the place of a range and of reps without end.
    """
    bottom_reps, reps = options.reps or (None, None)
    asked = {
        "tempo": options.tempo,
        "count_in_ms": options.count_in,
        "leg": options.leg and Leg(options.leg),
        "reps": reps,
        "bottom_reps": bottom_reps,
        "open_ended": None if reps is None else False,
    }
    return _changed(usual, asked)


def asked_set(options: argparse.Namespace) -> SetPrescription:
    """Return the set of a variation that has to be named; raises BadInputError."""
    if options.variation is None:
        raise arguments_required("--variation")
    return adjusted_set(options, SetPrescription.by_default(options.variation))


def asked_workout(options: argparse.Namespace, usual: Callable[[Variation], WorkoutPlan]) -> WorkoutPlan:
    """Return the usual workout of the variation with what is asked for, or one set; raises BadInputError."""
    one = asked_set(options)
    if options.sets == 1:
        plan = WorkoutPlan(one, sets=1, rest_ms=0, both_legs=False)
    else:
        plan = adjusted_workout(options, usual(options.variation))
    if options.until_i_end_it:
        plan = replace(plan, prescription=replace(plan.prescription, open_ended=True), reps_by_set=())
    return plan


def adjusted_workout(options: argparse.Namespace, usual: WorkoutPlan) -> WorkoutPlan:
    """Return the usual workout with what the command line asks for in its place; raises BadInputError."""
    asked = {"sets": options.sets, "rest_ms": options.rest, "wait_for_me": options.wait}
    return _changed(adjusted_plan(options, usual), asked)


def adjusted_plan(options: argparse.Namespace, usual: WorkoutPlan) -> WorkoutPlan:
    """Return the usual workout of the set that is asked for; reps asked for are those of each set."""
    reps_by_set = usual.reps_by_set if options.reps is None else ()
    return replace(usual, prescription=adjusted_set(options, usual.prescription), reps_by_set=reps_by_set)


def _changed(usual: _Usual, asked: dict[str, Any]) -> _Usual:
    """Return a set or a workout with what was asked for, which is None where nothing was."""
    try:
        return replace(usual, **{name: value for name, value in asked.items() if value is not None})
    except (PrescriptionError, WorkoutPlanError) as error:
        raise BadInputError(str(error)) from None


def variation_by_id(variations: tuple[Variation, ...], text: str) -> Variation:
    """Return a variation for argparse, which names the option where there is none of that id."""
    try:
        return find_variation(variations, text)
    except KeyError:
        complaint = _('"{text}" is not a variation; accepted: {names}')
        raise argparse.ArgumentTypeError(
            complaint.format(text=_quoted(text), names=_ids(variations))
        ) from None


def _ids(variations: tuple[Variation, ...]) -> str:
    return ", ".join(variation.id for variation in variations)


def _tempo(text: str) -> Tempo:
    try:
        return Tempo.parse(text)
    except TempoError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _sets(text: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(text):
        complaint = _('"{text}" is not a whole number from 1 to {most}')
        raise argparse.ArgumentTypeError(complaint.format(text=_quoted(text), most=MAX_SETS))
    return int(text)


def _reps(text: str) -> tuple[int, int]:
    """Return the bottom of a range, 0 where there is none, and its top."""
    if found := _RANGE.fullmatch(text):
        return int(found[1]), int(found[2])
    if not _WHOLE_NUMBER.fullmatch(text):
        complaint = _('"{text}" is not a whole number from 1 to {most}, or a range such as 8-12')
        raise argparse.ArgumentTypeError(complaint.format(text=_quoted(text), most=MAX_REPS))
    return 0, int(text)


def _milliseconds(text: str, most: int = MAX_COUNT_IN_MS) -> int:
    complaint = _('"{text}" is not a number of seconds from 0 to {most}').format(
        text=_quoted(text), most=decimal_text(most)
    )
    try:
        seconds = Decimal(text.replace(",", "."))
        if not -_MOST_SECONDS < seconds < _MOST_SECONDS:
            raise argparse.ArgumentTypeError(complaint)
        milliseconds = int(seconds * 1000)
    except (ArithmeticError, ValueError):
        raise argparse.ArgumentTypeError(complaint) from None
    if seconds * 1000 != milliseconds:
        complaint = _('"{text}" has more than three decimals').format(text=_quoted(text))
        raise argparse.ArgumentTypeError(complaint)
    return milliseconds


def _quoted(text: str) -> str:
    """Return what was typed, shortened to what a line can bear."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}\u2026"
