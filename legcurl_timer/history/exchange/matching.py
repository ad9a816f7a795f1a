"""Which sets of a file are here already: by their ids, else by their places in a workout of the same time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from legcurl_timer.core.moment import MOST_UTC_MS, Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.exchange.text_files import Progress
from legcurl_timer.history.rows import read_session
from legcurl_timer.history.store import KnownSet, Store

_Key = Callable[[SetRecord], Any]
_AT_ONCE, _TOLD_EACH = 100, 500
_MINUTE_MS = 60_000
_DAY_MS = 24 * 60 * _MINUTE_MS
# A clock on the wall shows the same at two places whose times are up to two days apart.
_FARTHEST_MS = 2 * _DAY_MS
_WALL = "(started_utc_ms + started_offset_min * 60000)"


class SessionHere(NamedTuple):
    """A session of the history without its sets, and where it is in its table."""

    id: int
    record: SessionRecord


class Match(NamedTuple):
    """A session of a file, or a part of one, by the clock of the one here, and what of it is here.

    `here` is the session that its sets are in or come into, None where it has to be made. `sets` are those of
    the file, each with the one here that it is, None where it is new.
    """

    session: SessionRecord
    here: SessionHere | None
    sets: tuple[tuple[SetRecord, KnownSet | None], ...]


class Matcher:
    """Goes through the sessions of one file; each set here is that of one set of the file at most.

    Only sets `by_time` are looked for in workouts of the same time: those of our own files have their ids.
    What comes into the history after this was made is not looked at. The methods raise sqlite3.Error.
    """

    def __init__(self, store: Store, *, by_time: bool) -> None:
        self._store = store
        self._by_time = by_time
        self._taken: set[int] = set()
        (self._newest_id,) = store.connection.execute("SELECT ifnull(max(id), 0) FROM lift_set").fetchone()

    def matches(self, sessions: Iterable[SessionRecord], progress: Progress | None = None) -> Iterator[Match]:
        """Yield what is here of the sessions of a file, in their order.

        `progress` is told now and then how many sets have been gone through.
        """
        rest = iter(sessions)
        done = told = 0
        while some := tuple(islice(rest, _AT_ONCE)):
            known = self._store.known_sets(record.uid for session in some for record in session.sets)
            by_uid: dict[str, SessionHere | None] = dict.fromkeys(session.uid for session in some)
            by_uid |= {each.record.uid: each for each in self._sessions_here("uid", list(by_uid)).values()}
            for session in some:
                yield self._match(session, known, by_uid)
                done += len(session.sets)
                if progress and done - told >= _TOLD_EACH:
                    progress(done)
                    told = done

    def _match(
        self, session: SessionRecord, known: Mapping[str, KnownSet], by_uid: Mapping[str, SessionHere | None]
    ) -> Match:
        here = by_uid[session.uid]
        found = {record.uid: known[record.uid] for record in session.sets if record.uid in known}
        if self._by_time:
            near = here or self._near(session, found, by_uid)
            if near:
                session = _by_the_clock_of(near.record, session)
                if not all(_is_known(record, found) for record in session.sets):
                    linked = {near.id, *(each.session_id for each in found.values())}
                    free = [each for each in self._candidates(session, linked) if each.id not in self._taken]
                    found = _paired(session.sets, found, free)
            self._taken.update(each.id for each in found.values())
            here = here or (near if found else None)
        return Match(session, here, tuple((record, found.get(record.uid)) for record in session.sets))

    def _near(
        self, session: SessionRecord, found: Mapping[str, KnownSet], others: Iterable[str]
    ) -> SessionHere | None:
        """Return the session here in which sets of one were found, else the one of the same time, if any.

        That is none of the `others`, which are workouts of the file themselves.
        """
        session_ids = [each.session_id for each in found.values()] or self._at_the_same_time(session, others)
        return self._sessions_here("id", session_ids[:1]).get(session_ids[0]) if session_ids else None

    def _sessions_here(self, column: str, values: list[str] | list[int]) -> dict[int, SessionHere]:
        marks = ", ".join("?" * len(values))
        rows = self._store.connection.execute(f"SELECT * FROM session WHERE {column} IN ({marks})", values)
        with self._store.suspecting():
            return {row["id"]: SessionHere(row["id"], read_session(row, ())) for row in rows}

    def _candidates(self, session: SessionRecord, linked: set[int]) -> list[KnownSet]:
        """Return the sets, in order, of what here is this workout.

        Only those that were done during it: the visit may have gone on after it.
        """
        marks = ", ".join("?" * len(linked))
        rows = self._store.connection.execute(
            f"SELECT * FROM lift_set WHERE session_id IN ({marks}) AND id <= ? AND ending IS NOT NULL "
            "ORDER BY started_utc_ms, uid",
            (*linked, self._newest_id),
        ).fetchall()
        return [each for each in self._store.read_known(rows) if _is_during(each.record.started, session)]

    def _at_the_same_time(self, session: SessionRecord, others: Iterable[str]) -> list[int]:
        """Return the session here that started in the same minute, if any.

        The time on the wall goes before that in UTC, and a session before one of which all sets were deleted.
        """
        start = session.started
        wall_ms = _wall_ms(start)
        minute = f"{_WALL} / {_MINUTE_MS} = ?"
        if session.day_only:
            condition, places = f"{minute} OR day_only AND {_WALL} / {_DAY_MS} = ?", (wall_ms // _DAY_MS,)
        else:
            condition, places = (
                f"{minute} OR NOT day_only AND started_utc_ms / {_MINUTE_MS} = ?",
                (start.utc_ms // _MINUTE_MS,),
            )
        uids = tuple(others)
        row = self._store.connection.execute(
            f"SELECT id FROM session WHERE started_utc_ms BETWEEN ? AND ? AND ({condition}) "
            f"AND uid NOT IN ({', '.join('?' * len(uids))}) "
            f"ORDER BY {minute} DESC, NOT EXISTS (SELECT 1 FROM lift_set WHERE session_id = session.id "
            "AND deleted_utc_ms IS NULL), started_utc_ms, id LIMIT 1",
            (
                start.utc_ms - _FARTHEST_MS,
                start.utc_ms + _FARTHEST_MS,
                wall_ms // _MINUTE_MS,
                *places,
                *uids,
                wall_ms // _MINUTE_MS,
            ),
        ).fetchone()
        return [row["id"]] if row else []


def _wall_ms(moment: Moment) -> int:
    return moment.utc_ms + moment.offset_min * _MINUTE_MS


def _by_the_clock_of(here: SessionRecord, session: SessionRecord) -> SessionRecord:
    """Return a workout with its times by the clock of the place at which the one here was noted.

    They are the same on the wall, or else in UTC: this machine may be at another place now.
    """
    offset_min = here.started.offset_min
    if session.started.offset_min == offset_min:
        return session
    is_same_on_the_wall = _wall_ms(here.started) // _MINUTE_MS == _wall_ms(session.started) // _MINUTE_MS
    shift_ms = (session.started.offset_min - offset_min) * _MINUTE_MS if is_same_on_the_wall else 0

    def turned(moment: Moment) -> Moment:
        return Moment(min(moment.utc_ms + shift_ms, MOST_UTC_MS), offset_min)

    sets = tuple(replace(record, started=turned(record.started)) for record in session.sets)
    return replace(session, started=turned(session.started), ended=turned(session.ended), sets=sets)


def _is_during(moment: Moment, session: SessionRecord) -> bool:
    """Whether something started during a session, the end of which may have been rounded."""
    first, at, last = (each.utc_ms // _MINUTE_MS for each in (session.started, moment, session.ended))
    return first <= at <= last + 1


def _is_known(record: SetRecord, found: Mapping[str, KnownSet]) -> bool:
    return record.uid in found and found[record.uid].record.variation == record.variation


def _paired(
    sets: Sequence[SetRecord], found: Mapping[str, KnownSet], free: list[KnownSet]
) -> dict[str, KnownSet]:
    """Return, by the uids of a workout's sets, which of those that are `free` here each of them is.

    Those `found` by their uids are these, unless the workout has the same rows as here: then an exercise is
    named otherwise now, so that its sets are no longer counted as they were.
    """
    pairs: dict[str, KnownSet] = {}
    steps: tuple[_Key, ...] = (_by_variation_and_time, _by_variation, _by_time, _by_nothing)
    has_the_same_rows = sorted(map(_by_time, sets)) == sorted(_by_time(each.record) for each in free)
    if not has_the_same_rows or not {each.id for each in found.values()} <= {each.id for each in free}:
        pairs, steps = dict(found), (_by_variation, _by_time)
        ids = {each.id for each in found.values()}
        free = [each for each in free if each.id not in ids]
    for is_same in steps:
        places = defaultdict[object, list[KnownSet]](list)
        for each in free:
            places[is_same(each.record)].append(each)
        for record in sets:
            if record.uid not in pairs and (waiting := places[is_same(record)]):
                pairs[record.uid] = waiting.pop(0)
        free = [each for waiting in places.values() for each in waiting]
    return pairs


def _by_variation(record: SetRecord) -> str:
    return record.variation


def _by_time(record: SetRecord) -> int:
    return record.started.utc_ms


def _by_variation_and_time(record: SetRecord) -> tuple[str, int]:
    return record.variation, record.started.utc_ms


def _by_nothing(_record: SetRecord) -> None:
    return None
