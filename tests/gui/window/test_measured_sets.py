"""What was seen of a set, told in the window and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from support.controls import Controls
from support.kept_sets import kept
from support.measured import measurement
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.gui.result.measured_panel import MeasuredPanel
from legcurl_timer.gui.result.rep_bars import RepBars
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


def said(page: WindowPage) -> list[str]:
    """Return what the result page says of what was seen, the judgement first."""
    panel = page.the(MeasuredPanel)
    texts = Controls(panel, page.qtbot).texts
    return [each for each in texts if not each.startswith("The eccentric")]


@pytest.mark.parametrize(
    ("seen", "line"),
    [
        (measurement("oqoorr"), "Rushed from rep 5 on"),
        (measurement("oooooo"), "On the beat"),
        (measurement("??????"), "No rep was seen well"),
        (measurement("rrrrrr", trusted=False, why="it was too dark"), "Not seen well: it was too dark"),
    ],
)
def test_a_set_is_judged_in_one_line(resting: WindowPage, seen: Measurement, line: str) -> None:
    """There is nothing before it was measured, and no figure of a set that was not seen well."""
    assert resting.all(MeasuredPanel) == []
    resting.measure(seen)
    assert said(resting) == [line]
    assert bool(resting.all(RepBars)) is seen.trusted
    assert ("measured about" in resting.result[2]) is bool(seen.trusted_reps)


def test_each_rep_is_told(resting: WindowPage) -> None:
    """Whoever points at its bar, or hears it, is told what was done of what was asked."""
    resting.measure(measurement("oqh?or"))
    bars = resting.the(RepBars)
    assert bars.accessibleDescription().splitlines() == [
        "Rep 1: slow for about 3.0 s of 3.0",
        "Rep 2: slow for about 2.5 s of 3.0, a little quick",
        "Rep 3: half a rep",
        "Rep 4: not seen well: someone walked past",
        "Rep 5: slow for about 3.0 s of 3.0",
        "Rep 6: slow for about 1.5 s of 3.0, rushed",
    ]
    resting.qtbot.mouseMove(bars, QPoint(2, 2))
    assert bars.toolTip() == "Rep 1: slow for about 3.0 s of 3.0"


def test_the_nordic_is_never_rushed(open_window: WindowOpener) -> None:
    """What is told is how long it could be braked."""
    page = open_window("nordic", plans=planned("3-0-1-1", 3, sets=2))
    page.open_history()
    do_set(page)
    page.measure(measurement("orr"))
    assert said(page) == ["Braked for about 3.0 s in the best rep"]


def test_the_other_count_is_taken_in_one_press(resting: WindowPage, tmp_path: Path) -> None:
    """It is a correction like any other, which the history can undo."""
    resting.measure(measurement("ooooh"))
    assert said(resting)[1:] == ["The camera saw 4 reps, the beat 6."]
    resting.click("Make it 4 reps")
    assert (resting.result[1], said(resting)[1:], resting.focused) == ("4", [], "Next set")
    resting.store()
    resting.press(Qt.Key.Key_H)
    resting.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    resting.press(Qt.Key.Key_Escape)
    assert (resting.result[1], said(resting)[1:]) == ("6", ["The camera saw 4 reps, the beat 6."])
    resting.close()
    assert [each.completed_reps for each in kept(tmp_path)] == [6]


def test_the_other_count_waits_for_the_end_of_the_measuring(resting: WindowPage) -> None:
    """GIVEN reps still to be gone through WHEN fewer have been seen THEN it is asked about when all have."""
    resting.measure(measurement("oooo"), is_final=False)
    assert said(resting)[1:] == []

    resting.measure(measurement("oooo"))
    assert said(resting)[1:] == ["The camera saw 4 reps, the beat 6."]


def test_the_other_count_is_asked_about_until_the_next_set(resting: WindowPage) -> None:
    """Who goes back to a set that was left is not asked again."""
    resting.measure(measurement("ooooo"))
    do_set(resting)
    resting.click("The set before")
    assert said(resting) == ["On the beat"]
