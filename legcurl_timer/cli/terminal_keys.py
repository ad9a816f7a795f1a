"""Single key presses from a terminal, on POSIX and on Windows."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Action = Callable[[], None]
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
    def reading_keys(_on_leave: Action = _nothing, _on_return: Action = _nothing) -> Iterator[KeyReader]:
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

    _KEYS_AT_ONCE = 16

    class _Keyboard:
        """A terminal whose keys are read one by one, except while another program has it."""

        def __init__(self, descriptor: int, on_leave: Action, on_return: Action) -> None:
            self._descriptor = descriptor
            self._on_leave = on_leave
            self._on_return = on_return
            self._usual = termios.tcgetattr(descriptor)
            self._is_asked_to_stop = False

        def read(self, timeout_s: float) -> str:
            """Read a key as `KeyReader` says, or stop where that was asked for, and go on from there."""
            ready, _, _ = select.select([self._descriptor], [], [], timeout_s)
            if self._is_asked_to_stop:
                self._stop()
                return ""
            if not ready:
                return ""
            pressed = os.read(self._descriptor, _KEYS_AT_ONCE).decode(errors="ignore")
            # Arrow and function keys come as a burst that begins with Esc; only a lone Esc is meant.
            return "" if pressed.startswith("\x1b") and len(pressed) > 1 else pressed[:1]

        def take(self, *_signal: object) -> None:
            """Read single keys from now on, also after the program was stopped."""
            signal.signal(signal.SIGTSTP, self._ask_to_stop)
            with suppress(termios.error):  # in the background; the way back leads here again
                tty.setcbreak(self._descriptor)
            self._on_return()

        def give_back(self) -> None:
            """Leave the terminal as it was."""
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._usual)

        def _ask_to_stop(self, *_signal: object) -> None:
            # Not here and now: a signal may come in the middle of anything.
            self._is_asked_to_stop = True

        def _stop(self) -> None:
            self._is_asked_to_stop = False
            self._on_leave()
            self.give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            signal.raise_signal(signal.SIGTSTP)
            self.take()  # also where nobody is there who could call the program back, so that it went on

    @contextmanager
    def reading_keys(on_leave: Action = _nothing, on_return: Action = _nothing) -> Iterator[KeyReader]:
        """Give a reader of single keys for as long as the context lasts, then mend the terminal.

        A program that is stopped (Ctrl+Z) mends it, too: before that `on_leave` is called, and `on_return`
        once it goes on and keys are read again.
        """
        if sys.stdin is None or not sys.stdin.isatty():
            yield no_keys
            return
        keyboard = _Keyboard(sys.stdin.fileno(), on_leave, on_return)
        handlers = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
        try:
            signal.signal(signal.SIGCONT, keyboard.take)
            keyboard.take()
            yield keyboard.read
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            keyboard.give_back()
