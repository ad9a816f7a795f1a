"""What an import would do is told before it does it."""

from dataclasses import replace

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history import edits
from legcurl_timer.history.exchange.contents import OwnFile, Skipped
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.store import Store

NOW = Moment.parse("2026-11-23T17:05:00.000+01:00")


def uid(number: int) -> str:
    """Return a name of a record."""
    return f"00000000-0000-0000-0000-{number:012}"


def session(number: int, *sets: int) -> SessionRecord:
    """Return a session with sets of ten reps."""
    records = tuple(SetRecord(uid(each), Moment(NOW.utc_ms + each, 60), "lying", 10) for each in sets)
    return SessionRecord(uid(number), NOW, NOW, sets=records)


def file_of(*sessions: SessionRecord) -> OwnFile:
    """Return a file that has been read."""
    return OwnFile("A file", sessions)


def test_all_is_new(store: Store) -> None:
    """Into an empty history everything would be added; the plan itself changes nothing."""
    sessions = (session(1, 11, 12), session(2, 21))
    plan = plan_import(file_of(*sessions), store)
    assert plan == ImportPlan("A file", sessions)
    assert (plan.sets, plan.reps) == (3, 30)
    assert plan.lines() == ("A file: adds 3 sets in 2 sessions, 30 reps",)
    assert store.count_sets() == 0


def test_exact_duplicates_are_skipped(store: Store) -> None:
    """What is here exactly so is not added again, and a session of nothing else is left out."""
    store.add([session(1, 11, 12), session(2, 21)])
    plan = plan_import(file_of(session(1, 11, 12, 13), session(2, 21)), store)
    assert plan.sessions == (session(1, 13),)
    assert plan.lines() == ("A file: adds 1 set in 1 session, 10 reps", "skips 3 sets already here")
    store.add(plan.sessions)
    assert list(store.sessions()) == [session(1, 11, 12, 13), session(2, 21)]


def test_what_has_been_changed_here_stays(store: Store) -> None:
    """A set that was corrected here is not set back by an older file, which is told."""
    store.add([session(1, 11)])
    old = session(1, 11).sets[0]
    edits.revise(store, old, replace(old, note="hard"), NOW.utc_ms)
    plan = plan_import(file_of(session(1, 11)), store)
    assert (plan.sets, plan.changed) == (0, 1)
    assert plan.lines()[1] == "leaves 1 set as here, where the file says otherwise"


def test_what_was_deleted_here_comes_back(store: Store) -> None:
    """Who imports a set that was deleted here wants it back, and is told."""
    store.add([session(1, 11)])
    edits.delete(store, [uid(11)], NOW.utc_ms)
    plan = plan_import(file_of(session(1, 11)), store)
    assert (plan.sets, plan.returning) == (1, 1)
    assert plan.lines()[1] == "of these, 1 set you had deleted: back again"
    store.add(plan.sessions)
    assert list(store.sessions()) == [session(1, 11)]


def test_what_is_left_out_is_told() -> None:
    """Each reason for which rows were left out has its line."""
    skipped = (Skipped("of other exercises", 40), Skipped("without a count of reps", 1))
    lines = ImportPlan("Strong", (), skipped=skipped).lines()
    assert lines[1:] == ("skips 40 rows of other exercises", "skips 1 row without a count of reps")


def test_progress_is_told(store: Store) -> None:
    """On the way through many sessions the count of compared sets is told, never falling."""
    told: list[int] = []
    sessions = [session(1_000 + number, 10_000 + number) for number in range(250)]
    plan_import(file_of(*sessions), store, progress=told.append)
    assert told == [100, 200, 250]
