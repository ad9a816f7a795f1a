"""An export is whole or not there, and a long one or a long import says how far it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.kept_sets import sessions_of

from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.history.exchange.reading import read_history_file


def cut_off() -> Iterator[SessionRecord]:
    """Yield a session, then fail as a disk or a database may."""
    yield from sessions_of(1)
    raise OSError("the disk is full")


@pytest.mark.parametrize("file_format", ExportFormat)
def test_a_failed_export_leaves_what_was_there(file_format: ExportFormat, tmp_path: Path) -> None:
    """Where an export fails in the middle, the files from before stay and no half of one lies about."""
    files = files_written(tmp_path / "x.csv", file_format)
    for each in files:
        each.write_text("before", encoding="utf-8")
    with pytest.raises(OSError, match="full"):
        export_history(cut_off(), tmp_path / "x.csv", file_format)
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert {each.read_text(encoding="utf-8") for each in files} == {"before"}


@pytest.mark.parametrize("file_format", ExportFormat)
def test_progress(file_format: ExportFormat, tmp_path: Path) -> None:
    """A long export tells how many sets are written, an import how far it has read."""
    written: list[int] = []
    read: list[int] = []
    sessions = sessions_of(5_100, sets_each=1, reps=1)
    assert export_history(sessions, tmp_path / "x.csv", file_format, written.append) == 5_100
    assert written == list(range(500, 5_001, 500))
    contents = read_history_file(tmp_path / "x.csv", read.append).contents(Choices())
    assert sum(len(session.sets) for session in contents.sessions) == 5_100
    assert read[0] > 0
    assert read == sorted(read)


@pytest.mark.parametrize("file_format", ExportFormat)
def test_an_empty_history(file_format: ExportFormat, tmp_path: Path) -> None:
    """A history without a set is written, and read back, as one."""
    assert export_history([], tmp_path / "x.csv", file_format) == 0
    file = read_history_file(tmp_path / "x.csv")
    assert list(file.contents(Choices()).sessions) == []
    assert file.guesses == ()
