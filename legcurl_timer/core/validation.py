"""Reading typed fields out of a document, so that every complaint names file, entry and field."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext

Choice = TypeVar("Choice", bound=StrEnum)

_SLUG = re.compile(r"[a-z][a-z0-9-]*")


class ValidationError(ValueError):
    """A value or a file that makes no sense; the message is one line.

    `what` says what is wrong. `field` names the value with which it is wrong, as `gettext` looks it up; it is
    "" where `what` says it all, as for files, whose file, entry and field it names.
    """

    def __init__(self, what: str, field: str = "") -> None:
        # TRANSLATORS: a field, or a phase, by its name, and what is wrong with it: "reps: must be yes or no".
        told = _("{field}: {fault}")
        super().__init__(told.format(field=_(field), fault=what) if field else what)
        self.field = field
        self.what = what


class Fields:
    """The fields of one entry of a data file, each read once; what is left over at the end is a mistake.

    Raises ValidationError for what is no table at all.
    """

    def __init__(self, table: object, file_name: str, entry: str, path: str = "") -> None:
        if not isinstance(table, dict):
            raise ValidationError(_("{file}: {entry}: must be an object").format(file=file_name, entry=entry))
        self._table: dict[str, Any] = table
        self._file_name = file_name
        self._entry = entry
        self._path = path
        self._unread = set(table)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields, in the order in which they are written."""
        return tuple(self._table)

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def problem(self, name: str, what: str) -> ValidationError:
        """Return the error that says what is wrong with a field of this entry."""
        line = _('{file}: {entry}, field "{field}": {fault}').format(
            file=self._file_name, entry=self._entry, field=f"{self._path}{name}", fault=what
        )
        return ValidationError(" ".join(line.split()))

    def finish(self) -> None:
        """Raise ValidationError for a field that nobody asked for: a misspelt name must not go unnoticed."""
        for name in sorted(self._unread):
            raise self.problem(name, _("is not a field this program knows"))

    def value(self, name: str) -> object:
        """Return what stands in a field, whatever it is."""
        if name not in self._table:
            raise self.problem(name, _("is missing"))
        self._unread.discard(name)
        return self._table[name]

    def text(self, name: str, *, may_be_empty: bool = False) -> str:
        """Return a text, a non-empty one unless told otherwise."""
        value = self.value(name)
        if not isinstance(value, str) or not (value.strip() or may_be_empty):
            fault = _("must be a text") if may_be_empty else _("must be a text that is not empty")
            raise self.problem(name, fault)
        return value

    def slug(self, name: str) -> str:
        """Return a short name for files and the command line: small letters, digits, hyphens."""
        value = self.text(name)
        if not _SLUG.fullmatch(value):
            raise self.problem(name, _("must be small letters, digits and hyphens, beginning with a letter"))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return one or more non-empty texts."""
        value = self.value(name)
        if not isinstance(value, list) or not value:
            raise self.problem(name, _("must be a list of one or more texts"))
        if not all(isinstance(line, str) and line.strip() for line in value):
            raise self.problem(name, _("must hold only texts that are not empty"))
        return tuple(value)

    def boolean(self, name: str) -> bool:
        """Return true or false."""
        value = self.value(name)
        if not isinstance(value, bool):
            raise self.problem(name, _("must be true or false"))
        return value

    def integer(self, name: str, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both included."""
        return self._whole(name, self.value(name), least, most)

    def integers(self, name: str, least: int, most: int, longest: int) -> tuple[int, ...]:
        """Return a list of at most `longest` whole numbers, which may be empty."""
        value = self.value(name)
        if not isinstance(value, list) or len(value) > longest:
            most_text = ngettext(
                "must be a list of at most {count} whole number",
                "must be a list of at most {count} whole numbers",
                longest,
            )
            raise self.problem(name, most_text.format(count=longest))
        return tuple(self._whole(name, number, least, most) for number in value)

    def integer_range(self, name: str, least: int, most: int) -> tuple[int, int]:
        """Return two whole numbers, the second not below the first."""
        value = self.value(name)
        if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - a range has two ends
            raise self.problem(name, _("must be two whole numbers, such as [8, 12]"))
        low, high = (self._whole(name, number, least, most) for number in value)
        if low > high:
            raise self.problem(name, _("must begin with the smaller number"))
        return low, high

    def choice(self, name: str, options: type[Choice]) -> Choice:
        """Return the member of an enumeration that the text names."""
        return self._chosen(name, self.value(name), tuple(options))

    def choices(self, name: str, options: tuple[Choice, ...]) -> Iterator[Choice]:
        """Yield the members that the texts of a list name."""
        value = self.value(name)
        if not isinstance(value, list):
            raise self.problem(name, _("must be a list of {choices}").format(choices=_listed(options)))
        for item in value:
            yield self._chosen(name, item, options)

    def table(self, name: str) -> "Fields":
        """Return the fields of a table inside this one."""
        return Fields(self.mapping(name), self._file_name, self._entry, f"{self._path}{name}.")

    def mapping(self, name: str) -> dict[str, Any]:
        """Return a table as it stands."""
        value = self.value(name)
        if not isinstance(value, dict):
            raise self.problem(name, _("must be a table"))
        return value

    def tables(self, name: str) -> list[dict[str, Any]]:
        """Return one or more tables as they stand."""
        value = self.value(name)
        if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
            raise self.problem(name, _("must be one or more tables"))
        return value

    def nested_tables(self, name: str) -> Iterator["Fields"]:
        """Yield the fields of each table of a list, each finished when the next one is asked for."""
        for number, value in enumerate(self.tables(name), 1):
            fields = Fields(value, self._file_name, self._entry, f"{self._path}{name}[{number}].")
            yield fields
            fields.finish()

    def _whole(self, name: str, value: object, least: int, most: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.problem(name, whole_number_fault(least, most))
        return value

    def _chosen(self, name: str, value: object, options: tuple[Choice, ...]) -> Choice:
        for option in options:
            if value == option.value:
                return option
        raise self.problem(name, _("must be one of {choices}").format(choices=_listed(options)))


def whole_number_fault(least: int, most: int) -> str:
    """Return what is wrong with what is no whole number from `least` to `most`."""
    return _("must be a whole number from {least} to {most}").format(least=least, most=most)


def _listed(options: Iterable[StrEnum]) -> str:
    return ", ".join(f'"{option.value}"' for option in options)
