"""Numbers, durations and days as people read them."""

from datetime import date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = 3
"""How many letters of a month or a weekday stand for it where there is little room."""


def plural(count: object, noun: str) -> str:
    """Return what stands after a number, or after several such as "8\u201312": "rep" or "reps"."""
    return noun if str(count) == "1" else f"{noun}s"


def counted(count: int, noun: str) -> str:
    """Return a number of things in words: "1 set", "1,200 sets"."""
    return f"{count:,} {plural(count, noun)}"


def decimal_text(thousandths: int) -> str:
    """Return thousandths, ms as seconds among them, without needless zeros: 1000 is "1", 42_500 "42.5"."""
    return f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".")


def tenths_text(duration_ms: int) -> str:
    """Return a duration in ms as seconds to a tenth, as measured ones are told: 2_149 is "2.1"."""
    return f"{(duration_ms + 50) // 100 / 10:.1f}"


def clock_text(duration_ms: int) -> str:
    """Return a duration in ms as minutes and whole seconds gone by: 59_999 is "0:59"."""
    minutes, seconds = divmod(duration_ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def date_text(day: date, today: date) -> str:
    """Return a date without its weekday, with the year where it is another: "22 November"."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def weekday_date_text(day: date, today: date) -> str:
    """Return a date with its weekday, with the year where it is another: "Monday 23 November"."""
    return f"{_WEEKDAYS[day.weekday()]} {date_text(day, today)}"


def short_day_text(day: date) -> str:
    """Return a day as "12 May"."""
    return f"{day.day} {_MONTHS[day.month - 1][:_SHORT]}"


def short_date_text(day: date) -> str:
    """Return a day as "12 May 2025"."""
    return f"{short_day_text(day)} {day.year}"


def short_weekday_date_text(day: date) -> str:
    """Return a day as "Mon 12 May 2025"."""
    return f"{_WEEKDAYS[day.weekday()][:_SHORT]} {short_date_text(day)}"


def short_month_text(day: date) -> str:
    """Return a day's month as "May 2025"."""
    return f"{_MONTHS[day.month - 1][:_SHORT]} {day.year}"
