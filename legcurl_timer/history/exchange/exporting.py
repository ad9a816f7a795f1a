"""Writing the history to a file, in our own formats or another program's."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.exchange.native_csv import reps_path, write_csv
from legcurl_timer.history.exchange.native_json import write_json
from legcurl_timer.history.exchange.other_apps.writing import write_fitnotes, write_hevy, write_strong
from legcurl_timer.history.exchange.text_files import Progress

_AT_ONCE = 500


class ExportFormat(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSON = "json"
    STRONG = "strong"
    HEVY = "hevy"
    FITNOTES = "fitnotes"


_WRITERS: dict[ExportFormat, Callable[[Iterable[SessionRecord], Path], int]] = {
    ExportFormat.CSV: write_csv,
    ExportFormat.JSON: write_json,
    ExportFormat.STRONG: write_strong,
    ExportFormat.HEVY: write_hevy,
    ExportFormat.FITNOTES: write_fitnotes,
}


def files_written(path: Path, file_format: ExportFormat) -> tuple[Path, ...]:
    """Return every file that an export writes, which may be there already."""
    return (path, reps_path(path)) if file_format is ExportFormat.CSV else (path,)


def export_history(
    sessions: Iterable[SessionRecord],
    path: Path,
    file_format: ExportFormat,
    progress: Progress | None = None,
) -> int:
    """Write sessions and return the number of their sets; raises OSError, and leaves what was there."""
    return _WRITERS[file_format](_told(sessions, progress), path)


def _told(sessions: Iterable[SessionRecord], progress: Progress | None) -> Iterator[SessionRecord]:
    count = told = 0
    for session in sessions:
        yield session
        count += len(session.sets)
        if progress and count - told >= _AT_ONCE:
            progress(count)
            told = count
