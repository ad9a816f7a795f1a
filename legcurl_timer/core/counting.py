"""Counts as people read them."""


def counted(count: int, noun: str) -> str:
    """Return a number of things in words: "1 set", "1,200 sets"."""
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"
