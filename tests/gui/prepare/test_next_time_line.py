"""The line about the next time: offered once, taken only with a yes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from legcurl_timer.core.progression.suggestions import Suggestion, SuggestionKind
from legcurl_timer.core.progression.work_sets import Lift, RepRange
from legcurl_timer.gui.prepare.next_time_line import NextTimeLine
from legcurl_timer.history.queries.next_time import NextTime
from tests.gui.prepare.conftest import LIFTS

HARDER = Suggestion(SuggestionKind.HARDER, "42.5 kg, 8 reps", "8 reps twice running", RepRange(8, 8))
WHY_NOT = Suggestion(SuggestionKind.NEW_BASELINE, "New baseline, no suggestion", "pain was reported")
BALANCE = "For your information: the left leg did 12 % fewer reps."


@pytest.fixture
def line(qtbot: QtBot) -> NextTimeLine:
    """Give a line that has nothing to say yet."""
    made = NextTimeLine()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def lift() -> Lift:
    """Give the lying leg curl."""
    return Lift(LIFTS[0], LIFTS[0].tempo)


def buttons(line: NextTimeLine) -> list[QPushButton]:
    """Return the buttons that are shown."""
    return [each for each in line.findChildren(QPushButton) if each.isVisible()]


def test_nothing_to_say(line: NextTimeLine, lift: Lift) -> None:
    """Without a suggestion and a balance there is no line at all."""
    assert line.isHidden()
    line.show_next_time(NextTime(lift, HARDER))
    line.show_next_time(NextTime(lift))
    assert line.isHidden()


def test_a_suggestion_is_taken_by_a_yes(line: NextTimeLine, lift: Lift, qtbot: QtBot) -> None:
    """It is told once it is accepted, by Enter too, and not before; then it is gone."""
    told: list[Suggestion] = []
    line.accepted.connect(told.append)
    line.show_next_time(NextTime(lift, HARDER))
    assert line._line.text() == line.accessibleName() == HARDER.line
    assert [each.text() for each in buttons(line)] == ["Use it", "Not today"]
    assert not told
    line._use.setFocus()
    qtbot.keyClick(line._use, Qt.Key.Key_Space)
    assert told == [HARDER]
    assert line.isHidden()


def test_a_suggestion_that_was_refused_is_not_made_again(line: NextTimeLine, lift: Lift) -> None:
    """It stays away when the lift is shown again; the same one for another lift is another one."""
    told: list[Suggestion] = []
    line.accepted.connect(told.append)
    line.show_next_time(NextTime(lift, HARDER, BALANCE))
    line._leave.click()
    assert not told
    assert line.isVisible()
    assert (buttons(line), line._line.isHidden(), line._balance.text()) == ([], True, BALANCE)
    line.show_next_time(NextTime(Lift(LIFTS[1], lift.tempo), HARDER))
    assert len(buttons(line)) == 2
    line.show_next_time(NextTime(lift, HARDER))
    assert line.isHidden()


def test_why_there_is_none(line: NextTimeLine, lift: Lift) -> None:
    """Where nothing is suggested, the reason is shown and there is nothing to press."""
    line.show_next_time(NextTime(lift, WHY_NOT, BALANCE))
    assert line._line.text() == WHY_NOT.line
    assert line.accessibleName() == f"{WHY_NOT.line} {BALANCE}"
    assert not buttons(line)
