"""Reading rows straight from the pages of a database file, where its own order is damaged.

The layout is that of https://www.sqlite.org/fileformat2.html. The history's files have pages of 4096 bytes,
and what is deleted from them is overwritten, so that no row is found that was not there to the last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from legcurl_timer.history.database import PAGE_BYTES
from legcurl_timer.history.recovery.journal import pages_in

_FILE_HEADER_BYTES = 100
_MOST_IN_PAGE = PAGE_BYTES - 35
_LEAST_IN_PAGE = (PAGE_BYTES - 12) * 32 // 255 - 23
_OVERFLOW_BYTES = PAGE_BYTES - 4
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_ZERO, _ONE = 8, 9
_LEAST_BLOB = 12

Cell = int | str | None


class _Kind(IntEnum):
    """The pages that hold rows, by their first byte; those with keys are the tables without row numbers."""

    KEY_NODE = 2
    KEY_LEAF = 10
    ROW_LEAF = 13


_HEADER_BYTES = {_Kind.KEY_NODE: 12, _Kind.KEY_LEAF: 8, _Kind.ROW_LEAF: 8}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """The stored columns of a row; `number` is None in a table without row numbers."""

    number: int | None
    values: tuple[Cell, ...]


def rows_in(path: Path) -> Iterator[FoundRow]:
    """Yield every row that can be read, of whatever table or index, those in the journal first.

    Raises OSError.
    """
    for number, page in reversed(tuple(pages_in(path))):
        yield from _rows_in_page(page, 0, _FILE_HEADER_BYTES if number == 1 else 0)
    content = path.read_bytes()
    for start in range(0, len(content), PAGE_BYTES):
        yield from _rows_in_page(content, start, start or _FILE_HEADER_BYTES)


def _rows_in_page(content: bytes, start: int, header: int) -> Iterator[FoundRow]:
    try:
        kind = _Kind(content[header])
    except (IndexError, ValueError):
        return
    first = header + _HEADER_BYTES[kind]
    cells = int.from_bytes(content[header + 3 : header + 5], "big")
    places = {int.from_bytes(content[at : at + 2], "big") for at in range(first, first + 2 * cells, 2)}
    for place in sorted(places):
        try:
            yield _row(content, start, place, kind)
        except (IndexError, ValueError):
            continue


def _row(content: bytes, start: int, place: int, kind: _Kind) -> FoundRow:
    at = start + place + (4 if kind is _Kind.KEY_NODE else 0)
    size, at = _varint(content, at)
    number = None
    if kind is _Kind.ROW_LEAF:
        number, at = _varint(content, at)
    return FoundRow(number, _values(_payload(content, at, size)))


def _payload(content: bytes, at: int, size: int) -> bytes:
    """Return a row's bytes, the part of a long one included that overflows into pages of its own."""
    if size <= _MOST_IN_PAGE:
        return content[at : at + size]
    here = _LEAST_IN_PAGE + (size - _LEAST_IN_PAGE) % _OVERFLOW_BYTES
    here = here if here <= _MOST_IN_PAGE else _LEAST_IN_PAGE
    payload, at = content[at : at + here], at + here
    while len(payload) < size and (page := int.from_bytes(content[at : at + 4], "big")):
        at = (page - 1) * PAGE_BYTES
        payload += content[at + 4 : at + PAGE_BYTES][: size - len(payload)]
        if len(content) <= at:
            break
    return payload


def _values(payload: bytes) -> tuple[Cell, ...]:
    """Return a row's columns. Raises ValueError and IndexError where the bytes are no row."""
    end, at = _varint(payload, 0)
    place = end
    values = []
    while at < end:
        kind, at = _varint(payload, at)
        size = _bytes_of(kind)
        values.append(_value(kind, payload[place : place + size]))
        place += size
    if at != end or place != len(payload):
        raise ValueError("not as long as it says")
    return tuple(values)


def _bytes_of(kind: int) -> int:
    if kind < len(_INTEGER_BYTES):
        return _INTEGER_BYTES[kind]
    if kind in {_ZERO, _ONE}:
        return 0
    if kind < _LEAST_BLOB or not kind % 2:
        raise ValueError("neither a number nor a text")
    return (kind - _LEAST_BLOB) // 2


def _value(kind: int, stored: bytes) -> Cell:
    if kind > _LEAST_BLOB:
        return stored.decode("utf-8", "replace")
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO
    return int.from_bytes(stored, "big", signed=True) if kind else None


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of varying length and where it ends; one of the full nine bytes is none of ours."""
    if content[at] < 0x80:  # noqa: PLR2004 - the bit that says that more follows
        return content[at], at + 1
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | content[place] & 0x7F
        if content[place] < 0x80:  # noqa: PLR2004 - as above
            return value, place + 1
    raise ValueError("longer than any number here")
