"""What months, days of the week and halves of the day are called in the languages that programs write."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from babel import Locale

from legcurl_timer.history.exchange.other_apps.folding import fold

LANGUAGES = (
    *("en", "es", "de", "fr", "it", "pt", "pt_PT", "tr", "ru", "ja", "zh", "zh_Hant", "ko"),
    *("nl", "pl", "uk", "sv", "da", "nb", "nn", "fi", "cs", "sk", "sl", "hu", "ro", "bg", "el"),
    *("ca", "gl", "et", "lv", "lt", "id", "ms", "vi", "ar"),
)
"""The languages that are known. No month of one of them is called like another month of another one."""
_LEAST_LETTERS = 3
_OF_NO_LANGUAGE = {"mrz": 3, "maerz": 3}
"""Used by German programs, but not by CLDR."""


class CalendarWords(NamedTuple):
    """Folded words without full stops.

    `months` are 1 to 12. `halves` are the hours to be added to those of a clock of twelve hours.
    """

    months: dict[str, int]
    weekdays: frozenset[str]
    halves: dict[str, int]


@cache
def calendar_words() -> CalendarWords:
    """Return the words of all languages. Months that are written by their number are not among them."""
    locales = [Locale.parse(each) for each in LANGUAGES]
    months = {_last_word(name): month for locale in locales for month, name in _names(locale.months)}
    return CalendarWords(
        {name: month for name, month in months.items() if name.isalpha()} | _OF_NO_LANGUAGE,
        frozenset(_last_word(name) for locale in locales for _, name in _names(locale.days)),
        {
            re.sub("[. ]", "", fold(name)): {"am": 0, "pm": 12}[half]
            for locale in locales
            for half, name in _names(locale.day_periods)
            if half in {"am", "pm"}
        },
    )


@lru_cache(maxsize=256)
def month_of(word: str) -> int | None:
    """Return the month that a folded word means, None where it means none or could mean several.

    It may be cut short, as long as three letters are left with which the names of one month only begin.
    """
    known = calendar_words()
    if word in known.months or word in known.weekdays or len(word) < _LEAST_LETTERS:
        return known.months.get(word)
    found = {month for name, month in known.months.items() if name.startswith(word)}
    return found.pop() if len(found) == 1 else None


def _names(of: Any) -> Iterator[tuple[Any, str]]:
    """Yield the names of months, days or halves of a day in CLDR's table, those of one letter left out."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from of[context].get(width, {}).items()


def _last_word(name: str) -> str:
    """Return the word that tells, without what stands before it in some languages ("de", "d'")."""
    return re.split("[ ']", fold(name).rstrip("."))[-1]
