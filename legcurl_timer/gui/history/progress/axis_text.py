"""Days, weeks, sets and loads in words."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from legcurl_timer.history.records import amount_text

_ENGLISH = QLocale.c()


def day_text(day: date) -> str:
    """Return a day as "12 May 2025"."""
    return _text(day, "d MMM yyyy")


def weekday_text(day: date) -> str:
    """Return a day as "Mon 12 May 2025"."""
    return _text(day, "ddd d MMM yyyy")


def short_day_text(day: date) -> str:
    """Return a day as "12 May"."""
    return _text(day, "d MMM")


def month_text(day: date) -> str:
    """Return a day's month as "May 2025"."""
    return _text(day, "MMM yyyy")


def weeks_text(count: int) -> str:
    """Return a number of weeks in words: "1 week", "4 weeks"."""
    return f"{count} week" if count == 1 else f"{count} weeks"


def weeks_from_text(count: int, monday: date) -> str:
    """Return weeks as "Week of 12 May 2025" or "4 weeks from 12 May 2025"."""
    return f"Week of {day_text(monday)}" if count == 1 else f"{weeks_text(count)} from {day_text(monday)}"


def kilograms_text(grams: int) -> str:
    """Return a load as "42.5 kg"."""
    return f"{amount_text(grams)} kg"


def _text(day: date, pattern: str) -> str:
    return _ENGLISH.toString(QDate(day.year, day.month, day.day), pattern)
