"""Everything is large enough, nothing is clipped, every control can be reached and has a name."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.gui.training.set_page import SetPage
from legcurl_timer.gui.widgets.big_text import BigText
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.settings import Settings
from tests.gui.conftest import WindowMaker

IDS = [variation.id for variation in load_variations()]
SIZES = [(960, 640), (1280, 800), (1920, 1080), (2560, 1440)]
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def visible(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    """Return the visible widgets of a kind."""
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def clipped_labels(page: QWidget) -> list[str]:
    """Return the texts that do not fit their labels."""
    found = []
    for label in visible(page, QLabel):
        assert isinstance(label, QLabel)
        flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs
        room = label.contentsRect()
        needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), int(flags), label.text())
        if needed.width() > room.width() + 1 or needed.height() > room.height() + 1:
            found.append(label.text())
    return found


@at_each_size
def test_nothing_is_clipped_while_preparing(
    make_window: WindowMaker, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """At every size the words of every variation fit where they stand, and so do the numbers."""
    window = make_window(size=size)
    for number in range(1, len(IDS) + 1):
        qtbot.keyClick(window, str(number))
        qtbot.waitUntil(lambda: not clipped_labels(window), timeout=2_000)
        for box in visible(window, QAbstractSpinBox):
            assert isinstance(box, QAbstractSpinBox)
            assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance("30.5 s")


@at_each_size
def test_nothing_is_clipped_in_the_settings(
    make_window: WindowMaker, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """At every size all settings are seen, below a notice and with long names of folders, too."""
    folder = "/home/ann/Music/recordings of my own/leg-curl-timer/english"
    window = make_window(size=size, settings=Settings(sound_pack=folder, voice_pack=folder))
    window.load_audio_engine()
    window._on_settings_requested()
    qtbot.waitUntil(lambda: not clipped_labels(window), timeout=2_000)
    assert (window.width(), window.height()) == size
    for box in visible(window, QAbstractSpinBox):
        assert isinstance(box, QAbstractSpinBox)
        assert box.lineEdit().height() >= box.fontMetrics().height()
        assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance("48.75 kg")


@at_each_size
def test_the_set_page_is_read_from_afar(
    make_window: WindowMaker, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """The rep number is at least 15 % of the window's height, every phase word at least 10 %; all fits."""
    window = make_window(size=size)
    page = window.findChild(SetPage)
    for number in range(1, len(IDS) + 1):
        qtbot.keyClick(window, str(number))
        window._prepare.plan._numbers._reps.box.setValue(100 if number % 2 else 8)
        window.start_set()
        QApplication.processEvents()  # the layout makes room for the digits
        for text, share in ((page._rep, 0.15), (page._word, 0.10)):
            assert text.cap_height() >= share * window.height()
        for text in visible(page, BigText):
            assert isinstance(text, BigText)
            assert overflow(text) <= 1
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def overflow(text: BigText) -> float:
    """Return by how many pixels a big text, or any that may stand in its place, leaves it."""
    metrics = QFontMetricsF(text._font)
    too_wide = max(metrics.horizontalAdvance(each) for each in (*text._samples, text._text)) - text.width()
    tails = metrics.descent() if text._has_tails else 0
    return max(too_wide, metrics.capHeight() + tails - text.height())


def test_every_control_has_a_name(make_window: WindowMaker) -> None:
    """Whoever hears the window instead of seeing it is told what each control is."""
    window = make_window("nordic")
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QAbstractSpinBox, QCheckBox)
        for widget in window.findChildren(kind)
        if not (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QAbstractSpinBox))
    ]
    assert len(controls) > 30
    for control in controls:
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control


def test_tab_follows_the_eye(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Tab goes through the plan from top to bottom and then to what stands below it."""
    window = make_window("nordic")
    places = []
    for _ in range(16):
        focus = window.focusWidget()
        places.append(focus.accessibleName() or getattr(focus, "text", str)())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert places == [
        "Nordic hamstring curl",
        "Set-up, cues and what to watch for",
        "Tempo: eccentric, stretch, concentric, squeeze, in seconds",
        "Lower, seconds",
        "Catch, seconds",
        "Push up, seconds",
        "Set, seconds",
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


def test_a_new_window_fits_a_small_laptop(make_window: WindowMaker) -> None:
    """The window can be made as small as 960 x 640."""
    window = make_window(size=(960, 640))
    assert (window.width(), window.height()) == (960, 640)
    assert isinstance(window, MainWindow)
