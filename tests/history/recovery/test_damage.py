"""A damaged history: whatever happened to the file, the program works and says what is left of it.

Each test makes a history of a known content, spoils it in one way, opens it, keeps a set, and compares what
is told with what is there.
"""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.folders import a_folder
from support.kept_sets import (
    at,
    history_file,
    history_in,
    paced_set,
    sessions_of,
    stored_sets,
    under_way,
)
from support.measured import measurement
from support.small_disk import small_disk

from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.core.records import SetRecord
from legcurl_timer.history.database import journal_of, suspect
from legcurl_timer.history.edits import delete
from legcurl_timer.history.errors import DamagedError, HistoryError, NewerHistoryError
from legcurl_timer.history.recovery.backups import back_up_daily
from legcurl_timer.history.recovery.health_check import check_pages
from legcurl_timer.history.recovery.opening import Opened, close_history, open_history

_SETS = 60
_REPS = 6
_FLIPS = 200
_LATE = 16
"""How many sets are in the journal alone where the program was cut off."""
_IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own in it
_MARK = 68
"""Where the file's header says whose it is."""


@dataclass(frozen=True)
class Found:
    """What became of a spoilt history: what was told, and what is there."""

    notices: tuple[str, ...]
    sets: dict[str, SetRecord]

    @property
    def told(self) -> str:
        """The notices in one."""
        return " ".join(self.notices)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the history of some months, every set of it measured, closed."""
    folder = tmp_path_factory.mktemp("whole")
    with history_in(folder) as store:
        store.add(sessions_of(_SETS, reps=_REPS, measurement=measurement(_REPS * "o")))
    return folder


@pytest.fixture(scope="module")
def with_backup(tmp_path_factory: pytest.TempPathFactory, whole: Path) -> Path:
    """Give the same with its copy of the day."""
    folder = tmp_path_factory.mktemp("with backup") / "data"
    shutil.copytree(whole, folder)
    with history_in(folder) as store:
        back_up_daily(store, at().local.date())
    return folder


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory, whole: Path) -> Path:
    """Give the same as a program leaves it that is killed when it has stored some sets more."""
    folder = tmp_path_factory.mktemp("cut off")
    shutil.copytree(whole, folder / "open")
    with history_in(folder / "open") as store:
        for minute in range(_LATE):
            store.keep(paced_set(10_000_000 + 3 * minute))
        shutil.copytree(folder / "open", folder / "left")
    return folder / "left"


@pytest.fixture
def here(tmp_path: Path, whole: Path) -> Path:
    """Give a copy of it, to be spoilt."""
    return Path(shutil.copytree(whole, tmp_path / "data"))


def spoilt(folder: Path, spoil: Callable[[Path], object]) -> Found:
    """Spoil a copy of a history and see what the program makes of it, and that it works."""
    with TemporaryDirectory(dir=_IN_MEMORY) as place:
        here = Path(place) / "data"
        shutil.copytree(folder, here)
        spoil(history_file(here))
        before = _content(history_file(here))
        fresh = paced_set(20_000_000, 3)
        opened = _opened_and_used(here, fresh)
        try:
            sets = {record.uid: record for session in opened.store.sessions() for record in session.sets}
            assert sets.pop(fresh.uid) == fresh
            check_pages(opened.store.connection)
        finally:
            close_history(opened.store)
        found = Found(opened.notices, sets)
        assert all("\n" not in notice for notice in found.notices)
        if "damaged" in found.told:
            assert before is None or before in map(_content, here.iterdir())
            claimed = re.findall(r"([\d,]+) sets? (?:could be read|more came)", found.told)
            assert sum(int(number.replace(",", "")) for number in claimed) == len(sets)
        return found


def _opened_and_used(folder: Path, fresh: SetRecord) -> Opened:
    """Open a history, read all of it and keep a set, as the program does; again where that meets damage."""
    opened = open_history(folder, at())
    try:
        check_pages(opened.store.connection)
        list(opened.store.sessions())
        opened.store.keep(fresh)
    except sqlite3.Error:
        suspect(opened.store.path)
        close_history(opened.store)
        opened = open_history(folder, at())
        opened.store.keep(fresh)
    return opened


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def flipped(seed: int, run: int) -> Callable[[Path], None]:
    """Return what changes a few bytes at one place, every tenth time in the header."""

    def flip(path: Path) -> None:
        chance = random.Random(seed)  # noqa: S311 - the same places each time
        content = bytearray(path.read_bytes())
        place = chance.randrange(100 if seed % 10 == 0 else len(content))
        for offset in range(place, min(place + run, len(content))):
            content[offset] ^= chance.randrange(1, 256)
        path.write_bytes(content)

    return flip


@pytest.mark.parametrize(("run", "places"), [(1, range(150)), (16, range(150, _FLIPS))])
def test_flipped_bytes(with_backup: Path, run: int, places: range) -> None:
    """Bytes changed at random places stop nothing, invent nothing, and cost no set that a backup has."""
    as_it_was = stored_sets(with_backup)
    told = 0
    for seed in places:
        try:
            found = spoilt(with_backup, flipped(seed, run))
        except NewerHistoryError:  # the byte that tells the form; such a history is left alone
            continue
        told += bool(found.notices)
        assert len(found.sets) >= _SETS - run, (seed, found.told)
        others = [uid for uid, record in found.sets.items() if not _is_part_of(record, as_it_was.get(uid))]
        assert len(others) <= run, (seed, found.told)
    assert told > len(places) // 5


def _is_part_of(found: SetRecord, as_it_was: SetRecord | None) -> bool:
    """Whether a set is one that was there, though perhaps with fewer reps than it had."""
    return (
        as_it_was is not None
        and set(found.reps) <= set(as_it_was.reps)
        and _measured_reps(found) <= _measured_reps(as_it_was)
        and _without_reps(found) == _without_reps(as_it_was)
    )


def _measured_reps(record: SetRecord) -> set[MeasuredRep]:
    return set(record.measurement.reps) if record.measurement else set()


def _without_reps(record: SetRecord) -> SetRecord:
    seen = record.measurement and replace(record.measurement, reps=())
    return replace(record, reps=(), measurement=seen)


@pytest.mark.parametrize("size", [1, 50, 99, 100, 101, 511, 512, 4095, 4096, 4097, 12_288, 98_304, -1, -4096])
def test_truncated(whole: Path, size: int) -> None:
    """A file that ends early is set aside; what is readable of it is there again, and nothing else."""
    found = spoilt(whole, lambda path: path.write_bytes(path.read_bytes()[:size]))
    assert "The history was damaged. It is kept as history.damaged-2026-11-23T130000.sqlite3" in found.told
    as_it_was = stored_sets(whole)
    others = [uid for uid, record in found.sets.items() if not _is_part_of(record, as_it_was[uid])]
    assert len(others) <= 1  # the number that the cut goes through
    assert len(found.sets) >= (_SETS / 5 if size in {98_304, -1, -4096} else 0)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.85])
def test_a_hole_in_the_middle(whole: Path, share: float) -> None:
    """A page in the middle that is zero costs what is on it, and the rest comes back."""
    place = round(history_file(whole).stat().st_size * share) // 4096 * 4096
    found = spoilt(whole, lambda path: _overwrite(path, place, bytes(4096)))
    assert len(found.sets) > _SETS * 0.8


def test_a_measured_rep_that_is_lost(here: Path) -> None:
    """It leaves its place empty, and the set, its other reps and what they were measured at come back."""
    with history_in(here) as store:
        store.connection.execute("DELETE FROM measured_rep WHERE set_id = 1 AND number = 3")
        store.connection.execute("UPDATE lift_set SET phase_order = 'up,down' WHERE id = 2")
    suspect(history_file(here))
    assert "Not readable: at least 1 set and 1 rep." in " ".join(_what_is_told(here))
    seen = [record.measurement for record in stored_sets(here).values()]
    assert sorted(len(each.reps) for each in seen if each) == [_REPS - 1, *[_REPS] * (_SETS - 2)]


def _foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE session (uid TEXT, started TEXT)")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("Dear diary,\n"),
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(random.Random(1).randbytes(50_000)),  # noqa: S311 - the same each time
        lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(84)),
        lambda path: path.write_bytes(bytes(40_960)),
        _foreign_database,
    ],
    ids=["text", "directory", "garbage", "bare header", "zeros", "foreign database"],
)
def test_something_else_in_its_place(whole: Path, make: Callable[[Path], object]) -> None:
    """Whatever else bears the history's name is kept under another one, and a new history begun."""
    found = spoilt(whole, lambda path: (path.unlink(), make(path)))
    assert "It is kept as history.damaged-2026-11-23T130000.sqlite3, and 0 sets could be read" in found.told
    assert found.sets == {}


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_nothing_in_its_place(with_backup: Path, spoil: Callable[[Path], object]) -> None:
    """Where the history is gone, or empty, the lifter hears that there was more, and where it is."""
    found = spoilt(with_backup, spoil)
    assert "The history file was gone or empty" in found.told
    assert f"history-2026-11-23.sqlite3, holds {_SETS} sets" in found.told
    assert found.sets == {}


