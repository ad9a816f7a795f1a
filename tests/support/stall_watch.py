"""Noticing that the machine itself stood still, so that nobody else is blamed for it."""

import time
from threading import Event, Thread
from typing import Self

_EVERY_S = 0.005


class StallWatch:
    """Asks to be woken every 5 ms and keeps by how much it was woken late at worst."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._over = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        before = time.monotonic()
        while not self._over.wait(_EVERY_S):
            now = time.monotonic()
            self.longest_ms = max(self.longest_ms, (now - before - _EVERY_S) * 1000)
            before = now
