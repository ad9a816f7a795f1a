"""Corrections by hand, and the way back from them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.kept_sets import DAY_MS, NOON, history_file, history_in, paced_set, sessions_of, stored_sets
from support.measured import measurement

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.edits import (
    KEPT_FOR_MS,
    Change,
    ChangeKind,
    delete,
    forget_old,
    last_change,
    note_session,
    restore,
    revise,
    undo,
)
from legcurl_timer.history.store import Store

UID = "00000000-0000-0000-0000-000000000001"


def the_set(store: Store) -> SetRecord:
    """Return the only set that is there."""
    ((record,),) = (session.sets for session in store.sessions())
    return record


def undo_last(store: Store) -> Change:
    """Take back what was done last, and return what that was."""
    change = last_change(store)
    assert change is not None
    assert undo(store, change)
    return change


def test_everything_editable_can_be_edited_and_undone(tmp_path: Path) -> None:
    """Load, reserve, form, note and what else may be wrong are corrected, and come back as they were."""
    before = paced_set()
    after = replace(
        before,
        variation="seated",
        completed_reps=8,
        leg=Leg.LEFT,
        load=Load(LoadUnit.LB, 42_500),
        reserve_half_reps=3,
        form_kept=True,
        kept_beat=False,
        pain=True,
        warm_up=True,
        note="two lines\nof a note",
    )
    with history_in(tmp_path) as store:
        store.keep(before)
        revise(store, before, after, NOON)
    assert stored_sets(tmp_path)[before.uid] == after
    with history_in(tmp_path) as store:  # after a restart
        change = undo_last(store)
        assert (change.kind, change.count) == (ChangeKind.EDITED, 1)
        assert last_change(store) is None
    assert stored_sets(tmp_path)[before.uid] == before


def test_only_what_changed_is_written(store: Store) -> None:
    """Two windows that correct different fields do not undo each other; to look is no change."""
    seen = paced_set()
    store.keep(seen)
    revise(store, seen, seen, NOON)
    assert last_change(store) is None
    revise(store, seen, replace(seen, note="in one window"), NOON)
    revise(store, seen, replace(seen, reserve_half_reps=2), NOON + 1)
    assert the_set(store) == replace(seen, note="in one window", reserve_half_reps=2)
    undo_last(store)
    assert the_set(store) == replace(seen, note="in one window")


def test_measured_figures_are_not_for_editing(store: Store) -> None:
    """What the program measured is not overwritten by hand."""
    record = paced_set()
    store.keep(record)
    with pytest.raises(ValueError, match="not for editing: planned_reps, tut_ms"):
        revise(store, record, replace(record, tut_ms=1, planned_reps=3, note="x"), NOON)
    assert the_set(store) == record


def test_what_was_seen_of_a_set_outlasts_every_correction(store: Store) -> None:
    """Neither a correction nor taking it back touches what comes in between."""
    record = paced_set()
    store.keep(record)
    revise(store, record, replace(record, kept_beat=False), NOON)
    store.measure(record.uid, measurement("oor"))
    revise(store, replace(record, kept_beat=False), replace(record, kept_beat=True), NOON + 1)
    delete(store, [record.uid], NOON + 2)
    for _ in range(3):
        undo_last(store)
    assert the_set(store) == replace(record, measurement=measurement("oor"))


def test_deleting_and_undoing_after_a_restart(tmp_path: Path) -> None:
    """Deleted sets are out of sight at once and come back whole, reps included, even after a restart."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(6))
    before = stored_sets(tmp_path)
    gone = sorted(before)[:3]
    with history_in(tmp_path) as store:
        delete(store, gone, NOON)
        assert store.count_sets() == 3
    assert stored_sets(tmp_path).keys() == before.keys() - set(gone)
    with history_in(tmp_path) as store:
        change = undo_last(store)
        assert (change.kind, change.count) == (ChangeKind.DELETED, 3)
    assert stored_sets(tmp_path) == before


def test_noting_a_session(store: Store) -> None:
    """A session's note is written and undone like a set's; what would make it unreadable is refused."""
    store.keep(paced_set())
    (session,) = store.sessions()
    with pytest.raises(ValidationError, match="cannot be printed"):
        note_session(store, session.uid, "knee\x0bfine", NOON)
    assert last_change(store) is None
    note_session(store, session.uid, "slept badly", NOON)
    assert next(store.sessions()).note == "slept badly"
    undo_last(store)
    assert next(store.sessions()) == session


def test_undoing_goes_back_step_by_step(store: Store) -> None:
    """Several changes are undone one by one, the last first."""
    steps = [paced_set()]
    store.keep(steps[0])
    for reps in (9, 8, 7):
        steps.append(replace(steps[-1], completed_reps=reps))
        revise(store, steps[-2], steps[-1], NOON)
    delete(store, [steps[0].uid], NOON)
    undo_last(store)
    while len(steps) > 1:
        assert the_set(store) == steps.pop()
        undo_last(store)
    assert the_set(store) == steps[0]
    assert last_change(store) is None


def test_two_windows_undo_the_same(tmp_path: Path) -> None:
    """What another window has undone already is not undone a second time."""
    record = paced_set()
    with history_in(tmp_path) as one, Store.open_existing(history_file(tmp_path)) as other:
        one.keep(record)
        delete(one, [record.uid], NOON)
        seen = last_change(one)
        assert seen == last_change(other)
        assert undo(other, seen)
        delete(other, [record.uid], NOON + 1)
        assert not undo(one, seen)
        assert one.count_sets() == 0


def _left_after(store: Store, days: int) -> tuple[list[SetRecord], int, bool]:
    forget_old(store, NOON + days * DAY_MS)
    records = list(store.read_sets(store.connection.execute("SELECT * FROM lift_set ORDER BY id").fetchall()))
    (sessions,) = store.connection.execute("SELECT count(*) FROM session").fetchone()
    return records, sessions, last_change(store) is not None


def test_deleted_sets_are_kept_for_thirty_days(store: Store) -> None:
    """On day 30 a deletion can still be undone; on day 31 the set, its reps and its session are gone."""
    assert KEPT_FOR_MS == 30 * DAY_MS
    gone, stays = paced_set(), paced_set(5_000)
    store.keep(gone)
    store.keep(stays)
    delete(store, [gone.uid], NOON)
    assert _left_after(store, 30) == ([gone, stays], 2, True)
    assert _left_after(store, 31) == ([stays], 1, False)
    (reps,) = store.connection.execute("SELECT count(*) FROM rep").fetchone()
    assert reps == len(stays.reps)


@pytest.mark.parametrize("had_back", [undo_last, lambda store: restore(store, [UID], NOON + 1)])
def test_a_set_that_was_had_back_stays(store: Store, had_back: Callable[[Store], object]) -> None:
    """A deleted set can be had back by undoing or by itself, and nothing removes it later."""
    record = paced_set(uid=UID)
    store.keep(record)
    delete(store, [UID], NOON)
    had_back(store)
    assert the_set(store) == record
    assert _left_after(store, 365)[0] == [record]
