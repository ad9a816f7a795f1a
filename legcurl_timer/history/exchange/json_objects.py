"""A JSON file as objects with named members, and their way to say which member is wrong."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from legcurl_timer.history.exchange.problems import ImportProblemError, quoted

_SPACE = re.compile(r"[ \t\r\n]*")
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class JsonObject:
    """One object of the file; `where` says which."""

    where: str
    members: dict[str, object]

    def text(self, name: str) -> str:
        """Return a text."""
        value = self.member(name)
        if not isinstance(value, str):
            raise self.problem(name, "must be a text")
        return value

    def whole(self, name: str) -> int | None:
        """Return a whole number, None for null."""
        value = self.member(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self.problem(name, "must be a whole number")

    def thousandths(self, name: str) -> int | None:
        """Return a number in thousandths, None for null."""
        value = self.member(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= _LARGEST:
            raise self.problem(name, "must be a number, 0 or more")
        if value * 1000 % 1:
            raise self.problem(name, "has more than three decimals")
        return int(value * 1000)

    def answer(self, name: str) -> bool | None:
        """Return true or false, None for null."""
        value = self.member(name)
        if value is None or isinstance(value, bool):
            return value
        raise self.problem(name, "must be true or false")

    def objects(self, name: str, kind: str) -> Iterator["JsonObject"]:
        """Yield the objects of a list."""
        value = self.member(name)
        if not isinstance(value, list):
            raise self.problem(name, "must be a list")
        for number, item in enumerate(value, 1):
            yield json_object(f"{self.where}, {kind} {number}", item)

    def member(self, name: str) -> object:
        """Return a member as it stands."""
        if name not in self.members:
            raise self.problem(name, "is missing")
        return self.members[name]

    def expect_only(self, *names: str) -> None:
        """Raise ImportProblemError where the object has other members than these."""
        for name in self.members:
            if name not in names:
                raise self.problem(name, "is not part of this format")

    def problem(self, name: str, what: str) -> ImportProblemError:
        """Return the error that says what is wrong with a member."""
        return ImportProblemError(f"{self.where}, {quoted(name)}: {what}")


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
        members: dict[str, object] = {}
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
        JsonObject(self._file_name, members).member(self._list_name)

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
