"""The writer: a set goes on whatever is in the way of the disk, and is stored once that is gone."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.kept_sets import (
    DAY_MIN,
    at,
    history_file,
    history_in,
    paced_set,
    sessions_of,
    stored_sets,
    under_way,
)
from support.measured import measurement
from support.programs import run, with_test_support
from support.small_disk import small_disk
from support.waiting import wait_until

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, new_uid
from legcurl_timer.history import writer as writer_module
from legcurl_timer.history.database import connect, journal_of, pragma
from legcurl_timer.history.edits import last_change
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import HistoryWriter

_WITHIN_S = 20.0
_BUSY_S = 0.1


@pytest.fixture(autouse=True)
def _short_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "RETRY_S", 0.05)


@contextmanager
def keeping(folder: Path, on_news: Callable[[], None] = lambda: None) -> Iterator[HistoryWriter]:
    """Give a writer on a folder, and let it end."""
    writer = HistoryWriter(folder, at, on_news, busy_s=_BUSY_S)
    try:
        yield writer
    finally:
        writer.close()


@contextmanager
def looking_on(folder: Path) -> Iterator[HistoryWriter]:
    """Give a writer that has opened its history."""
    with keeping(folder) as writer:
        assert writer.wait_until_stored(_WITHIN_S)
        yield writer


def wait_for_problem(writer: HistoryWriter) -> str:
    """Return what the writer says is in the way, once it has come upon it."""
    problem = wait_until(lambda: writer.status.problem, "a problem", within_s=_WITHIN_S)
    assert problem.endswith(".")
    assert "\n" not in problem
    return problem


def assert_stored(writer: HistoryWriter) -> None:
    """Check that all is stored and nothing in the way any more."""
    assert writer.wait_until_stored(_WITHIN_S), writer.status
    wait_until(lambda: not writer.status.problem, "the end of the problem")
    assert writer.status.unsaved == ()


# All is well


def test_a_set_from_start_to_end(tmp_path: Path) -> None:
    """What is handed over is on the disk as soon as the writer says so, and its load is no correction."""
    uid, load = new_uid(), Load(LoadUnit.KG, 42_500)
    with keeping(tmp_path) as writer:
        for reps in range(4):
            writer.keep(replace(under_way(0, reps, uid=uid), load=load))
            assert_stored(writer)
            with Store.open_existing(history_file(tmp_path)) as other:
                assert [record.completed_reps for record, _ in other.under_way()] == [reps]
        writer.keep(done := paced_set(0, 4, uid=uid, kg=42.5))
        assert_stored(writer)
        assert stored_sets(tmp_path) == {uid: done}
    assert writer.take_notices() == ()
    with Store.open_existing(history_file(tmp_path)) as store:
        assert last_change(store) is None


def test_news_is_told(tmp_path: Path) -> None:
    """Whoever shows the status hears that it has changed, from the opening on."""
    news = threading.Event()
    with keeping(tmp_path, news.set) as writer:
        assert news.wait(_WITHIN_S)
        assert writer.status.is_open
        changes = writer.status.changes
        news.clear()
        writer.keep(paced_set())
        assert news.wait(_WITHIN_S)
        assert_stored(writer)
        assert writer.status.changes == changes + 1


def test_filling_in_after_the_set(tmp_path: Path) -> None:
    """A note comes after the set and stays with it; what is not to be corrected is refused at once."""
    done = paced_set()
    with keeping(tmp_path) as writer:
        writer.keep(done)
        with pytest.raises(ValueError, match="not for editing"):
            writer.revise(done, replace(done, tut_ms=1))
        writer.revise(done, replace(done, note="good"))
        writer.revise(replace(done, note="good"), replace(done, note="very good"))
        assert_stored(writer)
    assert stored_sets(tmp_path) == {done.uid: replace(done, note="very good")}


def test_what_was_seen_comes_after_the_set(tmp_path: Path) -> None:
    """The last of it stays, and so does what the lifter says meanwhile, who has not heard of it yet."""
    done = paced_set()
    with keeping(tmp_path) as writer:
        writer.keep(replace(done, ending=None))
        writer.measured(done.uid, measurement("o"))
        writer.keep(done)
        writer.measured(done.uid, measurement("or"))
        writer.revise(done, replace(done, note="good"))
        assert_stored(writer)
        writer.measured(done.uid, measurement("oo?"))
        writer.revise(replace(done, note="good"), replace(done, note="very good"))
        assert_stored(writer)
    assert stored_sets(tmp_path) == {
        done.uid: replace(done, note="very good", measurement=measurement("oo?"))
    }


def test_discarding(tmp_path: Path) -> None:
    """A set that is not wanted is out of sight, whether it is stored already or not."""
    stored, fresh = paced_set(), paced_set(5)
    with keeping(tmp_path) as writer:
        writer.keep(stored)
        assert_stored(writer)
        writer.discard(stored.uid)
        writer.keep(fresh)
        writer.discard(fresh.uid)
        assert_stored(writer)
    assert stored_sets(tmp_path) == {}


def test_closing_stores_the_rest(tmp_path: Path) -> None:
    """A set handed over at the last moment is on the disk after closing, and in the copy of the day."""
    done = paced_set()
    writer = HistoryWriter(tmp_path, at)
    writer.keep(done)
    assert writer.close() == ()
    assert stored_sets(tmp_path) == {done.uid: done}
    assert {file.name for file in tmp_path.iterdir()} == {"backups", "history.lock", "history.sqlite3"}
    assert [backup.sets for backup in backups(history_file(tmp_path))] == [1]


def test_a_backup_a_day(tmp_path: Path) -> None:
    """The first quiet moment of a day makes the copy, but never while a set is under way."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(3))
    today = [at()]
    begun = under_way()
    is_begun = threading.Event()

    def clock() -> Moment:
        is_begun.wait(_WITHIN_S)  # or the quiet before the set is one
        return today[0]

    writer = HistoryWriter(tmp_path, clock, busy_s=_BUSY_S)
    writer.keep(begun)
    is_begun.set()
    assert_stored(writer)
    assert backups(history_file(tmp_path)) == ()
    for minute in (0, 5, 24 * 60):
        today[0] = at(minute)
        writer.keep(paced_set(minute, 1, uid=begun.uid if not minute else ""))
        assert_stored(writer)
    writer.close()
    assert [copy.name for copy in backups(history_file(tmp_path))] == [
        "history-2026-11-24.sqlite3",
        "history-2026-11-23.sqlite3",
    ]


