"""What training adds up to: single sets, means over weeks and sums by the week, computed by the database.

Warm-up sets are left out. Weeks begin on Monday, as the calendar on the wall counted the days.
"""

from datetime import date, timedelta
from typing import NamedTuple

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import KG_PER_LB, Load
from legcurl_timer.core.moment import Moment
from legcurl_timer.history.rows import read_load
from legcurl_timer.history.scope import Scope, day_of
from legcurl_timer.history.store import Store

_WEEK = timedelta(weeks=1)
_DAYS_BEFORE_EPOCH = 3  # 1970 began on a Thursday, its week on the Monday before
_WEEK_NUMBER = f"(day + {_DAYS_BEFORE_EPOCH}) / 7"
_GRAMS = f"CASE load_unit WHEN 'kg' THEN load_thousandths WHEN 'lb' THEN load_thousandths * {KG_PER_LB} END"
# The minute of a set's start and, in the lowest 36 bits, its session: the greatest is the latest set's.
_LATEST = "(lift_set.started_utc_ms / 60000 << 36) | session_id"
_SESSION_OF_LATEST = f"latest & {2**36 - 1}"


class SetPoint(NamedTuple):
    """One set; `tut_ms` and `load` are None where nobody knows them, as is the time of day if `day_only`."""

    uid: str
    session_uid: str
    started: Moment
    variation: str
    leg: Leg
    completed_reps: int
    tut_ms: int | None
    load: Load | None
    day_only: bool = False


class SetMean(NamedTuple):
    """The mean time under tension of the sets of one variation in some weeks from a Monday on.

    `leg` is the leg they trained, None where the scope has all variations. `sets` are those whose time is
    known, `session_uid` is the session of the last of them.
    """

    monday: date
    variation: str
    leg: Leg | None
    sets: int
    tut_ms: int
    session_uid: str


class WeekSum(NamedTuple):
    """The sums of a week.

    `timed_sets` are those whose time under tension is known, `weighed_sets` those with a load in kg or lb.
    `lifted_g` is load times reps in grams; `heaviest_g` is None in a week without a weighed set.
    `session_uid` is the last session of the week, None in a week without training. `tut_ms` is what was paced
    in all of them; `measured_tut_ms`, of the `measured_sets`, stands beside it and is no part of it.
    """

    monday: date
    sets: int = 0
    reps: int = 0
    tut_ms: int = 0
    timed_sets: int = 0
    lifted_g: int = 0
    heaviest_g: int | None = None
    weighed_sets: int = 0
    session_uid: str | None = None
    measured_sets: int = 0
    measured_tut_ms: int = 0


def set_count(store: Store, scope: Scope, at_most: int) -> int:
    """Return how many sets there are, without counting further than asked. Raises sqlite3.Error."""
    (count,) = store.connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM lift_set WHERE {_working_sets(scope)} LIMIT ?)",
        (*scope.values, at_most),
    ).fetchone()
    return int(count)


def first_and_last_day(store: Store, scope: Scope) -> tuple[date, date] | None:
    """Return the days of the first and the last set, None where there is no set. Raises sqlite3.Error."""
    days = [
        store.connection.execute(
            f"SELECT day FROM lift_set WHERE {_working_sets(scope)} ORDER BY started_utc_ms {order} LIMIT 1",
            scope.values,
        ).fetchone()
        for order in ("ASC", "DESC")
    ]
    return (day_of(days[0]["day"]), day_of(days[1]["day"])) if days[0] else None


def set_points(store: Store, scope: Scope) -> tuple[SetPoint, ...]:
    """Return the sets, oldest first. Raises sqlite3.Error."""
    rows = store.connection.execute(
        "SELECT lift_set.uid, session.uid AS session_uid, lift_set.started_utc_ms, "
        "lift_set.started_offset_min, variation, leg, completed_reps, tut_ms, load_unit, load_thousandths, "
        "load_band, day_only FROM lift_set JOIN session ON session.id = session_id "
        f"WHERE {_working_sets(scope)} ORDER BY lift_set.started_utc_ms, lift_set.uid",
        scope.values,
    )
    return tuple(
        SetPoint(
            row["uid"],
            row["session_uid"],
            Moment(row["started_utc_ms"], row["started_offset_min"]),
            row["variation"],
            Leg(row["leg"]),
            row["completed_reps"],
            row["tut_ms"],
            read_load(row),
            bool(row["day_only"]),
        )
        for row in rows
    )


