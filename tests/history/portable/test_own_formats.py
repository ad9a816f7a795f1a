"""What is exported in our own formats comes back as it was."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from support.folders import a_folder
from support.histories import histories

from legcurl_timer.history.database import FILE_NAME
from legcurl_timer.history.opening import open_history
from legcurl_timer.history.portable.exporting import ExportFormat, export_history, files_written
from legcurl_timer.history.portable.importing import plan_import
from legcurl_timer.history.portable.own_csv import reps_path
from legcurl_timer.history.portable.problems import ImportProblemError
from legcurl_timer.history.portable.reading import read_history_file
from legcurl_timer.history.portable.contents import Choices
from legcurl_timer.history.records import SessionRecord

OWN_FORMATS = [ExportFormat.CSV, ExportFormat.JSON]


def read_back(path: Path) -> list[SessionRecord]:
    """Return the sessions of a file, whatever it is."""
    return list(read_history_file(path).contents(Choices()).sessions)


@pytest.mark.parametrize("file_format", OWN_FORMATS)
@settings(max_examples=80, deadline=None)
@given(sessions=histories())
def test_round_trip(file_format: ExportFormat, sessions: list[SessionRecord]) -> None:
    """Any history that is written is read back equal, and nothing else lies beside it."""
    with a_folder() as folder:
        path = folder / "my history.txt"
        count = export_history(sessions, path, file_format)
        assert read_back(path) == sessions
        assert count == sum(len(session.sets) for session in sessions)
        assert set(folder.iterdir()) == set(files_written(path, file_format))


