"""The settings: each counts at once, and the sound delay can be set by ear and eye."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.main_window import MainWindow
from legcurl_timer.gui.theme import DARK, LIGHT
from legcurl_timer.settings import AudioChoice, LastUsed, Settings, ThemeChoice

from .conftest import WindowMaker


@pytest.fixture
def window(make_window: WindowMaker) -> MainWindow:
    """Give a window with its settings open."""
    made = make_window(settings=Settings(theme=ThemeChoice.DARK))
    made._on_settings_requested()
    return made


def test_the_theme_changes_at_once(window: MainWindow) -> None:
    """Choosing light colours paints the page in them."""
    corner = window._settings_page.grab().toImage().pixelColor(2, 2)
    assert corner == QColor(DARK.background)
    window._settings_page._themes._buttons[ThemeChoice.LIGHT].click()
    corner = window._settings_page.grab().toImage().pixelColor(2, 2)
    assert corner == QColor(LIGHT.background)


def test_the_delay_moves_the_mark(window: MainWindow, qtbot: QtBot) -> None:
    """While the test runs the mark follows the ticks, and a longer delay lets it come later."""
    page = window._settings_page
    page._test.click()
    qtbot.waitUntil(lambda: page.mark._since_tick_ms is not None, timeout=3_000)
    track = window._trim._track
    early, late = track.since_tick_ms(0), track.since_tick_ms(200)
    assert (early - late) % 1_000 in range(190, 211)
    page._test.click()
    assert page.mark._since_tick_ms is None
    assert window._trim._track is None


def test_leaving_the_page_ends_the_test(window: MainWindow, qtbot: QtBot) -> None:
    """No tick goes on behind another page."""
    window._settings_page._test.click()
    qtbot.keyClick(window._settings_page, Qt.Key.Key_Escape)
    assert window._trim._track is None


def test_the_delay_reaches_the_next_set(window: MainWindow, qtbot: QtBot) -> None:
    """A set starts later by the delay, so that the picture waits for the sound."""
    for _ in range(20):
        window._settings_page._trim.box.stepUp()
    assert window._settings.trim_ms == 200
    qtbot.keyClick(window._settings_page, Qt.Key.Key_Space)
    assert window._controller._pacer._trim_ms == 200


def test_less_motion_keeps_figure_and_ring_still(make_window: WindowMaker, qtbot: QtBot) -> None:
    """With less motion the strip moves on while figure and ring stay as they are."""
    settings = Settings(reduced_motion=True, last_used={"seated": LastUsed("5-1-5-1", 2, 0)})
    window = make_window(settings=settings)
    window.start_set()
    page = window._set
    qtbot.waitUntil(lambda: page._strip._head_x > 20, timeout=4_000)
    before = page._strip._head_x
    share, figure = page._ring._share, page._figure.grab().toImage()
    qtbot.waitUntil(lambda: page._strip._head_x > before + 5, timeout=4_000)
    assert page._ring._share == share == 1
    assert page._figure.grab().toImage() == figure


def test_a_sound_folder_is_chosen_and_given_up(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chosen folder is used and remembered, and one press brings our own sounds back."""
    page = window._settings_page
    window.load_studio()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page._choose.click()
    assert window._settings.sound_pack == str(tmp_path)
    assert "ours play" in window._notice.text()
    page._own.click()
    assert window._settings.sound_pack == ""
    assert window._notice.text() == ""
    assert not page._own.isEnabled()


def test_the_output_is_chosen(window: MainWindow) -> None:
    """A chosen output is remembered."""
    window._settings_page._audio._buttons[AudioChoice.SOUNDDEVICE].click()
    assert window._settings.audio is AudioChoice.SOUNDDEVICE
