"""`legcurl-timer history import`: what a file would add is shown, and added if that is wanted."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from legcurl_timer.cli.commands.history.access import the_history
from legcurl_timer.cli.commands.history.asking import add_yes, agreed, need_an_answer
from legcurl_timer.cli.commands.history.live_count import live_count
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.text import counted
from legcurl_timer.errors import BadInputError
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.import_plan import plan_import
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted
from legcurl_timer.history.exchange.reading import HistoryFile, read_history_file
from legcurl_timer.userdata.settings import data_folder

_SKIP = "skip"


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="our CSV or JSON, or Strong's, Hevy's, FitNotes'"
    )
    parser.add_argument(
        "--map",
        metavar="NAME=ID",
        action="append",
        default=[],
        help=f'which variation an exercise is, such as "Leg Curl=seated"; "Leg Curl={_SKIP}" leaves it out',
    )
    parser.add_argument("--unit", choices=["kg", "lb"], help="of weights of which the file does not say it")
    add_yes(parser, "add")


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Show what the file would add, and add it if wanted; raises BadInputError."""
    try:
        return _import(options, variations)
    except ImportProblemError as error:
        raise BadInputError(str(error)) from error


def _import(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    with live_count("rows read") as progress:
        file = read_history_file(options.file, progress)
    choices = _choices(options, file, variations)
    need_an_answer(options, "add what is in the file", "adds it")
    with the_history(data_folder(options.data_dir)) as store:
        with live_count("sets compared") as progress:
            plan = plan_import(file, store, choices, progress)
        for line in (*_exercise_lines(file, choices), *plan.lines()):
            print(line)
        if not plan.sets or not agreed(options, "Add this?"):
            print("Nothing was added.")
            return DONE
        with live_count("sets added") as progress:
            store.add(plan.sessions, progress)
    print(f"Added {counted(plan.sets, 'set')}.")
    return DONE


def _choices(options: argparse.Namespace, file: HistoryFile, variations: tuple[Variation, ...]) -> Choices:
    if file.needs_unit and not options.unit:
        raise BadInputError(f"{options.file.name} does not say whether weights are kg or lb; --unit does")
    names = {guess.name for guess in file.guesses}
    ids = {variation.id: variation.id for variation in variations}
    corrected: dict[str, str | None] = {}
    for wish in options.map:
        name, _, variation = wish.rpartition("=")
        if name not in names:
            raise BadInputError(f"--map: {quoted(name)} is not an exercise in {options.file.name}")
        if variation not in {*ids, _SKIP}:
            raise BadInputError(f"--map: {quoted(variation)} is not one of {', '.join((*ids, _SKIP))}")
        corrected[name] = ids.get(variation)
    return Choices(corrected, LoadUnit(options.unit) if options.unit else None)


def _exercise_lines(file: HistoryFile, choices: Choices) -> Iterator[str]:
    """Yield what each exercise is taken for; those that have nothing to do with ours are only counted."""
    others = 0
    for guess in file.guesses:
        variation = choices.variations.get(guess.name, guess.variation)
        if variation or guess.related:
            yield f"{quoted(guess.name)} is {variation or 'left out'} ({counted(guess.rows, 'row')})"
        else:
            others += 1
    if others:
        yield f"{counted(others, 'other exercise')} left out"
