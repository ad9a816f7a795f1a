"""Times as clocks and calendars on the wall show them, in whatever language and order they are written."""

import re
from datetime import datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.history.exchange.contents import DateOrder
from legcurl_timer.history.exchange.other_apps.calendar_words import calendar_words, month_of
from legcurl_timer.history.exchange.other_apps.folding import fold
from legcurl_timer.history.exchange.problems import quoted

_LONGEST = 100
_NOON = time(12)
_HALF_A_DAY_H = 12
_DIGITS_OF_A_YEAR = 4
_FIRST_SHORT_YEAR = 70
"""A year of two digits lies before 2000 from here on."""
_FIRST_LETTER_OF_THE_EAST = "\u1100"
_Date = tuple[int, int, int]
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTER = r"(?![^\W\d_])"
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:"
    r"(?: ?: ?| ?h ?)(\d{2})(?: ?: ?(\d{2})(?:[.,]\d+)?)?(?![\d:])(?: ?(?:h|hs|uhr|uur)\b)?"
    r"| ?[時时点點시] ?(\d{1,2}) ?[分분](?: ?(\d{1,2}) ?[秒초])?)"
)
_CLOCK_WITH_STOPS = re.compile(
    r"(?:(?<=\d{4})|(?<=[-/.]\d\d))[ ,]+(?:(?:kl|klo|um|alle|ore|pukul)\.? )?"
    r"(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$"
)
_OFFSET = re.compile(rf" ?(?:z|utc|gmt)?([-+])(\d\d)(?::?(\d\d))?(?!\d)| ?(?:z|utc|gmt){_NO_LETTER}")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?!\d)")
_TOKEN = re.compile(
    r"(?P<year>\d+) ?[年년]"
    r"|(?P<month>\d+) ?(?:月|월(?!요))|(?:thang|thg)\.? ?(?P<viet_month>\d+)"
    r"|(?P<number>\d+)(?: ?(?:日(?!曜)|일(?!요)|号|號))?"
    r"|(?P<word>[^\W\d_]+)|(?P<other>[^ ,،、./()'-])"
)
_FILLERS = frozenset(
    (
        *("a", "alle", "am", "as", "at", "d", "de", "del", "den", "el", "er", "il", "kl", "klo", "la", "las"),
        *("le", "luc", "m", "nam", "nd", "ngay", "o", "of", "om", "on", "ora", "ore", "pukul", "rd", "saat"),
        *("st", "t", "th", "the", "um", "v", "в", "г", "о", "р", "στισ", "في"),
    )
)
"""Words that stand beside days, years and hours and tell nothing more."""


class WallTime(NamedTuple):
    """A time on the wall, seldom with its offset. Where nobody told the hour it is noon, without a clock."""

    local: datetime
    has_clock: bool


class Readings(NamedTuple):
    """What a time means if its day comes first, and if its month does.

    Both are the same where the order makes no difference, and where only one of them is a date, which is
    then what the time `proves`. With full stops the day comes first, unless it is known that it does not.
    """

    day_first: datetime
    month_first: datetime
    has_clock: bool
    has_stops: bool
    proves: DateOrder | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether either order is possible."""
        return self.day_first != self.month_first


def read_wall_time(text: str, order: DateOrder | None = None) -> WallTime:
    """Return the time that a text tells; `order` counts where it could be understood in two ways.

    Raises ValueError with the reason why it tells none.
    """
    found = readings_of(text)
    if found.is_ambiguous and not order and not found.has_stops:
        raise ValueError(_("{value} may have its day or its month first").format(value=quoted(text)))
    local = found.month_first if order is DateOrder.MONTH_FIRST else found.day_first
    return WallTime(local, found.has_clock)


@lru_cache(maxsize=1024)
def readings_of(text: str) -> Readings:
    """Return what a text may mean; raises ValueError with the reason why it tells no time."""
    if len(text) > _LONGEST:
        raise _no_time(text)
    told, clock, has_clock = fold(text), _NOON, False
    if found := _CLOCK.search(told) or _CLOCK_WITH_STOPS.search(told):
        before, after, half = _without_half(told[: found.start()], told[found.end() :])
        after, zone = _without_offset(text, after)
        shown = [int(each) for each in found.groups() if each]
        clock, has_clock = _clock(text, shown, half).replace(tzinfo=zone), True
        told = f"{before} {after}"
    dates, has_stops = _numeric_dates(text, told) or (_spoken_dates(text, told), False)
    possible = {order: _moment(date, clock) for order, date in zip(DateOrder, dates, strict=True)}
    day_first, month_first = possible.values()
    if day_first and month_first:
        return Readings(day_first, month_first, has_clock, has_stops)
    for order, only in possible.items():
        if only:
            return Readings(only, only, has_clock, has_stops, order)
    raise ValueError(_("{value} is a day that is in no calendar").format(value=quoted(text)))


def _clock(text: str, shown: list[int], half: int | None) -> time:
    """Return the time of day of a clock that shows hours, minutes and perhaps seconds."""
    hour, minute, second = (*shown, 0)[:3]
    if half is not None and hour <= _HALF_A_DAY_H:
        hour = hour % _HALF_A_DAY_H + half
    if half == 0 and hour >= _HALF_A_DAY_H:
        raise _no_clock(text)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise _no_clock(text) from None


def _without_offset(text: str, after: str) -> tuple[str, tzinfo | None]:
    """Return what stands after a clock without its distance from UTC, and the distance, if any."""
    found = _OFFSET.match(after)
    if not found:
        return after, None
    sign, hours, minutes = found.groups()
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if ahead >= timedelta(days=1):
        raise _no_time(text)
    return after[found.end() :], timezone(-ahead if sign == "-" else ahead)


def _without_half(before: str, after: str) -> tuple[str, str, int | None]:
    """Return what stands before and after a clock without AM or PM, and the hours that this adds, if any."""
    if not _LETTER.search(before + after):
        return before, after, None
    halves_before, halves_after = _halves()
    if found := halves_after.match(after):
        return before, after[found.end() :], _half(found)
    if found := halves_before.search(before):
        return before[: found.start()], after, _half(found)
    return before, after, None


@cache
def _halves() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the half of a day before and after a clock, with full stops and spaces or without."""
    words = sorted(calendar_words().halves, key=len, reverse=True)
    spelt = [r"\.? ?".join(word) for word in words]
    apart = "|".join(each for each, word in zip(spelt, words, strict=True) if not _is_written_together(word))
    together = "|".join(each for each, word in zip(spelt, words, strict=True) if _is_written_together(word))
    return (
        re.compile(rf"(?:(?<![^\W\d_])(?:{apart})\.?|{together})[ ,]*$"),
        re.compile(rf" ?(?:(?:{apart})\.?{_NO_LETTER}|{together})"),
    )