# After a crash the newest sets are in the journal


@pytest.mark.parametrize(("torn", "lost"), [(0, 0), (1_000, 1)])
def test_killed_and_nothing_else(cut_off: Path, torn: int, lost: int) -> None:
    """What is in the journal belongs to the history; what a power cut tore off was not done yet."""

    def tear(path: Path) -> None:
        path.with_name(path.name + "-shm").unlink()
        content = journal_of(path).read_bytes()
        journal_of(path).write_bytes(content[: len(content) - torn])

    found = spoilt(cut_off, tear)
    assert (found.notices, len(found.sets)) == ((), _SETS + _LATE - lost)


def test_the_file_is_missing_and_its_journal_is_not(cut_off: Path) -> None:
    """A journal without its file is not thrown away: put back together, both are the history again."""
    with a_folder() as place:
        here = place / "data"
        shutil.copytree(cut_off, here)
        path = history_file(here)
        path.rename(place / "away")
        _what_is_told(here)
        (place / "away").replace(path)
        (kept,) = here.glob("*orphaned*-wal")
        kept.rename(journal_of(path))
        with history_in(here) as store:
            assert store.count_sets() == _SETS + _LATE


# What comes back


def test_the_newest_backup_gives_what_is_missing(with_backup: Path) -> None:
    """What cannot be read any more comes from the newest backup, and how much that was is told."""
    found = spoilt(with_backup, lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]))
    assert found.sets == stored_sets(with_backup)
    assert "more came from the backup history-2026-11-23.sqlite3" in found.told


