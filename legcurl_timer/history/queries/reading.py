"""Reading from the history while it is being written."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import WriterStatus

_READ_WITHIN_S = 0.5

Found = TypeVar("Found")


def read_now(status: WriterStatus, read: Callable[[Store], Found]) -> Found | None:
    """Read on a connection of its own; None where that cannot be done now, or within half a second."""
    if not status.is_open:
        return None
    try:
        with Store.open_existing(status.path, busy_s=_READ_WITHIN_S) as store:
            return read(store)
    except sqlite3.Error:
        return None  # damage among it; what is told of that comes from the writer, or at the next start
