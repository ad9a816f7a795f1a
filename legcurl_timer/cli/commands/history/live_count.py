"""A count that grows on the terminal while something long is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def live_count(what: str) -> Iterator[Callable[[int], None]]:
    """Lend a way to show a count, on stderr and only where that is a terminal; it goes away at the end."""
    shown = ""

    def show(count: int) -> None:
        nonlocal shown
        if sys.stderr and sys.stderr.isatty():
            shown = f"{count} {what}"
            print(f"\r{shown}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown:
            print(f"\r{' ' * len(shown)}\r", end="", file=sys.stderr, flush=True)
