"""A count that grows on the terminal while something long is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from legcurl_timer.cli.text_table import text_width


@contextmanager
def live_count(said: Callable[[int], str]) -> Iterator[Callable[[int], None]]:
    """Lend a way to show a count as it is `said`; it goes away at the end.

    That is on stderr, and only where that is a terminal.
    """
    shown = ""

    def show(count: int) -> None:
        nonlocal shown
        if sys.stderr and sys.stderr.isatty():
            shown = said(count)
            print(f"\r{shown}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown:
            print(f"\r{' ' * text_width(shown)}\r", end="", file=sys.stderr, flush=True)
