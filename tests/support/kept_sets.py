"""Paced sets as they are stored, one like another, and histories full of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.phases import PhaseKind, performed_order
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, RepRecord, SessionRecord, SetRecord, new_uid
from legcurl_timer.history.database import FILE_NAME
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.history.store import Store

NOON = 1_795_435_200_000
"""Noon in UTC of Monday 23 November 2026."""
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
DAY_MIN = 24 * 60
_REP_MS = 5_000


def at(minute: float = 0) -> Moment:
    """Return the moment so many minutes after noon, in Berlin."""
    return Moment(NOON + round(minute * MINUTE_MS), 60)


def paced_set(
    minute: float = 0,
    reps: int = 10,
    *,
    ending: Ending | None = Ending.COMPLETED,
    uid: str = "",
    variation: str = "lying",
    kg: float = 0,
    **facts: Any,
) -> SetRecord:
    """Return a set of ten reps at 3-0-1-1, as far as it has come; one that is under way has no ending."""
    values = {
        "load": Load(LoadUnit.KG, round(kg * 1000)) if kg else None,
        "tempo": "3-0-1-1",
        "phase_order": performed_order(PhaseKind.CONCENTRIC),
        "planned_reps": 10,
        "tut_ms": reps * _REP_MS,
        "set_time_ms": reps * _REP_MS,
        "reps": tuple(_rep(number) for number in range(1, reps + 1)),
        **facts,
    }
    return SetRecord(uid or new_uid(), at(minute), variation, reps, ending=ending, **values)


def session_of(*sets: SetRecord, note: str = "") -> SessionRecord:
    """Return a session of some sets."""
    return SessionRecord(new_uid(), sets[0].started, sets[-1].ended, note, sets)


def under_way(minute: float = 0, reps: int = 0, *, uid: str = "") -> SetRecord:
    """Return a set that has not ended yet."""
    return paced_set(minute, reps, ending=None, uid=uid)


def _rep(number: int) -> RepRecord:
    return RepRecord(
        number,
        completed=True,
        start_ms=(number - 1) * _REP_MS,
        eccentric_ms=3_000,
        concentric_ms=1_000,
        contracted_pause_ms=1_000,
    )


def sessions_of(count: int, sets_each: int = 4, reps: int = 10, **facts: Any) -> list[SessionRecord]:
    """Return so many sets in sessions of a few each, two days apart, oldest first."""
    sessions = []
    for first in range(0, count, sets_each):
        begun = first // sets_each * 2 * DAY_MS / MINUTE_MS
        sets = tuple(
            paced_set(begun + 4 * place, reps, kg=40 + place, **facts)
            for place in range(min(sets_each, count - first))
        )
        sessions.append(session_of(*sets))
    return sessions


@contextmanager
def history_in(folder: Path, minute: float = 0) -> Iterator[Store]:
    """Open the history of a folder, which has nothing to tell, and close it again."""
    opened = open_history(folder, at(minute))
    try:
        assert opened.notices == ()
        yield opened.store
    finally:
        close_history(opened.store)


def history_file(folder: Path) -> Path:
    """Return the file of a folder's history."""
    return folder / FILE_NAME


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what stands in the file of a folder's history and in its journal."""
    return {file.name: file.read_bytes() for file in folder.glob(f"{FILE_NAME}*") if "-shm" not in file.name}


def stored_sets(folder: Path) -> dict[str, SetRecord]:
    """Return every set of a history that has ended and is not deleted, seen by another connection."""
    with Store.open_existing(history_file(folder)) as store:
        return {record.uid: record for session in store.sessions() for record in session.sets}


def kept(folder: Path) -> list[SetRecord]:
    """Read the sets of a history as it is on the disk; nothing may have been found wrong with it."""
    opened = open_history(folder, wall_now())
    assert opened.notices == ()
    records = [record for session in opened.store.sessions() for record in session.sets]
    close_history(opened.store)
    return records
