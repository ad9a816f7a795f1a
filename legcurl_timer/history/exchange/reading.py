"""Finding out what a file is, and reading it."""

from pathlib import Path

from legcurl_timer.history.exchange.contents import OwnFile
from legcurl_timer.history.exchange.csv_tables import DELIMITERS, read_heading, read_rows
from legcurl_timer.history.exchange.native_csv import REPS_MARK, SETS_MARK, read_csv
from legcurl_timer.history.exchange.native_json import read_json
from legcurl_timer.history.exchange.other_apps.dialects import dialect_of
from legcurl_timer.history.exchange.other_apps.file import ForeignFile
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.text_files import Progress, text_file

_ACCEPTED = "accepted: our own CSV or JSON, and the CSV of Strong, Hevy or FitNotes"
_BEGINNING = 1_000
HistoryFile = OwnFile | ForeignFile
"""A file that has been read."""


def read_history_file(path: Path, progress: Progress | None = None) -> HistoryFile:
    """Return what a file holds, recognised by its beginning, not by its name.

    Raises OSError where it cannot be opened, ImportProblemError where it cannot be used.
    """
    if path.exists() and not path.is_file():
        raise ImportProblemError(f"{path.name}: is not a file")
    with text_file(path) as file:
        is_json = file.read(_BEGINNING).lstrip().startswith("{")
    if is_json:
        return OwnFile("legcurl-timer JSON", tuple(read_json(path, progress)))
    for delimiter in DELIMITERS:
        try:
            heading = read_heading(path, delimiter)
        except ImportProblemError:
            continue
        if REPS_MARK in heading:
            raise ImportProblemError(
                f"{path.name}: is the file of reps; choose the file of sets that lies beside it"
            )
        if SETS_MARK in heading:
            return OwnFile("legcurl-timer CSV", tuple(read_csv(path, delimiter, progress)))
        if dialect := dialect_of(heading):
            return ForeignFile(dialect, read_rows(path, delimiter, progress))
    raise ImportProblemError(f"{path.name}: is not a history that can be read here; {_ACCEPTED}")
