"""Whether the journal still holds all that was written to it.

SQLite reads a journal up to the first frame that is not whole and passes over the rest without a word: that
is right for what a power cut tore off, and wrong for damage in the middle. The layout is that of
https://www.sqlite.org/walformat.html. The index beside the journal (-shm) would tell of a cut, too, but must
not be read here: whoever closes it takes away the locks of this process.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from legcurl_timer.history.database import PAGE_BYTES, journal_of

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_FRAME_BYTES = _FRAME.size + PAGE_BYTES
_LITTLE_ENDIAN, _BIG_ENDIAN = 0x377F0682, 0x377F0683
_MASK = 0xFFFFFFFF
_TORN_OFF = 1
"""A power cut can tear off the last write before it is done; what else lies behind a hole was done."""

Checksum = tuple[int, int]


def has_lost_writes(path: Path) -> bool:
    """Return whether writes that were done cannot be read from the journal of a history any more.

    Raises OSError.
    """
    # Another program may be writing to it just now, so that it is half old and half new.
    return _looks_incomplete(path) and _looks_incomplete(path)


def pages_in(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the content of every page in a journal, whole or not. Raises OSError."""
    content = journal_of(path).read_bytes() if journal_of(path).exists() else b""
    for at in range(_HEADER.size, len(content) - _FRAME_BYTES + 1, _FRAME_BYTES):
        number = int.from_bytes(content[at : at + 4], "big")
        yield number, content[at + _FRAME.size : at + _FRAME_BYTES]


def _looks_incomplete(path: Path) -> bool:
    try:
        content = journal_of(path).read_bytes()
    except FileNotFoundError:
        return False
    return sum(_commits_behind(content, _whole_frames(content))) > _TORN_OFF


def _whole_frames(content: bytes) -> int:
    """Return how many frames SQLite reads: those up to the first whose checksum is wrong."""
    if len(content) < _HEADER.size:
        return 0
    header = _HEADER.unpack_from(content)
    if header[0] not in {_LITTLE_ENDIAN, _BIG_ENDIAN}:
        return 0
    order = "<" if header[0] == _LITTLE_ENDIAN else ">"
    so_far = _checksum(content[: _HEADER.size - 8], order, (0, 0))
    if so_far != header[6:8]:
        return 0
    whole = 0
    for at in range(_HEADER.size, len(content) - _FRAME_BYTES + 1, _FRAME_BYTES):
        frame = _FRAME.unpack_from(content, at)
        summed = content[at : at + 8] + content[at + _FRAME.size : at + _FRAME_BYTES]
        so_far = _checksum(summed, order, so_far)
        if frame[2:4] != header[4:6] or so_far != frame[4:6]:
            break
        whole += 1
    return whole


def _commits_behind(content: bytes, whole: int) -> Iterator[bool]:
    """Yield for each frame behind the whole ones, of the same run, whether a write ends with it."""
    salts = content[_HEADER.size + 8 : _HEADER.size + 16]
    for at in range(_HEADER.size + whole * _FRAME_BYTES, len(content) - _FRAME_BYTES + 1, _FRAME_BYTES):
        if content[at + 8 : at + 16] == salts:
            yield content[at + 4 : at + 8] != bytes(4)


def _checksum(content: bytes, order: str, so_far: Checksum) -> Checksum:
    first, second = so_far
    for one, other in struct.iter_unpack(f"{order}II", content):
        first = (first + one + second) & _MASK
        second = (second + other + first) & _MASK
    return first, second