# What a program that was cut off has left


_CUT_OFF = """
import os, signal, sys, time
from pathlib import Path
from legcurl_timer.history.writer import HistoryWriter
from support.kept_sets import at, under_way
writer = HistoryWriter(Path(sys.argv[1]), at)
for minute, reps in ((0, 6), (4, 0)):
    begun = under_way(minute, reps)
    writer.keep(begun)
    assert writer.wait_until_stored(30)
    print(begun.uid, flush=True)
if sys.argv[2] == "killed":
    os.kill(os.getpid(), signal.SIGTERM)
sys.stdin.read()
"""


def _program(folder: Path, end: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _CUT_OFF, str(folder), end]
    return subprocess.Popen(
        command, env=with_test_support(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def answer(writer: HistoryWriter, uid: str, *, wanted: bool) -> None:
    """Say what shall become of a set that was cut off."""
    if wanted:
        writer.recover(uid)
    else:
        writer.discard(uid, only_interrupted=True)


@pytest.mark.parametrize("wanted", [True, False], ids=["kept", "discarded"])
def test_a_set_that_was_cut_off(tmp_path: Path, wanted: bool) -> None:
    """A killed program's set is offered with its reps; one without a rep is dropped unasked."""
    with _program(tmp_path, "killed") as process:
        uid = process.communicate()[0].split()[0]
    with looking_on(tmp_path) as writer:
        (offered,) = writer.status.interrupted
        assert offered == under_way(0, 6, uid=uid)
        answer(writer, uid, wanted=wanted)
        assert_stored(writer)
        assert writer.status.interrupted == ()
    kept = replace(offered, ending=Ending.RECOVERED)
    assert stored_sets(tmp_path) == ({uid: kept} if wanted else {})
    with looking_on(tmp_path) as writer:
        assert writer.status.interrupted == ()


@pytest.mark.parametrize("wanted", [True, False], ids=["kept", "discarded"])
def test_the_first_answer_counts(tmp_path: Path, wanted: bool) -> None:
    """What one program was told of a set that was cut off, another one's later answer does not change."""
    with _program(tmp_path, "killed") as process:
        uid = process.communicate()[0].split()[0]
    with looking_on(tmp_path) as stale, looking_on(tmp_path) as writer:
        answer(writer, uid, wanted=wanted)
        assert_stored(writer)
        answer(stale, uid, wanted=not wanted)
        assert_stored(stale)
    assert list(stored_sets(tmp_path)) == [uid] * wanted


def test_a_set_that_goes_on_elsewhere(tmp_path: Path) -> None:
    """The set of another window that still runs is not offered."""
    with _program(tmp_path, "runs") as process:
        names = [process.stdout.readline() for _ in range(2)]
        with looking_on(tmp_path) as writer:
            assert writer.status.interrupted == ()
        process.kill()
        process.communicate()
    with looking_on(tmp_path) as writer:
        assert [record.uid for record in writer.status.interrupted] == [names[0].strip()]


_BUSY = """
import sys
from pathlib import Path
from legcurl_timer.history.writer import HistoryWriter
from support.kept_sets import at, paced_set, under_way
writer = HistoryWriter(Path(sys.argv[1]), at)
for minute in range(int(sys.argv[2]), 200, 2):
    begun = under_way(minute)
    paced = [under_way(minute, reps, uid=begun.uid) for reps in range(4)]
    for record in (*paced, paced_set(minute, 3, uid=begun.uid)):
        writer.keep(record)
        assert writer.wait_until_stored(60), writer.status.problem
    print(begun.uid)
print(*writer.status.interrupted, *writer.close(), sep="")
"""


def _keep_a_hundred_sets(folder: Path, first: int) -> list[str]:
    """Keep sets of three reps as the window does, two minutes apart; return their names and what is told."""
    command = [sys.executable, "-c", _BUSY, str(folder), str(first)]
    told = run(command, with_test_support(), within_s=120)
    assert told.returncode == 0, told.stderr
    return told.stdout.splitlines()


def test_two_windows_on_one_history(tmp_path: Path) -> None:
    """Two programs store 200 sets in turns: none is lost, none is taken for cut off, nothing is told."""
    with ThreadPoolExecutor(2) as programs:
        said = list(programs.map(_keep_a_hundred_sets, [tmp_path] * 2, range(2)))
    stored = stored_sets(tmp_path)
    assert [(len(lines), lines[-1]) for lines in said] == [(101, "")] * 2
    assert stored.keys() == {*said[0], *said[1]} - {""}
    assert all(len(record.reps) == record.completed_reps == 3 for record in stored.values())
    with history_in(tmp_path) as store:
        assert store.under_way() == []
        assert len(list(store.sessions())) == 1


def test_a_second_window_is_told_once(tmp_path: Path) -> None:
    """The second program on a folder says that it is not alone; the first has nothing to say."""
    with looking_on(tmp_path) as first, looking_on(tmp_path) as second:
        (notice,) = second.take_notices()
        assert "open on the same history" in notice
        second.keep(paced_set())
        assert_stored(second)
        assert (first.take_notices(), second.take_notices()) == ((), ())


def test_what_another_window_stores_is_seen(tmp_path: Path) -> None:
    """Each of two windows hears of what the other has stored, and not of its own."""
    news = threading.Event()
    with keeping(tmp_path, news.set) as first, keeping(tmp_path) as second:
        assert_stored(first)
        assert_stored(second)
        first.keep(paced_set())
        assert_stored(first)
        wait_until(lambda: second.status.changes, "the set of the first")
        assert first.status.changes <= 1  # the second has cleared up when it opened
        seen = first.status.changes
        news.clear()
        second.keep(paced_set(5))
        wait_until(lambda: first.status.changes > seen, "the set of the second")
        assert news.wait(_WITHIN_S)


# What may be in the way


def test_a_full_disk(tmp_path: Path) -> None:
    """On a full disk the set goes on in memory, the window says why, and room is all that it takes."""
    with small_disk(tmp_path) as disk, keeping(tmp_path) as writer:
        writer.keep(paced_set())
        assert_stored(writer)
        disk.fill()
        begun, reps = under_way(5), 0
        writer.keep(begun)
        while not writer.status.problem:  # the journal has some room of its own
            reps += 1
            writer.keep(under_way(5, min(reps, 900), uid=begun.uid))
            writer.wait_until_stored(0.2)
        assert wait_for_problem(writer).endswith("the disk is full.")
        writer.keep(done := paced_set(5, 901, uid=begun.uid))
        assert writer.status.unsaved == (done,)
        disk.make_room()
        assert_stored(writer)
        assert stored_sets(tmp_path)[done.uid] == done
        assert writer.take_notices() == ()
        writer.close()


@contextmanager
def _full_disk(folder: Path) -> Iterator[Callable[[], None]]:
    with small_disk(folder) as disk:
        disk.fill()
        yield disk.make_room


@contextmanager
def _read_only_disk(folder: Path) -> Iterator[Callable[[], None]]:
    with small_disk(folder) as disk:
        with history_in(folder) as store:
            store.keep(paced_set(-5))
        disk.set_writable(False)
        yield lambda: disk.set_writable(True)


@contextmanager
def _held_file(folder: Path) -> Iterator[Callable[[], None]]:
    with history_in(folder):
        pass
    with closing(connect(history_file(folder))) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield other.close


@contextmanager
def _file_for_a_folder(folder: Path) -> Iterator[Callable[[], None]]:
    folder.rmdir()
    folder.write_text("a file")
    yield folder.unlink


@pytest.mark.parametrize(
    ("in_the_way", "words"),
    [
        (_full_disk, "the disk is full."),
        (_read_only_disk, "cannot be"),
        (_held_file, "another program is holding it."),
        (_file_for_a_folder, "in the place of its folder"),
    ],
)
def test_what_is_in_the_way_from_the_start(
    tmp_path: Path, in_the_way: Callable[[Path], AbstractContextManager[Callable[[], None]]], words: str
) -> None:
    """What stands in the way is told, the set waits, and is stored once that is gone."""
    done = paced_set()
    with in_the_way(tmp_path) as clear, keeping(tmp_path) as writer:
        writer.keep(done)
        assert words in wait_for_problem(writer)
        assert writer.status.unsaved == (done,)
        clear()
        assert_stored(writer)
        assert stored_sets(tmp_path)[done.uid] == done
        assert writer.take_notices() == ()
        writer.close()


def test_a_locked_file(tmp_path: Path) -> None:
    """While another program holds the file, the set waits in memory; nothing is lost and nobody hangs."""
    with keeping(tmp_path) as writer:
        writer.keep(paced_set())
        assert_stored(writer)
        with closing(connect(history_file(tmp_path))) as other:
            other.execute("BEGIN IMMEDIATE")
            writer.keep(done := paced_set(5))
            assert wait_for_problem(writer).endswith("another program is holding it.")
            assert writer.status.unsaved == (done,)
        assert_stored(writer)
    assert len(stored_sets(tmp_path)) == 2


def test_a_folder_that_vanishes(tmp_path: Path) -> None:
    """Where the whole folder is removed in mid-set, it is made again, and this run's sets are in it."""
    folder = tmp_path / "data"
    begun = under_way(5, 2)
    with keeping(folder) as writer:
        writer.keep(paced_set())
        writer.keep(begun)
        assert_stored(writer)
        folder.rename(tmp_path / "moved away")
        writer.keep(under_way(5, 3, uid=begun.uid))
        assert_stored(writer)
        told = " ".join(writer.take_notices())
        assert "moved or deleted" in told or "gone or empty" in told  # the latter where a copy had been made
        with looking_on(folder) as other:
            assert other.status.interrupted == ()
        writer.keep(paced_set(5, 4, uid=begun.uid))
        assert_stored(writer)
    assert {record.completed_reps for record in stored_sets(folder).values()} == {10, 4}


def test_a_file_that_is_replaced(tmp_path: Path) -> None:
    """Where an older copy is put in place in mid-run, the sets of this run are added to it as they stand."""
    with history_in(tmp_path) as store:
        store.keep(older := paced_set(-60))
    copy = history_file(tmp_path).read_bytes()
    with keeping(tmp_path) as writer:
        writer.keep(paced := paced_set())
        writer.measured(paced.uid, measurement("oo"))
        writer.measured(older.uid, measurement("rr"))
        writer.revise(paced, replace(paced, note="good"))
        assert_stored(writer)
        journal_of(history_file(tmp_path)).unlink()
        (tmp_path / "copy").write_bytes(copy)
        (tmp_path / "copy").replace(history_file(tmp_path))
        writer.keep(second := paced_set(5))
        assert_stored(writer)
    first = replace(paced, note="good", measurement=measurement("oo"))
    older = replace(older, measurement=measurement("rr"))
    assert stored_sets(tmp_path) == {record.uid: record for record in (older, first, second)}
    with history_in(tmp_path) as store:
        assert store.count_sets() == 3


def _wipe(folder: Path, pages: int) -> None:
    """Zero so many pages in the middle, and let every connection read the file anew."""
    path = history_file(folder)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(bytes(4096 * pages))
    with closing(connect(path)) as other:
        other.execute(f"PRAGMA user_version = {pragma(other, 'user_version')}")


def test_damage_in_mid_run(tmp_path: Path) -> None:
    """Damage that turns up while the program runs is set aside and told, and the set goes on."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(200))
    with looking_on(tmp_path) as writer:
        _wipe(tmp_path, history_file(tmp_path).stat().st_size // 8192)
        writer.keep(done := paced_set(5))
        assert_stored(writer)
        told = " ".join(writer.take_notices())
    assert "The history was damaged. It is kept as history.damaged-2026-11-23T130000.sqlite3" in told
    assert done.uid in stored_sets(tmp_path)
    assert (tmp_path / "history.damaged-2026-11-23T130000.sqlite3").exists()


def test_damage_in_a_part_that_is_seldom_read(tmp_path: Path) -> None:
    """It is found by the care of the next day, told, and made good from the copy of the day before."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(200))
    today = [at()]
    writer = HistoryWriter(tmp_path, lambda: today[0], busy_s=_BUSY_S)
    assert writer.wait_until_stored(_WITHIN_S)
    wait_until(lambda: backups(history_file(tmp_path)), "the first copy")
    _wipe(tmp_path, 1)
    today[0] = at(DAY_MIN)
    writer.keep(paced_set(DAY_MIN))
    told = wait_until(writer.take_notices, "a notice", within_s=_WITHIN_S)
    assert "The history was damaged" in " ".join(told)
    assert_stored(writer)
    writer.close()
    assert len(stored_sets(tmp_path)) == 201


def test_rows_that_make_no_sense(tmp_path: Path) -> None:
    """A set under way that cannot be read does not stop the writer for good."""
    with history_in(tmp_path) as store:
        store.keep(good := paced_set())
        store.keep(under_way(5, 3), "gone")
        store.connection.execute("UPDATE lift_set SET phase_order = 'up,down' WHERE ending IS NULL")
    with keeping(tmp_path) as writer:
        writer.keep(done := paced_set(10))
        assert_stored(writer)
        assert "1 set could be read from it. Not readable: at least 1 set." in " ".join(writer.take_notices())
    assert stored_sets(tmp_path).keys() == {good.uid, done.uid}


def test_a_set_that_goes_on_while_nothing_can_be_stored(tmp_path: Path) -> None:
    """Only the newest state of a set waits, and what is filled in afterwards waits behind it."""
    tmp_path.rmdir()
    tmp_path.write_text("in the way")
    begun = under_way()
    done = paced_set(0, 5, uid=begun.uid)
    unwanted = paced_set(9)
    with keeping(tmp_path) as writer:
        writer.keep(begun)
        writer.keep(unwanted)
        writer.revise(begun, replace(begun, note="hot"))
        writer.keep(done)
        writer.discard(unwanted.uid)
        wait_for_problem(writer)
        assert [record.uid for record in writer.status.unsaved] == [begun.uid]
        tmp_path.unlink()
        assert_stored(writer)
    assert stored_sets(tmp_path) == {begun.uid: replace(done, note="hot")}


def test_what_is_seen_while_nothing_can_be_stored(tmp_path: Path) -> None:
    """Only the newest of it waits, and it is among what is held, whether the set is stored already or not."""
    begun, stored = under_way(), paced_set(-5)
    with looking_on(tmp_path) as writer, closing(connect(history_file(tmp_path))) as other:
        writer.keep(stored)
        assert_stored(writer)
        other.execute("BEGIN IMMEDIATE")
        for reps in range(1, 4):
            writer.keep(under_way(0, reps, uid=begun.uid))
            writer.measured(begun.uid, measurement("oor"[:reps]))
            writer.measured(stored.uid, measurement("rrr"[:reps]))
        writer.keep(done := replace(paced_set(0, 4, uid=begun.uid), measurement=measurement("oo")))
        writer.bring_back(paced_set(0, 4, uid=begun.uid))
        wait_for_problem(writer)
        seen = replace(stored, measurement=measurement("rrr"))
        assert {record.uid: record for record in writer.status.unsaved} == {done.uid: done, stored.uid: seen}
        other.execute("COMMIT")
        assert_stored(writer)
    assert stored_sets(tmp_path) == {done.uid: done, stored.uid: seen}


def test_closing_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that is held up longer than it may take to close gives back what it still has."""
    monkeypatch.setattr(writer_module, "_CLOSE_WITHIN_S", 0.2)
    done = paced_set()
    with history_in(tmp_path):
        writer = HistoryWriter(tmp_path, at, busy_s=1.0)
        assert writer.wait_until_stored(_WITHIN_S)
        with closing(connect(history_file(tmp_path))) as other:
            other.execute("BEGIN IMMEDIATE")
            writer.keep(done)
            begun = time.monotonic()
            assert writer.close() == (done,)
            assert time.monotonic() - begun < 0.9
            other.execute("COMMIT")
        writer._thread.join()
    assert stored_sets(tmp_path) == {done.uid: done}


def test_a_history_that_is_newer(tmp_path: Path) -> None:
    """A newer history is left as it is; the set is held and given back at the end."""
    with history_in(tmp_path) as store:
        store.connection.execute("PRAGMA user_version = 99")
    before = history_file(tmp_path).read_bytes()
    writer = HistoryWriter(tmp_path, at, busy_s=_BUSY_S)
    writer.keep(done := paced_set())
    assert "newer Leg Curl Timer" in wait_for_problem(writer)
    assert writer.close() == (done,)
    assert history_file(tmp_path).read_bytes() == before


def test_a_set_filled_in_after_a_restore_is_there_again(tmp_path: Path) -> None:
    """A backup that does not hold today's set yet loses nothing that is filled in for it."""
    writer = HistoryWriter(tmp_path, at)
    record = paced_set()
    writer.keep(record)
    assert writer.wait_until_stored(10)
    with Store.open_existing(history_file(tmp_path)) as store:
        store.connection.execute("DELETE FROM lift_set")
    filled_in = replace(record, note="good")
    writer.revise(record, filled_in)
    assert writer.wait_until_stored(10)
    writer.close()
    assert stored_sets(tmp_path) == {record.uid: filled_in}