def set_means(store: Store, scope: Scope, weeks_each: int) -> tuple[SetMean, ...]:
    """Return the mean time under tension of a set over spans of so many weeks, oldest first.

    Raises sqlite3.Error.
    """
    leg_or_none = "leg" if scope.variation else "NULL"
    rows = store.connection.execute(
        "SELECT span, variation, leg, sets, mean_ms, session.uid FROM ("
        f"SELECT {_WEEK_NUMBER} / ? AS span, variation, {leg_or_none} AS leg, count(*) AS sets, "
        f"CAST(round(avg(tut_ms)) AS INTEGER) AS mean_ms, max({_LATEST}) AS latest "
        f"FROM lift_set WHERE {_working_sets(scope)} AND tut_ms IS NOT NULL GROUP BY 1, 2, 3"
        f") JOIN session ON session.id = {_SESSION_OF_LATEST} ORDER BY span, variation, leg",
        (weeks_each, *scope.values),
    )
    return tuple(
        SetMean(_monday(span * weeks_each), variation, Leg(leg) if leg else None, *figures)
        for span, variation, leg, *figures in rows
    )


def week_sums(store: Store, scope: Scope) -> tuple[WeekSum, ...]:
    """Return the sums of each week from the first trained to the last; between them none is missing.

    Raises sqlite3.Error.
    """
    (weeks,) = _every_week([_trained_weeks(store, scope)])
    return weeks


def leg_week_sums(store: Store, scope: Scope) -> dict[Leg, tuple[WeekSum, ...]]:
    """Return the sums of each week for each leg trained, all from the first week trained to the last.

    Raises sqlite3.Error.
    """
    legs = (Leg.LEFT, Leg.RIGHT, Leg.BOTH)
    weeks = _every_week([_trained_weeks(store, scope, leg) for leg in legs])
    return {leg: of_leg for leg, of_leg in zip(legs, weeks, strict=True) if of_leg}


def _trained_weeks(store: Store, scope: Scope, leg: Leg | None = None) -> tuple[WeekSum, ...]:
    rows = store.connection.execute(
        "SELECT week, sets, reps, tut_ms, timed_sets, lifted_g, heaviest_g, weighed_sets, session.uid, "
        "measured_sets, measured_tut_ms FROM ("
        "SELECT week, count(*) AS sets, sum(completed_reps) AS reps, ifnull(sum(tut_ms), 0) AS tut_ms, "
        "count(tut_ms) AS timed_sets, CAST(round(total(grams * completed_reps)) AS INTEGER) AS lifted_g, "
        "CAST(round(max(grams)) AS INTEGER) AS heaviest_g, count(grams) AS weighed_sets, "
        "count(seen_ms) AS measured_sets, ifnull(sum(seen_ms), 0) AS measured_tut_ms, "
        f"max(latest) AS latest FROM (SELECT {_WEEK_NUMBER} AS week, completed_reps, tut_ms, "
        "iif(measured_trusted = 1, measured_tut_ms, NULL) AS seen_ms, "
        f"{_GRAMS} AS grams, {_LATEST} AS latest FROM lift_set "
        f"WHERE {_working_sets(scope)} {'AND leg = ?' if leg else ''}) GROUP BY week"
        f") JOIN session ON session.id = {_SESSION_OF_LATEST} ORDER BY week",
        (*scope.values, leg) if leg else scope.values,
    )
    return tuple(WeekSum(_monday(week), *sums) for week, *sums in rows)


def _working_sets(scope: Scope) -> str:
    return f"{scope.condition} AND lift_set.warm_up = 0"


def _monday(week_number: int) -> date:
    return day_of(week_number * 7 - _DAYS_BEFORE_EPOCH)


def _every_week(trained: list[tuple[WeekSum, ...]]) -> list[tuple[WeekSum, ...]]:
    """Put zeros where weeks are missing, so that all that is not empty spans the same weeks."""
    mondays = sorted(each.monday for weeks in trained for each in weeks)
    if not mondays:
        return trained
    count = (mondays[-1] - mondays[0]).days // 7 + 1
    zeros = {monday: WeekSum(monday) for monday in (mondays[0] + nth * _WEEK for nth in range(count))}
    filled = (zeros | {each.monday: each for each in weeks} if weeks else {} for weeks in trained)
    return [tuple(weeks.values()) for weeks in filled]
