"""A program on a terminal of its own, with keys that can be pressed and a screen that can be read."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from threading import Thread
from typing import Self

from legcurl_timer.clock import now_ms
from support.programs import end, wait_for_end
from support.waiting import wait_until

_READ_BYTES = 4096


class Terminal:
    """Runs a program on a pseudo-terminal; what it writes is kept with the clock (ms) of its arrival."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._pieces: list[tuple[int, bytes]] = []

    def __enter__(self) -> Self:
        self._ours, theirs = os.openpty()
        self._complaints = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            self._command,
            env={**self._environment, "TERM": "xterm"},
            stdin=theirs,
            stdout=theirs,
            stderr=self._complaints,
            start_new_session=True,
        )
        os.close(theirs)
        self._reader = Thread(target=self._read)
        self._reader.start()
        return self

    def __exit__(self, *_error: object) -> None:
        end(self._process)
        self._reader.join()
        os.close(self._ours)
        self._complaints.close()

    @property
    def text(self) -> str:
        """Everything written so far."""
        return b"".join(piece for _, piece in self._pieces.copy()).decode(errors="replace")

    @property
    def complaints(self) -> str:
        """Everything written to stderr so far."""
        size = os.fstat(self._complaints.fileno()).st_size
        return os.pread(self._complaints.fileno(), size, 0).decode()

    def press(self, keys: str) -> int:
        """Press keys and return the clock just before."""
        pressed_ms = now_ms()
        os.write(self._ours, keys.encode())
        return pressed_ms

    def wait_for(self, words: str, *, since_ms: int = 0, within_s: float = 15.0) -> int:
        """Wait until some words have been written from a time of the clock on, and return when they came."""
        return wait_until(
            lambda: self._arrival_ms(words, since_ms), f"{words!r} on the terminal", within_s=within_s
        )

    def finish(self, *, within_s: float) -> int:
        """Wait for the end of the program and return its exit code."""
        code = wait_for_end(self._process, within_s=within_s)
        self._reader.join()
        return code

    def _arrival_ms(self, words: str, since_ms: int) -> int:
        wanted, text = words.encode(), b""
        for arrival_ms, piece in self._pieces.copy():
            text += piece if arrival_ms >= since_ms else b""
            if wanted in text:
                return arrival_ms
        return 0

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self._ours, _READ_BYTES)
            except OSError:  # how Linux tells that the program has closed its side
                return
            if not piece:
                return
            self._pieces.append((now_ms(), piece))
