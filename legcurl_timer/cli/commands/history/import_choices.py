"""What a file leaves open, decided by options or asked at the terminal: units, dates, names of exercises."""

import argparse
import shlex
from collections.abc import Iterator, Mapping

from legcurl_timer.cli.commands.history.asking import chosen, is_somebody_there
from legcurl_timer.cli.parsers import name_word
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.text import counted
from legcurl_timer.errors import BadInputError
from legcurl_timer.history.exchange.contents import Choices, DateOrder, NameGuess
from legcurl_timer.history.exchange.problems import quoted
from legcurl_timer.history.exchange.reading import HistoryFile

SKIP = "skip"
_UNITS = ("kg", "lb")
_MOST_NAMES = 30
_FIRST = {"day": DateOrder.DAY_FIRST, "month": DateOrder.MONTH_FIRST}
"""What may be answered, in English; in the language spoken as well."""
_PLAIN = frozenset('"$`\\!')


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the options that decide what a file leaves open."""
    parser.add_argument(
        "--map",
        metavar=f"{name_word()}=ID",
        action="append",
        default=[],
        help=_('which variation an exercise is, such as "Leg Curl=seated"; "Leg Curl=skip" leaves it out'),
    )
    parser.add_argument("--unit", choices=_UNITS, help=_("of weights of which the file does not say it"))
    parser.add_argument(
        "--dates",
        choices=[order.value for order in DateOrder],
        help=_("what comes first in dates such as 06/10/2026, where the file leaves that open"),
    )


def choices_of(options: argparse.Namespace, file: HistoryFile, variations: tuple[Variation, ...]) -> Choices:
    """Return what is decided, asking at a terminal unless --yes is given; raises BadInputError.

    Where nobody is asked and no exercise is one of ours, nothing of the units and dates has to be known.
    """
    ids = [variation.id for variation in variations]
    mapped = _mapped(options, file, ids)
    may_ask = is_somebody_there() and not options.yes
    unit, dates = options.unit or "", options.dates or ""
    is_read = may_ask or _has_ours(file, mapped)
    if is_read and file.needs_unit and not unit:
        units = dict(zip(_UNITS, _UNITS, strict=True))
        unit = chosen(_("Are the weights in kg or lb?"), units) if may_ask else ""
        if not unit:
            complaint = _("{file} does not say whether weights are kg or lb; --unit does")
            raise BadInputError(complaint.format(file=options.file.name))
    if is_read and file.needs_dates and not dates:
        dates = _first_in_dates() if may_ask else ""
        if not dates:
            complaint = _(
                "{file} has dates that may begin with the day or the month; "
                "--dates {day_first} or --dates {month_first} tells"
            )
            raise BadInputError(
                complaint.format(
                    file=options.file.name,
                    day_first=DateOrder.DAY_FIRST,
                    month_first=DateOrder.MONTH_FIRST,
                )
            )
    if may_ask and not options.dry_run:
        mapped |= _asked(file, mapped, ids)
    return Choices(mapped, LoadUnit(unit) if unit else None, DateOrder(dates) if dates else None)


def _first_in_dates() -> str:
    # TRANSLATORS: one word, typed to answer what comes first in a date; "day" counts as well.
    words = {"day": pgettext("typed as an answer", "day"), "month": pgettext("typed as an answer", "month")}
    first = chosen(_("What comes first in its dates, the day or the month?"), words)
    return _FIRST[first] if first else ""


def exercise_lines(file: HistoryFile, choices: Choices) -> Iterator[str]:
    """Yield what each exercise is taken for; those that have nothing to do with ours are only counted."""
    others = 0
    for guess in file.guesses:
        variation = choices.variations.get(guess.name, guess.variation)
        if variation or guess.related:
            is_sure = guess.is_sure or guess.name in choices.variations
            yield _exercise_line(guess, variation, is_sure=is_sure)
        else:
            others += 1
    if others:
        yield counted(others, "{count} other exercise left out", "{count} other exercises left out")


def _exercise_line(guess: NameGuess, variation: str | None, *, is_sure: bool) -> str:
    # TRANSLATORS: an exercise in a file of another app, and the name that one of our six lifts has here.
    taken = _("{exercise} is {lift} ({rows})")
    left = _("{exercise} is left out ({rows})")
    if not is_sure:
        # TRANSLATORS: option is what to type where that is wrong.
        taken = _("{exercise} is probably {lift}, not sure; {option} if not ({rows})")
        left = _("{exercise} is left out, not sure; {option} takes it in ({rows})")
    return (taken if variation else left).format(
        exercise=quoted(guess.name), lift=variation, option=_correction(guess), rows=_rows_text(guess)
    )


def _rows_text(guess: NameGuess) -> str:
    return counted(guess.rows, "{count} row", "{count} rows")


def none_known_lines(file: HistoryFile, choices: Choices) -> Iterator[str]:
    """Yield the exercises of a file of which none is taken for one of ours, and how to say which are.

    Nothing is yielded where at least one is known.
    """
    unknown = [guess for guess in file.guesses if guess.name not in choices.variations]
    if _has_ours(file, choices.variations) or not unknown:
        return
    yield _("No exercise in the file is known as one of the six lifts. Say which are, with one or more of:")
    for guess in unknown[:_MOST_NAMES]:
        yield f"  {_option(guess, 'lying')}  ({_rows_text(guess)})"
    if (more := len(unknown) - _MOST_NAMES) > 0:
        yield "  " + counted(more, "and {count} more exercise", "and {count} more exercises")


def _has_ours(file: HistoryFile, mapped: Mapping[str, str | None]) -> bool:
    """Return whether an exercise of the file is taken for one of ours."""
    return any(mapped.get(guess.name, guess.variation) for guess in file.guesses)


def _mapped(options: argparse.Namespace, file: HistoryFile, ids: list[str]) -> dict[str, str | None]:
    names = {guess.name for guess in file.guesses}
    mapped: dict[str, str | None] = {}
    for wish in options.map:
        name, _equals, variation = wish.rpartition("=")
        if name not in names:
            complaint = _("--map: {name} is not an exercise in {file}")
            raise BadInputError(complaint.format(name=quoted(name), file=options.file.name))
        if variation not in {*ids, SKIP}:
            complaint = _("--map: {name} is not one of {accepted}")
            raise BadInputError(complaint.format(name=quoted(variation), accepted=", ".join((*ids, SKIP))))
        mapped[name] = None if variation == SKIP else variation
    return mapped


def _asked(file: HistoryFile, mapped: dict[str, str | None], ids: list[str]) -> dict[str, str | None]:
    """Return what is answered about names that are not sure; Enter takes the guess."""
    decided: dict[str, str | None] = {}
    # TRANSLATORS: one word, typed where an exercise is none of the lifts; "skip" counts as well.
    answers = {each: each for each in ids} | {SKIP: pgettext("typed as an answer", "skip")}
    for guess in file.guesses:
        if guess.is_sure or guess.name in mapped or not (guess.variation or guess.related):
            continue
        question = _("Which lift is {exercise} ({rows})?").format(
            exercise=quoted(guess.name), rows=_rows_text(guess)
        )
        said = chosen(question, answers, guess.variation or SKIP)
        if said:
            decided[guess.name] = None if said == SKIP else said
    return decided


def _correction(guess: NameGuess) -> str:
    return _option(guess, "lying" if guess.variation in {"seated", None} else "seated")


def _option(guess: NameGuess, variation: str) -> str:
    """Return what to type for an exercise to be a variation."""
    wish = f"{guess.name}={variation}"
    written = shlex.quote(wish) if _PLAIN.intersection(wish) else f'"{wish}"'
    return f"--map{'=' if wish.startswith('-') else ' '}{written}"
