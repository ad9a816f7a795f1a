"""The history in the terminal: listed, exported, imported."""

import argparse
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import TextIOWrapper

from legcurl_timer.cli.history_options import UnusableWishError
from legcurl_timer.cli.live_count import live_count
from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import clock_text, counted, decimal_text
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.errors import CommandFailedError
from legcurl_timer.history.database import looking_at
from legcurl_timer.history.errors import HistoryError, obstacle
from legcurl_timer.history.exchange.contents import Choices, HistoryFile
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.history.exchange.import_plan import plan_import
from legcurl_timer.history.exchange.native_json import dump_json
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.recovery.backups import backup_folder, backups, restore
from legcurl_timer.history.recovery.opening import close_history, history_path, open_history
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store
from legcurl_timer.userdata.settings import data_folder

_HEADING = ("day", "time", "variation", "leg", "reps", "load", "tempo", "in reserve", "tension", "how")
_WIDTHS = (10, 5, 13, 5, 8, 10, 11, 10, 7, 13)
_SKIP = "skip"


def list_sets(options: argparse.Namespace) -> int:
    """Print the sets that were asked for, the oldest first, a line each or as JSON."""
    first_day = wall_now().local.date() - timedelta(days=options.days - 1) if options.days else None
    if not options.json and not data_folder(options.data_dir).exists():
        print("No sets yet.")  # and no folder made for a mistyped name
        return 0
    scope = Scope(options.variation.id if options.variation else "", first_day)
    with _history_to_read(options) as store:
        if options.json:
            if isinstance(sys.stdout, TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")  # JSON is, whatever the terminal speaks
            dump_json(store.sessions(scope), sys.stdout)
            return 0
        count = 0
        for session in store.sessions(scope):
            for record in session.sets:
                if not count:
                    print(_line(_HEADING))
                print(_line(_cells(record)))
                count += 1
    print(counted(count, "set") if count else "No sets yet." if scope == Scope() else "No sets in this span.")
    return 0


def export_sets(options: argparse.Namespace) -> int:
    """Write the history to a file. Raises UnusableWishError where that cannot be meant."""
    if not options.file.name:
        raise UnusableWishError("the file to export to has no name")
    file_format = _export_format(options)
    files = files_written(options.file, file_format)
    if not options.file.parent.is_dir():
        raise UnusableWishError(f"there is no folder {options.file.parent}")
    for each in files:
        if each.exists() and not options.force:
            raise UnusableWishError(f"{each} is there already; --force replaces it")
    with _history_to_read(options) as store, live_count("sets written") as progress:
        count = export_history(store.sessions(), options.file, file_format, progress)
    print(f"{' and '.join(map(str, files))}: {counted(count, 'set')}")
    return 0


def import_sets(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Show what a file would add, and add it if wanted. Raises ImportProblemError, UnusableWishError."""
    if not options.yes and not _someone_is_there():
        raise UnusableWishError("there is nobody to ask whether to add what is in the file; --yes adds it")
    with live_count("rows read") as progress:
        file = read_history_file(options.file, progress)
    choices = _choices(options, file, variations)
    with _history(options) as store:
        with live_count("sets compared") as progress:
            plan = plan_import(file, store, choices, progress)
        for line in (*_exercise_lines(file, choices), *plan.lines()):
            print(line)
        if not plan.sets or not (options.yes or _agreed("Add this?")):
            print("Nothing was added.")
            return 0
        with live_count("sets added") as progress:
            store.add(plan.sessions, progress)
    print(f"Added {counted(plan.sets, 'set')}.")
    return 0


def list_backups(options: argparse.Namespace) -> int:
    """Print the copies of the history, the newest first."""
    found = backups(history_path(data_folder(options.data_dir)))
    for backup in found:
        print(f"{backup.name}  {counted(backup.sets, 'set')}")
    if not found:
        print("No backups yet.")
    return 0


def restore_backup(options: argparse.Namespace) -> int:
    """Put a copy in the history's place if wanted. Raises UnusableWishError where there is no such copy."""
    if not options.yes and not _someone_is_there():
        raise UnusableWishError("there is nobody to ask whether to restore; --yes restores")
    path = backup_folder(history_path(data_folder(options.data_dir))) / options.name
    if not path.is_file():
        raise UnusableWishError(f"there is no backup {quoted(options.name)}; `history backups` lists them")
    with _history(options) as store:
        print(f"The history has {counted(store.count_sets(), 'set')}. It would be copied, then replaced.")
        if not options.yes and not _agreed("Restore?"):
            print("Nothing was restored.")
            return 0
        before = restore(store, path, wall_now())
        print(
            f"Restored {counted(store.count_sets(), 'set')}. What was there before is kept as {before.name}."
        )
    return 0


def print_path(options: argparse.Namespace) -> int:
    """Print where the history is kept, whether or not it is there yet."""
    print(history_path(data_folder(options.data_dir)))
    return 0


@contextmanager
def _history(options: argparse.Namespace) -> Iterator[Store]:
    """Lend the history, and tell what there is to tell about it."""
    try:
        opened = open_history(data_folder(options.data_dir), wall_now())
        try:
            for notice in opened.notices:
                print(notice, file=sys.stderr)
            yield opened.store
        finally:
            close_history(opened.store)
    except HistoryError as error:
        raise CommandFailedError(str(error)) from error
    except sqlite3.Error as error:
        raise CommandFailedError(f"The history cannot be used just now: {obstacle(error)}.") from error
    except ImportProblemError:
        raise  # not of the history, but of the file that is to be added to it
    except ValidationError as error:
        raise CommandFailedError(f"The history holds something that cannot be read: {error}.") from error


@contextmanager
def _history_to_read(options: argparse.Namespace) -> Iterator[Store]:
    """Lend the history for reading only, which needs no leave to write where it lies."""
    path = history_path(data_folder(options.data_dir))
    if not path.parent.exists():
        raise CommandFailedError(f"There is no history in {path.parent}.")
    if path.is_file() and not os.access(path.parent, os.W_OK):
        try:
            with looking_at(path) as connection:
                yield Store(connection, path)
        except sqlite3.Error as error:
            raise CommandFailedError(f"The history cannot be read: {obstacle(error)}.") from error
    else:
        with _history(options) as store:
            yield store


def _export_format(options: argparse.Namespace) -> ExportFormat:
    try:
        return ExportFormat(options.format or options.file.suffix.lower().removeprefix("."))
    except ValueError:
        accepted = ", ".join(ExportFormat)
        raise UnusableWishError(
            f"{options.file} does not say the format; --format is one of {accepted}"
        ) from None


def _choices(options: argparse.Namespace, file: HistoryFile, variations: tuple[Variation, ...]) -> Choices:
    if file.needs_unit and not options.unit:
        raise UnusableWishError(f"{options.file.name} does not say whether weights are kg or lb; --unit does")
    names = {guess.name for guess in file.guesses}
    ids = {variation.id: variation.id for variation in variations}
    corrected: dict[str, str | None] = {}
    for wish in options.map:
        name, _, variation = wish.rpartition("=")
        if name not in names:
            raise UnusableWishError(f"--map: {quoted(name)} is not an exercise in {options.file.name}")
        if variation not in {*ids, _SKIP}:
            raise UnusableWishError(f"--map: {quoted(variation)} is not one of {', '.join((*ids, _SKIP))}")
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


def _someone_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _agreed(question: str) -> bool:
    print(f"{question} [y/N] ", end="", flush=True)  # input() would ask on stderr
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _cells(record: SetRecord) -> tuple[str, ...]:
    reps = str(record.completed_reps)
    reserve = record.reserve_half_reps
    return (
        f"{record.started.local:%Y-%m-%d}",
        f"{record.started.local:%H:%M}",
        record.variation,
        "" if record.leg is Leg.BOTH else record.leg,
        f"{reps} of {record.planned_reps}" if record.planned_reps else reps,
        str(record.load or ""),
        record.tempo,
        "" if reserve is None else decimal_text(reserve * 500),
        "" if record.tut_ms is None else clock_text(record.tut_ms),
        ", ".join((record.source, *(["warm-up"] if record.warm_up else []), *_unusual_ending(record))),
    )


def _unusual_ending(record: SetRecord) -> tuple[str, ...]:
    return (record.ending.value,) if record.ending not in {None, Ending.COMPLETED} else ()


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
