"""The connection: what it promises about the disk, about other programs and about its own transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from support.kept_sets import bytes_of, history_file, history_in, paced_set

from legcurl_timer.history.database import connect, journal_of, looking_at, pragma, transaction
from legcurl_timer.history.store import Store


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a new database with one table."""
    with closing(connect(tmp_path / "some.sqlite3")) as opened:
        opened.execute("CREATE TABLE thing (name TEXT)")
        yield opened


def test_what_is_written_is_written_to_stay(connection: sqlite3.Connection) -> None:
    """The journal is a WAL, each commit waits for the disk, references are watched, waits end."""
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert pragma(connection, "synchronous") == 2
    assert pragma(connection, "foreign_keys") == 1
    assert pragma(connection, "busy_timeout") == 5_000


def test_a_second_connection_makes_no_file(tmp_path: Path) -> None:
    """Whoever opens an existing history finds it or fails, and leaves nothing behind."""
    with pytest.raises(sqlite3.OperationalError):
        Store.open_existing(tmp_path / "none.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_all_or_nothing(connection: sqlite3.Connection) -> None:
    """A transaction that breaks off leaves no trace, and the connection is ready for the next."""

    def half() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO thing VALUES ('half')")
            connection.execute("INSERT INTO nothing VALUES ('half')")

    with pytest.raises(sqlite3.OperationalError):
        half()
    with transaction(connection):
        connection.execute("INSERT INTO thing VALUES ('whole')")
    assert [name for (name,) in connection.execute("SELECT name FROM thing")] == ["whole"]


@pytest.mark.parametrize("has_journal", [False, True])
def test_looking_leaves_every_byte(tmp_path: Path, *, has_journal: bool) -> None:
    """Looking at a history sees what its journal holds, and changes neither the file nor the journal."""
    path = history_file(tmp_path)
    with ExitStack() as stack:
        stack.enter_context(history_in(tmp_path)).keep(paced_set())
        if not has_journal:
            stack.close()
        assert journal_of(path).exists() == has_journal
        before = bytes_of(tmp_path)
        with looking_at(path) as connection:
            assert Store(connection, path).count_sets() == 1
            with pytest.raises(sqlite3.OperationalError):
                connection.execute("DELETE FROM lift_set")
        assert bytes_of(tmp_path) == before


def test_names_with_odd_characters(tmp_path: Path) -> None:
    """A folder may be called anything: spaces, umlauts, percent and question marks."""
    folder = tmp_path / "Blätter 100% ? # &mode=ro"
    with history_in(folder) as store:
        store.keep(paced_set())
    with history_in(folder) as store:
        assert store.count_sets() == 1
