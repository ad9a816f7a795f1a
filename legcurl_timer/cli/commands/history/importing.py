"""`legcurl-timer history import`: what a file would change is shown, and done if that is wanted."""

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from legcurl_timer.cli.commands.history.access import the_history
from legcurl_timer.cli.commands.history.asking import add_yes, agreed, is_somebody_there, need_an_answer
from legcurl_timer.cli.commands.history.import_choices import (
    add_choices,
    choices_of,
    exercise_lines,
    none_known_lines,
)
from legcurl_timer.cli.commands.history.live_count import live_count
from legcurl_timer.cli.exit_codes import DONE, FAILED
from legcurl_timer.cli.parsers import file_word
from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import counted
from legcurl_timer.errors import BadInputError, CommandFailedError
from legcurl_timer.history.errors import HistoryError
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.exchange.importing import carry_out
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.store import Store
from legcurl_timer.userdata.settings import data_folder

_MOST_DIFFERENCES = 20


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    apps = _("our CSV or JSON, or Strong's, Hevy's, FitNotes'")
    parser.add_argument("file", metavar=file_word(), type=Path, help=apps)
    add_choices(parser)
    parser.add_argument(
        "--update", action="store_true", help=_("take the file's version of what is here and differs")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only show what would be done"))
    add_yes(parser, _("add without asking"))


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Show what the file would change, and do that if wanted; raises BadInputError."""
    try:
        return _import(options, variations)
    except ImportProblemError as error:
        raise BadInputError(str(error)) from error


def _import(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    with live_count(_read) as progress:
        file = read_history_file(options.file, progress)
    choices = choices_of(options, file, variations)
    if not options.dry_run:
        need_an_answer(options, _("there is nobody to ask whether to add what is in the file; --yes adds it"))
    with the_history(data_folder(options.data_dir)) as store:
        with live_count(_compared) as progress:
            plan = plan_import(file, store, choices, progress)
        for line in (*exercise_lines(file, choices), *plan.lines(), *_difference_lines(plan)):
            print(line)
        none_known = tuple(none_known_lines(file, choices))
        for line in none_known:
            print(line)
        if options.dry_run:
            return DONE
        done = _carried_out(options, plan, store)
    print(done or _("Nothing was added."))
    return FAILED if none_known and not done else DONE


def _difference_lines(plan: ImportPlan) -> Iterator[str]:
    for difference in islice(plan.differences, _MOST_DIFFERENCES):
        yield f"  {difference.line}"
    if (more := len(plan.differences) - _MOST_DIFFERENCES) > 0:
        yield "  " + counted(more, "and {count} more difference", "and {count} more differences")


def _read(rows: int) -> str:
    return counted(rows, "{count} row read", "{count} rows read")


def _compared(sets: int) -> str:
    return counted(sets, "{count} set compared", "{count} sets compared")


def _imported(sets: int) -> str:
    return counted(sets, "{count} set imported", "{count} sets imported")


def _carried_out(options: argparse.Namespace, plan: ImportPlan, store: Store) -> str:
    """Do what is wanted, and return what has been done in words, "" where that is nothing."""
    updates = bool(plan.differences) and options.update
    if plan.new:
        if not agreed(options, _("Add and update this?") if updates else _("Add this?")):
            return ""
    elif updates and not agreed(options, _("Update this?")):
        return ""
    if plan.differences and not updates and not options.yes and is_somebody_there():
        updates = agreed(options, _("Take the file's version of what differs?"))
    take = {each.uid for each in plan.differences} if updates else ()
    try:
        with live_count(_imported) as progress:
            done = carry_out(plan, store, wall_now(), take, progress).text
    except HistoryError as error:
        raise CommandFailedError(" ".join((str(error), _("Nothing was added.")))) from error
    return done and f"{done}."
