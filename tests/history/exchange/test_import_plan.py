"""What an import would do is told before it does it."""

from dataclasses import replace

from support.kept_sets import NOON, paced_set, session_of

from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history import edits
from legcurl_timer.history.exchange.contents import OwnFile
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.store import Store

LONG, SHORT = session_of(paced_set(0), paced_set(5), paced_set(10)), session_of(paced_set(5_000))
BEGUN = replace(LONG, sets=LONG.sets[:2])


def planned(store: Store, *sessions: SessionRecord) -> ImportPlan:
    """Plan the import of a file with some sessions."""
    return plan_import(OwnFile("A file", sessions), store)


def test_all_is_new(store: Store) -> None:
    """Into an empty history everything would be added; the plan itself changes nothing."""
    plan = planned(store, LONG, SHORT)
    assert plan == ImportPlan("A file", (LONG, SHORT))
    assert plan.lines() == ("A file: adds 4 sets in 2 sessions, 40 reps",)
    assert store.count_sets() == 0


def test_exact_duplicates_are_skipped(store: Store) -> None:
    """What is here exactly so is not added again, and a session of nothing else is left out."""
    store.add([BEGUN, SHORT])
    plan = planned(store, LONG, SHORT)
    assert plan.sessions == (replace(LONG, sets=LONG.sets[2:]),)
    assert plan.lines() == ("A file: adds 1 set in 1 session, 10 reps", "skips 3 sets already here")
    store.add(plan.sessions)
    assert list(store.sessions()) == [LONG, SHORT]


def test_what_has_been_changed_here_stays(store: Store) -> None:
    """A set that was corrected here is not set back by an older file, which is told."""
    store.add([SHORT])
    (old,) = SHORT.sets
    edits.revise(store, old, replace(old, note="hard"), NOON)
    plan = planned(store, SHORT)
    assert (plan.sets, plan.changed) == (0, 1)
    assert plan.lines()[1] == "leaves 1 set as here, where the file says otherwise"


def test_what_was_deleted_here_comes_back(store: Store) -> None:
    """Who imports a set that was deleted here wants it back, and is told."""
    store.add([SHORT])
    edits.delete(store, [SHORT.sets[0].uid], NOON)
    plan = planned(store, SHORT)
    assert (plan.sets, plan.returning) == (1, 1)
    assert plan.lines()[1] == "of these, 1 set you had deleted: back again"
    store.add(plan.sessions)
    assert list(store.sessions()) == [SHORT]


def test_what_is_left_out_is_told() -> None:
    """Each reason for which rows were left out has its line."""
    left_out = {"of other exercises": 40, "without a count of reps": 1}
    lines = ImportPlan("Strong", (), left_out=left_out).lines()
    assert lines[1:] == ("skips 40 rows of other exercises", "skips 1 row without a count of reps")


def test_progress_is_told(store: Store) -> None:
    """On the way through many sessions the count of compared sets is told, never falling."""
    told: list[int] = []
    sessions = tuple(session_of(paced_set(minute)) for minute in range(250))
    plan_import(OwnFile("A file", sessions), store, progress=told.append)
    assert told == [100, 200, 250]
