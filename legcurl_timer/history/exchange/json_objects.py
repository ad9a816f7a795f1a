"""A JSON file as objects with named members, and their way to say which member is wrong."""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NoReturn

from legcurl_timer.core.validation import Fields
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted

_SPACE = re.compile(r"[ \t\r\n]*")
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


class JsonDocument:
    """The outermost object of a file, with a list that is gone through item by item.

    To have the list whole would take ten times the memory. `check_head` is given the members that come
    before it and may raise.
    """

    def __init__(
        self, file_name: str, text: str, list_name: str, check_head: Callable[[JsonObject], None]
    ) -> None:
        self._file_name = file_name
        self._text = text
        self._list_name = list_name
        self._check_head = check_head
        self._at = 0
        self._decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=self._refuse)

    def items(self) -> Iterator[object]:
        """Yield the items of the list. Raises ImportProblemError where anything is not as it should be."""
        members: dict[str, Any] = {}
        self._expect("{")
        while True:
            name = str(self._value())
            self._expect(":")
            if name in members:
                raise self._problem(f"{quoted(name)} is there twice")
            if name == self._list_name:
                self._check_head(JsonObject(self._file_name, members))
                members[name] = ()
                yield from self._items()
            else:
                members[name] = self._value()
            if not self._comma_before("}"):
                break
        if self._next():
            raise self._problem("something follows the end")
        JsonObject(self._file_name, members).value(self._list_name)

    def _items(self) -> Iterator[object]:
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        yield self._value()
        while self._comma_before("]"):
            yield self._value()

    def _value(self) -> object:
        self._next()
        try:
            value, self._at = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            raise self._problem("is not written as JSON should be", error.pos) from error
        except (ValueError, ArithmeticError) as error:
            raise self._problem("holds a number that makes no sense") from error
        except RecursionError as error:
            raise self._problem("is nested far too deeply") from error
        else:
            return value

    def _next(self) -> str:
        """Go to the next character that counts and return it, "" at the end."""
        if space := _SPACE.match(self._text, self._at):
            self._at = space.end()
        return self._text[self._at : self._at + 1]

    def _expect(self, character: str) -> None:
        if self._next() != character:
            raise self._problem(f"there should be a {quoted(character)}")
        self._at += 1

    def _comma_before(self, end: str) -> bool:
        """Take a comma and return True, or take the end and return False."""
        if self._next() not in {",", end}:
            raise self._problem("is not written as JSON should be")
        self._at += 1
        return self._text[self._at - 1] == ","

    def _problem(self, what: str, at: int | None = None) -> ImportProblemError:
        at = self._at if at is None else at
        line = self._text.count("\n", 0, at) + 1
        column = at - self._text.rfind("\n", 0, at)
        return ImportProblemError(f"{self._file_name}, line {line}, character {column}: {what}")

    @staticmethod
    def _refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not a number")


def json_object(where: str, value: object) -> JsonObject:
    """Return an item of a list as the object that it should be; raises ImportProblemError."""
    if not isinstance(value, dict):
        raise ImportProblemError(f"{where}: must be an object")
    return JsonObject(where, value)
