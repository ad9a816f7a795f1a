"""A JSON file as objects with named members, and their way to say which member is wrong."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.validation import Fields
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted

_LARGEST = 10**9
SESSION = gettext_noop("{place}, session {number}")
# TRANSLATORS: in a file: "x.json, session 1, set 2", of which "x.json, session 1" is the place
SET = gettext_noop("{place}, set {number}")
REP = gettext_noop("{place}, rep {number}")
MEASURED_REP = gettext_noop("{place}, measured rep {number}")


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
        raise self.problem(name, _("must be a whole number"))

    def thousandths(self, name: str) -> int | None:
        """Return a number in thousandths, None for null."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= _LARGEST:
            raise self.problem(name, _("must be a number, 0 or more"))
        if value * 1000 % 1:
            raise self.problem(name, _("has more than three decimals"))
        return int(value * 1000)

    def answer(self, name: str) -> bool | None:
        """Return true or false, None for null."""
        return None if self.value(name) is None else self.boolean(name)

    def objects(self, name: str, place_of: str) -> Iterator["JsonObject"]:
        """Yield the objects of a list; `place_of` is the text that tells the place of one, such as SET."""
        value = self.value(name)
        if not isinstance(value, list):
            raise self.problem(name, _("must be a list"))
        for number, item in enumerate(value, 1):
            yield json_object(_(place_of).format(place=self._where, number=number), item)

    def expect_only(self, *names: str) -> None:
        """Raise ImportProblemError where the object has other members than these."""
        for name in self.names:
            if name not in names:
                raise self.problem(name, _("is not part of this format"))

    def problem(self, name: str, what: str) -> ImportProblemError:
        """Return the error that says what is wrong with a member."""
        return ImportProblemError(
            # TRANSLATORS: the name of a value in a file, in quotation marks; what is wrong with it follows
            _("{place}, {name}: {fault}").format(place=self._where, name=quoted(name), fault=what)
        )


def read_document(file_name: str, text: str) -> JsonObject:
    """Return the outermost object of a file. Raises ImportProblemError where it is no JSON."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise ImportProblemError(
                _("{file}: {name} is there twice").format(file=file_name, name=quoted(twice))
            )
        return found

    try:
        document = json.loads(text, object_pairs_hook=members, parse_float=Decimal, parse_constant=_no_number)
    except ImportProblemError:
        raise
    except json.JSONDecodeError as error:
        raise ImportProblemError(
            _("{file}, line {line}, character {column}: is not written as JSON should be").format(
                file=file_name, line=error.lineno, column=error.colno
            )
        ) from error
    except (ValueError, ArithmeticError) as error:
        raise ImportProblemError(
            _("{file}: holds a number that makes no sense").format(file=file_name)
        ) from error
    except RecursionError as error:
        raise ImportProblemError(_("{file}: is nested far too deeply").format(file=file_name)) from error
    return json_object(file_name, document)


def json_object(where: str, value: object) -> JsonObject:
    """Return an item of a list as the object that it should be; raises ImportProblemError."""
    if not isinstance(value, dict):
        raise ImportProblemError(_("{place}: must be an object").format(place=where))
    return JsonObject(where, value)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
