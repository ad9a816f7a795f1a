"""Durations as people read them."""


def seconds_text(duration_ms: int) -> str:
    """Return a duration in ms as plain seconds without needless zeros: 1000 is "1", 2500 is "2.5"."""
    return f"{duration_ms / 1000:.3f}".rstrip("0").rstrip(".")


def clock_text(duration_ms: int) -> str:
    """Return a duration in ms as minutes and whole seconds gone by: 59_999 is "0:59"."""
    minutes, seconds = divmod(duration_ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"
