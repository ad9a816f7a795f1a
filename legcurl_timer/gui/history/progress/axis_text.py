"""Weeks and loads in words."""

from datetime import date

from legcurl_timer.core.text import counted, decimal_text, short_date_text


def weeks_from_text(count: int, monday: date) -> str:
    """Return weeks as "Week of 12 May 2025" or "4 weeks from 12 May 2025"."""
    beginning = short_date_text(monday)
    return f"Week of {beginning}" if count == 1 else f"{counted(count, 'week')} from {beginning}"


def kilograms_text(grams: int) -> str:
    """Return a load as "42.5 kg"."""
    return f"{decimal_text(grams)} kg"
