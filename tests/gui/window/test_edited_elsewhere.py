"""A set of this visit that is edited on the history page or in another window: one truth about it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from support.kept_sets import kept
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.clock import wall_now
from legcurl_timer.history import edits
from legcurl_timer.history.store import Store


@pytest.fixture
def resting(open_window: WindowOpener) -> WindowPage:
    """Give a window with an open history, in the rest after the first of two sets."""
    page = open_window(plans=planned(sets=2))
    page.open_history()
    page.start_and_rest()
    page.store()
    return page


def undo(page: WindowPage) -> None:
    """Take the last change back on the history page, and leave it."""
    page.press(Qt.Key.Key_H)
    page.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.press(Qt.Key.Key_Escape)


def test_what_is_undone_on_the_history_page_is_undone(resting: WindowPage) -> None:
    """The result page and the workout count what the history holds."""
    resting.click("One rep more")
    resting.store()
    assert resting.result[1] == "2"
    undo(resting)
    assert resting.result[1] == "1"
    assert [each.tally.completed_reps for each in resting.workout.done] == [1]


def test_a_set_deleted_on_the_history_page_is_gone_and_comes_back(
    resting: WindowPage, tmp_path: Path
) -> None:
    """It can neither be filled in nor put right until the deletion is undone."""
    in_the_history = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    resting.press(Qt.Key.Key_H, *in_the_history, Qt.Key.Key_Escape)
    assert (resting.shown, resting.sets) == ("result", [])
    assert "No set yet" in resting.texts
    resting.press(Qt.Key.Key_3, Qt.Key.Key_F)
    resting.store()
    undo(resting)
    assert (resting.result[1], [each.reserve_half_reps for each in resting.sets]) == ("1", [None])
    resting.close()
    assert [(each.completed_reps, each.reserve_half_reps) for each in kept(tmp_path)] == [(1, None)]


def test_a_workout_done_counts_the_sets_that_are_left(resting: WindowPage) -> None:
    """Where another window deletes a set, what it came to is told with one set less."""
    resting.press(Qt.Key.Key_Space)
    resting.finish()
    assert len(resting.rows) == 2
    with Store.open_existing(resting.store()) as store:
        edits.delete(store, [resting.sets[0].uid], wall_now().utc_ms)
    resting.wait_until(lambda: len(resting.rows) == 1)


def test_what_another_window_says_of_a_set_is_seen(resting: WindowPage) -> None:
    """Reps put right in another window are those of the result page, and of the workout."""
    with Store.open_existing(resting.store()) as store:
        (record,) = store.known_sets([resting.sets[0].uid]).values()
        edits.revise(store, record.record, replace(record.record, completed_reps=5), wall_now().utc_ms)
    resting.wait_until(lambda: resting.result[1] == "5")
    assert [each.tally.completed_reps for each in resting.workout.done] == [5]
