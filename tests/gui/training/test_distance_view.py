"""The view from afar: the essentials, twice as large, on the other screen where there is one."""

import json
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.programs import run

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.gui.keyboard.keys import Intent, KeyRouter
from legcurl_timer.gui.style.theme import DARK, LIGHT, Theme
from legcurl_timer.gui.training.distance_view import DistanceView, other_screen
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.training.two_line_word import broken
from legcurl_timer.gui.widgets.big_text import BigText

VARIATIONS = load_variations()
every_variation = pytest.mark.parametrize("variation_id", [variation.id for variation in VARIATIONS])
# Count-in 5 s; reps of 6 s: pull 1, squeeze 1, let up 3, stretch 1.
SEATED = SetPrescription.by_default(find_variation(VARIATIONS, "seated"))
PLACE = "Set 2 of 3, left leg"


@pytest.fixture
def view(qtbot: QtBot) -> DistanceView:
    """Give a view on a large screen, about to show a seated set."""
    return shown_view(qtbot, SEATED, (1920, 1080))


def shown_view(qtbot: QtBot, prescription: SetPrescription, size: tuple[int, int]) -> DistanceView:
    """Return a view of some size, about to show a set."""
    view = DistanceView()
    qtbot.addWidget(view)
    view.set_theme(DARK)
    view.resize(*size)
    view.show()
    view.begin(prescription, PLACE)
    return view


def show(view: DistanceView, transport: Transport, now_ms: int, *, asking: bool = False) -> None:
    """Show where a set stands, laid out."""
    view.show_transport(transport, now_ms, asking=asking)
    QApplication.processEvents()


def read(view: DistanceView) -> tuple[str, str, str, str]:
    """Return what can be read: the word, the seconds, the reps, what is next."""
    reps = f"{view._rep.accessibleName()} {view._of.accessibleName()}".strip()
    return view._word.accessibleName(), view._seconds.accessibleName(), reps, view._next.accessibleName()


def started(prescription: SetPrescription = SEATED, rest_ms: int = 0) -> Transport:
    """Return a set that began at 0 and is looked at as often as one likes."""
    return Transport.for_set(prescription, rest_ms).start(0)


@pytest.mark.parametrize(
    ("at_ms", "seen"),
    [
        (0, ("Rest", "1:30", "10 reps", PLACE)),
        (30_001, ("Rest", "1:00", "10 reps", PLACE)),
        (80_000, ("Rest", "0:10", "10 reps", PLACE)),
        (89_999, ("Rest", "0:01", "10 reps", PLACE)),
        (90_000, ("Get ready", "5", "1 of 10", "Pull")),
        (95_000, ("Pull", "1", "1 of 10", "Squeeze")),
        (97_000, ("Slow", "3", "1 of 10", "Stretch")),
        (98_001, ("Slow", "2", "1 of 10", "Stretch")),
        (101_000, ("Pull", "1", "2 of 10", "Squeeze")),
        (90_000 + 5_000 + 9 * 6_000 + 2_000, ("Slow", "3", "10 of 10", "Done")),
    ],
)
def test_what_can_be_read(view: DistanceView, at_ms: int, seen: tuple[str, str, str, str]) -> None:
    """Word, seconds left, rep of how many and what is next; in a rest its countdown and what comes."""
    show(view, started(rest_ms=90_000), at_ms)
    assert read(view) == seen


def test_a_short_rest_in_seconds(view: DistanceView) -> None:
    """The time for changing legs needs no minutes."""
    show(view, started(rest_ms=10_000), 3_000)
    assert read(view)[:2] == ("Rest", "7")


def test_not_begun_paused_asked_and_done(view: DistanceView) -> None:
    """Where nothing moves the view says why, and what the lifter can do."""
    show(view, Transport.for_set(SEATED), 0)
    assert read(view) == ("Ready", "", "10 reps", "Space starts")
    paused = started().update(1_900).update(3_800).update(5_700).pause(7_500)
    show(view, paused, 60_000)
    assert read(view) == ("Paused", "3", "1 of 10", "Space goes on")
    show(view, paused, 60_000, asking=True)
    assert read(view)[0] == "Stopped"
    show(view, paused.end(60_000), 60_000)
    assert read(view) == ("Done", "", "0 of 10", "")
    show(view, paused.rewound(70_000).start(70_000), 70_000)
    assert read(view) == ("Get ready", "3", "1 of 10", "Pull")


