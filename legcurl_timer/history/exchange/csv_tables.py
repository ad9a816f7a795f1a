"""CSV files as rows with named cells, and a row's way to say which cell is wrong."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO

from legcurl_timer.core.language import gettext as _
from legcurl_timer.history.exchange.decimals import read_thousandths
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted
from legcurl_timer.history.exchange.text_files import Progress, text_file

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 50
_AT_ONCE = 5_000
_MOST_DIGITS = 12
_LARGEST = 10**9
_TELLS_DELIMITER = re.compile("sep=[^\n]?", re.IGNORECASE)
_TAKEN_FOR_A_FORMULA = re.compile("'*[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: `number` as a spreadsheet counts it, the cells found by the names in the heading."""

    file_name: str
    number: int
    places: dict[str, int]
    cells: list[str]

    def text(self, name: str) -> str:
        """Return a cell's text, "" where the row is too short to have it."""
        place = self.places[name]
        return unguarded(self.cells[place]) if place < len(self.cells) else ""

    def whole(self, name: str) -> int | None:
        """Return a cell's whole number, None where it is empty."""
        text = self.text(name).strip()
        if not text:
            return None
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
            raise self.problem(name, no_whole_number(text))
        return int(text)

    def thousandths(self, name: str, most: int = _LARGEST) -> int | None:
        """Return a cell's number from 0 to `most`, rounded to thousandths, None where it is empty."""
        text = self.text(name).strip()
        if not text:
            return None
        try:
            return read_thousandths(text, most)
        except ValueError as error:
            raise self.problem(name, str(error)) from None

    def answer(self, name: str) -> bool | None:
        """Return whether a cell says yes or no, None where it is empty."""
        text = self.text(name).strip()
        try:
            return {"": None, "yes": True, "no": False}[text]
        except KeyError:
            raise self.problem(
                # TRANSLATORS: "yes" and "no" stand in files, which are in English
                name,
                _("{value} must be {yes} or {no}").format(value=quoted(text), yes="yes", no="no"),
            ) from None

    def problem(self, name: str, what: str) -> ImportProblemError:
        """Return the error that says what is wrong with a cell."""
        return ImportProblemError(
            # TRANSLATORS: what is wrong with a cell follows, such as "is missing" or "must be yes or no"
            _('{file}, row {row}, column "{column}": {fault}').format(
                file=self.file_name, row=self.number, column=name, fault=what
            )
        )


class Beginning(NamedTuple):
    """How a file begins if this is its delimiter: the names of the columns, and some rows below them."""

    delimiter: str
    names: tuple[str, ...]
    rows: list[list[str]]


def read_beginnings(path: Path) -> list[Beginning]:
    """Return how a file begins by each delimiter that it may have. Raises OSError, ImportProblemError."""
    found = []
    with text_file(path) as file:
        for delimiter in DELIMITERS:
            file.seek(0)
            rows: list[list[str]] = []
            with suppress(ImportProblemError):
                rows.extend(cells for _, cells in islice(_numbered_rows(file, path, delimiter), _LOOKED_AT))
            if rows:
                found.append(Beginning(delimiter, _names(rows[0]), rows[1:]))
    return found


def read_heading(path: Path, delimiter: str) -> tuple[str, ...]:
    """Return the names of the columns, () where there are none. Raises OSError, ImportProblemError."""
    return next((each.names for each in read_beginnings(path) if each.delimiter == delimiter), ())


def read_rows(
    path: Path, delimiter: str, progress: Progress | None = None, names: Sequence[str] = ()
) -> Iterator[CsvRow]:
    """Yield the rows below the heading, blank ones left out. Raises OSError, ImportProblemError.

    `names` are what the columns are called, whatever the heading says.
    """
    places: dict[str, int] = {}
    with text_file(path) as file:
        for number, cells in _numbered_rows(file, path, delimiter):
            if not places:
                places = _places(path, names or _names(cells))
            else:
                if any(cells[len(places) :]):
                    raise ImportProblemError(
                        _("{file}, row {row}: has more cells than the heading").format(
                            file=path.name, row=number
                        )
                    )
                yield CsvRow(path.name, number, places, cells)
            if progress and number % _AT_ONCE == 0:
                progress(number)


def write_rows(file: TextIO, rows: Iterable[Iterable[str | float]], *, delimiter: str = ",") -> None:
    """Write rows as RFC 4180 has them, each text such that no spreadsheet runs it; a number never is."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def no_whole_number(text: str) -> str:
    """Return that a cell is not a whole number."""
    # TRANSLATORS: the value is what stands in a cell of a file, in quotation marks
    return _("{value} is not a whole number").format(value=quoted(text))


def guarded(text: str) -> str:
    """Return a cell as it may stand in a file: no spreadsheet takes it for a formula.

    A spreadsheet runs what begins with one of `= + - @`, a tab or a line break (also in their full width).
    Such a text, with any apostrophes before it, gets one apostrophe more and loses one on the way in, so that
    every text comes back as it was.
    """
    return f"'{text}" if _TAKEN_FOR_A_FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell, the inverse of `guarded`."""
    return cell[1:] if cell.startswith("'") and _TAKEN_FOR_A_FORMULA.match(cell) else cell


def _numbered_rows(file: TextIO, path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank; a first one in which a spreadsheet tells the delimiter is none.

    A spreadsheet that knows another delimiter keeps a row in one cell, and saves it as a row within quotes.
    """
    number = 0
    try:
        for number, cells in enumerate(csv.reader(file, delimiter=delimiter, strict=True), 1):
            if number == 1 and _TELLS_DELIMITER.fullmatch(delimiter.join(cells)):
                continue
            row = cells
            if len(cells) == 1 and delimiter in cells[0]:
                row = next(csv.reader(StringIO(cells[0], newline=""), delimiter=delimiter, strict=True))
            if "".join(row).strip():
                yield number, row
    except csv.Error as error:
        raise ImportProblemError(
            _("{file}, row {row}: is not written as CSV should be ({reason})").format(
                file=path.name, row=number + 1, reason=error
            )
        ) from error


def _names(cells: list[str]) -> tuple[str, ...]:
    """Return the names in a heading; a spreadsheet may have left empty cells behind them."""
    names = [unguarded(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _places(path: Path, names: Sequence[str]) -> dict[str, int]:
    for name in names:
        if names.count(name) > 1:
            raise ImportProblemError(
                _("{file}: the column {column} is there twice").format(file=path.name, column=quoted(name))
            )
    return {name: place for place, name in enumerate(names)}
