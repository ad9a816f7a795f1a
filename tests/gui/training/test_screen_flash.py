"""The frame lights up on a change of phase, never more than three times a second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.fake_clock import FakeClock

from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.training.screen_flash import FLASH_MS, FLASHES_A_SECOND, FlashLimit, ScreenFlash

SECOND_MS = 1_000
ORANGE = QColor(DARK.eccentric)


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    """Give a widget to flash over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(640, 400)
    widget.setStyleSheet("background: #000000")
    widget.show()
    return widget


@pytest.fixture
def flash(below: QWidget) -> ScreenFlash:
    """Give a flash that is wished for."""
    made = ScreenFlash(below)
    made.set_on(wished=True, reduced_motion=False)
    return made


def colour_at(widget: QWidget, x: int, y: int) -> str:
    """Return the colour of a pixel as seen."""
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def test_the_fourth_waits_for_a_whole_second() -> None:
    """Three may follow at once; the fourth comes a second after the first has gone dark, and not before."""
    clock = FakeClock()
    limit = FlashLimit()
    allowed = []
    for _ in range(2_500):
        if limit.allows(clock()):
            allowed.append(clock() - 1_000_000)
        clock.advance(1)
    assert allowed[:6] == [0, 1, 2, 1_151, 1_152, 1_153]


@given(st.lists(st.integers(0, 600), max_size=60))
def test_never_more_than_three_a_second(gaps_ms: list[int]) -> None:
    """Whatever comes when: no second, both its ends included, holds more than three pairs of changes."""
    clock = FakeClock(0)
    limit = FlashLimit()
    changes: list[int] = []
    for gap_ms in gaps_ms:
        clock.advance(gap_ms)
        if limit.allows(clock()):
            changes += [clock(), clock() + FLASH_MS]
    for start_ms in changes:
        within = [at_ms for at_ms in changes if start_ms <= at_ms <= start_ms + SECOND_MS]
        assert len(within) <= 2 * FLASHES_A_SECOND


def test_a_frame_and_not_the_middle(below: QWidget, flash: ScreenFlash) -> None:
    """The edge lights up in the colour of the phase, the words in the middle stay as they are."""
    flash.flash(ORANGE, 1_000)
    assert [colour_at(below, *place) for place in ((2, 200), (320, 2), (637, 200), (320, 397))] == [
        DARK.eccentric
    ] * 4
    assert colour_at(below, 320, 200) == "#000000"


def test_goes_dark_by_itself(below: QWidget, flash: ScreenFlash, qtbot: QtBot) -> None:
    """A flash is short."""
    flash.flash(ORANGE, 1_000)
    assert flash.isVisible()
    qtbot.waitUntil(lambda: not flash.isVisible(), timeout=10 * FLASH_MS)
    assert colour_at(below, 2, 200) == "#000000"


def test_too_many(flash: ScreenFlash) -> None:
    """The widget itself keeps to the limit."""
    for at_ms in (0, 200, 400):
        flash.flash(ORANGE, at_ms)
        flash.clear()
    flash.flash(ORANGE, 600)
    assert not flash.isVisible()
    flash.flash(ORANGE, 1_151)
    assert flash.isVisible()


@pytest.mark.parametrize(("wished", "reduced"), [(False, False), (True, True), (False, True)])
def test_only_where_it_is_wished(below: QWidget, flash: ScreenFlash, wished: bool, reduced: bool) -> None:
    """Without the wish, or with reduced motion, nothing lights up, and what is lit goes dark."""
    unasked = ScreenFlash(below)
    unasked.flash(ORANGE, 0)
    assert not unasked.isVisible()
    flash.flash(ORANGE, 0)
    flash.set_on(wished=wished, reduced_motion=reduced)
    assert not flash.isVisible()
    flash.flash(ORANGE, 5_000)
    assert not flash.isVisible()
