"""How long a workout took, in the words of many languages."""

import re

from legcurl_timer.history.exchange.decimals import read_thousandths
from legcurl_timer.history.exchange.other_apps.calendar_words import calendar_words
from legcurl_timer.history.exchange.other_apps.folding import fold

_MOST = 10**7
_CLOCK = re.compile(r"(\d{1,4}):(\d\d):(\d\d)")
_PART = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?) ?([^\W\d_]+)\.?[ ,]*")
_PARTS = re.compile(f"(?:{_PART.pattern})+")
_UNIT_IN_HEADING = re.compile(r"\(([^\W\d_]+)\.?\)")


def length_ms(text: str, heading: str) -> int | None:
    """Return a length such as "1h 5m" or 1:05:00 in milliseconds, None where it is not understood.

    A number alone is understood where the heading of its column names a unit.
    """
    told = fold(text)
    if clock := _CLOCK.fullmatch(told):
        hours, minutes, seconds = map(int, clock.groups())
        return ((hours * 60 + minutes) * 60 + seconds) * 1000
    if named := _UNIT_IN_HEADING.search(fold(heading)):
        told += "" if _PARTS.fullmatch(told) else named[1]
    if not _PARTS.fullmatch(told):
        return None
    parts = [
        (read_thousandths(each[1], _MOST), calendar_words().units_s.get(each[2], 0))
        for each in _PART.finditer(told)
    ]
    units_s = [unit_s for _, unit_s in parts]
    is_understood = all(units_s) and units_s == sorted(set(units_s), reverse=True)
    return sum(thousandths * unit_s for thousandths, unit_s in parts) if is_understood else None
