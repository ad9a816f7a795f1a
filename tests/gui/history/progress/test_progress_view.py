"""The plots as they are used: chosen, pointed at, walked through by keyboard, opened."""

import sqlite3
import subprocess
import sys
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from support.training import train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.core.text import short_date_text
from legcurl_timer.gui.history.progress.plot import Plot
from legcurl_timer.gui.history.progress.progress_view import ProgressView
from legcurl_timer.gui.style.theme import DARK, LIGHT, style_sheet
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

MONDAY = date(2025, 5, 12)
WEEK = timedelta(weeks=1)


@pytest.fixture
def view(qtbot: QtBot, variations: tuple[Variation, ...]) -> ProgressView:
    """Give the plots as they are beside the sessions of a window of 1280 x 800."""
    shown = ProgressView(variations)
    qtbot.addWidget(shown)
    shown.setStyleSheet(style_sheet(DARK, 1))
    shown.set_theme(DARK)
    shown.resize(560, 500)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def trained(store: Store) -> list[SessionRecord]:
    """Keep three sessions of one set each, a week apart, and return them."""
    return train(store, [working_set(MONDAY + at * WEEK, 8 + at, tut_ms=40_000 + at) for at in range(3)])


class PaintWatch(QObject):
    """Counts how often a widget is painted."""

    painted = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        self.painted += event.type() is QEvent.Type.Paint
        return False


def plot_of(view: ProgressView) -> Plot:
    """Return the plot with the focus on it."""
    plot = view.findChild(Plot)
    assert isinstance(plot, Plot)
    plot.setFocus()
    return plot


def place_of(plot: Plot, number: int) -> QPoint:
    """Return where a mark is on the plot."""
    x, y, _ = plot._picture._pixels()
    return plot._picture.mapTo(plot, QPointF(x[number], y[number])).toPoint()


def button(view: ProgressView, text: str) -> QPushButton:
    """Return the button that chooses a plot."""
    return next(each for each in view.findChildren(QPushButton) if each.text() == text)


def texts(view: ProgressView) -> str:
    """Return all that can be read outside the picture."""
    return "\n".join(label.text() for label in (view._caption, view._said, view._empty) if label.isVisible())


def test_an_empty_history_says_something_friendly(view: ProgressView, store: Store) -> None:
    """Instead of empty axes there is a line; another one where only the filter finds nothing."""
    view.show_progress(store, EVERYTHING)
    assert texts(view) == "Nothing to plot yet. Your first set will stand here."
    view.show_progress(store, Scope("nordic"))
    assert texts(view) == "No sets of this kind in these days."
    assert not plot_of(view).isVisible()


