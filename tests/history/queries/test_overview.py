"""What the history page asks of the database: complete, in order, and no slower for a long history."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.histories import histories
from support.kept_sets import DAY_MIN, HOUR_MS, MINUTE_MS, NOON, paced_set, session_of, under_way
from support.measured import measured_set
from support.training import store_in_memory

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.edits import delete, restore
from legcurl_timer.history.queries.overview import (
    SessionLine,
    Sums,
    WeekComparison,
    deleted_sets,
    has_measured,
    last_session,
    last_time,
    session_line,
    session_lines,
    sets_of,
    variations_used,
    week_comparison,
)
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

TODAY = date(2026, 11, 23)


def all_lines(store: Store, scope: Scope, at_once: int) -> list[SessionLine]:
    """Return all lines, read page by page."""
    lines: list[SessionLine] = []
    while some := session_lines(store, scope, lines[-1].place if lines else None, at_once):
        lines += some
    return lines


def _is_in(scope: Scope, record: SetRecord) -> bool:
    is_measured = record.measurement is not None and record.measurement.trusted
    return scope.variation in {"", record.variation} and scope.measured in {None, is_measured}


@given(sessions=histories(6), at_once=st.integers(1, 4), data=st.data())
def test_pages_show_every_session_once(
    sessions: list[SessionRecord], at_once: int, data: st.DataObject
) -> None:
    """Whatever the page size and the scope, each session with sets in it comes once, newest set first."""
    variation = data.draw(st.sampled_from(["", *{each.variation for s in sessions for each in s.sets}]))
    scope = Scope(variation, measured=data.draw(st.sampled_from([None, False, True])))
    with store_in_memory() as store:
        store.add(sessions)
        lines = all_lines(store, scope, at_once)
        expected = {
            session.uid: [each for each in session.sets if _is_in(scope, each)] for session in sessions
        }
        assert sorted(line.uid for line in lines) == sorted(uid for uid, sets in expected.items() if sets)
        newest = [max(each.started.utc_ms for each in expected[line.uid]) for line in lines]
        assert newest == sorted(newest, reverse=True)
        for line in lines:
            assert list(sets_of(store, line.uid, scope)) == expected[line.uid]
            assert session_line(store, line.uid, scope) == line
            work_sets = [each for each in expected[line.uid] if not each.warm_up]
            assert line.sums.sets == len(work_sets)
            assert line.warm_ups == len(expected[line.uid]) - len(work_sets)
            assert line.sums.reps == sum(each.completed_reps for each in work_sets)


def test_a_line_adds_up_its_sets(store: Store) -> None:
    """Sums, note, times and lifts in order of appearance; unknown tension is not taken for none."""
    session = session_of(
        paced_set(variation="seated"), paced_set(5), paced_set(10, variation="seated"), note="hot"
    )
    bare = session_of(paced_set(-DAY_MIN, tut_ms=None))
    store.add([session, bare])
    first, second = session_lines(store)
    assert first.sums == Sums(3, 30, 150_000)
    assert (first.uid, first.note, first.variations) == (session.uid, "hot", ("seated", "lying"))
    assert (first.started, first.ended) == (session.started, session.ended)
    assert second.sums == Sums(1, 10, None)


def test_only_the_scope_counts(store: Store) -> None:
    """Other lifts, other days, deleted sets and sets under way are left out of list and sums."""
    kept, other = paced_set(), paced_set(1, variation="nordic")
    gone, running = paced_set(2), under_way(3)
    old = session_of(paced_set(-40 * DAY_MIN))
    store.add([session_of(kept, other, gone, running), old])
    delete(store, [gone.uid], NOON)
    scope = Scope("lying", TODAY - timedelta(days=28), TODAY)
    (line,) = session_lines(store, scope)
    assert line.sums.sets == 1
    assert sets_of(store, line.uid, scope) == (kept,)
    assert session_line(store, old.uid, scope) is None
    assert session_lines(store, Scope("seated")) == ()


@pytest.mark.parametrize("offset_min", [-1_439, -600, 0, 840, 1_439])
def test_days_are_the_days_of_the_place(store: Store, offset_min: int) -> None:
    """A set shortly before and after midnight on the wall belongs to that day, wherever the wall is."""
    midnight_ms = NOON + 12 * HOUR_MS - offset_min * MINUTE_MS
    before, after = (
        replace(paced_set(), started=Moment(midnight_ms + delta, offset_min)) for delta in (-1, 0)
    )
    store.add([session_of(before), session_of(after)])
    tomorrow = TODAY + timedelta(days=1)
    for day, expected in ((TODAY, before), (tomorrow, after)):
        (line,) = session_lines(store, Scope("", day, day))
        assert sets_of(store, line.uid) == (expected,)


def test_deleted_sets_come_back(store: Store) -> None:
    """Deleted sets are listed, the last deleted first, until they are restored."""
    first, second = paced_set(), paced_set(1)
    store.add([session_of(first, second)])
    delete(store, [first.uid], NOON + 1)
    delete(store, [second.uid], NOON + 2)
    assert [(each.record, each.deleted_utc_ms) for each in deleted_sets(store)] == [
        (second, NOON + 2),
        (first, NOON + 1),
    ]
    assert session_lines(store) == ()
    restore(store, [first.uid], NOON)
    assert [each.record for each in deleted_sets(store)] == [second]


def test_the_last_time_is_the_last_work_set(store: Store) -> None:
    """Warm-ups and sets without a rep are passed over."""
    right = paced_set(variation="standing", leg=Leg.RIGHT)
    left = paced_set(1, variation="standing", leg=Leg.LEFT)
    warm_up = paced_set(2, variation="standing", warm_up=True)
    none = paced_set(3, 0, variation="standing")
    store.add([session_of(right, left, warm_up, none)])
    assert last_time(store, "standing") == left
    assert last_time(store, "lying") is None


def test_this_week_begins_on_monday(store: Store) -> None:
    """The Sunday before belongs to the four weeks before, what is older to none; warm-ups do not count."""
    store.add([session_of(paced_set(-day * DAY_MIN)) for day in (0, 1, 28, 29)])
    store.add([session_of(paced_set(1, warm_up=True))])
    assert week_comparison(store, TODAY) == WeekComparison(Sums(1, 10, 50_000), Sums(2, 20, 100_000))
    sunday = TODAY + timedelta(days=6)
    assert week_comparison(store, sunday) == week_comparison(store, TODAY)
    assert week_comparison(store, sunday + timedelta(days=1)).this_week == Sums()


def test_the_variations_used(store: Store) -> None:
    """Each is named once; one whose sets are all deleted is not."""
    gone = paced_set(variation="cable")
    store.add([session_of(gone, paced_set(variation="seated"), paced_set(), paced_set(variation="seated"))])
    delete(store, [gone.uid], NOON)
    assert variations_used(store) == ("lying", "seated")


def test_whether_anything_was_measured(store: Store) -> None:
    """What was not seen well, or was deleted, is as good as not measured."""
    seen = measured_set("ooo", 5)
    store.add([session_of(paced_set(), measured_set("ooo", 9, seen={"trusted": False}))])
    assert not has_measured(store)
    store.add([session_of(seen)])
    assert has_measured(store)
    delete(store, [seen.uid], NOON)
    assert not has_measured(store)


@pytest.mark.parametrize(
    "scope",
    [EVERYTHING, Scope("lying"), Scope("lying", TODAY, TODAY), Scope(measured=True), Scope(measured=False)],
)
def test_no_question_reads_every_set(store: Store, scope: Scope) -> None:
    """Every question that the page asks is answered by an index, however long the history is."""
    store.add([session_of(paced_set()), session_of(measured_set("oo", -DAY_MIN))])
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    (newest, *_) = session_lines(store, scope, None, 1)
    session_lines(store, scope, newest.place, 1)
    sets_of(store, newest.uid, scope)
    session_line(store, newest.uid, scope)
    last_time(store, "lying")
    week_comparison(store, TODAY)
    variations_used(store)
    has_measured(store)
    deleted_sets(store)
    store.connection.set_trace_callback(None)
    plans = [
        row["detail"] for query in asked for row in store.connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    assert len(asked) >= 13
    assert not [plan for plan in plans if plan.startswith("SCAN") and plan != "SCAN used"]


def test_the_session_before() -> None:
    """The newest session of a lift that has none of some sets, warm-ups and all, other lifts left out."""
    day = DAY_MIN
    earlier, before = session_of(paced_set(0)), session_of(paced_set(day, warm_up=True), paced_set(day + 5))
    other = session_of(paced_set(2 * day, variation="seated"))
    now = session_of(paced_set(3 * day), paced_set(3 * day + 5))
    with store_in_memory() as store:
        store.add([earlier, before, other, now])
        assert last_session(store, "lying", [now.sets[1].uid]) == before.sets
        assert last_session(store, "lying", []) == now.sets
        assert last_session(store, "nordic", []) == ()
