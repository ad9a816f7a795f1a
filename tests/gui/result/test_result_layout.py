"""The rest and the result on every screen: what counts is large, and nothing is cut off."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.gui.result.rest_side import RestSide
from tests.gui.painting import pixels
from tests.gui.room import clipped

SIZES = [(1280, 720), (1280, 800), (1366, 728), (1920, 1060), (2560, 1420)]
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def ink_height(widget: QWidget, of_width: float = 1.0) -> int:
    """Return the height of the highest thing that is drawn in a widget, from its left edge on."""
    drawn = pixels(widget.grab().toImage())
    drawn = drawn[:, : int(of_width * drawn.shape[1])]
    inked = np.r_[False, (drawn != drawn[0, 0]).any(axis=1), False]
    begins, ends = np.flatnonzero(inked[1:] > inked[:-1]), np.flatnonzero(inked[1:] < inked[:-1])
    return int((ends - begins).max())


def cut_off(page: WindowPage) -> list[str]:
    """Return what is cut off of what has to be on the screen in any state."""
    ways = [each for each in page.all(QAbstractButton) if each.visibleRegion().isEmpty()]
    return [each.text() for each in ways] + clipped(page.window)


@at_each_size
def test_the_rest_is_read_from_the_bench(open_window: WindowOpener, size: tuple[int, int]) -> None:
    """The time is 30 % of the window's height, the reps are a tenth of it, and all that there is fits."""
    page = open_window(size=size, plans=planned(reps=12, bottom_reps=8))
    page.start_and_rest()
    assert ink_height(page.the(RestSide).picture) >= 0.295 * size[1]
    assert ink_height(page.control("12 reps"), 0.5) >= 0.1 * size[1]
    page.wait_until(lambda: not cut_off(page))
    page.press(Qt.Key.Key_Escape)
    page.wait_until(lambda: not cut_off(page))


def test_only_what_counts_while_legs_are_switched(open_window: WindowOpener) -> None:
    """There is the time, the leg and Space; keys for what cannot be seen do nothing."""
    page = open_window("standing", plans=planned(sets=1))
    page.start_and_rest()
    assert page.rest == ("Switch legs", "Right leg")
    ways = page.window.navigator.current.findChildren(QAbstractButton)
    assert [each.text() for each in ways if each.isVisible()] == ["Next set   \u00b7   Space"]
    page.press(Qt.Key.Key_3)
    assert page.sets[0].reserve_half_reps is None


def test_the_ground_tells_that_the_set_is_near(open_window: WindowOpener) -> None:
    """In the last ten seconds it is another one, at once and only once."""
    page = open_window(plans=planned(sets=2, rest_ms=12_000))
    page.start_and_rest()
    far = page.colour
    page.advance_until(lambda: page.rest_left_ms <= 10_000)
    near = page.colour
    assert near.lightness() > far.lightness() + 20
    page.advance(5_000)
    assert page.colour == near


def test_keys_put_right_the_set_that_is_shown(open_window: WindowOpener) -> None:
    """After the last set as well: the last one, or another whose row has been chosen."""
    page = open_window(plans=planned(sets=2, reps=3, rest_ms=0))
    page.press(Qt.Key.Key_Space)
    page.finish()
    page.press(Qt.Key.Key_R, Qt.Key.Key_2, Qt.Key.Key_A)
    page.click(page.rows[0])
    page.press(Qt.Key.Key_D, Qt.Key.Key_0)
    assert page.shown == "result"
    assert [(each.completed_reps, each.reserve_half_reps) for each in page.sets] == [(2, 0), (4, 4)]


def test_an_earlier_set_is_put_right_in_the_rest(open_window: WindowOpener) -> None:
    """The card leads back to the sets before; what is said there is said of them."""
    page = open_window(plans=planned(sets=3))
    page.start_and_rest()
    page.start_and_rest()
    page.click("The set before")
    page.press(Qt.Key.Key_1)
    page.click("One rep more")
    assert [(each.completed_reps, each.reserve_half_reps) for each in page.sets] == [(2, 2), (1, None)]
    page.click("The set after")
    page.press(Qt.Key.Key_2)
    assert [each.reserve_half_reps for each in page.sets] == [2, 4]
