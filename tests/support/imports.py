"""Files that are imported, and how a history is before and after that."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, Source
from legcurl_timer.history.exchange.contents import OwnFile
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.exchange.importing import Imported, carry_out
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.store import Store
from support.kept_sets import at, paced_set, session_of

NOW = at(1_000_000)


def own_file(*sessions: SessionRecord) -> OwnFile:
    """Return a file of ours with some sessions."""
    return OwnFile("A file", sessions)


def strong_file(*sessions: SessionRecord, lacks: frozenset[str] = frozenset()) -> OwnFile:
    """Return a file of another program with some sessions."""
    return OwnFile("Strong", sessions, lacks, origin="Strong")


def told_set(minute: float = 0, reps: int = 10, **facts: Any) -> SetRecord:
    """Return a set as another program tells of it."""
    bare = {"tempo": "", "phase_order": (), "planned_reps": None, "tut_ms": None, "set_time_ms": None}
    told = {"source": Source.SELF_REPORTED, "origin": "Strong", "reps": ()}
    return replace(paced_set(minute, reps), **{**bare, **told, **facts})


def workout(minute: float = 0, *reps: int, note: str = "", **facts: Any) -> SessionRecord:
    """Return a workout of another program, of an hour, in which sets of so many reps were done."""
    sets = [told_set(minute + place / 60_000, count, **facts) for place, count in enumerate(reps, 1)]
    return replace(session_of(*sets, note=note), started=at(minute), ended=at(minute + 60))


def in_another_zone(session: SessionRecord, offset_min: int) -> SessionRecord:
    """Return a workout with the same times on the wall, at a place with another offset from UTC."""
    return _moved(session, lambda at: Moment(at.utc_ms + (at.offset_min - offset_min) * 60_000, offset_min))


def at_another_place(session: SessionRecord, offset_min: int) -> SessionRecord:
    """Return a workout with the same times in UTC, at a place with another offset from it."""
    return _moved(session, lambda at: Moment(at.utc_ms, offset_min))


def _moved(session: SessionRecord, move: Callable[[Moment], Moment]) -> SessionRecord:
    sets = tuple(replace(record, started=move(record.started)) for record in session.sets)
    return replace(session, started=move(session.started), ended=move(session.ended), sets=sets)


def with_other_ids(session: SessionRecord) -> SessionRecord:
    """Return the same workout as it was read when ids were made otherwise."""
    sets = tuple(replace(record, uid=paced_set().uid) for record in session.sets)
    return replace(session, uid=paced_set().uid, sets=sets)


def plan_of(store: Store, file: HistoryFile) -> ImportPlan:
    """Return what the import of a file would do."""
    return plan_import(file, store)


def import_(
    store: Store, file: HistoryFile, take: Collection[str] | None = (), now: Moment = NOW
) -> Imported:
    """Import a file, with the file's version of some differences, or of all (None)."""
    plan = plan_import(file, store)
    wanted = {each.uid for each in plan.differences} if take is None else take
    return carry_out(plan, store, now, wanted)


def content_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of a history."""
    tables = store.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: sorted(map(tuple, store.connection.execute(f"SELECT * FROM {name}")), key=repr)  # noqa: S608
        for (name,) in tables
    }
