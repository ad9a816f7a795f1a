"""What can go wrong with a history, each with one line for the lifter."""

import errno
import sqlite3

_PRIMARY_CODE = 0xFF
_OBSTACLES = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program is holding it",
    sqlite3.SQLITE_LOCKED: "another program is holding it",
    sqlite3.SQLITE_PROTOCOL: "another program is holding it",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
    sqlite3.SQLITE_CANTOPEN: "its folder may not be written to, or its file not opened",
    sqlite3.SQLITE_IOERR: "the disk does not answer as it should",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
    sqlite3.SQLITE_INTERRUPT: "it was interrupted",
}
"""What SQLite says where the world around a sound file is in the way; its other errors tell of the file."""
_SYSTEM_OBSTACLES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EROFS: "its folder may not be written to",
    errno.EACCES: "its folder may not be written to",
    errno.EPERM: "its folder may not be written to",
    errno.EEXIST: "something else is in the place of its folder",
    errno.ENOTDIR: "something else is in the place of its folder",
}


class HistoryError(Exception):
    """The history cannot be used just now; the message is one line for the lifter."""


class NewerHistoryError(HistoryError):
    """The history was written by a newer version of this program, and is left as it is."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"The history was written by a newer Leg Curl Timer (form {found}, this one reads up to "
            f"{known}). It stays as it is; please install the newer version."
        )


class DamagedError(sqlite3.DatabaseError):
    """The file is there and is not a sound history."""

    def __init__(self) -> None:
        super().__init__("the file is damaged")


def obstacle(error: sqlite3.Error | OSError) -> str:
    """Return what stands in the way, in a few words for the lifter."""
    if isinstance(error, OSError):
        return _SYSTEM_OBSTACLES.get(error.errno or 0, error.strerror or str(error))
    return _OBSTACLES.get(_code(error), str(error))


def tells_of_damage(error: sqlite3.Error | OSError) -> bool:
    """Return whether the error says that the file is not sound; any other may pass."""
    return isinstance(error, sqlite3.Error) and _code(error) not in _OBSTACLES


def _code(error: sqlite3.Error) -> int:
    # Text that is not UTF-8 is found by Python's module, which gives no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE
