"""One row or object of a file as fields that can be asked for, and how to say which one is wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.json_objects import JsonObject
from legcurl_timer.history.exchange.problems import ImportProblemError

Choice = TypeVar("Choice", bound=StrEnum)
Entry = CsvRow | JsonObject


def required(entry: Entry, name: str, read: Callable[[str], int | None]) -> int:
    """Return a number that must be there."""
    value = read(name)
    if value is None:
        raise entry.problem(name, "is empty")
    return value


def choice(entry: Entry, name: str, options: type[Choice]) -> Choice:
    """Return the member of an enumeration that the text names."""
    text = entry.text(name)
    try:
        return options(text)
    except ValueError:
        accepted = ", ".join(option.value for option in options)
        raise entry.problem(name, f"must be one of {accepted}") from None


def moment(entry: Entry, name: str) -> Moment:
    """Return a time with its offset."""
    text = entry.text(name)
    try:
        return Moment.parse(text)
    except ValidationError as error:
        raise entry.problem(name, error.what) from error


@contextmanager
def told_by(entry: Entry, names: dict[str, str]) -> Iterator[None]:
    """Turn a record that makes no sense into the problem of the field it came from.

    `names` are the fields whose names in the file differ from those in the records.
    """
    try:
        yield
    except ImportProblemError:
        raise
    except ValidationError as error:
        name = names.get(error.field, error.field.replace(" ", "_").replace("-", "_"))
        raise entry.problem(name, error.what) from error
