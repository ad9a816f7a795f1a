"""`legcurl-timer history export`: the history written to a file."""

import argparse
from pathlib import Path

from legcurl_timer.cli.commands.history.access import history_to_read
from legcurl_timer.cli.commands.history.live_count import live_count
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import counted
from legcurl_timer.errors import BadInputError
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.userdata.settings import data_folder

_FORMATS = tuple(each.value for each in ExportFormat)


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    parser.add_argument(
        "--format", choices=_FORMATS, help=f"{', '.join(_FORMATS)}; without it, as the file's name says"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Write the history to a file; raises BadInputError where that cannot be meant."""
    if not options.file.name:
        raise BadInputError("the file to export to has no name")
    file_format = _format(options)
    files = files_written(options.file, file_format)
    if not options.file.parent.is_dir():
        raise BadInputError(f"there is no folder {options.file.parent}")
    for each in files:
        if each.exists() and not options.force:
            raise BadInputError(f"{each} is there already; --force replaces it")
    with history_to_read(data_folder(options.data_dir)) as store, live_count("sets written") as progress:
        count = export_history(store.sessions(), options.file, file_format, progress)
    print(f"{' and '.join(map(str, files))}: {counted(count, 'set')}")
    return DONE


def _format(options: argparse.Namespace) -> ExportFormat:
    try:
        return ExportFormat(options.format or options.file.suffix.lower().removeprefix("."))
    except ValueError:
        accepted = ", ".join(_FORMATS)
        raise BadInputError(
            f"{options.file} does not say the format; --format is one of {accepted}"
        ) from None
