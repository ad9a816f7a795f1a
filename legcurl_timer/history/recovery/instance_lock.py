"""Tells the programs on one history apart: which still run, and which were cut off.

A program holds a lock on a small file of its own for as long as it lives; the operating system lets go of it,
however the program ends. SQLite takes the lock, since it does so on every platform.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from legcurl_timer.core.records import new_uid

_PREFIX, _SUFFIX = "running-", ".lock"
_WAIT_S = 1.0


class InstanceLock:
    """This program's lock in the history's folder, until it is closed. Raises sqlite3.Error."""

    def __init__(self, folder: Path) -> None:
        others = [name for name in _names(folder) if is_running(folder, name)]
        self.is_alone = not others
        """Whether no other program was there before."""
        self.name = new_uid()
        self._path = _path(folder, self.name)
        self._lock = lock(self._path, _WAIT_S)
        while not self.is_seen:
            # Another program that began just now took it for one left behind.
            self._lock.close()
            self._lock = lock(self._path, _WAIT_S)

    @property
    def is_seen(self) -> bool:
        """Whether the file is there; where it was removed, others take this program for one cut off."""
        return self._path.exists()

    def close(self) -> None:
        """Let others know that this program has ended."""
        self._lock.close()
        _is_removed(self._path)


def is_running(folder: Path, name: str) -> bool:
    """Return whether the program of that name still runs; clears away what a program cut off has left."""
    path = _path(folder, name)
    if not path.exists():
        return False
    try:
        with closing(lock(path, 0)):
            removed = _is_removed(path)
    except sqlite3.OperationalError:
        return True
    if not removed:
        # Windows removes no file that is open.
        _is_removed(path)
    return False


def lock(path: Path, wait_s: float) -> sqlite3.Connection:
    """Lock a file until what is returned is closed; it is made where there is none.

    Raises sqlite3.OperationalError where another program holds it longer than one wants to wait.
    """
    held = sqlite3.connect(path, timeout=wait_s, isolation_level=None, check_same_thread=False)
    try:
        held.execute("PRAGMA journal_mode = OFF")  # nothing is written, so no file beside it is needed
        held.execute("BEGIN EXCLUSIVE")
    except BaseException:
        held.close()
        raise
    return held


def _is_removed(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False


def _names(folder: Path) -> Iterator[str]:
    for file in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        yield file.name.removeprefix(_PREFIX).removesuffix(_SUFFIX)


def _path(folder: Path, name: str) -> Path:
    return folder / f"{_PREFIX}{name}{_SUFFIX}"
