"""Everything is large enough, nothing is clipped, every control can be reached and has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
)
from pytestqt.qtbot import QtBot
from support.window_page import WindowOpener

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.userdata.settings import Settings
from tests.gui.room import clipped, nameless

IDS = [variation.id for variation in load_variations()]
SIZES = [(960, 640), (1280, 800), (1920, 1080), (2560, 1440)]
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@at_each_size
def test_nothing_is_clipped_while_preparing(open_window: WindowOpener, size: tuple[int, int]) -> None:
    """At every size the words of every variation fit where they stand, and so do the numbers."""
    page = open_window(size=size)
    for number in range(1, len(IDS) + 1):
        page.write(str(number))
        page.wait_until(lambda: not clipped(page.window))
        for box in page.all(QAbstractSpinBox):
            assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance("30.5 s")


@at_each_size
def test_nothing_is_clipped_in_the_settings(open_window: WindowOpener, size: tuple[int, int]) -> None:
    """At every size all settings are seen, below a notice and with long names of folders, too."""
    folder = "/home/ann/Music/recordings of my own/leg-curl-timer/english"
    page = open_window(size=size, settings=Settings(sound_pack=folder, voice_pack=folder))
    page.load_sound()
    page.show_settings()
    page.wait_until(lambda: not clipped(page.window))
    assert (page.window.width(), page.window.height()) == size
    for box in page.all(QAbstractSpinBox):
        assert box.lineEdit().height() >= box.fontMetrics().height()
        assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance("48.75 kg")


def test_every_control_has_a_name(open_window: WindowOpener) -> None:
    """Whoever hears the window instead of seeing it is told what each control is."""
    assert nameless(open_window("nordic").window) == []


def test_tab_follows_the_eye(open_window: WindowOpener, qtbot: QtBot) -> None:
    """Tab goes through the plan from top to bottom and then to what stands below it."""
    page = open_window("nordic")
    places = []
    for _ in range(16):
        focus = page.window.focusWidget()
        places.append(focus.accessibleName() or getattr(focus, "text", str)())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert places == [
        "Nordic hamstring curl",
        "Set-up, cues and what to watch for",
        "Tempo: eccentric, stretch, concentric, squeeze, in seconds",
        "Lower, seconds",
        "Catch, seconds",
        "Up, seconds",
        "Reset, seconds",
        "Sets",
        "Reps",
        "Rest, seconds",
        "Count-in, seconds",
        "Mute",
        "Volume",
        "My hamstrings curl me up",
        "Start the set",
        "Workout   W",
    ]
