"""`legcurl-timer history export`: the history written to a file."""

import argparse
from pathlib import Path

from legcurl_timer.cli.commands.history.access import history_to_read
from legcurl_timer.cli.commands.history.live_count import live_count
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.parsers import file_word
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import counted, listed
from legcurl_timer.errors import BadInputError
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.userdata.settings import data_folder

_FORMATS = tuple(each.value for each in ExportFormat)


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument("file", metavar=file_word(), type=Path, help=_("the file to write"))
    by_name = _("{formats}; without it, as the file's name says").format(formats=", ".join(_FORMATS))
    parser.add_argument("--format", choices=_FORMATS, help=by_name)
    parser.add_argument("--force", action="store_true", help=_("replace a file that is there"))


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Write the history to a file; raises BadInputError where that cannot be meant."""
    if not options.file.name:
        raise BadInputError(_("the file to export to has no name"))
    file_format = _format(options)
    files = files_written(options.file, file_format)
    if not options.file.parent.is_dir():
        raise BadInputError(_("there is no folder {folder}").format(folder=options.file.parent))
    for each in files:
        if each.exists() and not options.force:
            raise BadInputError(_("{file} is there already; --force replaces it").format(file=each))
    with history_to_read(data_folder(options.data_dir)) as store, live_count(_written) as progress:
        count = export_history(store.sessions(), options.file, file_format, progress)
    names, sets = listed([str(each) for each in files]), counted(count, "{count} set", "{count} sets")
    print(_("{files}: {sets}").format(files=names, sets=sets))
    return DONE


def _written(sets: int) -> str:
    return counted(sets, "{count} set written", "{count} sets written")


def _format(options: argparse.Namespace) -> ExportFormat:
    try:
        return ExportFormat(options.format or options.file.suffix.lower().removeprefix("."))
    except ValueError:
        complaint = _("{file} does not say the format; --format is one of {formats}")
        raise BadInputError(complaint.format(file=options.file, formats=", ".join(_FORMATS))) from None