def test_a_rest_that_waits(view: DistanceView) -> None:
    """A rest that stands still is no broken-off set: the workout waits for the lifter."""
    waiting = started(rest_ms=90_000).update(1_900).pause(2_000)
    show(view, waiting, 60_000)
    assert read(view) == ("Rest", "1:28", "10 reps", "Space goes on")
    assert view._next_name.accessibleName() == "waiting for you"
    show(view, waiting, 60_000, asking=True)
    assert read(view)[0] == "Stopped"
    assert not view._next_name.accessibleName()


def test_a_set_without_an_end(view: DistanceView) -> None:
    """A set that the lifter ends has reps, but not of so many."""
    prescription = replace(SEATED, open_ended=True)
    view.begin(prescription)
    show(view, started(prescription, 20_000), 0)
    assert read(view) == ("Rest", "20", "", "")
    show(view, started(prescription, 20_000), 20_000 + 5_000 + 6_000)
    assert read(view)[2] == "2"


@every_variation
def test_twice_as_large(qtbot: QtBot, variation_id: str) -> None:
    """On a full screen everything is twice as large as in the window, whatever the variation."""
    prescription = SetPrescription.by_default(find_variation(VARIATIONS, variation_id))
    page = SetView()
    qtbot.addWidget(page)
    page.set_theme(DARK)
    page.resize(1280, 800)
    page.begin(prescription)
    page.show()
    page.show_transport(started(prescription), 11_000, asking=False)
    QApplication.processEvents()
    view = shown_view(qtbot, prescription, (1920, 1080))
    show(view, started(prescription), 11_000)
    assert view._word._lines[0].cap_height() >= 2 * page._word.cap_height()
    assert view._seconds.cap_height() >= 2 * page._ring._number.cap_height()
    assert view._rep.cap_height() >= 2 * page._rep.cap_height()


@every_variation
@pytest.mark.parametrize("size", [(960, 640), (1280, 800), (1024, 768), (1920, 1080), (3840, 2160)])
def test_nothing_is_cut_off(qtbot: QtBot, variation_id: str, size: tuple[int, int]) -> None:
    """Every phase of every variation, and the rest, fit any screen, and leave its edge to the flash."""
    prescription = replace(SetPrescription.by_default(find_variation(VARIATIONS, variation_id)), reps=100)
    view = shown_view(qtbot, prescription, size)
    view.flash.set_on(wished=True, reduced_motion=False)
    view.flash.flash(QColor("red"), 0)
    transport = started(prescription, 600_000)
    for phase in transport.timeline.phases[:7]:
        show(view, transport, phase.start_ms)
        for text in view.findChildren(BigText):
            if text.isVisible():
                metrics = QFontMetricsF(text._font)
                assert metrics.horizontalAdvance(text.accessibleName()) <= text.width() + 1
                assert metrics.capHeight() <= text.height()
                origin = text.parentWidget().mapTo(view, QPoint())
                assert not view.flash.mask().intersects(text.geometry().translated(origin))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_colours(view: DistanceView, theme: Theme) -> None:
    """The view wears the theme, and the word the colour of its phase."""
    view.set_theme(theme)
    show(view, started(), 7_500)
    assert view.grab().toImage().pixelColor(3, 3) == QColor(theme.background)
    assert view._word._lines[0]._colour == theme.phase_colour(PhaseKind.ECCENTRIC)