def _half(found: re.Match[str]) -> int:
    return calendar_words().halves[re.sub("[ .,]", "", found[0])]


def _is_written_together(word: str) -> bool:
    """Whether a word is of a script that puts no spaces between words."""
    return word[0] >= _FIRST_LETTER_OF_THE_EAST


def _numeric_dates(text: str, told: str) -> tuple[tuple[_Date, _Date], bool] | None:
    """Return what a date in numbers may mean and whether it has full stops; None where there is none."""
    found = _YEAR_FIRST.search(told) or _YEAR_LAST.search(told)
    if not found:
        return None
    for token in _TOKEN.finditer(f"{told[: found.start()]} {told[found.end() :]}"):
        word = token["word"]
        if not word or (_means_month(text, word) and word not in calendar_words().weekdays):
            raise _no_time(text)
    first, mark, second, third = found.groups()
    if len(first) == _DIGITS_OF_A_YEAR:
        return ((int(first), int(second), int(third)),) * 2, False
    year = _year(text, third)
    return ((year, int(second), int(first)), (year, int(first), int(second))), mark == "."


def _spoken_dates(text: str, told: str) -> tuple[_Date, _Date]:
    """Return the date that a text tells with a month in words, or with years, months and days named so."""
    years: list[str] = []
    numbers: list[str] = []
    months: set[int] = set()
    perhaps: set[int] = set()
    for token in _TOKEN.finditer(told):
        if token["other"]:
            raise _no_time(text)
        if token["year"]:
            years.append(token["year"])
        elif month := token["month"] or token["viet_month"]:
            months.add(int(month))
        elif token["number"]:
            numbers.append(token["number"])
        elif month := _means_month(text, token["word"]):
            (perhaps if token["word"] in calendar_words().weekdays else months).add(month)
    if not years and len(numbers) > 1:  # a year in full is seen wherever it stands, a short one comes last
        years.append(numbers.pop(0 if len(numbers[0]) == _DIGITS_OF_A_YEAR else -1))
    months = months or perhaps
    if not len(years) == len(numbers) == len(months) == 1:
        raise _no_time(text)
    return ((_year(text, years[0]), months.pop(), int(numbers[0])),) * 2


def _means_month(text: str, word: str) -> int | None:
    """Return the month that a word means, None where it tells nothing of a date; raises ValueError."""
    month = month_of(word)
    if month or word in _FILLERS or word in calendar_words().weekdays:
        return month
    raise ValueError(
        _("{value} is not understood: no word for a month is {word}").format(
            value=quoted(text), word=quoted(word)
        )
    )


def _year(text: str, told: str) -> int:
    year = int(told)
    if len(told) == _DIGITS_OF_A_YEAR:
        return year
    if len(told) != len("26"):
        raise _no_time(text)
    return year + (1900 if year >= _FIRST_SHORT_YEAR else 2000)


def _moment(date: _Date, clock: time) -> datetime | None:
    try:
        return datetime(*date, clock.hour, clock.minute, clock.second, tzinfo=clock.tzinfo)
    except (ValueError, OverflowError):
        return None


def _no_clock(text: str) -> ValueError:
    return ValueError(_("{value} is a time that no clock shows").format(value=quoted(text)))


def _no_time(text: str) -> ValueError:
    return ValueError(
        _("{value} is not a time such as {example}").format(value=quoted(text), example="2026-11-23 17:05:00")
    )
