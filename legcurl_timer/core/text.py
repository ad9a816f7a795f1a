"""Numbers, durations, lists and days as people read them, in the language spoken now."""

import errno
from collections.abc import Sequence
from datetime import date

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext, pgettext

_WEEKDAYS = (
    *(gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday"), gettext_noop("Thursday")),
    *(gettext_noop("Friday"), gettext_noop("Saturday"), gettext_noop("Sunday")),
)
_SHORT_WEEKDAYS = (
    *(gettext_noop("Mon"), gettext_noop("Tue"), gettext_noop("Wed"), gettext_noop("Thu")),
    *(gettext_noop("Fri"), gettext_noop("Sat"), gettext_noop("Sun")),
)
_MONTHS = (
    *(gettext_noop("January"), gettext_noop("February"), gettext_noop("March"), gettext_noop("April")),
    *(gettext_noop("May"), gettext_noop("June"), gettext_noop("July"), gettext_noop("August")),
    *(gettext_noop("September"), gettext_noop("October"), gettext_noop("November"), gettext_noop("December")),
)

_SYSTEM_REASONS = {
    errno.ENOENT: gettext_noop("No such file or directory"),
    errno.EACCES: gettext_noop("Permission denied"),
    errno.EPERM: gettext_noop("Operation not permitted"),
    errno.EISDIR: gettext_noop("Is a directory"),
    errno.ENOTDIR: gettext_noop("Not a directory"),
    errno.EEXIST: gettext_noop("File exists"),
    errno.ENAMETOOLONG: gettext_noop("File name too long"),
    errno.ENOSPC: gettext_noop("No space left on device"),
    errno.EDQUOT: gettext_noop("Disk quota exceeded"),
    errno.EROFS: gettext_noop("Read-only file system"),
    errno.EIO: gettext_noop("Input/output error"),
    errno.EBUSY: gettext_noop("Device or resource busy"),
    errno.EMFILE: gettext_noop("Too many open files"),
}
"""What is told most often. The system says it in a language of its own, which need not be the one spoken."""


def counted(count: int, singular: str, plural: str) -> str:
    """Return a number of things in words: `counted(1200, "{count} set", "{count} sets")` is "1,200 sets"."""
    return ngettext(singular, plural, count).format(count=number_text(count))


def counted_list(counts: Sequence[int], singular: str, plural: str) -> str:
    """Return several numbers of the same things, as in "12, 10, 8 reps"; the words are those of `counted`."""
    form = counts[0] if len(counts) == 1 else max(counts[-1], 2)
    return ngettext(singular, plural, form).format(count=", ".join(map(number_text, counts)))


def number_text(number: int) -> str:
    """Return a whole number with its thousands parted: 1200 is "1,200"."""
    return f"{number:,}".replace(",", pgettext("between thousands, as in 1,200", ","))


def plain_decimal(thousandths: int) -> str:
    """Return thousandths without needless zeros, with a point in every language: 42_500 is "42.5"."""
    return f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".")


def decimal_text(thousandths: int) -> str:
    """Return thousandths, ms as seconds among them, without needless zeros: 1000 is "1", 42_500 "42.5"."""
    return with_decimal_mark(plain_decimal(thousandths))


def tenths_text(duration_ms: int) -> str:
    """Return a duration in ms as seconds to a tenth, as measured ones are told: 2_149 is "2.1"."""
    return with_decimal_mark(f"{(duration_ms + 50) // 100 / 10:.1f}")


def with_decimal_mark(number: str) -> str:
    """Return a number, or several, written with points as people write it: "2.5" is "2,5" in German."""
    return number.replace(".", pgettext("decimal mark, as in 2.5", "."))


def listed(parts: Sequence[str]) -> str:
    """Return a list in words: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - from two on there is an "and"
        return "".join(parts)
    *first, last = parts
    # TRANSLATORS: the end of a list, as in "a, b and c".
    return _("{list} and {last}").format(list=", ".join(first), last=last)


def system_reason(error: OSError) -> str:
    """Return why the system could not do something: "Permission denied"."""
    reason = _SYSTEM_REASONS.get(error.errno or 0)
    return _(reason) if reason else error.strerror or str(error)


def clock_text(duration_ms: int) -> str:
    """Return a duration in ms as minutes and whole seconds gone by: 59_999 is "0:59"."""
    minutes, seconds = divmod(duration_ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def date_text(day: date, today: date) -> str:
    """Return a date without its weekday, with the year where it is another: "22 November"."""
    month = _(_MONTHS[day.month - 1])
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def weekday_date_text(day: date, today: date) -> str:
    """Return a date with its weekday, with the year where it is another: "Monday 23 November"."""
    weekday = _(_WEEKDAYS[day.weekday()])
    return _("{weekday} {date}").format(weekday=weekday, date=date_text(day, today))


def short_day_text(day: date) -> str:
    """Return a day as "12 May"."""
    return pgettext("short date", "{day} {month}").format(day=day.day, month=_short_month(day))


def short_date_text(day: date) -> str:
    """Return a day as "12 May 2025"."""
    return pgettext("short date", "{day} {month} {year}").format(
        day=day.day, month=_short_month(day), year=day.year
    )


def short_weekday_date_text(day: date) -> str:
    """Return a day as "Mon 12 May 2025"."""
    weekday = _(_SHORT_WEEKDAYS[day.weekday()])
    return pgettext("short date", "{weekday} {date}").format(weekday=weekday, date=short_date_text(day))


def short_month_text(day: date) -> str:
    """Return a day's month as "May 2025"."""
    return pgettext("short date", "{month} {year}").format(month=_short_month(day), year=day.year)


def _short_month(day: date) -> str:
    return (
        *(pgettext("month, short", "Jan"), pgettext("month, short", "Feb"), pgettext("month, short", "Mar")),
        *(pgettext("month, short", "Apr"), pgettext("month, short", "May"), pgettext("month, short", "Jun")),
        *(pgettext("month, short", "Jul"), pgettext("month, short", "Aug"), pgettext("month, short", "Sep")),
        *(pgettext("month, short", "Oct"), pgettext("month, short", "Nov"), pgettext("month, short", "Dec")),
    )[day.month - 1]
