"""A lock on a file that the operating system lets go of when its program ends, however it ends.

SQLite takes the lock, since it does so on every platform.
"""

import sqlite3
from pathlib import Path


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
