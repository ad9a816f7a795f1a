"""Training that has been kept: a history in memory, filled with sets on given days."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid
from legcurl_timer.history.migrations import migrate, own_migrations
from legcurl_timer.history.store import Store


@contextmanager
def store_in_memory() -> Iterator[Store]:
    """Give an empty history that leaves no file behind."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection, own_migrations())
    with Store(connection, Path(":memory:")) as store:
        yield store


def working_set(
    day: date,
    reps: int = 10,
    *,
    variation: str = "lying",
    leg: Leg = Leg.BOTH,
    kg: float | None = None,
    pounds: float | None = None,
    tut_ms: int | None = 50_000,
    minute: int = 0,
    warm_up: bool = False,
) -> SetRecord:
    """Return a set begun so many minutes after five in the afternoon."""
    started = datetime.combine(day, time(17), UTC) + timedelta(minutes=minute)
    load = Load(LoadUnit.KG, round(kg * 1000)) if kg is not None else None
    if pounds is not None:
        load = Load(LoadUnit.LB, round(pounds * 1000))
    return SetRecord(
        new_uid(),
        Moment.of(started),
        variation,
        reps,
        leg=leg,
        load=load,
        tut_ms=tut_ms,
        set_time_ms=tut_ms,
        warm_up=warm_up,
    )


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
