"""How even the measured eccentrics were over the weeks, and how many of them were rushed."""

import sqlite3
from functools import cache
from itertools import groupby
from operator import itemgetter
from statistics import quantiles
from typing import NamedTuple

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.progression.tempo_adherence import Pace, eccentric_pace
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store


class Evenness(NamedTuple):
    """The reps of one lift in one session that went all the way and were seen well, warm-ups left out.

    `median` tells how long their eccentrics were, 1 for as long as was asked; half of them lie between the
    quartiles `lower` and `upper`. Of these `reps` so many were `rushed_reps`; the first of a set is none,
    nor is any of a lift that begins with the eccentric.
    """

    session_uid: str
    started: Moment
    variation: str
    lower: float
    median: float
    upper: float
    reps: int
    rushed_reps: int


def evenness(store: Store, scope: Scope) -> tuple[Evenness, ...]:
    """Return how even each lift was in each session, oldest first. Raises sqlite3.Error."""
    rows = store.connection.execute(
        "SELECT session.uid, variation, session.started_utc_ms, session.started_offset_min, tempo, "
        "number > 1 AND phase_order LIKE 'concentric%', measured_rep.eccentric_ms FROM lift_set "
        "JOIN session ON session.id = session_id JOIN measured_rep ON set_id = lift_set.id "
        f"WHERE {scope.condition} AND measured_trusted = 1 AND NOT warm_up AND tempo <> '' "
        "AND trusted AND NOT half ORDER BY session.started_utc_ms, session.uid, variation",
        scope.values,
    )
    with store.suspecting():
        return tuple(_evenness(list(of_lift)) for _, of_lift in groupby(rows, itemgetter(0, 1)))


def _evenness(reps: list[sqlite3.Row]) -> Evenness:
    uid, variation, *started, _, _, _ = reps[0]
    ratios, rushed = list[float](), 0
    for *_, tempo, is_judged, eccentric_ms in reps:
        asked_ms = _asked_ms(tempo)
        ratios.append(eccentric_ms / asked_ms)
        rushed += bool(is_judged) and eccentric_pace(eccentric_ms, asked_ms) is Pace.RUSHED
    lower, median, upper = quantiles(ratios, method="inclusive") if len(ratios) > 1 else ratios * 3
    return Evenness(uid, Moment(*started), variation, lower, median, upper, len(reps), rushed)


@cache
def _asked_ms(tempo: str) -> int:
    return Tempo.parse(tempo).eccentric_ms
