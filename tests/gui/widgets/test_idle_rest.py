"""The figure of the prepare page stands still while nobody is there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QWindow, QWindowStateChangeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fake_clock import FakeClock

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.gui.prepare.lift_panel import LiftPanel
from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.widgets.idle_rest import REST_AFTER_MS

FRAME_MS = 16


class WatchedPanel(LiftPanel):
    """A panel that is on the screen, on a clock of its own, and counts how often its figure is painted."""

    def __init__(self, qtbot: QtBot, clock: FakeClock) -> None:
        super().__init__(clock)
        self.clock = clock
        self.contractions: list[float] = []
        self._qtbot = qtbot
        self._figure.set_contraction = self.contractions.append
        self.set_theme(DARK)
        self.show_prescription(SetPrescription.by_default(load_variations()[0]))
        qtbot.addWidget(self)
        self.show()
        qtbot.waitExposed(self)
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)

    def moves(self) -> bool:
        """Let some frames' time go by and return whether the figure has moved."""
        before = len(self.contractions)
        for _ in range(4):
            self.clock.advance(FRAME_MS)
            self._qtbot.wait(FRAME_MS)
        return len(self.contractions) > before

    def told(self, event: QEvent) -> None:
        """Have the system tell the window something."""
        QApplication.sendEvent(self.windowHandle(), event)


@pytest.fixture
def panel(qtbot: QtBot) -> WatchedPanel:
    """Return a panel whose figure moves."""
    panel = WatchedPanel(qtbot, FakeClock())
    assert panel.moves()
    return panel


def rest(panel: WatchedPanel) -> None:
    """Let so much time go by without input that the figure rests."""
    panel.clock.advance(REST_AFTER_MS)
    assert not panel.moves()


def test_half_a_minute_without_input_is_a_rest(panel: WatchedPanel) -> None:
    """The figure moves for just under 30 s after the last input and then no more."""
    panel.clock.advance(REST_AFTER_MS - 1_000)
    assert panel.moves()
    panel.clock.advance(1_000)
    assert not panel.moves()


def test_a_key_wakes(panel: WatchedPanel) -> None:
    """At rest no timer runs, so that it costs nothing; the first key moves the figure for another 30 s."""
    rest(panel)
    assert not panel._ticker.isActive()
    QTest.keyClick(panel.windowHandle(), Qt.Key.Key_Shift)
    assert panel.moves()
    rest(panel)


def test_a_pointer_that_moves_wakes(panel: WatchedPanel) -> None:
    """Somebody who reaches for the mouse is there."""
    rest(panel)
    QTest.mouseMove(panel.windowHandle(), QPoint(5, 5))
    QTest.mouseMove(panel.windowHandle(), QPoint(9, 9))
    assert panel.moves()


def test_input_keeps_it_moving(panel: WatchedPanel) -> None:
    """Each input begins the 30 s anew."""
    for _ in range(3):
        panel.clock.advance(REST_AFTER_MS - 1_000)
        QTest.keyClick(panel.windowHandle(), Qt.Key.Key_Shift)
    assert panel.moves()


def test_a_window_that_is_left_rests_at_once(panel: WatchedPanel) -> None:
    """Another window has the keyboard: the figure rests until this one has it again."""
    panel.told(QFocusEvent(QEvent.Type.FocusOut))
    assert not panel.moves()
    panel.told(QFocusEvent(QEvent.Type.FocusIn))
    assert panel.moves()


def test_a_minimized_window_rests_at_once(panel: WatchedPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figure rests while the window is an icon, and moves when it is a window again."""
    normal = Qt.WindowState.WindowNoState
    monkeypatch.setattr(QWindow, "windowState", lambda _window: Qt.WindowState.WindowMinimized)
    panel.told(QWindowStateChangeEvent(normal))
    assert not panel.moves()
    monkeypatch.setattr(QWindow, "windowState", lambda _window: normal)
    panel.told(QWindowStateChangeEvent(Qt.WindowState.WindowMinimized))
    assert panel.moves()


def test_a_hidden_panel_rests(panel: WatchedPanel) -> None:
    """Another page, or a window that is put away: the figure rests, and moves when it is shown again."""
    panel.hide()
    assert not panel.moves()
    panel.show()
    assert panel.moves()


def test_after_a_rest_the_figure_goes_on_where_it_stood(panel: WatchedPanel) -> None:
    """Nothing jumps, however long the rest was."""
    panel.told(QFocusEvent(QEvent.Type.FocusOut))
    assert not panel.moves()
    seen = len(panel.contractions)
    panel.clock.advance(1_234)
    panel.told(QFocusEvent(QEvent.Type.FocusIn))
    assert panel.moves()
    assert panel.contractions[seen] == pytest.approx(panel.contractions[seen - 1], abs=0.05)


def test_a_key_does_not_move_what_shall_stand_still(panel: WatchedPanel) -> None:
    """With reduced motion no input wakes anything."""
    panel.set_still(True)
    QTest.keyClick(panel.windowHandle(), Qt.Key.Key_Shift)
    assert not panel.moves()
