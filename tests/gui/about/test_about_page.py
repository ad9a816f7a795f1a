"""About: what runs here, to be copied, and the licences, to be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from support.window_page import WindowOpener, WindowPage

from legcurl_timer import __version__
from legcurl_timer.gui.about import about_page
from legcurl_timer.installed import Part

ESCAPE, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return


@pytest.fixture
def window(open_window: WindowOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowPage:
    """Give a window with About open, reached from the settings; the program is made of little."""
    licence = tmp_path / "LICENSE"
    licence.write_text("Do as you like.\n" * 200)
    made_of = [
        Part("legcurl-timer", "1.0", "MIT", files=(licence,)),
        Part("quiet", "2.0", "", "https://quiet.example"),
    ]
    monkeypatch.setattr(about_page, "parts", lambda: made_of)
    page = open_window()
    page.show_settings()
    page.click("About")
    return page


def test_what_runs_here_can_be_copied(window: WindowPage, tmp_path: Path) -> None:
    """Everything that is told is copied for a report, which the button confirms."""
    told = "\n".join(window.texts).replace("\u200b", "")
    assert __version__ in told
    assert str(tmp_path) in told
    window.click("Copy")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"legcurl-timer {__version__}\nPython: 3.")
    assert f"Data folder: {tmp_path}" in copied
    assert window.button("Copied")


def test_a_licence_is_read_and_left_by_keys(window: WindowPage) -> None:
    """Enter opens a licence, the arrow keys scroll it, and Esc goes back step by step."""
    window.focus("legcurl-timer 1.0")
    window.press(ENTER)
    text = window.the(QPlainTextEdit, "Licence")
    assert text.toPlainText().startswith("Do as you like.")
    window.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert text.verticalScrollBar().value() > 0

    window.press(ESCAPE)
    assert "legcurl-timer 1.0" in window.focused
    window.press(ESCAPE)
    assert window.shown == "settings"
    window.press(ESCAPE)
    assert window.shown == "prepare"


def test_a_licence_without_a_text(window: WindowPage) -> None:
    """Where a package brought no text along, it is said where it stands."""
    window.click("quiet 2.0")
    assert "https://quiet.example" in window.texts
    assert "did not bring" in window.the(QPlainTextEdit).toPlainText()


def test_space_starts_the_set_from_here(window: WindowPage) -> None:
    """As everywhere, Space starts, also from within a licence."""
    window.click("legcurl-timer 1.0")
    window.press(Qt.Key.Key_Space)
    assert window.shown == "set"
