"""The camera is set up: it is watched only here, the leg is shown to it, and the lifter says yes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from support.camera_bench import LIFT, CameraBench
from support.frame_sources import RecordedSource, frames, without_end
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.gui.state import measuring_access
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import OpencvMissingError
from legcurl_timer.measure.opencv_source import FoundCamera
from legcurl_timer.userdata.settings import MeasureWith

SPACE, ESCAPE = Qt.Key.Key_Space, Qt.Key.Key_Escape
LOOKING = ("Here is what the camera sees", "Show me two slow reps")
BenchMaker = Callable[..., tuple[WindowPage, CameraBench]]


@pytest.fixture
def at_the_bench(open_window: WindowOpener) -> Iterator[BenchMaker]:
    """Open the set-up with a lifter before the camera."""
    benches: list[CameraBench] = []

    def open_(**options: Any) -> tuple[WindowPage, CameraBench]:
        benches.append(CameraBench(**options))
        page = open_window(LIFT, camera=benches[-1].source)
        page.open_camera_set_up()
        page.wait_until(lambda: page.camera_words == LOOKING)
        return page, benches[-1]

    yield open_
    for bench in benches:
        bench.close()


def show(page: WindowPage, bench: CameraBench) -> None:
    """Show two reps, and let them be looked at."""
    page.press(SPACE)
    bench.begin()
    page.advance(30_000)
    page.wait_until(lambda: page.camera_words[0] != "Looking for your leg")


def test_the_leg_is_shown_and_found(at_the_bench: BenchMaker) -> None:
    """Two reps to the beat, and the leg lights up; Yes remembers it, switches measuring on and goes back."""
    page, bench = at_the_bench()
    dark = page.camera_picture
    page.press(SPACE)
    page.advance(1_000)
    assert page.camera_words == ("Get ready", "Stop")
    bench.begin()
    page.advance_until(lambda: page.camera_words[0] == "Rep 1 of 2")
    page.advance_until(lambda: page.camera_words[0] == "Rep 2 of 2")
    page.advance(20_000)
    page.wait_until(lambda: page.camera_words == ("Is this your leg?", "Yes"))
    assert page.camera_picture != dark
    assert page.settings.measure_with is MeasureWith.OFF
    page.press(SPACE)
    assert page.shown == "prepare"
    assert page.settings.measure_with is MeasureWith.CAMERA
    assert page.sets == []


def test_a_known_leg_is_asked_about(at_the_bench: BenchMaker) -> None:
    """The next time the leg is lit where it was, and can be shown anew; for another lift it has to be."""
    page, bench = at_the_bench()
    show(page, bench)
    page.press(SPACE)
    page.open_camera_set_up()
    page.wait_until(lambda: page.camera_words == ("Is your leg still here?", "Yes"))
    page.click("Show it again")
    assert page.camera_words == ("Get ready", "Stop")
    page.press(ESCAPE, ESCAPE, Qt.Key.Key_1)
    page.open_camera_set_up()
    page.wait_until(lambda: page.camera_words == LOOKING)


def test_a_box_is_searched_again(at_the_bench: BenchMaker) -> None:
    """A box on the picture is searched without new reps: nothing is found where nothing moved."""
    page, bench = at_the_bench()
    show(page, bench)
    page.drag_box(0.0, 0.0, 0.2, 0.1)
    page.wait_until(lambda: page.camera_words == ("Your leg was not found", "Again"))
    assert any("moved" in text or "small" in text for text in page.texts)
    page.drag_box(0.5, 0.5, 0.5, 0.5)  # a click
    assert page.camera_words[0] == "Your leg was not found"
    page.drag_box(0.98, 0.98, 0.02, 0.02)
    page.wait_until(lambda: page.camera_words[0] == "Is this your leg?")


def test_nobody_moves(at_the_bench: BenchMaker) -> None:
    """Where nothing trustworthy moved, a line says why, and Space shows it again."""
    page, bench = at_the_bench(still=True, fidget=0.0)
    show(page, bench)
    assert page.camera_words == ("Your leg was not found", "Again")
    page.press(SPACE)
    assert page.camera_words == ("Get ready", "Stop")


def test_stop_and_back(at_the_bench: BenchMaker) -> None:
    """Space and Esc stop the reps, Esc leaves, and nothing is measured then."""
    page, _ = at_the_bench()
    for stop in (SPACE, ESCAPE):
        page.press(SPACE)
        page.advance(1_000)
        page.press(stop)
        assert (page.shown, page.camera_words) == ("measuring", LOOKING)
    page.press(ESCAPE)
    assert (page.shown, page.settings.measure_with) == ("prepare", MeasureWith.OFF)


def test_asleep_in_between(at_the_bench: BenchMaker) -> None:
    """Reps that were slept through are not searched."""
    page, _ = at_the_bench()
    page.press(SPACE)
    page.advance(1_000)
    page.sleep(60_000)
    assert page.camera_words == LOOKING


@pytest.mark.parametrize(
    ("steps", "opening", "words", "line"),
    [
        ((), [CameraError("There is no camera 0 here.")], ("No picture", "Try again"), "There is no camera"),
        ((), [OpencvMissingError()], ("No picture", "Try again"), "needs OpenCV"),
        ([*frames(3), CameraError("The camera sends no picture.")], (), ("No picture", ""), "by itself"),
        (frames(3), (), ("The video is over", "Try again"), "played again"),
        (without_end(step_s=0.2), (), LOOKING, "Pictures come slowly, about 5 a second."),
        (without_end(value=12), (), LOOKING, "The picture is dark."),
    ],
    ids=["no camera", "no OpenCV", "unplugged", "over", "slow", "dark"],
)
def test_trouble_is_told(
    open_window: WindowOpener, steps: Any, opening: Any, words: tuple[str, str], line: str
) -> None:
    """What is wrong with the camera stands there in a line, and what can be done."""
    page = open_window(camera=lambda: RecordedSource(steps, opening=opening))
    page.open_camera_set_up()
    page.wait_until(lambda: page.camera_words == words and any(line in text for text in page.texts))


def test_the_camera_is_on_only_here(open_window: WindowOpener) -> None:
    """It opens with the page and closes when that is left, out of sight, or closed with the window."""
    made: list[RecordedSource] = []

    def camera() -> RecordedSource:
        made.append(RecordedSource(without_end()))
        return made[-1]

    page = open_window(camera=camera)
    assert made == []
    page.open_camera_set_up()
    page.wait_until(lambda: page.camera_words == LOOKING)
    page.window.hide()
    page.wait_until(made[0].closed.is_set)
    page.window.show()
    page.wait_until(lambda: len(made) == 2 and page.camera_words == LOOKING)
    page.click("Back   \u00b7   Esc")
    page.wait_until(made[1].closed.is_set)
    page.open_camera_set_up()
    page.wait_until(lambda: len(made) == 3 and made[2].opened.is_set())
    page.close()
    page.wait_until(made[2].closed.is_set)


def test_it_stays_in_sight(open_window: WindowOpener) -> None:
    """F11 does not put the picture of the set before it, where Space would begin two reps unseen."""
    page = open_window(camera=lambda: RecordedSource(without_end()))
    page.open_camera_set_up()
    page.press(Qt.Key.Key_F11)
    assert page.whole_screen is None
    page.press(ESCAPE, Qt.Key.Key_F11)
    assert page.whole_screen is not None


def test_another_camera(open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are several cameras one is chosen, by its name, and stays so."""
    asked: list[int] = []

    def camera(number: int) -> RecordedSource:
        asked.append(number)
        return RecordedSource(without_end())

    monkeypatch.setattr(measuring_access, "Camera", camera)
    monkeypatch.setattr(measuring_access, "cameras", lambda: (FoundCamera(0, "Built-in"), FoundCamera(2)))
    page = open_window()
    page.open_camera_set_up()
    page.wait_until(lambda: page.all(QComboBox))
    choice = page.the(QComboBox, "Camera")
    assert [choice.itemText(each) for each in range(choice.count())] == ["Built-in", "Camera 2"]
    choice.setFocus()
    page.press(Qt.Key.Key_Down)
    page.wait_until(lambda: asked[-1] == 2 and page.camera_words == LOOKING)
    assert page.settings.camera_number == 2


def test_not_in_a_rest(open_window: WindowOpener) -> None:
    """While a workout rests its sound goes on, so the camera is not set up then."""
    page = open_window(plans=planned(sets=2, reps=2))
    page.start_and_rest()
    page.open_camera_set_up()
    assert page.shown == "result"
    assert "before a workout or after it" in page.notice


def test_how_to_place_it(open_window: WindowOpener) -> None:
    """It says how to place the laptop, for the Nordic another way, and that no picture is kept."""
    page = open_window("nordic", camera=lambda: RecordedSource(without_end()))
    page.open_camera_set_up()
    told = "\n".join(page.texts)
    assert "Knees and shoulders in the picture" in told
    assert "No picture is kept or sent." in told
    page.press(ESCAPE, Qt.Key.Key_1)
    page.open_camera_set_up()
    assert "Foot and knee in the picture" in "\n".join(page.texts)
