"""What the history's file looked like when it was last closed, to notice what happened to it since.

SQLite finds a broken structure, but neither a changed number in a sound structure nor a journal that was left
behind when the file was moved. So a small file beside it holds the size and checksum of the closed history;
while it is open, that it is open; while a damaged one is being saved, where that one is.
"""

import json
import zlib
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any

from legcurl_timer.files import write_whole
from legcurl_timer.history.database import CONNECTING, journal_of

_SUFFIX = "-seal"
_OPEN = {"state": "open"}
_CLOSING = {"state": "closing"}
_RESCUE = "rescue of"
_BLOCK_BYTES = 1 << 20


class Finding(Enum):
    """What a look at the seal tells."""

    INTACT = auto()
    NOT_KNOWN = auto()
    GONE = auto()
    CHANGED = auto()
    JOURNAL_LOST = auto()


def inspect(path: Path) -> Finding:
    """Compare a history's file with its seal."""
    sealed = _read(path)
    if sealed is None or _RESCUE in sealed:
        return Finding.NOT_KNOWN
    if not path.exists() or not path.stat().st_size:
        return Finding.GONE
    looks = _looks_when_closed(path)
    if looks is None or sealed == _CLOSING:
        return Finding.NOT_KNOWN
    if sealed == _OPEN:
        return Finding.JOURNAL_LOST
    return Finding.INTACT if sealed == looks else Finding.CHANGED


def unfinished_rescue(path: Path) -> Path | None:
    """Return the damaged history that was being saved when the program was cut off, if there is one."""
    name = (_read(path) or {}).get(_RESCUE)
    aside = path.with_name(name) if isinstance(name, str) else None
    return aside if aside and aside.exists() else None


def note_rescue(path: Path, aside: Path) -> None:
    """Note that the history is damaged and will be saved from `aside`. Raises OSError."""
    write_whole(_seal(path), json.dumps({_RESCUE: aside.name}).encode())


def break_open(path: Path) -> None:
    """Note that the history is open."""
    _write(path, _OPEN)


def note_closing(path: Path) -> None:
    """Note that the journal is about to go, as it does when the last program closes the history."""
    if _read(path) == _OPEN:
        _write(path, _CLOSING)


def close(path: Path) -> None:
    """Note what the file looks like, now that it has been closed; unless another program has it open."""
    sealed = _read(path)
    if sealed not in (_OPEN, _CLOSING):
        return
    looks = _looks_when_closed(path)
    if looks or sealed == _CLOSING:
        _write(path, looks or _OPEN)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        sealed = json.loads(_seal(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return sealed if isinstance(sealed, dict) else None


def _write(path: Path, content: dict[str, Any]) -> None:
    try:
        write_whole(_seal(path), json.dumps(content).encode())
    except OSError:
        # No seal says nothing; an old one would say something wrong.
        with suppress(OSError):
            _seal(path).unlink()


def _looks_when_closed(path: Path) -> dict[str, Any] | None:
    """Return a file's size and checksum; None where a program has it open, or it cannot be read."""
    checksum = size = 0
    with CONNECTING, suppress(OSError):
        if journal_of(path).exists():
            return None
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                checksum = zlib.crc32(block, checksum)
                size += len(block)
        return {"bytes": size, "crc32": checksum}
    return None


def _seal(path: Path) -> Path:
    return path.with_name(path.name + _SUFFIX)
