"""What a file leaves open, decided by options or asked at the terminal: units, dates, names of exercises."""

import argparse
import shlex
from collections.abc import Iterator, Mapping

from legcurl_timer.cli.commands.history.asking import chosen, is_somebody_there
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
_PLAIN = frozenset('"$`\\!')


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the options that decide what a file leaves open."""
    parser.add_argument(
        "--map",
        metavar="NAME=ID",
        action="append",
        default=[],
        help=f'which variation an exercise is, such as "Leg Curl=seated"; "Leg Curl={SKIP}" leaves it out',
    )
    parser.add_argument("--unit", choices=_UNITS, help="of weights of which the file does not say it")
    parser.add_argument(
        "--dates",
        choices=[order.value for order in DateOrder],
        help="what comes first in dates such as 06/10/2026, where the file leaves that open",
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
        unit = chosen("Are the weights in kg or lb?", _UNITS) if may_ask else ""
        if not unit:
            raise BadInputError(f"{options.file.name} does not say whether weights are kg or lb; --unit does")
    if is_read and file.needs_dates and not dates:
        first = chosen("What comes first in its dates, the day or the month?", _FIRST) if may_ask else ""
        if not first:
            raise BadInputError(
                f"{options.file.name} has dates that may begin with the day or the month; "
                f"--dates {DateOrder.DAY_FIRST} or --dates {DateOrder.MONTH_FIRST} tells"
            )
        dates = _FIRST[first]
    if may_ask and not options.dry_run:
        mapped |= _asked(file, mapped, ids)
    return Choices(mapped, LoadUnit(unit) if unit else None, DateOrder(dates) if dates else None)


def exercise_lines(file: HistoryFile, choices: Choices) -> Iterator[str]:
    """Yield what each exercise is taken for; those that have nothing to do with ours are only counted."""
    others = 0
    for guess in file.guesses:
        variation = choices.variations.get(guess.name, guess.variation)
        if variation or guess.related:
            is_sure = guess.is_sure or guess.name in choices.variations
            what = variation or "left out"
            said = f"is {what}" if is_sure else f"is probably {what}, not sure; {_correction(guess)} if not"
            yield f"{quoted(guess.name)} {said} ({counted(guess.rows, 'row')})"
        else:
            others += 1
    if others:
        yield f"{counted(others, 'other exercise')} left out"


def none_known_lines(file: HistoryFile, choices: Choices) -> Iterator[str]:
    """Yield the exercises of a file of which none is taken for one of ours, and how to say which are.

    Nothing is yielded where at least one is known.
    """
    unknown = [guess for guess in file.guesses if guess.name not in choices.variations]
    if _has_ours(file, choices.variations) or not unknown:
        return
    yield "No exercise in the file is known as one of the six lifts. Say which are, with one or more of:"
    for guess in unknown[:_MOST_NAMES]:
        yield f"  {_option(guess, 'lying')}  ({counted(guess.rows, 'row')})"
    if (more := len(unknown) - _MOST_NAMES) > 0:
        yield f"  and {counted(more, 'more exercise')}"


def _has_ours(file: HistoryFile, mapped: Mapping[str, str | None]) -> bool:
    """Return whether an exercise of the file is taken for one of ours."""
    return any(mapped.get(guess.name, guess.variation) for guess in file.guesses)


def _mapped(options: argparse.Namespace, file: HistoryFile, ids: list[str]) -> dict[str, str | None]:
    names = {guess.name for guess in file.guesses}
    mapped: dict[str, str | None] = {}
    for wish in options.map:
        name, _, variation = wish.rpartition("=")
        if name not in names:
            raise BadInputError(f"--map: {quoted(name)} is not an exercise in {options.file.name}")
        if variation not in {*ids, SKIP}:
            raise BadInputError(f"--map: {quoted(variation)} is not one of {', '.join((*ids, SKIP))}")
        mapped[name] = None if variation == SKIP else variation
    return mapped


def _asked(file: HistoryFile, mapped: dict[str, str | None], ids: list[str]) -> dict[str, str | None]:
    """Return what is answered about names that are not sure; Enter takes the guess."""
    answers: dict[str, str | None] = {}
    for guess in file.guesses:
        if guess.is_sure or guess.name in mapped or not (guess.variation or guess.related):
            continue
        question = f"Which lift is {quoted(guess.name)} ({counted(guess.rows, 'row')})?"
        said = chosen(question, [*ids, SKIP], guess.variation or SKIP)
        if said:
            answers[guess.name] = None if said == SKIP else said
    return answers


def _correction(guess: NameGuess) -> str:
    return _option(guess, "lying" if guess.variation in {"seated", None} else "seated")


def _option(guess: NameGuess, variation: str) -> str:
    """Return what to type for an exercise to be a variation."""
    wish = f"{guess.name}={variation}"
    written = shlex.quote(wish) if _PLAIN.intersection(wish) else f'"{wish}"'
    return f"--map{'=' if wish.startswith('-') else ' '}{written}"
