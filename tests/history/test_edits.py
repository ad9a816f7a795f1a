"""Corrections by hand, and the way back from them."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.kept_sets import DAY_MS, NOON, at, history_file, history_in, paced_set, sessions_of, stored_sets

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.edits import (
    KEPT_FOR_MS,
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


def undo_last(store: Store) -> bool:
    """Take back what was done last."""
    change = last_change(store)
    assert change is not None
    return undo(store, change)


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
        change = last_change(store)
        assert change is not None
        assert (change.kind, change.count) == (ChangeKind.EDITED, 1)
        assert undo(store, change)
        assert last_change(store) is None
    assert stored_sets(tmp_path)[before.uid] == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """Two windows that correct different fields of one set do not undo each other."""
    seen = paced_set()
    with history_in(tmp_path) as store:
        store.keep(seen)
        revise(store, seen, replace(seen, note="in one window"), NOON)
        revise(store, seen, replace(seen, reserve_half_reps=2), NOON + 1)
        assert stored_sets(tmp_path)[seen.uid] == replace(seen, note="in one window", reserve_half_reps=2)
        undo_last(store)
        assert stored_sets(tmp_path)[seen.uid] == replace(seen, note="in one window")


def test_nothing_changed_is_nothing_to_undo(tmp_path: Path) -> None:
    """Looking at a set and leaving it as it is makes no change."""
    record = paced_set()
    with history_in(tmp_path) as store:
        store.keep(record)
        revise(store, record, record, NOON)
        assert last_change(store) is None


@pytest.mark.parametrize("wrong", [{"tut_ms": 1}, {"planned_reps": 3}, {"started": at(1)}])
def test_measured_figures_are_not_for_editing(tmp_path: Path, wrong: dict[str, object]) -> None:
    """What the program measured is not overwritten by hand."""
    record = paced_set()
    changed = replace(record, **wrong)  # type: ignore[arg-type] # each fits its field
    with history_in(tmp_path) as store:
        store.keep(record)
        with pytest.raises(ValueError, match="not for editing"):
            revise(store, record, changed, NOON)
    assert stored_sets(tmp_path)[record.uid] == record


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
        change = last_change(store)
        assert change is not None
        assert (change.kind, change.count) == (ChangeKind.DELETED, 3)
        assert undo(store, change)
    assert stored_sets(tmp_path) == before


def test_restoring_deleted_sets(tmp_path: Path) -> None:
    """A deleted set can be had back by itself, too."""
    record = paced_set()
    with history_in(tmp_path) as store:
        store.keep(record)
        delete(store, [record.uid], NOON)
        restore(store, [record.uid], NOON + 1)
    assert stored_sets(tmp_path) == {record.uid: record}


def test_noting_a_session(tmp_path: Path) -> None:
    """A session's note is written and undone like a set's."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        (session,) = store.sessions()
        note_session(store, session.uid, "slept badly", NOON)
        assert next(store.sessions()).note == "slept badly"
        undo_last(store)
        assert next(store.sessions()) == session


def test_undoing_goes_back_step_by_step(tmp_path: Path) -> None:
    """Several changes are undone one by one, the last first."""
    steps = [paced_set()]
    with history_in(tmp_path) as store:
        store.keep(steps[0])
        for reps in (9, 8, 7):
            steps.append(replace(steps[-1], completed_reps=reps))
            revise(store, steps[-2], steps[-1], NOON)
        delete(store, [steps[0].uid], NOON)
        undo_last(store)
        while len(steps) > 1:
            assert stored_sets(tmp_path)[steps[0].uid] == steps.pop()
            undo_last(store)
        assert stored_sets(tmp_path)[steps[0].uid] == steps[0]
        assert last_change(store) is None


def test_two_windows_undo_the_same(tmp_path: Path) -> None:
    """What another window has undone already is not undone a second time."""
    record = paced_set()
    with history_in(tmp_path) as one, Store.open_existing(history_file(tmp_path)) as other:
        one.keep(record)
        delete(one, [record.uid], NOON)
        seen = last_change(one)
        assert seen == last_change(other)
        assert seen is not None
        assert undo(other, seen)
        delete(other, [record.uid], NOON + 1)
        assert not undo(one, seen)
        assert one.count_sets() == 0


def _left_after(folder: Path, days: int) -> tuple[list[SetRecord], int, bool]:
    with Store.open_existing(history_file(folder)) as store:
        forget_old(store, NOON + days * DAY_MS)
        known = store.connection.execute("SELECT uid FROM lift_set ORDER BY id").fetchall()
        (sessions,) = store.connection.execute("SELECT count(*) FROM session").fetchone()
        records = store.known_sets([row["uid"] for row in known])
        return [records[row["uid"]].record for row in known], sessions, last_change(store) is not None


def test_deleted_sets_are_kept_for_thirty_days(tmp_path: Path) -> None:
    """On day 30 a deletion can still be undone; on day 31 the set, its reps and its session are gone."""
    assert KEPT_FOR_MS == 30 * DAY_MS
    gone, stays = paced_set(), paced_set(5_000)
    with history_in(tmp_path) as store:
        store.keep(gone)
        store.keep(stays)
        delete(store, [gone.uid], NOON)
        assert _left_after(tmp_path, 30) == ([gone, stays], 2, True)
        assert _left_after(tmp_path, 31) == ([stays], 1, False)
        (reps,) = store.connection.execute("SELECT count(*) FROM rep").fetchone()
        assert reps == len(stays.reps)


def test_a_set_that_was_had_back_stays(tmp_path: Path) -> None:
    """After an undo nothing is left that could remove the set later."""
    record = paced_set()
    with history_in(tmp_path) as store:
        store.keep(record)
        delete(store, [record.uid], NOON)
        undo_last(store)
        assert _left_after(tmp_path, 365)[0] == [record]


def test_a_note_that_cannot_be_printed_is_refused(tmp_path: Path) -> None:
    """What would make the history unreadable never gets into it."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        (session,) = store.sessions()
        with pytest.raises(ValidationError, match="cannot be printed"):
            note_session(store, session.uid, "knee\x0bfine", NOON)
        assert list(store.sessions()) == [session]
        assert last_change(store) is None
