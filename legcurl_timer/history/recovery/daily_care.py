"""What is done for the history once a day, when there is time: all of it is read, then copied."""

from datetime import date

from legcurl_timer.history.recovery.backups import back_up_daily
from legcurl_timer.history.recovery.health_check import check_pages
from legcurl_timer.history.store import Store


class DailyCare:
    """Remembers what has been done today."""

    def __init__(self) -> None:
        self._checked_on: date | None = None
        self._copied_on: date | None = None

    def take(self, store: Store, today: date) -> None:
        """Do what is still to be done today. Raises sqlite3.Error, of damage among others, and OSError."""
        if today != self._checked_on:
            check_pages(store.connection)
            self._checked_on = today
        if today != self._copied_on and back_up_daily(store, today):
            self._copied_on = today
