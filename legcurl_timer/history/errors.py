"""What can go wrong with a history, each with one line for the lifter."""

import errno
import sqlite3

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.text import system_reason

_PRIMARY_CODE = 0xFF
# TRANSLATORS: this and the next ones stand behind "The history cannot be used just now:"
_FULL = gettext_noop("the disk is full")
# TRANSLATORS: "it" is the history
_HELD = gettext_noop("another program is holding it")
# TRANSLATORS: "it" is the history
_READ_ONLY = gettext_noop("it may not be written to")
# TRANSLATORS: "its folder" is that of the history
_CLOSED_FOLDER = gettext_noop("its folder may not be written to")
# TRANSLATORS: "its folder" is that of the history
_NO_FOLDER = gettext_noop("something else is in the place of its folder")
_OBSTACLES = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_PROTOCOL: _HELD,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    # TRANSLATORS: "its folder" and "its file" are those of the history
    sqlite3.SQLITE_CANTOPEN: gettext_noop("its folder may not be written to, or its file not opened"),
    sqlite3.SQLITE_IOERR: gettext_noop("the disk does not answer as it should"),
    sqlite3.SQLITE_NOMEM: gettext_noop("there is not enough memory"),
    # TRANSLATORS: "it" is the reading or writing of the history
    sqlite3.SQLITE_INTERRUPT: gettext_noop("it was interrupted"),
}
"""What SQLite says where the world around a sound file is in the way; its other errors tell of the file."""
_SYSTEM_OBSTACLES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _CLOSED_FOLDER,
    errno.EACCES: _CLOSED_FOLDER,
    errno.EPERM: _CLOSED_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}


class HistoryError(Exception):
    """The history cannot be used just now; the message is one line for the lifter."""


class NewerHistoryError(HistoryError):
    """The history was written by a newer version of this program, and is left as it is."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            # TRANSLATORS: the form is a number, that of the database
            _(
                "The history was written by a newer Leg Curl Timer (form {found}, this one reads up to "
                "{known}). It stays as it is; please install the newer version."
            ).format(found=found, known=known)
        )


class DamagedError(sqlite3.DatabaseError):
    """The file is there and is not a sound history."""

    def __init__(self) -> None:
        # TRANSLATORS: stands behind "The history cannot be used just now:"
        super().__init__(_("the file is damaged"))


def obstacle(error: sqlite3.Error | OSError) -> str:
    """Return what stands in the way, in a few words for the lifter."""
    if isinstance(error, OSError):
        told = _SYSTEM_OBSTACLES.get(error.errno or 0)
        return _(told) if told else system_reason(error)
    told = _OBSTACLES.get(_code(error))
    return _(told) if told else str(error)


def tells_of_damage(error: sqlite3.Error | OSError) -> bool:
    """Return whether the error says that the file is not sound; any other may pass."""
    return isinstance(error, sqlite3.Error) and _code(error) not in _OBSTACLES


def _code(error: sqlite3.Error) -> int:
    # Text that is not UTF-8 is found by Python's module, which gives no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE
