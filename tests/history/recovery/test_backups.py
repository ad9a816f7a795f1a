"""Copies of the history: made unasked, kept for a while, put back on request."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.kept_sets import at, history_file, history_in, paced_set, sessions_of, stored_sets
from support.programs import with_test_support

from legcurl_timer.history.database import pragma
from legcurl_timer.history.errors import HistoryError, NewerHistoryError
from legcurl_timer.history.migrations import own_migrations
from legcurl_timer.history.recovery import backups as backups_module
from legcurl_timer.history.recovery.backups import back_up, back_up_daily, backup_folder, backups, restore
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import HistoryWriter

MONDAY = date(2026, 11, 23)


def test_one_copy_a_day(tmp_path: Path) -> None:
    """The first look at a history with sets makes the copy of the day, later ones leave it as it is."""
    with history_in(tmp_path) as store:
        assert not back_up_daily(store, MONDAY)
        store.keep(paced_set())
        back_up_daily(store, MONDAY)
        store.keep(paced_set(5))
        back_up_daily(store, MONDAY)
    (copy,) = backups(history_file(tmp_path))
    assert (copy.name, copy.sets) == ("history-2026-11-23.sqlite3", 1)


def test_seven_are_kept(tmp_path: Path) -> None:
    """On the eighth day the oldest copy goes; copies made for a reason stay."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        kept = back_up(store, "before-restore", at())
        for day in range(10):
            back_up_daily(store, MONDAY + timedelta(days=day))
    assert sorted(file.name for file in kept.parent.iterdir()) == [
        *(f"history-2026-11-{day}.sqlite3" for day in range(26, 31)),
        "history-2026-12-01.sqlite3",
        "history-2026-12-02.sqlite3",
        kept.name,
    ]


