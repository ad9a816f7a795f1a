"""Single key presses from a terminal, on POSIX and on Windows."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

KeyReader = Callable[[float], str]
"""Waits up to that many seconds and returns a key, or "" if there was none."""


def no_keys(timeout_s: float) -> str:
    """Wait where nothing can be pressed."""
    time.sleep(timeout_s)
    return ""


def _nothing() -> None:
    """Do nothing."""


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def reading_keys(_on_return: Callable[[], None] = _nothing) -> Iterator[KeyReader]:
        """Give a reader of single keys for as long as the context lasts."""

        def read(timeout_s: float) -> str:
            if msvcrt.kbhit():
                return msvcrt.getwch()
            return no_keys(timeout_s)

        yield read if sys.stdin is not None and sys.stdin.isatty() else no_keys

else:
    import os
    import select
    import signal
    import termios
    import tty
    from types import FrameType

    _KEYS_AT_ONCE = 16

    @contextmanager
    def reading_keys(on_return: Callable[[], None] = _nothing) -> Iterator[KeyReader]:
        """Give a reader of single keys for as long as the context lasts, then mend the terminal.

        So it is done when the program is stopped (Ctrl+Z), too; when it goes on, keys are read again, and
        `on_return` is called.
        """
        if sys.stdin is None or not sys.stdin.isatty():
            yield no_keys
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

        def stop(_number: int, _frame: FrameType | None) -> None:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)

        def go_on(_number: int = 0, _frame: FrameType | None = None) -> None:
            signal.signal(signal.SIGTSTP, stop)
            with suppress(termios.error):  # sent into the background: it is called again with the way back
                tty.setcbreak(descriptor)
            on_return()

        handlers = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
        try:
            signal.signal(signal.SIGCONT, go_on)
            go_on()
            yield read
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
