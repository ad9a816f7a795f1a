"""Tells the programs on one history apart: which still run, and which were cut off.

A program holds a lock on a small file of its own for as long as it lives.
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from legcurl_timer.core.records import new_uid
from legcurl_timer.history.recovery.locks import lock

_PREFIX, _SUFFIX = "running-", ".lock"
_WAIT_S = 1.0


class Presence:
    """This program's lock in the history's folder, until it is closed. Raises sqlite3.Error."""

    def __init__(self, folder: Path) -> None:
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            is_running(folder, left.name.removeprefix(_PREFIX).removesuffix(_SUFFIX))
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


def _is_removed(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False


def _path(folder: Path, name: str) -> Path:
    return folder / f"{_PREFIX}{name}{_SUFFIX}"
