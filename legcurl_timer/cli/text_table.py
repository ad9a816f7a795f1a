"""Rows of cells under each other, and how much room a text takes in a terminal."""

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import category, east_asian_width

_WITHOUT_ROOM = {"Mn", "Me", "Cf"}
"""Accents that stand by themselves, and what only steers how the rest is shown."""


def text_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with as many cells each, every column as wide as its widest cell."""
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(table_line(row, widths) for row in rows)


def table_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row of a table whose columns are so wide."""
    return "  ".join(padded(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def text_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def padded(text: str, width: int) -> str:
    """Return a text with blanks after it, so that it takes at least so many columns."""
    return text + " " * (width - text_width(text))


def cut(text: str, width: int) -> str:
    """Return as much of the beginning of a text as has room in so many columns."""
    return text[: sum(end <= width for end in accumulate(map(_width, text)))]


def _width(character: str) -> int:
    if category(character) in _WITHOUT_ROOM:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
