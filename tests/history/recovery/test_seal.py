"""The seal: what happened to the file while nobody had it open."""

import shutil
from pathlib import Path

import pytest
from support.kept_sets import at, history_file, history_in, paced_set, sessions_of

from legcurl_timer.history.database import journal_of
from legcurl_timer.history.recovery import seal
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.history.recovery.seal import Finding
from legcurl_timer.history.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a history that was closed."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(8))
    return history_file(tmp_path)


def seal_of(path: Path) -> Path:
    """Return the seal's file."""
    return path.with_name("history.sqlite3-seal")


def test_a_closed_history_is_sealed(path: Path) -> None:
    """A history that nobody touched is as it was left."""
    assert seal.inspect(path) is Finding.INTACT


@pytest.mark.parametrize("place", [24, 5_000, -1])
def test_one_byte_changed(path: Path, place: int) -> None:
    """A single byte that is another than before is noticed, wherever it is."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert seal.inspect(path) is Finding.CHANGED


@pytest.mark.parametrize("how", ["removed", "emptied"])
def test_a_file_that_is_gone(path: Path, how: str) -> None:
    """A file that is gone, or empty, is not taken for a first start."""
    if how == "removed":
        path.unlink()
    else:
        path.write_bytes(b"")
    assert seal.inspect(path) is Finding.GONE


def test_nothing_is_known_before_the_first_start(tmp_path: Path) -> None:
    """Where there never was a history, nothing is missed."""
    assert seal.inspect(tmp_path / "history.sqlite3") is Finding.NOT_KNOWN


@pytest.mark.parametrize("content", ["", "[]", "no JSON", "\x00"])
def test_a_broken_seal_says_nothing(path: Path, content: str) -> None:
    """A seal that cannot be read is no reason for an alarm."""
    seal_of(path).write_text(content)
    assert seal.inspect(path) is Finding.NOT_KNOWN


def _cut_off(path: Path, folder: Path) -> Path:
    """Return a history as a program leaves it that is killed with a set in its journal."""
    opened = open_history(path.parent, at())
    opened.store.keep(paced_set())
    folder.mkdir()
    for file in path.parent.glob("history.sqlite3*"):
        shutil.copy(file, folder)
    close_history(opened.store)
    return folder / path.name


def test_a_journal_that_is_gone(path: Path, tmp_path: Path) -> None:
    """After a crash the journal belongs to the history; where it is missing, that is noticed."""
    cut_off = _cut_off(path, tmp_path / "cut off")
    assert seal.inspect(cut_off) is Finding.NOT_KNOWN
    journal_of(cut_off).unlink()
    assert seal.inspect(cut_off) is Finding.JOURNAL_LOST


def test_cut_off_while_closing(path: Path, tmp_path: Path) -> None:
    """A program killed between the end of its journal and its seal gives no false alarm."""
    with history_in(tmp_path) as store:
        seal.note_closing(path)
        store.connection.close()
    seal_of(path).write_text('{"state": "closing"}')
    assert not journal_of(path).exists()
    assert seal.inspect(path) is Finding.NOT_KNOWN


def test_the_last_one_seals(path: Path) -> None:
    """As long as one window has the history open, it stays unsealed, whichever is closed first."""
    first = open_history(path.parent, at()).store
    second = open_history(path.parent, at()).store
    further = Store.open_existing(path)
    for store in (first, second):
        close_history(store)
        assert seal_of(path).read_text() == '{"state": "open"}'
    further.close()
    assert seal.inspect(path) is Finding.INTACT


def test_a_further_connection_closed_first(path: Path) -> None:
    """A connection that comes and goes while the history is open leaves the seal alone."""
    with history_in(path.parent):
        Store.open_existing(path).close()
        assert seal_of(path).read_text() == '{"state": "open"}'
    assert seal.inspect(path) is Finding.INTACT


def test_a_file_put_in_its_place_is_not_sealed(path: Path, tmp_path: Path) -> None:
    """Whoever closes a history that was replaced under its hands does not vouch for the new one."""
    store = open_history(path.parent, at()).store
    path.rename(tmp_path / "moved")
    path.write_bytes(b"something else")
    close_history(store)
    assert seal_of(path).read_text() == '{"state": "open"}'
