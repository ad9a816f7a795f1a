"""Finding out what a file is, and reading it."""

from pathlib import Path

from legcurl_timer.core.language import gettext as _
from legcurl_timer.history.exchange.contents import OwnFile
from legcurl_timer.history.exchange.csv_tables import Beginning, read_beginnings
from legcurl_timer.history.exchange.native_csv import REPS_MARK, SETS_MARK, read_csv
from legcurl_timer.history.exchange.native_json import read_json
from legcurl_timer.history.exchange.other_apps.dialects import english_dialect
from legcurl_timer.history.exchange.other_apps.file import ForeignFile
from legcurl_timer.history.exchange.other_apps.translated import translated_dialect
from legcurl_timer.history.exchange.problems import ImportProblemError, shortened
from legcurl_timer.history.exchange.text_files import Progress, text_file

_BEGINNING = 1_000
_A_TABLE = 2
_NAMED = 4
_LONGEST_NAME = 30
HistoryFile = OwnFile | ForeignFile
"""A file that has been read."""


def read_history_file(path: Path, progress: Progress | None = None) -> HistoryFile:
    """Return what a file holds, recognised by its beginning, not by its name.

    Raises OSError where it cannot be opened, ImportProblemError where it cannot be used.
    """
    if path.exists() and not path.is_file():
        raise ImportProblemError(_("{file}: is not a file").format(file=path.name))
    with text_file(path) as file:
        is_json = file.read(_BEGINNING).lstrip().startswith("{")
    if is_json:
        return read_json(path, progress)
    beginnings = read_beginnings(path)
    for each in beginnings:
        if REPS_MARK in each.names:
            raise ImportProblemError(
                _("{file}: is the file of reps; choose the file of sets that lies beside it").format(
                    file=path.name
                )
            )
        if SETS_MARK in each.names:
            return read_csv(path, each.delimiter, progress)
        if dialect := english_dialect(each) or translated_dialect(each):
            return ForeignFile(path, dialect, progress)
    raise ImportProblemError(_not_known(path.name, beginnings))


def _not_known(file_name: str, beginnings: list[Beginning]) -> str:
    """Return that a file is of no known kind, and what it begins with where it has columns."""
    names = max((each.names for each in beginnings), key=len, default=())
    if len(names) < _A_TABLE:
        return _(
            "{file}: is not a history that can be read here; accepted: our own CSV or JSON, and the CSV of "
            "Strong, Hevy or FitNotes"
        ).format(file=file_name)
    more = "\u2026" if len(names) > _NAMED else ""
    told = ", ".join(shortened(name, _LONGEST_NAME) for name in names[:_NAMED])
    return _(
        "{file}: is not a history that can be read here; its first columns are {columns}; accepted: our own "
        "CSV or JSON, and the CSV of Strong, Hevy or FitNotes"
    ).format(file=file_name, columns=f"{told}{more}")
