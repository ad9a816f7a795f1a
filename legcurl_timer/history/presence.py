"""Tells the programs on one history apart: which still run, and which were cut off.

A program holds a lock on a small file of its own for as long as it lives. The operating system lets go of the
lock when the program ends, however it ends. SQLite takes the lock, since it does so on every platform.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from legcurl_timer.history.records import new_uid

_PREFIX, _SUFFIX = "running-", ".lock"


class Presence:
    """This program's lock in the history's folder, until it is closed. Raises sqlite3.Error."""

    def __init__(self, folder: Path) -> None:
        self.name = new_uid()
        self._path = _path(folder, self.name)
        self._lock = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        try:
            self._lock.execute("BEGIN EXCLUSIVE")
        except BaseException:
            self._lock.close()
            raise

    def close(self) -> None:
        """Let others know that this program has ended."""
        self._lock.close()
        with suppress(OSError):
            self._path.unlink()


def is_running(folder: Path, name: str) -> bool:
    """Return whether the program of that name still runs; clears away what a program cut off has left."""
    path = _path(folder, name)
    if not path.exists():
        return False
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return True
    finally:
        lock.close()
    with suppress(OSError):
        path.unlink()
    return False


def _path(folder: Path, name: str) -> Path:
    return folder / f"{_PREFIX}{name}{_SUFFIX}"
