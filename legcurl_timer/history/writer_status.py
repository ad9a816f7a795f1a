"""How the storing stands, for whoever shows it or wants to read what is stored."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from legcurl_timer.core.records import SetRecord
from legcurl_timer.history.store import Store

_READ_WITHIN_S = 0.5

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class WriterStatus:
    """How the storing stands.

    `unsaved` sets are in memory only, because of `problem` ("" where there is none). `interrupted` are the
    sets that another run of the program left under way, the newest first. `is_open` tells whether the history
    has been opened, `path` where it is, `is_alone` whether no other program had it open; `changes` counts
    what has been stored, here or on another connection.
    """

    path: Path
    is_open: bool = False
    is_alone: bool = True
    unsaved: tuple[SetRecord, ...] = ()
    problem: str = ""
    interrupted: tuple[SetRecord, ...] = ()
    changes: int = 0


def read_now(status: WriterStatus, read: Callable[[Store], Found]) -> Found | None:
    """Read on a connection of its own; None where that cannot be done now, or within half a second."""
    if not status.is_open:
        return None
    try:
        with Store.open_existing(status.path, busy_s=_READ_WITHIN_S) as store:
            return read(store)
    except sqlite3.Error:
        return None  # damage among it; what is told of that comes from the writer, or at the next start
