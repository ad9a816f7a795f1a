"""Training that has been kept: a history in memory, filled with sets on given days."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid
from legcurl_timer.history.migrations import migrate, own_migrations
from legcurl_timer.history.store import Store
from support.kept_sets import paced_set


@contextmanager
def store_in_memory() -> Iterator[Store]:
    """Give an empty history that leaves no file behind."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection, own_migrations())
    with Store(connection, Path(os.devnull, "history")) as store:
        yield store


def working_set(
    day: date,
    reps: int = 10,
    *,
    minute: int = 0,
    pounds: float | None = None,
    tut_ms: int | None = 50_000,
    **facts: Any,
) -> SetRecord:
    """Return a paced set begun so many minutes after five in the afternoon."""
    started = Moment.of(datetime.combine(day, time(17), UTC) + timedelta(minutes=minute))
    if pounds is not None:
        facts["load"] = Load(LoadUnit.LB, round(pounds * 1000))
    return replace(paced_set(0, reps, tut_ms=tut_ms, set_time_ms=tut_ms, **facts), started=started)


def train(store: Store, sets: Iterable[SetRecord]) -> list[SessionRecord]:
    """Put sets into a history, those of a day as one session, and return the sessions."""
    in_order = sorted(sets, key=lambda each: each.started)
    sessions = [
        SessionRecord(new_uid(), of_day[0].started, of_day[-1].ended, "", tuple(of_day))
        for of_day in (
            list(group) for _, group in groupby(in_order, key=lambda each: each.started.local.date())
        )
    ]
    store.add(sessions)
    return sessions
