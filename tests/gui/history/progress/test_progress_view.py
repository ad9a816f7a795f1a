"""The plots as they are used: chosen, pointed at, walked through by keyboard, opened."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.controls import button_of
from support.kept_sets import history_in
from support.measured import measurement
from support.training import train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.core.text import short_date_text
from legcurl_timer.gui.history.progress.chart_widget import ChartWidget
from legcurl_timer.gui.history.progress.progress_view import ProgressView
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.gui.window.pages import PAGES
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store
from tests.gui.painting import watched

LIFTS = load_variations()

MONDAY = date(2025, 5, 12)
WEEK = timedelta(weeks=1)


@pytest.fixture
def view(qtbot: QtBot) -> ProgressView:
    """Give the plots as they are beside the sessions of a window of 1280 x 800."""
    shown = ProgressView(LIFTS)
    qtbot.addWidget(shown)
    shown.setStyleSheet(style_sheet(DARK, 1))
    shown.set_theme(DARK)
    shown.resize(560, 500)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def trained(view: ProgressView, store: Store) -> list[SessionRecord]:
    """Plot three sessions of one set each, a week apart, and return them."""
    sessions = train(store, [working_set(MONDAY + at * WEEK, 8 + at, tut_ms=40_000 + at) for at in range(3)])
    view.show_progress(store, EVERYTHING)
    button_of(view, "Time under tension").click()
    return sessions


def chart_in(view: ProgressView) -> ChartWidget:
    """Return the chart, drawn, with the focus on it."""
    view._plot.setFocus()
    QApplication.processEvents()
    return view._plot


def place_of(chart: ChartWidget, number: int) -> QPoint:
    """Return where a mark is drawn."""
    mark = chart._marks[number]
    scene = chart._box.mapViewToScene(QPointF(mark.x, mark.y))
    return chart._view.mapTo(chart, chart._view.mapFromScene(scene))


def texts(view: ProgressView) -> str:
    """Return all that can be read outside the picture."""
    return "\n".join(label.text() for label in (view._caption, view._said, view._empty) if label.isVisible())


def test_an_empty_history_says_something_friendly(view: ProgressView, store: Store) -> None:
    """Instead of empty axes there is a line, others where only filter or measure find nothing."""
    view.show_progress(store, EVERYTHING)
    assert texts(view) == "Nothing to plot yet. Your first set will stand here."
    view.show_progress(store, Scope("nordic"))
    assert texts(view) == "No sets of this kind in these days."
    assert not view._plot.isVisible()
    train(store, [working_set(MONDAY)])
    button_of(view, "Load").click()
    view.show_progress(store, EVERYTHING)
    assert texts(view) == "Nothing to plot here. Left out: 1 set without a load in kg or lb."


@pytest.mark.usefixtures("trained")
def test_keys_go_from_mark_to_mark(view: ProgressView, qtbot: QtBot) -> None:
    """Arrows, Home and End reach every mark, and stop at the ends; each says its value."""
    chart = chart_in(view)
    assert chart.accessibleName() == "Time under tension a set"
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
        qtbot.keyClick(chart, key)
        assert f"{reps} reps" in chart.accessibleDescription()
        assert chart.accessibleDescription() in texts(view)


def test_enter_opens_the_session(view: ProgressView, trained: list[SessionRecord], qtbot: QtBot) -> None:
    """Enter names the session of the mark that has been reached, and does nothing before that."""
    chart = chart_in(view)
    with qtbot.assertNotEmitted(view.session_chosen):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    with qtbot.waitSignal(view.session_chosen) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [trained[-1].uid]


@pytest.mark.parametrize("kind", ["Time under tension", "Reps", "Tension"])
def test_pointing_says_the_value_and_a_click_opens(
    view: ProgressView, trained: list[SessionRecord], qtbot: QtBot, kind: str
) -> None:
    """The mouse finds points and bars where they are drawn."""
    button_of(view, kind).click()
    chart = chart_in(view)
    for number, session in enumerate(trained):
        place = place_of(chart, number)
        qtbot.mouseMove(chart, place)
        assert short_date_text(MONDAY + number * WEEK) in texts(view)
        with qtbot.waitSignal(view.session_chosen) as opened:
            qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
        assert opened.args == [session.uid]


def test_a_week_off_opens_nothing(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """A week without training can be reached and says so, but has no session."""
    train(store, [working_set(MONDAY), working_set(MONDAY + 2 * WEEK)])
    view.show_progress(store, EVERYTHING)
    button_of(view, "Reps").click()
    chart = chart_in(view)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
    assert "no training" in texts(view)
    with qtbot.assertNotEmitted(view.session_chosen):
        qtbot.keyClick(chart, Qt.Key.Key_Return)


@pytest.mark.usefixtures("trained")
def test_other_keys_and_the_focus_go_on(view: ProgressView, qtbot: QtBot) -> None:
    """The plot takes no key that has a meaning elsewhere, and Tab leads in and out of it."""
    chart = chart_in(view)
    reached: list[str] = []
    for _ in range(4):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        reached.append(type(view.focusWidget()).__name__)
    assert reached == ["QPushButton", "ChartWidget", "QPushButton", "ChartWidget"]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_PageDown):
        qtbot.keyClick(chart, key)
    assert chart.accessibleDescription() == ""


@pytest.mark.usefixtures("trained")
def test_the_wheel_and_the_right_button_change_nothing(view: ProgressView, qtbot: QtBot) -> None:
    """Nothing zooms, moves or opens a menu: what is shown stays what is shown."""
    chart = chart_in(view)
    before = place_of(chart, 0)
    middle = QPointF(chart.rect().center())
    wheel = QWheelEvent(
        middle,
        chart.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, wheel)
    with qtbot.assertNotEmitted(view.session_chosen):
        qtbot.mouseClick(chart, Qt.MouseButton.RightButton, pos=before)
    QApplication.processEvents()
    assert place_of(chart, 0) == before
    assert QApplication.activePopupWidget() is None
    assert not wheel.isAccepted()


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Store]:
    """Give an empty history that can be read in another thread."""
    with history_in(tmp_path) as empty:
        yield empty


def test_what_was_measured_is_plotted(view: ProgressView, on_disk: Store, qtbot: QtBot) -> None:
    """It is read aside, so that the window goes on meanwhile; where nothing was measured, a line says so."""
    train(on_disk, [working_set(MONDAY)])
    for scope, line in (
        (EVERYTHING, "Nothing measured yet."),
        (Scope("lying"), "Nothing was measured of this"),
    ):
        view.show_progress(on_disk, scope)
        button_of(view, "How even").click()
        assert texts(view) == "Reading what was measured\u2026"
        qtbot.waitUntil(lambda line=line: texts(view).startswith(line))
    sessions = train(
        on_disk, [working_set(MONDAY + at * WEEK, measurement=measurement("orrqos")) for at in (1, 2, 3)]
    )
    for kind in 5 * ("How even", "Rushed reps", "Reps", "Rushed reps", "How even"):
        button_of(view, kind).click()
        qtbot.waitUntil(view._plot.isVisible)
        chart = chart_in(view)
        inside = chart._view.geometry()
        assert all(inside.contains(place_of(chart, number)) for number in range(len(chart._marks)))
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert "about 92 % of what was asked" in texts(view)
    with qtbot.waitSignal(view.session_chosen) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [sessions[-1].uid]


def test_what_was_wanted_before_is_not_shown(view: ProgressView, on_disk: Store, qtbot: QtBot) -> None:
    """Whoever chooses another plot while one is being read sees that other one, and so it stays."""
    train(on_disk, [working_set(MONDAY, measurement=measurement("orrqos"))])
    view.show_progress(on_disk, EVERYTHING)
    with qtbot.waitSignal(view._measured_read):
        button_of(view, "How even").click()
        button_of(view, "Reps").click()
    QApplication.processEvents()
    assert texts(view).startswith("Reps a week")


def test_a_measured_plot_that_cannot_be_read_is_said(
    view: ProgressView, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    """It is a line here as well."""
    view.show_progress(Store(store.connection, tmp_path / "none.sqlite3"), EVERYTHING)
    button_of(view, "Rushed reps").click()
    qtbot.waitUntil(lambda: texts(view).startswith("The history cannot be read just now: "))


def test_left_and_right_are_offered_where_they_make_sense(view: ProgressView, store: Store) -> None:
    """The plot of both legs comes with one-leg lifts, and goes back to the first one with others."""
    legs = (Leg.LEFT, Leg.RIGHT)
    train(
        store, [working_set(MONDAY, variation="standing", leg=leg, minute=at) for at, leg in enumerate(legs)]
    )
    train(store, [working_set(MONDAY + WEEK)])
    view.show_progress(store, Scope("standing"))
    button = button_of(view, "Left and right")
    button.click()
    assert button.isVisible()
    assert "left and right" in texts(view)
    assert [label.text for _, label in view._plot._legend.items] == ["Left", "Right"]
    view.show_progress(store, EVERYTHING)
    assert not button.isVisible()
    assert texts(view).startswith("Reps a week")


@pytest.mark.parametrize(
    ("facts", "first"), [({"kg": 40}, "Load times reps a week, kg"), ({}, "Reps a week")]
)
def test_load_is_the_first_plot(view: ProgressView, store: Store, facts: dict[str, Any], first: str) -> None:
    """What is on the bar is shown until another plot is chosen, and the reps where no load is known."""
    train(store, [working_set(MONDAY, **facts)])
    view.show_progress(store, EVERYTHING)
    assert texts(view).startswith(first)
    button_of(view, "Tension").click()
    view.show_progress(store, Scope("lying"))
    assert texts(view).startswith("Time under tension a week")


@pytest.mark.usefixtures("trained")
def test_what_is_looked_at_stays(view: ProgressView, store: Store, qtbot: QtBot) -> None:
    """Another filter shows the same plot; other colours repaint it and leave the reader where she was."""
    button_of(view, "Reps").click()
    view.show_progress(store, Scope("lying"))
    assert texts(view).startswith("Reps a week")
    qtbot.keyClick(chart_in(view), Qt.Key.Key_End)
    dark, said = view.grab().toImage(), texts(view)
    view.set_theme(LIGHT)
    QApplication.processEvents()
    assert view.grab().toImage() != dark
    assert texts(view) == said
    assert view._plot._reached == 2


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
        button_of(view, text).click()
        chart = chart_in(view)
        inside = chart._view.geometry()
        assert all(inside.contains(place_of(chart, number)) for number in range(len(chart._marks)))
        assert chart._box.viewRange()[1][0] == 0


def test_a_history_that_cannot_be_read_is_said(view: ProgressView, store: Store) -> None:
    """A failing database is a line, not a traceback, also when another plot is chosen."""
    with sqlite3.connect(":memory:") as broken:
        view.show_progress(Store(broken, store.path), EVERYTHING)
    button_of(view, "Reps").click()
    assert texts(view).startswith("The history cannot be read just now: ")


@pytest.mark.usefixtures("trained")
def test_nothing_moves_while_nobody_does(view: ProgressView, qtbot: QtBot) -> None:
    """A plot that is only looked at is not painted again."""
    watch = watched(chart_in(view)._view.viewport())

    def is_quiet() -> bool:
        before = len(watch.areas)
        qtbot.wait(100)  # real time passes: that is what must not cause painting
        return len(watch.areas) == before

    qtbot.waitUntil(is_quiet)


def test_the_window_does_without_pyqtgraph() -> None:
    """Nothing brings pyqtgraph in before a plot is wanted: no window, workings or page."""
    modules = ("legcurl_timer.gui.window.workings", *(row.module for row in PAGES))
    code = f"import sys, {', '.join(modules)}; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
