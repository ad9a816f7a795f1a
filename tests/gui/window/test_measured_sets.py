"""What was seen of a set, told in the window and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from support.kept_sets import kept
from support.measured import measurement
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.history.store import Store


@pytest.fixture
def resting(open_window: WindowOpener) -> WindowPage:
    """Give a window with an open history, in the rest after the first of two sets."""
    page = open_window(plans=planned("3-0-1-1", 6, sets=2))
    page.open_history()
    do_set(page)
    return page


def do_set(page: WindowPage) -> None:
    """Do the next set, to its end."""
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.shown == "result", within_ms=60_000)


def test_what_was_seen_of_a_set_is_kept(resting: WindowPage, tmp_path: Path) -> None:
    """It comes a moment after the set, may come again, and stays beside what the lifter fills in."""
    resting.measure(measurement("ooo"))
    resting.press(Qt.Key.Key_3)
    resting.measure(measurement("oooooo"))
    resting.press(Qt.Key.Key_F)
    resting.store()
    resting.close()
    (record,) = kept(tmp_path)
    assert record.measurement == measurement("oooooo")
    assert (record.reserve_half_reps, record.form_kept) == (6, True)


def test_what_was_seen_during_a_set_is_kept(open_window: WindowOpener) -> None:
    """It waits for the set to be done."""
    page = open_window(plans=planned("3-0-1-1", 6, sets=2))
    page.open_history()
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.transport and page.reps_done == 2)
    with Store.open_existing(page.store()) as store:
        ((running, _owner),) = store.under_way()
    page.measure(measurement("oo"), running.uid)
    page.advance_until(lambda: page.shown == "result")
    page.store()
    assert [each.measurement for each in page.sets] == [measurement("oo")]
