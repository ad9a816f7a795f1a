"""What the history's file looked like when it was last closed, to notice what happened to it since.

SQLite finds a broken structure, but neither a changed number in a sound structure nor a journal that was left
behind when the file was moved. So a small file beside it holds the size and checksum of the closed history;
while it is open, that it is open.
"""

import json
import zlib
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any

from legcurl_timer.files import write_whole

_SUFFIX = "-seal"
_OPEN: dict[str, int] = {}
_BLOCK_BYTES = 1 << 20


class Finding(Enum):
    """What a look at the seal tells."""

    INTACT = auto()
    NOT_KNOWN = auto()
    GONE = auto()
    CHANGED = auto()
    JOURNAL_LOST = auto()


def inspect(path: Path) -> Finding:
    """Compare a history's file with its seal. Raises OSError where the file cannot be read."""
    if not path.exists() or not path.stat().st_size:
        return Finding.GONE if _seal(path).exists() else Finding.NOT_KNOWN
    if _journal(path).exists():
        return Finding.NOT_KNOWN
    try:
        sealed: Any = json.loads(_seal(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Finding.NOT_KNOWN
    if sealed == _OPEN:
        return Finding.JOURNAL_LOST
    return Finding.INTACT if sealed == _fingerprint(path) else Finding.CHANGED


def break_open(path: Path) -> None:
    """Note that the history is open."""
    _write(path, _OPEN)


def remove(path: Path) -> None:
    """Forget what was noted, since the file is no longer the one it was noted of."""
    with suppress(OSError):
        _seal(path).unlink()


def close(path: Path) -> None:
    """Note what the file looks like, now that this program has closed it; unless another one has it open."""
    if not _journal(path).exists():
        with suppress(OSError):
            _write(path, _fingerprint(path))


def _write(path: Path, content: dict[str, int]) -> None:
    try:
        write_whole(_seal(path), json.dumps(content).encode())
    except OSError:
        # No seal says nothing; an old one would say something wrong.
        remove(path)


def _fingerprint(path: Path) -> dict[str, int]:
    checksum = size = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            checksum = zlib.crc32(block, checksum)
            size += len(block)
    return {"bytes": size, "crc32": checksum}


def _seal(path: Path) -> Path:
    return path.with_name(path.name + _SUFFIX)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
