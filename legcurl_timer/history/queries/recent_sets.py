"""What the history knows of a lift for the next time: its sets, and the load that was last on."""

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.load import Load
from legcurl_timer.core.progression.work_sets import WorkSet
from legcurl_timer.history.rows import read_load, read_set
from legcurl_timer.history.scope import Scope, day_of
from legcurl_timer.history.store import Store

_MOST_SETS = 300


def work_sets(store: Store, variation: str) -> tuple[WorkSet, ...]:
    """Return the last 300 sets of a variation in the order done, for the rules about progress.

    Sets that a crash cut off are left out: nobody knows how far they would have gone. Raises sqlite3.Error.
    """
    scope = Scope(variation)
    rows = store.connection.execute(
        "SELECT lift_set.*, (session.started_utc_ms + session.started_offset_min * 60000) / 86400000 "
        "AS session_day FROM lift_set JOIN session ON session.id = session_id "
        f"WHERE {scope.condition} AND ending <> 'recovered' "
        "ORDER BY lift_set.started_utc_ms DESC, lift_set.uid DESC LIMIT ?",
        (*scope.values, _MOST_SETS),
    ).fetchall()
    with store.suspecting():
        return tuple(WorkSet(day_of(row["session_day"]), read_set(row, ())) for row in reversed(rows))


def last_load(store: Store, variation: str, tempo: Tempo, leg: Leg) -> Load | None:
    """Return the load of the last work set at a tempo with a leg, None where it is not known of any.

    Raises sqlite3.Error.
    """
    scope = Scope(variation)
    row = store.connection.execute(
        "SELECT load_unit, load_thousandths, load_band FROM lift_set "
        f"WHERE {scope.condition} AND tempo = ? AND leg = ? AND NOT warm_up "
        "AND load_unit IS NOT NULL ORDER BY started_utc_ms DESC, uid DESC LIMIT 1",
        (*scope.values, str(tempo), leg.value),
    ).fetchone()
    return read_load(row) if row else None
