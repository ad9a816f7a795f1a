"""A set that is measured while it is paced: taps, a camera that fails, and what is to be seen of it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.frame_sources import RecordedSource
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.measurement import Instrument
from legcurl_timer.gui.state.measuring_access import MeasuringAccess
from legcurl_timer.gui.training.places import on_the_tank
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.userdata.settings import MeasureWith, Settings

REPS = 4
PLANS = planned("3-0-1-1", REPS, sets=1)


def tap_set(page: WindowPage, lowered_ms: dict[int, int], *, until: int = REPS) -> None:
    """Tap reps of 1 s up, 1 s still and 3 s down, the first one 0.2 s late; or down sooner, and still."""
    page.press(Qt.Key.Key_Space)
    page.advance(page.starts_in_ms + 200)
    for rep in range(1, until + 1):
        tap_rep(page, lowered_ms.get(rep, 3_000))


def tap_rep(page: WindowPage, lowered_ms: int) -> None:
    """Tap a rep, on the beat but for its second movement."""
    for span_ms in (1_000, 1_000, lowered_ms):
        page.press(Qt.Key.Key_T)
        page.advance(span_ms)
    if lowered_ms < 3_000:
        page.press(Qt.Key.Key_T)
        page.advance(3_000 - lowered_ms)


@pytest.fixture
def tapped(open_window: WindowOpener) -> WindowPage:
    """Return a window in which a helper taps."""
    return open_window("lying", settings=Settings(measure_with=MeasureWith.TAPS), plans=PLANS)


def test_slower_is_shown_after_two_rushed_reps(tapped: WindowPage) -> None:
    """GIVEN reps 2 and 3 lowered in 1.5 s WHEN the second is tapped THEN it says so for a while."""
    tap_set(tapped, {2: 1_500}, until=2)
    assert tapped.seen.statement != "Slower"

    tap_rep(tapped, 1_500)
    assert tapped.seen.statement == "Slower"

    tapped.advance(3_000)
    assert tapped.seen.statement == "Last rep"


def test_what_was_tapped_is_kept_as_such(tapped: WindowPage) -> None:
    """GIVEN a set whose every change is tapped WHEN it is over THEN its reps are kept, measured by taps."""
    tap_set(tapped, {4: 2_000})
    tapped.advance_until(lambda: tapped.sets and tapped.sets[0].measurement)

    measurement = tapped.sets[0].measurement
    assert measurement is not None
    assert (measurement.instrument, measurement.trusted) == (Instrument.TAPS, True)
    assert [rep.eccentric_ms for rep in measurement.reps[:3]] == [3_000] * 3


@pytest.mark.parametrize(("late_ms", "reps"), [(0, REPS), (1_100, REPS - 1)])
def test_the_last_tap_may_come_after_the_beat(tapped: WindowPage, late_ms: int, reps: int) -> None:
    """GIVEN a lifter 0.2 s late WHEN the last stop is tapped after the end THEN it counts, if soon."""
    tap_set(tapped, {})
    assert tapped.shown == "result"
    tapped.advance(late_ms)
    tapped.press(Qt.Key.Key_T, Qt.Key.Key_T)
    tapped.settle()

    measurement = tapped.sets[0].measurement
    assert measurement is not None
    assert measurement.full_reps == reps


def test_it_is_tapped_and_told_on_the_whole_screen(tapped: WindowPage) -> None:
    """GIVEN the picture on the whole screen WHEN T is pressed THEN it counts, and what to do is read."""
    tapped.press(Qt.Key.Key_F11, Qt.Key.Key_Space)
    tapped.advance(tapped.starts_in_ms + 200)
    note = on_the_tank(tapped.whole_screen.size()).note
    told = tapped.whole_screen.grab(note).toImage()
    assert len({told.pixel(x, note.height() // 2) for x in range(note.width())}) > 2
    for span_ms in (1_000, 1_000, 3_000) * REPS:
        tapped.press_afar(Qt.Key.Key_T)
        tapped.advance(span_ms)
    tapped.settle()

    tapped.wait_until(lambda: tapped.sets[0].measurement.reps)


def test_nothing_is_measured_unless_it_is_wished(open_window: WindowOpener) -> None:
    """GIVEN nothing is to measure WHEN T is pressed in a set THEN nothing comes of it."""
    page = open_window("lying", plans=PLANS)

    tap_set(page, {})
    page.advance(2_000)

    assert page.sets[0].measurement is None
    assert not page.seen.mark


def test_a_camera_that_fails_is_told_and_the_set_goes_on(open_window: WindowOpener, qtbot: QtBot) -> None:
    """GIVEN a camera that does not open WHEN a set is begun THEN its page says so, and so does the result."""
    reason = "The camera is used by another program."
    page = open_window(
        "lying",
        settings=Settings(measure_with=MeasureWith.CAMERA),
        plans=PLANS,
        camera=lambda: RecordedSource(opening=[CameraError(reason)]),
    )
    page.press(Qt.Key.Key_Space)
    page.advance(100)
    qtbot.waitUntil(lambda: page.advance(1_000) or page.seen.mark == reason)

    page.advance_until(lambda: page.sets, within_ms=60_000)
    qtbot.waitUntil(lambda: page.sets[0].measurement is not None)

    measurement = page.sets[0].measurement
    assert measurement is not None
    assert (measurement.trusted, measurement.why) == (False, reason)
    assert page.sets[0].completed_reps == REPS


def test_without_the_library_one_line_says_how_to_have_it(
    open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIVEN no OpenCV WHEN a set is to be watched THEN it is paced, and one line says what is missing."""
    monkeypatch.setattr(MeasuringAccess, "problem", "Measuring needs OpenCV.")
    page = open_window("lying", settings=Settings(measure_with=MeasureWith.CAMERA), plans=PLANS)
    told: list[str] = []
    page.window.workings.notices.told.connect(lambda notice: told.append(notice.text))

    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.sets, within_ms=60_000)

    assert "Measuring needs OpenCV." in told
    assert page.sets[0].measurement is None
