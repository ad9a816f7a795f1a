"""A key that is held does once what it does, in whatever state it finds the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from support.keyboard import Keyboard
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.core.workout.workout import Stage

PLANS = planned("0.5-0.5-0.5-0.5", 3, sets=3, count_in_ms=5_000)
SPACE, ESCAPE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return


def _nothing(_page: WindowPage) -> None:
    """Leave the window as it opens."""


def _count_in(page: WindowPage) -> None:
    page.press(SPACE)
    page.advance(1_000)


def _running(page: WindowPage) -> None:
    page.press(SPACE)
    page.advance_until(lambda: page.reps_done == 1)


def _paused(page: WindowPage) -> None:
    _running(page)
    page.press(SPACE)


def _asking(page: WindowPage) -> None:
    _running(page)
    page.press(ESCAPE)
    page.advance(1_000)


def _resting(page: WindowPage) -> None:
    _running(page)
    page.press(ENTER)


def _waiting(page: WindowPage) -> None:
    _resting(page)
    page.click("Wait for me")
    page.advance_until(lambda: page.stage is Stage.WAITING, within_ms=70_000)


def _over(page: WindowPage) -> None:
    for _ in range(3):
        _resting(page)


GOING_ON = ("set", Stage.PACING, Status.RUNNING)
PAUSED = ("set", Stage.PACING, Status.PAUSED)
RESTING = ("result", Stage.RESTING, None)
ENDED = ("result", Stage.DONE, None)
LEFT = ("prepare", Stage.DONE, None)
NO_WORKOUT = ("prepare", Stage.READY, None)
AFTER = {
    _nothing: (GOING_ON, NO_WORKOUT, NO_WORKOUT),
    _count_in: (PAUSED, PAUSED, NO_WORKOUT),
    _running: (PAUSED, PAUSED, RESTING),
    _paused: (GOING_ON, PAUSED, RESTING),
    _asking: (GOING_ON, NO_WORKOUT, RESTING),
    _resting: (GOING_ON, ENDED, GOING_ON),
    _waiting: (GOING_ON, ENDED, GOING_ON),
    _over: (LEFT, LEFT, LEFT),
}
"""After Space, Esc and Enter: the page, where the workout stands, and its set where it is shown."""


@pytest.mark.parametrize("key", [SPACE, ESCAPE, ENTER])
@pytest.mark.parametrize("state", AFTER)
def test_held_in_every_state(
    open_window: WindowOpener, state: Callable[[WindowPage], None], key: Qt.Key
) -> None:
    """Space, Esc or Enter held for three seconds acts once."""
    page = open_window(plans=PLANS)
    state(page)
    Keyboard(page.window).hold(key)
    status = page.status if page.shown == "set" else None
    assert (page.shown, page.stage, status) == AFTER[state][[SPACE, ESCAPE, ENTER].index(key)]


@pytest.mark.parametrize("key", [ESCAPE, Qt.Key.Key_F11])
@pytest.mark.parametrize("state", AFTER)
def test_the_view_from_afar_is_only_left(
    open_window: WindowOpener, state: Callable[[WindowPage], None], key: Qt.Key
) -> None:
    """F11 and Esc leave the whole screen and change nothing else, however long they are held."""
    page = open_window(plans=PLANS)
    state(page)
    before = (page.shown, page.stage, page.status)
    keyboard = Keyboard(page.window)
    keyboard.hold(Qt.Key.Key_F11)
    page.wait_until(lambda: page.whole_screen and page.whole_screen.isActiveWindow())
    keyboard.hold(key)
    assert page.whole_screen is None
    assert (page.shown, page.stage, page.status) == before


def test_a_set_ended_in_its_count_in_is_seen_from_afar(open_window: WindowOpener) -> None:
    """Where nothing is left of the set, the whole screen shows what it does when it is opened then."""
    page = open_window(plans=PLANS)
    page.press(Qt.Key.Key_F11)
    page.wait_until(lambda: page.whole_screen and page.whole_screen.isActiveWindow())
    page.press_afar(SPACE)
    page.advance(1_000)
    page.press_afar(ENTER)
    seen = page.whole_screen.shown
    page.press_afar(Qt.Key.Key_F11)
    page.wait_until(page.window.isActiveWindow)
    page.press(Qt.Key.Key_F11)
    assert page.whole_screen.shown == seen


def test_keys_in_turn_are_no_repeats(open_window: WindowOpener) -> None:
    """Two taps of a finger are two wishes, however fast it is."""
    page = open_window(plans=PLANS)
    keyboard = Keyboard(page.window)
    for status in (Status.RUNNING, Status.PAUSED, Status.RUNNING):
        keyboard.tap(SPACE)
        assert page.status is status


@pytest.mark.parametrize(("key", "by"), [(Qt.Key.Key_Plus, 1), (Qt.Key.Key_Minus, -1)])
def test_volume_while_a_key_is_held(open_window: WindowOpener, key: Qt.Key, by: int) -> None:
    """Plus and minus go on while held, at most ten times a second; of taps each counts."""
    page = open_window()
    page.press(*[Qt.Key.Key_Minus] * 10)
    keyboard = Keyboard(page.window)
    keyboard.hold(key, for_ms=1_060)
    held = page.settings.volume
    assert 15 <= by * (held - 50) <= 5 * (1 + 4)
    for _ in range(2):
        keyboard.tap(key)
    assert page.settings.volume == min(max(held + 2 * by * 5, 0), 100)


def test_what_asks_a_question_does_not_answer_it(open_window: WindowOpener) -> None:
    """Enter held on a button that asks something leaves the question there, and a second one answers it."""
    page = open_window()
    yes = QMessageBox.StandardButton.Yes
    question = QMessageBox(QMessageBox.Icon.Question, "Delete", "Delete it?", yes, page.window)
    button = QPushButton("Delete", page.window.centralWidget())
    button.clicked.connect(lambda: (question.open(), page.wait_until(question.isActiveWindow)))
    button.show()
    button.setFocus()
    keyboard = Keyboard(page.window)
    keyboard.hold(ENTER)
    assert question.isVisible()
    keyboard.tap(ENTER)
    assert question.result() == yes