def test_unfinished_copies_are_cleared_away(tmp_path: Path) -> None:
    """What a program left that was cut off while copying goes after a day; one at work is left alone."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        folder = backup_folder(store.path)
        folder.mkdir()
        old, young = folder / ".history-2026-11-21.sqlite3-1", folder / ".history-2026-11-23.sqlite3-2"
        for file in (old, young):
            file.write_bytes(b"half")
        os.utime(old, (0, 0))
        back_up_daily(store, MONDAY)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_copy_has_everything(tmp_path: Path) -> None:
    """A copy is a whole history that needs no file beside it, and never takes the place of another."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(5))
        copy = back_up(store, "test", at())
        assert len({copy, *(back_up(store, "test", at()) for _ in range(2))}) == 3
    assert not [file for file in copy.parent.iterdir() if file.suffix != ".sqlite3"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(copy, history_file(elsewhere))
    with history_in(elsewhere):
        pass  # it opens, and has nothing to tell
    assert stored_sets(elsewhere) == stored_sets(tmp_path)


def test_no_place_for_a_copy(tmp_path: Path) -> None:
    """A copy that cannot be made is an error, and the history does not mind."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        backup_folder(store.path).write_text("in the way")
        with pytest.raises(OSError, match="exists"):
            back_up_daily(store, MONDAY)
        assert store.count_sets() == 1


def test_restoring_with_others_at_work(tmp_path: Path) -> None:
    """A restored history is seen by every window, each of which goes on, in the same journal mode."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(6))
        copy = back_up(store, "good", at())
        good = stored_sets(tmp_path)
    writer = HistoryWriter(tmp_path, at)
    assert writer.wait_until_stored(10)
    with (
        Store.open_existing(history_file(tmp_path)) as one,
        Store.open_existing(history_file(tmp_path)) as two,
    ):
        for record in [record for session in two.sessions() for record in session.sets][:4]:
            one.discard(record.uid, at().utc_ms)
        one.keep(paced_set(7))
        lost_by_it = stored_sets(tmp_path)
        before = restore(one, copy, at(1))
        assert stored_sets(tmp_path) == good
        assert two.count_sets() == 6
        assert one.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        later = paced_set(9)
        writer.keep(later)
        assert writer.wait_until_stored(10)
        assert stored_sets(tmp_path) == {**good, later.uid: later}
        restore(two, before, at(2))
        assert stored_sets(tmp_path) == lost_by_it
    assert writer.close() == ()
    with history_in(tmp_path) as store:
        assert store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_restoring_an_older_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy in an older form is brought to the form of today when it is restored."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(3))
        copy = back_up(store, "old", at())
    newer = (*own_migrations(), "ALTER TABLE session ADD COLUMN colour TEXT;")
    monkeypatch.setattr(backups_module, "own_migrations", lambda: newer)
    store = open_history(tmp_path, at(), newer).store
    restore(store, copy, at())
    assert pragma(store.connection, "user_version") == len(newer)
    assert store.connection.execute("SELECT count(colour), count(*) FROM session").fetchone()[:] == (0, 1)
    close_history(store)
    opened = open_history(tmp_path, at(), newer)
    assert (opened.notices, opened.store.count_sets()) == ((), 3)
    close_history(opened.store)


def _run_in(file: Path, content: bytes, statement: str) -> None:
    file.write_bytes(content)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda file, content: file.write_bytes(content[: len(content) // 2]), HistoryError),
        (lambda file, content: file.write_bytes(content[:-4096] + bytes(96) + content[-4000:]), HistoryError),
        (lambda file, content: _run_in(file, content, "PRAGMA user_version = 99"), NewerHistoryError),
        (lambda file, _: _run_in(file, b"", "CREATE TABLE other (x)"), HistoryError),
        (lambda file, _: file.write_text("not a database"), HistoryError),
        (lambda file, _: file.touch(), HistoryError),
        (lambda *_: None, HistoryError),
        (lambda file, _: file.mkdir(), HistoryError),
    ],
    ids=["torn", "scratched", "newer", "foreign", "text", "empty", "gone", "directory"],
)
def test_what_is_no_backup_is_refused(
    tmp_path: Path, spoil: Callable[[Path, bytes], object], error: type[Exception]
) -> None:
    """A broken, foreign or newer file is refused in one line, and the history stays as it is."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(40))
        copy = back_up(store, "test", at())
        before = stored_sets(tmp_path)
        content = copy.read_bytes()
        copy.unlink()
        spoil(copy, content)
        with pytest.raises(error) as caught:
            restore(store, copy, at())
        assert str(caught.value).endswith(".")
        assert "\n" not in str(caught.value)
        assert stored_sets(tmp_path) == before
    assert not list(copy.parent.glob("*before-restore*"))


def test_a_backup_that_cannot_be_read_is_not_offered(tmp_path: Path) -> None:
    """Only copies that open are in the list; the others are left where they are."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        back_up_daily(store, MONDAY)
        broken = backup_folder(store.path) / "history-2026-11-20.sqlite3"
        broken.write_text("no database")
    assert [copy.name for copy in backups(history_file(tmp_path))] == ["history-2026-11-23.sqlite3"]
    assert broken.exists()


def test_restoring_waits_no_longer_than_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program holds the history, restoring gives up with a line, and nothing is changed."""
    monkeypatch.setattr(backups_module, "BUSY_S", 0.2)
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        copy = back_up(store, "test", at())
        store.keep(paced_set(5))
        with Store.open_existing(store.path, busy_s=0.1) as other:
            other.connection.execute("BEGIN IMMEDIATE")
            store.connection.execute("PRAGMA busy_timeout = 100")
            with pytest.raises(HistoryError, match="Another program is holding"):
                restore(store, copy, at())
            other.connection.execute("ROLLBACK")
        assert store.count_sets() == 2
        restore(store, copy, at())
        assert store.count_sets() == 1


_CUT_OFF = """
import os, signal, sys
from pathlib import Path
from legcurl_timer.history.recovery import backups
from legcurl_timer.history.store import Store
store = Store.open_existing(Path(sys.argv[1]))
backups.migrate = lambda *_: os.kill(os.getpid(), signal.SIGTERM)
from support.kept_sets import at
backups.restore(store, Path(sys.argv[2]), at())
"""


def test_a_restore_that_is_cut_off(tmp_path: Path) -> None:
    """A program killed while it restores leaves one of the two histories, and a copy of the old."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        copy = back_up(store, "test", at())
        store.keep(replace(paced_set(5), note="later"))
    subprocess.run(
        [sys.executable, "-c", _CUT_OFF, history_file(tmp_path), copy],
        env=with_test_support(),
        check=False,
        timeout=30,
    )
    with history_in(tmp_path) as store:
        assert store.count_sets() in {1, 2}
    assert {each.sets for each in backups(history_file(tmp_path))} == {1, 2}
