"""What can be asked of `legcurl-timer history`; what does it is imported only when it is asked for."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from legcurl_timer.core.lifts.variations import Variation

FORMATS = ("csv", "json", "strong", "hevy", "fitnotes")
"""What the history can be exported as."""
_MOST_DAYS = 36_500
_Answer = Callable[[argparse.Namespace, tuple[Variation, ...]], int]


class UnusableWishError(ValueError):
    """Something that was asked for makes no sense; the message is one line for the user."""


def add_history_parser(
    commands: Any,
    parser_class: type[argparse.ArgumentParser],
    add_data_dir: Callable[[argparse.ArgumentParser], object],
    variation: Callable[[str], Variation],
) -> None:
    """Add the command to others, in their manner.

    `parser_class` answers bad input, `add_data_dir` adds the option for the folder, and `variation` reads the
    name of one.
    """
    history = commands.add_parser("history", help="list, export or import your sets", allow_abbrev=False)
    actions = history.add_subparsers(metavar="ACTION", parser_class=parser_class, required=True)

    def add(name: str, words: str, answer: _Answer) -> argparse.ArgumentParser:
        action: argparse.ArgumentParser = actions.add_parser(name, help=words, allow_abbrev=False)
        add_data_dir(action)
        action.set_defaults(command=_answering(action, answer))
        return action

    _add_list_options(add("list", "the sets, the oldest first", _list), variation)
    _add_export_options(add("export", "write the history to a file", _export))
    _add_import_options(add("import", "add sets from a file", _import))
    add("backups", "the copies of the history, the newest first", _backups)
    _add_restore_options(add("restore", "put a copy in the history's place", _restore))
    add("path", "where the history is kept", _path)


def _add_list_options(parser: argparse.ArgumentParser, variation: Callable[[str], Variation]) -> None:
    parser.add_argument(
        "--variation", metavar="ID", type=variation, default=argparse.SUPPRESS, help="of one variation only"
    )
    parser.add_argument("--days", metavar="N", type=_days, help="of the last N days only, today included")
    parser.add_argument("--json", action="store_true", help="as JSON, like an export")


def _add_export_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    parser.add_argument(
        "--format", choices=FORMATS, help=f"{', '.join(FORMATS)}; without it, as the file's name says"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="our CSV or JSON, or Strong's, Hevy's, FitNotes'"
    )
    parser.add_argument(
        "--map",
        metavar="NAME=ID",
        action="append",
        default=[],
        help='which variation an exercise is, such as "Leg Curl=seated"; "Leg Curl=skip" leaves it out',
    )
    parser.add_argument("--unit", choices=["kg", "lb"], help="of weights of which the file does not say it")
    parser.add_argument("--yes", action="store_true", help="add without asking")


def _add_restore_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="a copy as `history backups` names it, or its full path")
    parser.add_argument("--yes", action="store_true", help="restore without asking")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {_MOST_DAYS}")
    return int(text)


def _answering(parser: argparse.ArgumentParser, answer: _Answer) -> _Answer:
    """Return a command that answers bad input in one line, as its parser does."""

    def command(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
        from legcurl_timer.history.exchange.problems import ImportProblemError  # noqa: PLC0415 - see above

        try:
            return answer(options, variations)
        except (ImportProblemError, UnusableWishError) as error:
            parser.error(str(error))

    return command


def _list(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.history import list_sets  # noqa: PLC0415 - see above

    return list_sets(options)


def _export(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.history import export_sets  # noqa: PLC0415 - see above

    return export_sets(options)


def _import(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.history import import_sets  # noqa: PLC0415 - see above

    return import_sets(options, variations)


def _backups(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.history import list_backups  # noqa: PLC0415 - see above

    return list_backups(options)


def _restore(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.history import restore_backup  # noqa: PLC0415 - see above

    return restore_backup(options)


def _path(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    from legcurl_timer.cli.commands.history import print_path  # noqa: PLC0415 - see above

    return print_path(options)