def test_deleted_sets_stay_deleted(whole: Path) -> None:
    """Saving what is readable brings nothing back that the lifter had deleted, and keeps it deletable."""
    gone = sorted(stored_sets(whole))[:3]

    def delete_and_cut(path: Path) -> None:
        with history_in(path.parent) as store:
            delete(store, gone, at().utc_ms)
        with path.open("ab") as file:
            file.truncate(path.stat().st_size - 4096)

    found = spoilt(whole, delete_and_cut)
    assert found.sets
    assert not found.sets.keys() & set(gone)


def test_a_set_under_way_is_still_offered(tmp_path: Path) -> None:
    """A set that was cut off is saved as what it is: a set under way, paced by nobody."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(4))
        store.keep(begun := under_way(20_000_000, 4), "me")
    _overwrite(history_file(tmp_path), _MARK, b"else")
    assert _what_is_told(tmp_path)
    with history_in(tmp_path) as store:
        assert store.count_sets() == 4
        assert store.under_way() == [(begun, "")]


def _overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def test_damage_that_a_reader_comes_upon(here: Path) -> None:
    """A row that makes no sense is told to whoever reads it, and set right at the next start."""
    with history_in(here) as store:
        store.connection.execute("UPDATE lift_set SET phase_order = 'up,down' WHERE id = 1")
    with history_in(here) as store, pytest.raises(DamagedError):
        list(store.sessions())
    assert f"{_SETS - 1} sets could be read from it" in " ".join(_what_is_told(here))
    with history_in(here):
        pass


# Saving that is cut off itself


@pytest.mark.parametrize("step", ["recover_rows", "_swap", "rename_all"])
def test_saving_that_was_cut_off_goes_on(here: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Where the program ends while it saves a damaged history, the next start saves it."""
    with history_file(here).open("r+b") as file:
        file.truncate(history_file(here).stat().st_size - 4096)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"legcurl_timer.history.recovery.repair.{step}", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_history(here, at())
    assert "The history was damaged" in " ".join(_what_is_told(here))
    assert len(stored_sets(here)) > _SETS * 0.8
    with history_in(here):
        pass
    assert len(list(here.glob("history.damaged-*.sqlite3"))) == 1
    assert not list(here.glob("*saved*"))


def test_two_programs_come_upon_it_at_once(here: Path) -> None:
    """Of two programs that start on a damaged history one saves it, and the other finds it saved."""
    _overwrite(history_file(here), _MARK, b"else")
    with ThreadPoolExecutor(2) as programs:
        told = list(programs.map(_what_is_told, [here, here]))
    assert sorted(map(len, told)) == [0, 1]
    assert len(list(here.glob("history.damaged-*.sqlite3"))) == 1
    assert len(stored_sets(here)) == _SETS


def _what_is_told(folder: Path) -> tuple[str, ...]:
    opened = open_history(folder, at())
    close_history(opened.store)
    return opened.notices


@pytest.mark.parametrize("kilobytes", [0, 150], ids=["none", "too little"])
def test_no_room_for_the_new_one(whole: Path, tmp_path: Path, kilobytes: int) -> None:
    """A damaged history on a full disk stays untouched until there is room to save it."""
    with small_disk(tmp_path) as disk:
        here = tmp_path / "data"
        shutil.copytree(whole, here)
        _overwrite(history_file(here), _MARK, b"else")
        before = history_file(here).read_bytes()
        disk.fill(all_but_kilobytes=kilobytes)
        with pytest.raises(HistoryError, match="the disk is full"):
            open_history(here, at())
        assert history_file(here).read_bytes() == before
        disk.make_room()
        assert f"{_SETS} sets could be read" in " ".join(_what_is_told(here))
        assert len(stored_sets(here)) == _SETS
