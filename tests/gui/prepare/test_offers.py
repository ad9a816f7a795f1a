"""What is offered above the start button: the next step, and a way back; and what was done the last time."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.progression.suggestions import Suggestion, SuggestionKind, suggested_plan
from legcurl_timer.core.progression.work_sets import Lift, RepRange
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.prepare.offer_line import OfferLine
from legcurl_timer.history.queries.next_time import NextTime
from tests.gui.prepare.conftest import LIFTS, Prepare, Prepared

LOAD = Load(LoadUnit.KG, 42_500)
LIFT = Lift(LIFTS[0], LIFTS[0].tempo)
HARDER = Suggestion(SuggestionKind.HARDER, "42.5 kg, 8 reps", "8 reps twice running", RepRange(8, 8), LOAD)
WHY_NOT = Suggestion(SuggestionKind.NEW_BASELINE, "New baseline, no suggestion", "pain was reported")
BALANCE = "For your information: the left leg did 12 % fewer reps."


class Past:
    """A history that says what a test lets it say."""

    def __init__(self, *suggestions: Suggestion | None, balance: str = "") -> None:
        self._told = {
            variation.id: NextTime(LIFT._replace(variation=variation), suggestion, balance)
            for variation, suggestion in zip(LIFTS, suggestions, strict=False)
        }
        self.access = self.opened = self

    def next_time(self, plan: WorkoutPlan, _steps: object) -> NextTime | None:
        """Return what is suggested for a lift."""
        return self._told.get(plan.prescription.variation.id)

    def last_line(self, _planned: object) -> str:
        """Return what was done."""
        return "Last, yesterday: 3 \u00d7 12"

    def last_load(self, _planned: object) -> Load:
        """Return what was lifted."""
        return Load(LoadUnit.KG, 40_000)

    def load_steps(self, _variation: str, steps: LoadSteps) -> LoadSteps:
        """Return steps as they were told."""
        return steps

    def week_line(self) -> str:
        """Return what there is to say of the week."""
        return "No set yet this week."

    def suggested(self, plan: WorkoutPlan, suggestion: Suggestion) -> tuple[WorkoutPlan, Load | None]:
        """Return a plan as it is suggested."""
        return suggested_plan(plan, suggestion), suggestion.weight


Remember = Callable[..., Prepared]


@pytest.fixture
def remember(prepare: Prepare, monkeypatch: pytest.MonkeyPatch) -> Remember:
    """Show the page with a past."""

    def show(*suggestions: Suggestion | None, balance: str = "") -> Prepared:
        page = prepare("lying")
        monkeypatch.setattr(page.page, "_history", Past(*suggestions, balance=balance))
        page.page.enter()
        return page

    return show


def offer(page: Prepared) -> tuple[str, list[str]]:
    """Return what is offered, and the buttons beside it."""
    lines = page.all(OfferLine)
    buttons = [
        each.text() for line in lines for each in line.findChildren(QPushButton) if not each.isHidden()
    ]
    return "".join(line.line for line in lines), buttons


def test_without_a_past(prepare: Prepare) -> None:
    """There is no line at all."""
    assert offer(prepare("lying")) == ("", [])


def test_the_last_time_is_told(remember: Remember) -> None:
    """Below the numbers stands what was done, left against right, and this week; the load is shown."""
    page = remember(None, balance=BALANCE)
    assert f"Last, yesterday: 3 \u00d7 12\n{BALANCE}\nNo set yet this week." in page.texts
    assert page.shown_in("Load") == ["40 kg"]
    assert offer(page) == ("", [])


def test_a_suggestion_is_taken_by_a_yes(remember: Remember) -> None:
    """Reps and load are planned once it is accepted, not before; then it is gone, for this lift alone."""
    page = remember(HARDER, HARDER)
    assert offer(page) == (HARDER.line, ["Use it"])
    assert page.plan.load is None
    page.click("Use it")
    assert (page.plan.load, page.plan.prescription.reps) == (LOAD, 8)
    assert page.shown_in("Load", "Reps") == ["42.5 kg", "8"]
    assert offer(page) == ("", [])
    page.plan.choose(LIFTS[1])
    assert offer(page) == (HARDER.line, ["Use it"])
    page.plan.choose(LIFTS[0])
    assert offer(page) == ("", [])


def test_why_there_is_none(remember: Remember) -> None:
    """Where nothing is suggested, the reason is shown and there is nothing to press."""
    assert offer(remember(WHY_NOT)) == (WHY_NOT.line, [])


def test_where_it_is_low_the_reason_is_left_out(remember: Remember) -> None:
    """It is the tool tip then."""
    page = remember(HARDER)
    page.page.resize(640, 400)
    assert f"{HARDER.advice}." in page.texts
    assert page.the(OfferLine).toolTip() == HARDER.line


def test_another_tempo_is_another_lift(remember: Remember) -> None:
    """A moment after the last change of it the history is asked again."""
    page = remember(HARDER, None)
    page.page._history = Past(WHY_NOT)
    page.press_step("Lower, seconds", 1)
    page.press_step("Lower, seconds", 1)
    assert offer(page)[0] == HARDER.line
    page.wait_until(lambda: offer(page)[0] == WHY_NOT.line)


def test_a_workout_to_go_on_with(remember: Remember) -> None:
    """It has a button above the start of a new one; where it is low only a way back is beside it."""
    page = remember(HARDER)
    asked: list[bool] = []
    page.page.go_on_requested.connect(lambda: asked.append(True))
    page.page.offer_workout("Lying leg curl \u00b7 Set 3 of 3")
    page.click("Go on with this workout\nLying leg curl \u00b7 Set 3 of 3")
    assert asked == [True]
    assert offer(page) == (HARDER.line, ["Use it"])
    page.page.resize(640, 400)
    assert page.button("Go on with this workout").text() == "Go on with this workout"
    assert offer(page) == ("", [])
    page.plan.set_up(page.plan.plan, "Slow is planned.", lambda: None)
    assert offer(page) == ("Slow is planned.", ["Undo"])
    page.click("Undo")
    page.page.offer_workout("")
    assert offer(page) == (HARDER.line, ["Use it"])


def test_it_can_be_taken_back_without_a_history(prepare: Prepare) -> None:
    """Where the history cannot be opened the undo is offered all the same."""
    page = prepare("lying")
    page.plan.set_up(WorkoutPlan.by_default(LIFTS[1]), "Slow is planned.", lambda: None)
    assert offer(page) == ("Slow is planned.", ["Undo"])


@pytest.mark.parametrize("how", ["button", "key"])
def test_what_was_set_up_can_be_taken_back(remember: Remember, how: str) -> None:
    """A preset comes with an undo that brings lift, plan and all else back; another change ends the offer."""
    page = remember(HARDER)
    before = page.plan.plan
    undone: list[str] = []
    plan = replace(WorkoutPlan.by_default(LIFTS[1]), sets=7)
    page.plan.set_up(plan, "Slow is planned.", lambda: undone.append("all"))
    assert page.plan.plan == plan
    assert offer(page) == ("Slow is planned.", ["Undo"])
    if how == "button":
        page.click("Undo")
    else:
        page.qtbot.keyClick(page.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.plan.plan, undone) == (before, ["all"])
    assert offer(page) == (HARDER.line, ["Use it"])
    page.plan.choose(LIFTS[1])
    assert page.plan.plan == WorkoutPlan.by_default(LIFTS[1])
    page.plan.set_up(plan, "Slow is planned.", lambda: undone.append("again"))
    page.step("Sets")
    assert offer(page) == ("", [])
    assert page.plan.plan.sets == 8
