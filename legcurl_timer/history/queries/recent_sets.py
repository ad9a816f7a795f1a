"""What the history knows of a lift for the next time: its sets, and the load that was last on."""

from datetime import date

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.load import Weight, WeightUnit
from legcurl_timer.core.progression.work_sets import WorkSet
from legcurl_timer.history.records import Load, LoadUnit, SetRecord
from legcurl_timer.history.rows import read_set
from legcurl_timer.history.scope import Scope, day_of
from legcurl_timer.history.store import Store

_MOST_SETS = 300
_UNITS = {LoadUnit.KG: WeightUnit.KG, LoadUnit.LB: WeightUnit.LB}


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
    return tuple(work_set(read_set(row, ()), day_of(row["session_day"])) for row in reversed(rows))


def last_load(store: Store, variation: str, tempo: Tempo, leg: Leg) -> Load | None:
    """Return the load of the last work set at a tempo with a leg, None where it is not known of any.

    Raises sqlite3.Error.
    """
    scope = Scope(variation)
    row = store.connection.execute(
        f"SELECT * FROM lift_set WHERE {scope.condition} AND tempo = ? AND leg = ? AND NOT warm_up "
        "AND load_unit IS NOT NULL ORDER BY started_utc_ms DESC, uid DESC LIMIT 1",
        (*scope.values, str(tempo), leg.value),
    ).fetchone()
    return read_set(row, ()).load if row else None


def work_set(record: SetRecord, day: date) -> WorkSet:
    """Return a set as the rules see it; `day` is the one on which its session began."""
    load = record.load
    return WorkSet(
        day=day,
        variation=record.variation,
        tempo=record.tempo,
        completed_reps=record.completed_reps,
        leg=record.leg,
        weight=Weight(_UNITS[load.unit], load.thousandths) if load and load.unit in _UNITS else None,
        band=" ".join(load.band.split()) if load else "",
        tut_ms=record.tut_ms,
        form_kept=record.form_kept,
        rushed=None if record.kept_beat is None else not record.kept_beat,
        warm_up=record.warm_up,
        pain=record.pain,
    )


def load_of(weight: Weight) -> Load:
    """Return a weight as the load of a record."""
    return Load(LoadUnit(weight.unit), weight.thousandths)
