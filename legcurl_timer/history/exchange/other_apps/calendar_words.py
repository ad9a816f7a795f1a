"""What months, days, hours and minutes are called in the languages that programs write."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from babel import Locale, localedata
from babel.units import format_unit

from legcurl_timer.history.exchange.other_apps.folding import fold

LANGUAGES = (
    *("en", "es", "es_PE", "de", "de_AT", "fr", "it", "pt", "pt_PT", "tr", "ru", "ja", "zh", "zh_Hant", "ko"),
    *("nl", "pl", "uk", "sv", "da", "nb", "nn", "fi", "cs", "sk", "sl", "hu", "ro", "bg", "el"),
    *("ca", "gl", "et", "lv", "lt", "id", "ms", "vi", "ar"),
)
"""The languages that are known. No month of one of them is called like another month of another one."""
_LEAST_LETTERS = 3
_MONTHS_OF_NO_LANGUAGE = {"mrz": 3, "maerz": 3}
"""Used by German programs, but not by CLDR."""
_UNITS_S = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}
_UNITS_OF_NO_LANGUAGE_S = {"hrs": 3600, "hod": 3600, "mins": 60, "\u043c": 60, "secs": 1, "seg": 1}
_COUNTS = (1, 2, 3, 5, 11)
"""Numbers beside which a word takes all the forms that it has."""


class CalendarWords(NamedTuple):
    """Folded words without full stops.

    `months` are 1 to 12, those left out that are written by their number. `halves` of a day are the hours to
    be added to those of a clock of twelve hours. `units_s` are days, hours, minutes and seconds in seconds;
    where two languages contradict each other, the one named first counts.
    """

    months: dict[str, int]
    weekdays: set[str]
    halves: dict[str, int]
    units_s: dict[str, int]


@cache
def calendar_words() -> CalendarWords:
    """Return the words of all languages."""
    words = CalendarWords(dict(_MONTHS_OF_NO_LANGUAGE), set(), {}, dict(_UNITS_OF_NO_LANGUAGE_S))
    for language in LANGUAGES:
        locale = Locale.parse(language)
        names = ((_last_word(name), month) for month, name in _names(locale.months))
        words.months.update((name, month) for name, month in names if name.isalpha())
        words.weekdays.update(_last_word(name) for _, name in _names(locale.days))
        for half, name in _names(locale.day_periods):
            if half in {"am", "pm"}:
                words.halves[_bare(name)] = 12 if half == "pm" else 0
        for name, unit_s in _units_s(locale):
            words.units_s.setdefault(name, unit_s)
        vars(localedata).get("_cache", {}).clear()  # Babel would keep 40 MB of it
    return words


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


def _units_s(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield what units are called beside a number; the shortest words for days are another one's hours."""
    for unit, unit_s in _UNITS_S.items():
        for width in ("long", "short") if unit == "day" else ("long", "short", "narrow"):
            for count in _COUNTS:
                yield _bare(format_unit(count, f"duration-{unit}", width, locale=locale)), unit_s


def _last_word(name: str) -> str:
    """Return the word that tells, without what stands before it in some languages ("de", "d'")."""
    return re.split("[ ']", fold(name).rstrip("."))[-1]


def _bare(name: str) -> str:
    return re.sub(r"[\d. ]", "", fold(name))
