"""The picture of a workout: every state is seen, in the window and on a whole screen; it keeps the beat."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.gui.training.places import Places, beside_the_tank, between_sets, on_the_tank
from legcurl_timer.gui.training.scene import Scene
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.userdata.plans import Plans
from legcurl_timer.userdata.settings import Guidance, Settings

LIFTS = load_variations()
TWO_SETS = planned("2-1-1-1", 2, sets=2, count_in_ms=1_000)


def pace(page: WindowPage) -> None:
    """Start, and wait for the first rep."""
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.seen.dots.present)


def go_on(page: WindowPage) -> None:
    """Pause in the first rep, and go on."""
    pace(page)
    page.advance(300)
    page.press(Qt.Key.Key_Space, Qt.Key.Key_Space)


def pause(page: WindowPage) -> None:
    """Pause in the first rep."""
    pace(page)
    page.press(Qt.Key.Key_Space)


def wait(page: WindowPage) -> None:
    """Rest, and let the rest run out with the next set waiting."""
    page.start_and_rest()
    page.click("Wait for me")
    page.advance_until(lambda: page.stage is Stage.WAITING, within_ms=100_000)


def ask(page: WindowPage) -> None:
    """Stop in the first rep."""
    pace(page)
    page.press(Qt.Key.Key_Escape)


STATES: dict[Scene, tuple[str, Callable[[WindowPage], object]]] = {
    Scene.READY: ("prepare", lambda _: None),
    Scene.COUNT_IN: ("set", lambda page: page.press(Qt.Key.Key_Space)),
    Scene.AGAIN: ("set", go_on),
    Scene.PACING: ("set", pace),
    Scene.PAUSED: ("set", pause),
    Scene.ASKING: ("set", ask),
    Scene.REST: ("result", WindowPage.start_and_rest),
    Scene.SWITCHING: ("result", WindowPage.start_and_rest),
    Scene.WAITING: ("result", wait),
    Scene.DONE: ("result", lambda page: (page.press(Qt.Key.Key_Space), page.finish())),
}
"""How each state comes about, and on which page of the window it is seen."""


def picture(view: SetView) -> QImage:
    """Return what is painted."""
    return view.grab().toImage()


@pytest.mark.parametrize("leave", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
@pytest.mark.parametrize("scene", Scene)
def test_every_state_is_seen(open_window: WindowOpener, scene: Scene, leave: Qt.Key) -> None:
    """Window and whole screen show the same state, and F11 or Esc there changes nothing of it."""
    lift = "standing" if scene is Scene.SWITCHING else "seated"
    plans = planned("2-1-1-1", 2, sets=1 if scene is Scene.DONE else 2, count_in_ms=1_000)
    where, bring_about = STATES[scene]
    page = open_window(lift, plans=plans)
    bring_about(page)
    for _ in range(2):
        before = (page.stage, page.status)
        page.press(Qt.Key.Key_F11)
        page.wait_until(lambda: page.whole_screen and page.whole_screen.isActiveWindow())
        assert page.whole_screen.shown.scene is scene
        assert page.whole_screen.shown.word
        assert page.shown == where
        if where == "set":
            assert page.seen == page.whole_screen.shown
        page.press_afar(leave)
        page.wait_until(lambda: not page.whole_screen and QApplication.focusWidget())
        assert (page.stage, page.status) == before


def test_a_whole_set_from_the_whole_screen(open_window: WindowOpener) -> None:
    """Space there starts, pauses and goes on, Enter ends; each state looks different from the one before."""
    page = open_window(plans=TWO_SETS)
    page.press(Qt.Key.Key_F11)
    page.wait_until(lambda: page.whole_screen and page.whole_screen.isActiveWindow())
    view = page.whole_screen
    pictures, scenes = [picture(view)], [view.shown.scene]
    for key in (
        Qt.Key.Key_Space,
        None,
        Qt.Key.Key_Space,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
    ):
        if key is None:
            page.advance(2_500)
        else:
            page.press_afar(key)
        pictures.append(picture(view))
        scenes.append(view.shown.scene)
    assert scenes == [
        *(Scene.READY, Scene.COUNT_IN, Scene.PACING, Scene.PAUSED, Scene.AGAIN, Scene.REST, Scene.COUNT_IN),
    ]
    assert all(before != after for before, after in pairwise(pictures))


def test_from_done_to_the_next_workout(open_window: WindowOpener) -> None:
    """On the whole screen Space takes leave of what was done, and then starts what is planned now."""
    page = open_window(plans=planned(sets=1, count_in_ms=1_000))
    page.do_one_set()
    page.press(Qt.Key.Key_F11)
    scenes = [page.whole_screen.shown.scene]
    for _ in range(2):
        page.press_afar(Qt.Key.Key_Space)
        scenes.append(page.whole_screen.shown.scene)
    assert scenes == [Scene.DONE, Scene.READY, Scene.COUNT_IN]


def test_states_differ_at_a_glance(open_window: WindowOpener) -> None:
    """Paused is grey with two bars, stopped has a question with a button for each answer."""
    page = open_window(plans=TWO_SETS)
    pace(page)
    page.advance(500)
    sign = beside_the_tank(page.set_view.size()).sign
    bar = QPoint(sign.left() + sign.width() // 6, sign.center().y())
    page.press(Qt.Key.Key_Space)
    assert picture(page.set_view).pixelColor(bar) == QColor(DARK.text)
    assert page.seen.line == "Space goes on \u00b7 Enter ends the set"
    page.press(Qt.Key.Key_Escape)
    assert picture(page.set_view).pixelColor(bar) != QColor(DARK.text)
    page.qtbot.mouseClick(page.set_view, Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert page.status is Status.PAUSED
    page.click("Go on \u00b7 Space")
    assert page.status is Status.RUNNING
    assert page.seen.line == ""
    page.advance_until(lambda: page.seen.dots.done == 1)
    page.press(Qt.Key.Key_Escape)
    assert page.seen.line == "Space goes on \u00b7 Enter keeps 1 rep"
    page.click("Keep 1 rep \u00b7 Enter")
    assert page.sets[0].completed_reps == 1


@pytest.mark.parametrize("variation", LIFTS, ids=lambda each: each.id)
def test_the_level_goes_where_the_limb_goes(open_window: WindowOpener, variation: object) -> None:
    """It starts where the lift starts, turns with the phases, and stands in the pauses."""
    page = open_window(variation.id, plans=planned("2-1-2-1", 2))
    pace(page)
    starts_low = variation.id not in {"seated", "nordic"}
    first = page.set_view.tank.level
    assert first == pytest.approx(0 if starts_low else 1, abs=0.01)
    page.advance(page.starts_in_ms + 1_000)
    assert page.set_view.tank.level == pytest.approx(0.5, abs=0.01)
    page.advance(1_200)
    turned = page.set_view.tank.level
    assert turned == 1 - round(first)
    page.advance(500)
    assert page.set_view.tank.level == turned


def test_the_rim_beats_while_the_limb_stands(open_window: WindowOpener) -> None:
    """In a hold the rim is thickest on the second, and as thin as ever before the next one."""
    page = open_window("lying", plans=planned("1-0-1-3", 2))
    pace(page)
    page.advance_until(lambda: page.seen.word == "Squeeze")
    view, heights = page.set_view, []
    for _ in range(40):
        page.advance(50)
        heights.append(view.tank.rim.height())
    usual = min(heights)
    assert usual >= 0.02 * view.tank.area.height()
    assert max(heights) > 2 * usual
    assert sum(low <= usual < high for low, high in pairwise(heights)) == 2


SIZES = [QSize(*size) for size in ((640, 400), (960, 540), (1366, 728), (1280, 800), (2560, 1420))]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_it_is_large_enough_for_the_bench(size: QSize) -> None:
    """The tank is a third of the window and more, and what must be read is 5 % of its height."""
    places = beside_the_tank(size)
    assert places.tank.width() >= 0.35 * size.width()
    assert places.tank.height() >= 0.8 * size.height()
    for each in (places.tank, places.figure):  # whole pixels of the screen at 125 and 150 %, too
        assert not any(edge % 4 for edge in (each.x(), each.y(), each.width(), each.height()))
    for each in (places, on_the_tank(size)):
        for name, share in (
            ("place", 0.065),
            ("word", 0.1),
            ("seconds", 0.1),
            ("statement", 0.065),
            ("note", 0.02),
        ):
            assert getattr(each, name).height() >= share * size.height() - 1
    assert between_sets(size, size.height()).seconds.height() >= 0.3 * size.height() - 1


@pytest.mark.parametrize("placed", [beside_the_tank, on_the_tank, lambda size: between_sets(size, 1_000)])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_stands_on_something_else(placed: Callable[[QSize], Places], size: QSize) -> None:
    """No two places share a pixel, but for what is drawn on the tank."""
    places = placed(size)._asdict()
    whole = places.pop("tank")
    named = [(name, place) for name, place in places.items() if not place.isEmpty()]
    for index, (name, place) in enumerate(named):
        assert size.width() >= place.right()
        assert size.height() >= place.bottom()
        assert [other for other, there in named[index + 1 :] if place.intersects(there)] == [], name
        if name != "sign" and placed is beside_the_tank:
            assert not place.intersects(whole)


def test_the_reps_are_told(open_window: WindowOpener) -> None:
    """Cues in the first two reps, the bottom of a range once, the last rep in a band, whatever the theme."""
    page = open_window("lying", plans=planned("1-0-1-0", 5, bottom_reps=3, count_in_ms=1_000))
    page.press(Qt.Key.Key_Space)
    assert page.seen.statement == "3\u20135 reps"
    assert "hold" in page.seen.note
    lines = {}
    for _ in range(400):
        page.advance(50)
        if page.shown != "set":
            break
        lines.setdefault(page.seen.statement, page.seen.line)
        if page.seen.is_marked:
            band = beside_the_tank(page.set_view.size()).statement
            assert picture(page.set_view).pixelColor(band.right(), band.top()) == QColor(DARK.text)
    assert lines == {
        "3\u20135 reps": "Take the handles so that your upper body stays put",
        "Rep 1 of 5": "Heels toward the glutes",
        "Rep 2 of 5": "Heels toward the glutes",
        "Rep 3 of 5": "",
        "Rep 4 of 5": "3 done, which is enough",
        "Last rep": "",
    }


def test_seconds_are_told_where_there_is_time_to_read_them(open_window: WindowOpener) -> None:
    """A phase of two seconds and more counts down, a shorter one does not; a hundred reps still fit."""
    page = open_window("lying", plans=planned("3-0-1-0", 100))
    pace(page)
    assert page.seen.seconds == ""
    page.advance_until(lambda: page.seen.word == "Lower")
    assert page.seen.seconds == "3"
    page.advance(1_100)
    assert page.seen.seconds == "2"


def test_a_tap_is_space_and_a_long_press_ends_the_set(open_window: WindowOpener, qtbot: QtBot) -> None:
    """A mouse or a finger pauses and goes on by a tap; what is held ends the set and keeps it."""
    page = open_window(plans=TWO_SETS)
    pace(page)
    qtbot.mouseClick(page.set_view, Qt.MouseButton.LeftButton)
    assert page.status is Status.PAUSED
    qtbot.mouseClick(page.set_view, Qt.MouseButton.RightButton)
    assert page.status is Status.PAUSED
    qtbot.mouseClick(page.set_view, Qt.MouseButton.LeftButton)
    assert page.status is Status.RUNNING
    page.advance(4_000)
    qtbot.mousePress(page.set_view, Qt.MouseButton.LeftButton)
    page.wait_until(lambda: page.shown == "result")
    qtbot.mouseRelease(page.set_view, Qt.MouseButton.LeftButton)
    assert len(page.sets) == 1
    assert page.stage is Stage.RESTING


def test_a_double_click_on_a_button_is_one_click(open_window: WindowOpener, qtbot: QtBot) -> None:
    """Its second half falls on the set, and does not pause what has just been started."""
    page = open_window(plans=TWO_SETS)
    pace(page)
    qtbot.mouseDClick(page.set_view, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(page.set_view, Qt.MouseButton.LeftButton)
    assert page.status is Status.RUNNING


@pytest.mark.parametrize("whole", [False, True], ids=["window", "whole screen"])
def test_a_tap_ends_with_the_set(open_window: WindowOpener, qtbot: QtBot, *, whole: bool) -> None:
    """A finger that is down while the set ends does not skip the rest when it is lifted."""
    page = open_window(plans=TWO_SETS)
    pace(page)
    if whole:
        page.press(Qt.Key.Key_F11)
    view = page.whole_screen or page.set_view
    page.advance_until(lambda: page.seen.is_marked)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton)
    page.advance_until(lambda: page.shown == "result")
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert page.stage is Stage.RESTING


def test_it_wears_both_themes(open_window: WindowOpener) -> None:
    """The level has the colour of its phase, in dark and in light."""
    page = open_window("lying", plans=planned("1-0-3-0", 2))
    pace(page)
    page.advance(2_500)
    inside = page.set_view.tank.flood.center()
    assert picture(page.set_view).pixelColor(inside) == QColor(DARK.concentric)
    page.set_view.set_theme(LIGHT)
    page.advance(50)
    assert picture(page.set_view).pixelColor(inside) == QColor(LIGHT.concentric)


@pytest.mark.parametrize("guidance", [Guidance.BEEPS, Guidance.WORDS])
def test_it_is_told_to_those_who_do_not_see_it(open_window: WindowOpener, guidance: Guidance) -> None:
    """The page of the set is named by what it shows."""
    page = open_window(plans=TWO_SETS, settings=Settings(guidance=guidance))
    pace(page)
    assert page.focused == "Rep 1 of 2, Pull, Set 1 of 2"
    page.press(Qt.Key.Key_Space)
    assert page.focused == "Rep 1 of 2, Paused, Set 1 of 2"


@pytest.mark.parametrize(
    ("settings", "muted", "announced"),
    [
        (Settings(guidance=Guidance.BEEPS), False, ["2 reps", "Rep 1 of 2", "Last rep"]),
        (Settings(guidance=Guidance.WORDS), False, []),
        (Settings(guidance=Guidance.WORDS), True, ["2 reps", "Rep 1 of 2", "Last rep"]),
        (Settings(guidance=Guidance.WORDS, volume=0), False, ["2 reps", "Rep 1 of 2", "Last rep"]),
    ],
)
def test_reps_are_announced_where_no_voice_is_heard(
    open_window: WindowOpener,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    muted: bool,
    announced: list[str],
) -> None:
    """A screen reader says the reps, and keeps silent only while the voice can be heard."""
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    page = open_window(plans=TWO_SETS, settings=settings)
    if muted:
        page.press(Qt.Key.Key_M)
    page.do_one_set()
    assert told == announced


def test_the_edge_is_that_of_the_window(open_window: WindowOpener) -> None:
    """What flashes at the edge grows with the window."""
    page = open_window(plans=TWO_SETS)
    pace(page)
    page.window.resize(900, 700)
    page.wait_until(lambda: page.set_view.flash.geometry() == page.set_view.rect())


def test_no_plans_are_needed(open_window: WindowOpener) -> None:
    """On a fresh profile F11 says what Space starts."""
    page = open_window(plans=Plans())
    page.press(Qt.Key.Key_F11)
    assert page.whole_screen.shown.line == "Space starts"
    assert page.whole_screen.shown.statement == "8\u201312 reps"
    page.step("Reps", -3)
    assert page.whole_screen.shown.statement == "8\u20139 reps"