def test_what_cannot_be_plotted_is_said(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """Sets without a load leave no bars of zero behind, but the reason."""
    train(store, [working_set(MONDAY)])
    view.show_progress(store, EVERYTHING)
    qtbot.mouseClick(button(view, "Load"), Qt.MouseButton.LeftButton)
    assert texts(view) == "Nothing to plot here. Left out: 1 set without a load in kg or lb."


@pytest.mark.usefixtures("trained")
def test_keys_go_from_mark_to_mark(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """Arrows, Home and End reach every mark, and stop at the ends; each says its value."""
    view.show_progress(store, EVERYTHING)
    plot = plot_of(view)
    assert plot.accessibleName() == "Time under tension a set"
    for key, reps in (
        (Qt.Key.Key_Left, 10),
        (Qt.Key.Key_Left, 9),
        (Qt.Key.Key_Left, 8),
        (Qt.Key.Key_Left, 8),
        (Qt.Key.Key_End, 10),
        (Qt.Key.Key_Right, 10),
        (Qt.Key.Key_Home, 8),
        (Qt.Key.Key_Right, 9),
    ):
        qtbot.keyClick(plot, key)
        assert f"{reps} reps" in plot.accessibleDescription()
        assert plot.accessibleDescription() in texts(view)


def test_enter_opens_the_session(
    view: ProgressView, store: Store, trained: list[SessionRecord], qtbot: QtBot
) -> None:
    """Enter names the session of the mark that has been reached, and does nothing before that."""
    view.show_progress(store, EVERYTHING)
    plot = plot_of(view)
    with qtbot.assertNotEmitted(view.session_chosen):
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    qtbot.keyClick(plot, Qt.Key.Key_End)
    with qtbot.waitSignal(view.session_chosen) as opened:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert opened.args == [trained[-1].uid]


@pytest.mark.parametrize("kind", ["Time under tension", "Reps", "Tension"])
def test_pointing_says_the_value_and_a_click_opens(
    view: ProgressView, store: Store, trained: list[SessionRecord], qtbot: QtBot, kind: str
) -> None:
    """The mouse finds points and bars where they are drawn."""
    view.show_progress(store, EVERYTHING)
    qtbot.mouseClick(button(view, kind), Qt.MouseButton.LeftButton)
    plot = plot_of(view)
    QApplication.processEvents()
    for number, session in enumerate(trained):
        qtbot.mouseMove(plot, place_of(plot, number))
        assert short_date_text(MONDAY + number * WEEK) in texts(view)
        with qtbot.waitSignal(view.session_chosen) as opened:
            qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place_of(plot, number))
        assert opened.args == [session.uid]


def test_a_week_off_opens_nothing(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """A week without training can be reached and says so, but has no session."""
    train(store, [working_set(MONDAY), working_set(MONDAY + 2 * WEEK)])
    view.show_progress(store, EVERYTHING)
    qtbot.mouseClick(button(view, "Reps"), Qt.MouseButton.LeftButton)
    plot = plot_of(view)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert "no training" in texts(view)
    with qtbot.assertNotEmitted(view.session_chosen):
        qtbot.keyClick(plot, Qt.Key.Key_Return)


@pytest.mark.usefixtures("trained")
def test_other_keys_and_the_focus_go_on(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """The plot takes no key that has a meaning elsewhere, and Tab leads in and out of it."""
    view.show_progress(store, EVERYTHING)
    plot = plot_of(view)
    reached: list[str] = []
    for _ in range(4):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        reached.append(type(view.focusWidget()).__name__)
    assert reached == ["QPushButton", "Plot", "QPushButton", "Plot"]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_PageDown):
        qtbot.keyClick(plot, key)
    assert plot.accessibleDescription() == ""


@pytest.mark.usefixtures("trained")
def test_the_wheel_and_the_right_button_change_nothing(
    view: ProgressView, store: Store, qtbot: QtBot
) -> None:
    """Nothing zooms, moves or opens a menu: what is shown stays what is shown."""
    view.show_progress(store, EVERYTHING)
    plot = plot_of(view)
    QApplication.processEvents()
    before = plot._picture._pixels()[0].tolist()
    middle = QPointF(plot.rect().center())
    wheel = QWheelEvent(
        middle,
        plot.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, wheel)
    with qtbot.assertNotEmitted(view.session_chosen):
        qtbot.mouseClick(plot, Qt.MouseButton.RightButton, pos=place_of(plot, 0))
    QApplication.processEvents()
    assert plot._picture._pixels()[0].tolist() == before
    assert QApplication.activePopupWidget() is None
    assert not wheel.isAccepted()


def test_left_and_right_are_offered_where_they_make_sense(
    view: ProgressView, store: Store, qtbot: QtBot
) -> None:
    """The plot of both legs comes with one-leg lifts, and goes back to the sets with others."""
    train(
        store,
        [
            working_set(MONDAY, variation="standing", leg=Leg.LEFT),
            working_set(MONDAY, variation="standing", leg=Leg.RIGHT, minute=5),
            working_set(MONDAY, minute=10),
        ],
    )
    view.show_progress(store, Scope("standing"))
    legs = button(view, "Left and right")
    assert legs.isVisible()
    qtbot.mouseClick(legs, Qt.MouseButton.LeftButton)
    assert "left and right" in texts(view)
    assert "Left" in view._legend.text()
    view.show_progress(store, EVERYTHING)
    assert not legs.isVisible()
    assert button(view, "Time under tension").isChecked()
    assert texts(view).startswith("Time under tension a set")


@pytest.mark.usefixtures("trained")
def test_the_chosen_plot_stays(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """Another filter shows the same plot of other sets."""
    view.show_progress(store, EVERYTHING)
    qtbot.mouseClick(button(view, "Reps"), Qt.MouseButton.LeftButton)
    view.show_progress(store, Scope("lying"))
    assert texts(view).startswith("Reps a week")


@pytest.mark.usefixtures("trained")
def test_a_change_of_colours_keeps_the_reached_mark(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """Light instead of dark repaints the plot and leaves the reader where she was."""
    view.show_progress(store, EVERYTHING)
    plot = plot_of(view)
    qtbot.keyClick(plot, Qt.Key.Key_End)
    dark, said = picture(view), texts(view)
    view.setStyleSheet(style_sheet(LIGHT, 1))
    view.set_theme(LIGHT)
    QApplication.processEvents()
    assert picture(view) != dark
    assert texts(view) == said
    assert plot._reached == 2


def picture(view: ProgressView) -> QImage:
    """Return what is seen."""
    return view.grab().toImage()


@pytest.mark.parametrize("size", [(560, 500), (420, 340)])
@pytest.mark.parametrize("weeks", [1, 6, 520])
def test_everything_drawn_is_inside(
    view: ProgressView, store: Store, size: tuple[int, int], weeks: int
) -> None:
    """With one set, with many and with ten years, all marks lie inside the plot, none below zero."""
    train(store, [working_set(MONDAY + at * WEEK, 6 + at % 7, kg=40) for at in range(weeks)])
    view.resize(*size)
    view.show_progress(store, EVERYTHING)
    for text in ("Time under tension", "Reps", "Load", "Tension"):
        button(view, text).click()
        QApplication.processEvents()
        shown = plot_of(view)._picture
        x, y, _ = shown._pixels()
        assert x.min() > 0
        assert x.max() < shown.width()
        assert y.min() > 0
        assert y.max() < shown.height()
        assert shown._plot.getViewBox().viewRange()[1][0] == 0


def test_a_history_that_cannot_be_read_is_said(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """A failing database is a line, not a traceback, also when another plot is chosen."""
    train(store, [working_set(MONDAY)])
    view.show_progress(store, EVERYTHING)
    with sqlite3.connect(":memory:") as broken:
        view.show_progress(Store(broken, store.path), EVERYTHING)
    broken.close()
    assert texts(view).startswith("The history cannot be read just now: ")
    qtbot.mouseClick(button(view, "Reps"), Qt.MouseButton.LeftButton)
    assert texts(view).startswith("The history cannot be read just now: ")


@pytest.mark.usefixtures("trained")
def test_nothing_moves_while_nobody_does(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """A plot that is only looked at is not painted again."""
    view.show_progress(store, EVERYTHING)
    watch = PaintWatch()
    plot_of(view)._picture._view.viewport().installEventFilter(watch)

    def is_quiet() -> bool:
        before = watch.painted
        qtbot.wait(100)
        return watch.painted == before

    qtbot.waitUntil(is_quiet)


def test_the_window_does_without_pyqtgraph() -> None:
    """Importing the window does not import pyqtgraph, which would make every start slower."""
    code = "import sys, legcurl_timer.gui.window.main_window; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
