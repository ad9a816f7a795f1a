"""What is exported in our own formats comes back as it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from support.histories import histories

from legcurl_timer.history.portable.own_csv import read_csv, reps_path, write_csv
from legcurl_timer.history.portable.own_json import read_json, write_json
from legcurl_timer.history.records import SessionRecord


@contextmanager
def a_folder() -> Iterator[Path]:
    """Lend a folder: what pytest lends is one for all examples of a test."""
    with TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=100, deadline=None)
@given(histories())
def test_csv_round_trip(sessions: list[SessionRecord]) -> None:
    """Any history written as CSV is read back equal."""
    with a_folder() as folder:
        count = write_csv(sessions, folder / "x.csv")
        assert read_csv(folder / "x.csv", ",") == sessions
        assert count == sum(len(session.sets) for session in sessions)


@settings(max_examples=100, deadline=None)
@given(histories())
def test_json_round_trip(sessions: list[SessionRecord]) -> None:
    """Any history written as JSON is read back equal."""
    with a_folder() as folder:
        count = write_json(sessions, folder / "x.json")
        assert read_json(folder / "x.json") == sessions
        assert count == sum(len(session.sets) for session in sessions)
