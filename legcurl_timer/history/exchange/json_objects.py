"""A JSON file as objects with named members, and their way to say which member is wrong."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

from legcurl_timer.core.validation import Fields
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted

_LARGEST = 10**9


class JsonObject(Fields):
    """One object of the file; `where` says which. What is null is not known."""

    def __init__(self, where: str, members: dict[str, Any]) -> None:
        super().__init__(members, where, "")
        self._where = where

    def text(self, name: str, *, may_be_empty: bool = True) -> str:
        """Return a text."""
        return super().text(name, may_be_empty=may_be_empty)

    def whole(self, name: str) -> int | None:
        """Return a whole number, None for null."""
        value = self.value(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self.problem(name, "must be a whole number")

    def thousandths(self, name: str) -> int | None:
        """Return a number in thousandths, None for null."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= _LARGEST:
            raise self.problem(name, "must be a number, 0 or more")
        if value * 1000 % 1:
            raise self.problem(name, "has more than three decimals")
        return int(value * 1000)

    def answer(self, name: str) -> bool | None:
        """Return true or false, None for null."""
        return None if self.value(name) is None else self.boolean(name)

    def objects(self, name: str, kind: str) -> Iterator["JsonObject"]:
        """Yield the objects of a list."""
        value = self.value(name)
        if not isinstance(value, list):
            raise self.problem(name, "must be a list")
        for number, item in enumerate(value, 1):
            yield json_object(f"{self._where}, {kind} {number}", item)

    def expect_only(self, *names: str) -> None:
        """Raise ImportProblemError where the object has other members than these."""
        for name in self.names:
            if name not in names:
                raise self.problem(name, "is not part of this format")

    def problem(self, name: str, what: str) -> ImportProblemError:
        """Return the error that says what is wrong with a member."""
        return ImportProblemError(f"{self._where}, {quoted(name)}: {what}")


def read_document(file_name: str, text: str) -> JsonObject:
    """Return the outermost object of a file. Raises ImportProblemError where it is no JSON."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise ImportProblemError(f"{file_name}: {quoted(twice)} is there twice")
        return found

    try:
        document = json.loads(text, object_pairs_hook=members, parse_float=Decimal, parse_constant=_no_number)
    except ImportProblemError:
        raise
    except json.JSONDecodeError as error:
        where = f"{file_name}, line {error.lineno}, character {error.colno}"
        raise ImportProblemError(f"{where}: is not written as JSON should be") from error
    except (ValueError, ArithmeticError) as error:
        raise ImportProblemError(f"{file_name}: holds a number that makes no sense") from error
    except RecursionError as error:
        raise ImportProblemError(f"{file_name}: is nested far too deeply") from error
    return json_object(file_name, document)


def json_object(where: str, value: object) -> JsonObject:
    """Return an item of a list as the object that it should be; raises ImportProblemError."""
    if not isinstance(value, dict):
        raise ImportProblemError(f"{where}: must be an object")
    return JsonObject(where, value)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