def test_flashes_on_a_change_of_phase(view: DistanceView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each phase flashes once, at its beginning, in its colour; a pause, and going on, do not."""
    flashes: list[tuple[int, str]] = []
    monkeypatch.setattr(view.flash, "flash", lambda colour, at_ms: flashes.append((at_ms, colour.name())))
    transport = started()
    for at_ms in (0, 4_999, 5_000, 5_500, 6_000, 7_000):
        view.show_transport(transport, at_ms)
    view.show_transport(transport.update(1_900).pause(2_000), 8_000)
    view.show_transport(transport, 8_500)
    assert flashes == [
        (5_000, DARK.concentric.lower()),
        (6_000, DARK.pause.lower()),
        (7_000, DARK.eccentric.lower()),
    ]


def test_reduced_motion(view: DistanceView) -> None:
    """With reduced motion the numbers are left."""
    view.set_still(True)
    show(view, started(), 7_500)
    assert not view._strip.isVisible()
    assert read(view)[0] == "Slow"
    view.set_still(False)
    show(view, started(), 7_600)
    assert view._strip.isVisible()


def test_looking_again_paints_nothing(view: DistanceView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two seconds only the playhead is painted."""
    show(view, started(), 7_100)
    painted: list[str] = []
    for text in view.findChildren(BigText):
        monkeypatch.setattr(text, "update", partial(painted.append, text.accessibleName()))
    for at_ms in range(7_110, 7_900, 16):
        view.show_transport(started(), at_ms)
    assert painted == []
    view.show_transport(started(), 8_001)
    assert len(painted) == 1


def test_the_other_screen() -> None:
    """The screen on which the window is not, or the one there is."""
    here, there, third = (cast("QScreen", object()) for _ in range(3))
    assert other_screen(here, [here]) is here
    assert other_screen(here, [here, there, third]) is there
    assert other_screen(there, [here, there]) is here
    assert other_screen(here, []) is here


def test_fills_the_screen(view: DistanceView, qtbot: QtBot) -> None:
    """The view fills a screen, and on the only one it has the keys."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    view.hide()
    view.appear(window)
    assert view.isFullScreen()
    assert view.geometry() == window.screen().geometry()
    qtbot.waitUntil(view.isActiveWindow)


def test_keys_arrive(view: DistanceView, qtbot: QtBot) -> None:
    """Keys and clicker mean the same as in the window, where a router of its own listens."""
    router = KeyRouter(view, lambda: True, lambda: False)
    view.installEventFilter(router)
    wishes: list[Intent] = []
    router.intent_requested.connect(wishes.append)
    view.appear(view)
    qtbot.waitUntil(view.isActiveWindow)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F11, Qt.Key.Key_Escape):
        qtbot.keyClick(view, key)
    assert wishes == [Intent.TOGGLE, Intent.END_SET, Intent.FULL_SCREEN, Intent.BACK]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Lower", ("Lower", "")),
        ("Curl up", ("Curl up", "")),
        ("Heel to glute", ("Heel to", "glute")),
        ("Concentrate", ("Concentrate", "")),
        (PLACE, ("Set 2 of 3,", "left leg")),
    ],
)
def test_broken_where_it_helps(text: str, lines: tuple[str, str]) -> None:
    """A long text is broken at a comma or near its middle, a short one is not."""
    assert broken(text) == lines


TWO_SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},
        {"name": "wall", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
}
ON_TWO_SCREENS = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from legcurl_timer.gui.training.distance_view import DistanceView

app = QApplication(["view", "-platform", f"offscreen:configfile={sys.argv[1]}"])
window, view = QWidget(), DistanceView()
window.show()
for x in (100, 1400):
    window.move(x, 100)
    app.processEvents()
    view.appear(window)
    app.processEvents()
    place = view.geometry()
    print(window.screen().name(), view.screen().name(), place.x(), place.width(), window.isActiveWindow())
    view.hide()
"""


def test_on_two_screens(tmp_path: Path) -> None:
    """The view fills the screen on which the window is not, and the window keeps the keys."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(TWO_SCREENS))
    done = run([sys.executable, "-c", ON_TWO_SCREENS, str(config)], dict(os.environ))
    assert done.stdout.splitlines() == ["laptop wall 1280 1920 True", "wall laptop 0 1280 True"], done.stderr
