"""Garbage is looked for in the window's thread only."""

import gc
import weakref
from threading import Thread

from legcurl_timer.gui.window.application import collect_garbage


class Circle:
    """Something that only a search for garbage finds."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_goes_only_where_it_is_asked_for() -> None:
    """Whatever another thread makes, a circle stays until enough has come together and the window looks."""
    circle = weakref.ref(Circle())
    made: list[list[int]] = []
    busy = Thread(target=lambda: made.extend([] for _ in range(5_000)))
    busy.start()
    busy.join()
    assert circle() is not None
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collect_garbage()
    assert circle() is None
    collect_garbage()
    assert gc.get_count()[0] < gc.get_threshold()[0]
