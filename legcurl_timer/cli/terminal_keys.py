"""Single key presses from a terminal, on POSIX and on Windows."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

KeyReader = Callable[[float], str]
"""Waits up to that many seconds and returns a key, or "" if there was none."""


def _no_keys(timeout_s: float) -> str:
    time.sleep(timeout_s)
    return ""


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def reading_keys() -> Iterator[KeyReader]:
        """Give a reader of single keys for as long as the context lasts."""

        def read(timeout_s: float) -> str:
            if msvcrt.kbhit():
                return msvcrt.getwch()
            return _no_keys(timeout_s)

        yield read if sys.stdin is not None and sys.stdin.isatty() else _no_keys

else:
    import os
    import select
    import termios
    import tty

    _KEYS_AT_ONCE = 16

    @contextmanager
    def reading_keys() -> Iterator[KeyReader]:
        """Give a reader of single keys for as long as the context lasts, then mend the terminal."""
        if sys.stdin is None or not sys.stdin.isatty():
            yield _no_keys
            return
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)

        def read(timeout_s: float) -> str:
            ready, _, _ = select.select([descriptor], [], [], timeout_s)
            if not ready:
                return ""
            pressed = os.read(descriptor, _KEYS_AT_ONCE).decode(errors="ignore")
            # Arrow and function keys come as a burst that begins with Esc; only a lone Esc is meant.
            return "" if pressed.startswith("\x1b") and len(pressed) > 1 else pressed[:1]

        try:
            tty.setcbreak(descriptor)
            yield read
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
