"""Sets, reps, load and rest: stepped, typed, and what the start button makes of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from support.past import kg, lb
from support.window_page import WindowOpener

from legcurl_timer.core.language import speak
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.prepare.typed_numbers import bodyweight_word, read_load, read_rest_ms
from tests.gui.prepare.conftest import LIFTS, Prepare, Prepared

NUMBERS = ("Sets", "Reps", "Load", "Rest")


def test_they_start_out_as_the_lift_has_them(prepare: Prepare) -> None:
    """The load is not known before the first set; a rest is told in minutes."""
    assert prepare("lying").shown_in(*NUMBERS) == ["3", "8\u201312", "\u2013", "1:30"]
    assert prepare("nordic").shown_in(*NUMBERS) == ["2", "5", "\u2013", "2:00"]


@pytest.mark.parametrize(
    ("name", "sign", "shown"),
    [
        ("Sets", 1, "4"),
        ("Sets", -1, "2"),
        ("Reps", 1, "8\u201313"),
        ("Reps", -1, "8\u201311"),
        ("Load", 1, "2.5 kg"),
        ("Load", -1, "\u2013"),
        ("Rest", 1, "1:45"),
        ("Rest", -1, "1:15"),
    ],
)
def test_they_are_stepped(prepare: Prepare, name: str, sign: int, shown: str) -> None:
    """By their buttons, and the focus stays where it was."""
    page = prepare("lying")
    page.page.focus_first()
    before = page.focused
    page.press_step(name, sign)
    assert page.shown_in(name) == [shown]
    assert page.focused == before


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("Sets", "7", "7"),
        ("Sets", "0", "3"),
        ("Sets", "21", "3"),
        ("Reps", "100", "8\u2013100"),
        ("Reps", "6", "6"),
        ("Reps", "10-15", "10\u201315"),
        ("Reps", "15-10", "8\u201312"),
        ("Reps", "1000", "8\u201312"),
        ("Reps", "x", "8\u201312"),
        ("Rest", "45", "0:45"),
        ("Rest", "2:05", "2:05"),
        ("Rest", "11:00", "1:30"),
        ("Load", "42,5", "42.5 kg"),
        ("Load", "90 lb", "90 lb"),
        ("Load", "body", "body"),
    ],
)
def test_they_are_typed(prepare: Prepare, name: str, typed: str, shown: str) -> None:
    """What makes sense counts once it is confirmed or the set starts; anything else leaves the plan alone."""
    page = prepare("lying")
    page.fill(name, typed)
    page.page.take_over()
    assert page.shown_in(name) == [shown]


def test_the_load_goes_by_the_steps_of_the_lifter(prepare: Prepare) -> None:
    """From the planned one, else from that of the last time; an empty field leaves it to that again."""
    page = prepare("lying")
    steps = LoadSteps(kg=kg(1.25), lb=lb(2))
    page.page._panel.show_last("", kg(40), steps)
    assert page.shown_in("Load") == ["40 kg"]
    assert page.plan.load is None
    page.step("Load", 2)
    assert page.plan.load == kg(42.5)
    page.fill("Load", "90 lb")
    page.step("Load", -1)
    assert page.plan.load == lb(88)
    page.number("Load").lineEdit().selectAll()
    page.press(Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert page.plan.load is None
    assert page.shown_in("Load") == ["40 kg"]


def test_bands_have_names_and_no_steps(prepare: Prepare) -> None:
    """A band is typed, spaces and all; the body has no steps either."""
    page = prepare("standing-band")
    for sign in (-1, 1):
        page.press_step("Load", sign)
    assert page.plan.load is None
    page.fill("Load", "light blue")
    page.press(Qt.Key.Key_Return)
    assert page.plan.load == Load(LoadUnit.BAND, band="light blue")
    page.press_step("Load", 1)
    assert page.plan.load == Load(LoadUnit.BAND, band="light blue")


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("40", kg(40)),
        ("40 KG", kg(40)),
        ("40.125kg", kg(40.125)),
        ("999999", kg(2000)),
        (",5", kg(0.5)),
        ("-5", None),
        ("1.2345", None),
        ("red band", Load(LoadUnit.BAND, band="red")),
        ("", None),
        ("x" * 61, None),
        ("\u200b", None),
    ],
)
def test_a_load_is_read(text: str, load: Load | None) -> None:
    """An amount with or without its unit, or the name of a band."""
    assert read_load(text, LoadUnit.KG) == load


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("text", ["[Body]", "body", "[bodyweight]"])
def test_the_body_is_read_in_the_language_spoken(text: str) -> None:
    """The word that is shown can be typed, the English ones as well."""
    assert read_load(text, LoadUnit.KG) == Load(LoadUnit.BODYWEIGHT)


@pytest.mark.parametrize("language", ["es", "fr", "pt_BR"])
def test_the_body_is_typed_in_each_language(open_window: WindowOpener, language: str) -> None:
    """The word that is shown is typed into the plan, and none of its letters leads to another page."""
    speak(language)
    page = open_window("lying")
    page.fill("Load", bodyweight_word())
    page.press(Qt.Key.Key_Return)
    assert page.shown == "prepare"
    assert page.shown_in("Load") == [bodyweight_word()]


@pytest.mark.usefixtures("in_brackets")
def test_a_band_is_read_as_the_language_spoken_shows_it() -> None:
    """What is typed into the shown text is the name of the band alone."""
    assert read_load("[red band]", LoadUnit.KG) == Load(LoadUnit.BAND, band="red")


@pytest.mark.parametrize(
    ("text", "rest_ms"),
    [("90", 90_000), ("90 s", 90_000), ("1:30", 90_000), ("0", 0), ("1:60", None), ("-1", None), ("", None)],
)
def test_a_rest_is_read(text: str, rest_ms: int | None) -> None:
    """In seconds, or in minutes and seconds."""
    assert read_rest_ms(text, 600_000) == rest_ms


@pytest.mark.parametrize(
    ("changes", "of_set", "text"),
    [
        ({}, {}, "3 \u00d7 8\u201312"),
        ({}, {"bottom_reps": 0, "reps": 10}, "3 \u00d7 10"),
        ({"sets": 1}, {}, "8\u201312 reps"),
        ({"sets": 1}, {"bottom_reps": 0, "reps": 1}, "1 rep"),
        ({}, {"open_ended": True}, "3 sets"),
        ({"sets": 1}, {"open_ended": True}, "one set"),
        ({"reps_by_set": (12, 10, 8)}, {}, "12, 10, 8"),
    ],
)
def test_start_says_what_it_starts(
    prepare: Prepare, changes: dict[str, Any], of_set: dict[str, Any], text: str
) -> None:
    """The sets and reps as planned, and the key that starts them."""
    page = prepare("lying")
    page.plan.set_plan(replace(page.plan.plan, prescription=replace(page.plan.prescription, **of_set)))
    page.plan.change(**changes)
    assert page.start == f"Start {text} \u00b7 Space"


def test_an_odd_rest_is_not_rounded_by_being_shown(prepare: Prepare) -> None:
    """A plan from a file keeps its half seconds until the lifter changes them."""
    page = prepare("standing")
    page.plan.set_plan(replace(WorkoutPlan.by_default(LIFTS[2]), rest_ms=90_500, switch_ms=7_250))
    page.unfold()
    page.click("Wait for me after each rest")
    page.step("Sets")
    page.page.take_over()
    assert (page.plan.plan.rest_ms, page.plan.plan.switch_ms) == (90_500, 7_250)


def test_a_held_button_goes_on(prepare: Prepare) -> None:
    """After a moment it steps again and again, until it is let go."""
    page = prepare("lying")
    cell = page.cell("Sets")
    at = cell.place_of(1).center().toPoint()
    page.qtbot.mousePress(cell, Qt.MouseButton.LeftButton, pos=at)
    page.wait_until(lambda: page.plan.plan.sets >= 6)
    page.qtbot.mouseRelease(cell, Qt.MouseButton.LeftButton, pos=at)
    assert not QAbstractEventDispatcher.instance().registeredTimers(cell)


def test_the_wheel_steps_only_where_the_keyboard_is(prepare: Prepare) -> None:
    """Elsewhere it scrolls what lies behind."""
    page = prepare("lying")

    def turn() -> None:
        cell = page.cell("Sets")
        at, nothing = QPointF(cell.rect().center()), QPoint()
        event = QWheelEvent(
            at,
            cell.mapToGlobal(at),
            nothing,
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(cell, event)

    turn()
    assert page.plan.plan.sets == 3
    page.focus("Sets")
    turn()
    assert page.plan.plan.sets == 4


def looks(page: Prepared, do: Callable[[], object]) -> bool:
    """Return whether the number looks otherwise after something is done."""
    before = page.cell("Reps").grab().toImage()
    do()
    return page.cell("Reps").grab().toImage() != before


def test_where_the_keyboard_is_can_be_seen(prepare: Prepare) -> None:
    """A frame shows it, and what is typed is shown as it is typed."""
    page = prepare("lying")
    assert looks(page, lambda: page.focus("Reps"))
    assert looks(page, lambda: page.fill("Reps", "9"))
    assert page.shown_in("Reps") == ["9"]
    assert looks(page, page.page.focus_first)
    assert page.shown_in("Reps") == ["8\u20139"]
