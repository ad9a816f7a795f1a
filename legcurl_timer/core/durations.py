"""Durations as people read them."""

from decimal import Decimal


def seconds_text(duration_ms: int) -> str:
    """Return a duration in ms as plain seconds without needless zeros: 1000 is "1", 2500 is "2.5"."""
    return f"{(Decimal(duration_ms) / 1000).normalize():f}"


def clock_text(duration_ms: int) -> str:
    """Return a duration in ms as minutes and whole seconds gone by: 59_999 is "0:59"."""
    minutes, seconds = divmod(duration_ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"
