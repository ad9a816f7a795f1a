"""What the window has to tell: at its bottom, one thing after the other, and never during a set."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.gui.window.keep_awake import KeepAwake

PUT_AWAY = "OK, put the notice away"


@pytest.fixture
def page(open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch) -> WindowPage:
    """Give a window whose sets take two seconds, on a system that lets the screen be kept on."""
    monkeypatch.setattr(KeepAwake, "hold", lambda _self: None)
    return open_window(plans=planned(reps=2, sets=2))


def test_what_is_told_in_a_set_waits_until_it_is_over(page: WindowPage) -> None:
    """Nothing lies over a set, not over its pauses and its question either; then it is shown."""
    page.press(Qt.Key.Key_Space)
    page.tell("One.", "Two.")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Space):
        assert not page.notice_bar.root.isVisible()
        page.press(key)
    page.advance_until(lambda: page.stage is Stage.RESTING)
    assert page.notice_bar.texts == ["Two."]
    page.notice_bar.click("OK")
    assert page.notice_bar.texts == ["One."]


@pytest.mark.parametrize("size", [(640, 400), (1366, 728)])
def test_the_ways_on_and_back_stay_to_be_seen(page: WindowPage, size: tuple[int, int]) -> None:
    """What was told in a set lies over no button that leads out of the rest, and nor does it later."""
    page.window.resize(*size)
    page.press(Qt.Key.Key_Space)
    page.tell("The screen may go dark.")
    page.advance_until(lambda: page.stage is Stage.RESTING)
    page.settle()
    bar = page.notice_bar.root.geometry()
    for name in ("Next set", "End workout"):
        way = page.button(name)
        assert not bar.intersects(QRect(way.mapTo(page.window, QPoint()), way.size()))
    page.click("More about this set")
    page.press(Qt.Key.Key_1)
    page.settle()
    assert page.notice_bar.root.geometry() == bar


def test_what_was_seen_is_gone_with_the_next_set(page: WindowPage) -> None:
    """A line that was shown in a rest does not come again in the next one; one that was not, does."""
    page.start_and_rest()
    page.tell("The disk is nearly full.", "The screen may go dark.")
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.stage is Stage.DONE)
    assert page.notice_bar.texts == ["The disk is nearly full."]


def test_one_at_a_time_in_any_order(page: WindowPage) -> None:
    """The newest first, they are counted, gone through without an answer, and told once if told twice."""
    page.tell("One.", "Two.", "Three.", "Two.")
    seen = []
    for number in (1, 2, 3):
        seen += page.notice_bar.texts
        page.notice_bar.click(f"{number} of 3")
    assert seen == ["Two.", "Three.", "One."]
    page.notice_bar.click("1 of 3")
    page.notice_bar.click("OK")
    assert page.notice_bar.texts == ["One."]
    assert page.notice == "Two.\nOne."


def test_what_answers_the_lifter_is_shown_at_once(page: WindowPage) -> None:
    """What was exported, say, does not wait behind a question that nobody has answered yet."""
    page.tell(question="Keep it or discard it?")
    page.tell("1 set exported.")
    assert page.notice_bar.texts == ["1 set exported."]
    page.notice_bar.click("OK")
    assert page.notice_bar.texts == ["Keep it or discard it?"]
    page.notice_bar.click("Discard it")
    assert not page.notice_bar.root.isVisible()


def test_a_click_leaves_the_keyboard_where_it_is(page: WindowPage) -> None:
    """The mouse puts a notice away, and what is being typed goes on."""
    page.focus("Reps")
    focus = QApplication.focusWidget()
    page.tell("One.")
    page.qtbot.mouseClick(page.notice_bar.button("OK"), Qt.MouseButton.LeftButton)
    assert not page.notice_bar.root.isVisible()
    assert QApplication.focusWidget() is focus


def test_the_keyboard_comes_back_from_where_it_answered(page: WindowPage) -> None:
    """Enter on the last notice brings the focus back to what had it before the first."""
    before = QApplication.focusWidget()
    page.tell("One.", "Two.")
    page.notice_bar.focus(PUT_AWAY)
    page.press(Qt.Key.Key_Return)
    assert page.focused == PUT_AWAY
    page.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is before
