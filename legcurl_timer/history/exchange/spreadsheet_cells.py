"""Cells that no spreadsheet takes for a formula.

A spreadsheet runs what begins with one of `= + - @`, a tab or a line break (also in their full width). Such a
text, with any apostrophes before it, is given one apostrophe more on the way out and loses one on the way
in. So every text comes back as it was, and one that needs no guard is left alone.
"""

import re

_TAKEN_FOR_A_FORMULA = re.compile("'*[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """Return a cell as it may stand in a file."""
    return f"'{text}" if _TAKEN_FOR_A_FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell, the inverse of `guarded`."""
    return cell[1:] if cell.startswith("'") and _TAKEN_FOR_A_FORMULA.match(cell) else cell
