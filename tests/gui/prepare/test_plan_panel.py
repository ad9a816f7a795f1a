"""The plan: text field and steppers agree, and a good tempo is never lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.pacing.advice import rep_length_advice
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.gui.prepare.plan_panel import PlanPanel
from legcurl_timer.gui.state.settings_state import SettingsState
from tests.gui.prepare.conftest import plan_of

PanelMaker = Callable[[str], PlanPanel]


@pytest.fixture
def make_panel(qtbot: QtBot, tmp_path: Path, settings: SettingsState) -> PanelMaker:
    """Make a shown panel with a plan of ten reps."""

    def make(variation_id: str) -> PlanPanel:
        plan = plan_of(tmp_path, variation_id)
        plan.change(prescription=SetPrescription.by_default(plan.variation))
        panel = PlanPanel(plan, settings)
        qtbot.addWidget(panel)
        panel.show()
        return panel

    return make


def type_tempo(qtbot: QtBot, panel: PlanPanel, text: str) -> None:
    """Replace what stands in the tempo field, key by key."""
    panel._tempo._field.setFocus()
    panel._tempo._field.selectAll()
    qtbot.keyClicks(panel._tempo._field, text)


def shown_seconds(panel: PlanPanel) -> list[str]:
    """Return what the four steppers show, top to bottom."""
    return [stepper.box.text() for stepper in panel._tempo._steppers]


def reading(panel: PlanPanel) -> str:
    """Return the reading with plain spaces."""
    return panel._tempo._reading.text().replace("\u00a0", " ")


def test_the_default_is_read_in_the_order_performed(make_panel: PanelMaker) -> None:
    """The seated default reads as it is done, with its length and tension beside it."""
    panel = make_panel("seated")
    assert panel._tempo._field.text() == "3-1-1-1"
    assert reading(panel) == "pull 1 s \u00b7 squeeze 1 s \u00b7 slow 3 s \u00b7 stretch 1 s"
    assert panel._tempo._length.text() == "6 s a rep \u00b7 59 s under tension"
    assert [name.text() for name in panel._tempo._names] == [
        "Pull",
        "Squeeze",
        "Slow",
        "Stretch",
    ]
    assert shown_seconds(panel) == ["1 s", "1 s", "3 s", "1 s"]


def test_a_typed_tempo_reaches_the_steppers(make_panel: PanelMaker, qtbot: QtBot) -> None:
    """Reading, steppers and advice follow while it is typed; confirming shows its canonical form."""
    panel = make_panel("seated")
    type_tempo(qtbot, panel, "4/0/x/1")
    assert reading(panel) == "pull fast \u00b7 squeeze 1 s \u00b7 slow 4 s"
    assert shown_seconds(panel) == ["fast", "1 s", "4 s", "0 s"]
    qtbot.keyClick(panel._tempo._field, Qt.Key.Key_Return)
    assert panel._tempo._field.text() == "4-0-X-1"
    assert "Schoenfeld" not in panel._tempo._length.text()
    type_tempo(qtbot, panel, "5-1-2-1")
    assert rep_length_advice(panel._plan.variation, Tempo.parse("5-1-2-1")) in panel._tempo._length.text()


@pytest.mark.parametrize("nonsense", ["banana", "4/0/x/1/9/9", "45-0-1-1", "4/0/x/b", "0011"])
def test_nonsense_keeps_the_last_good_tempo(make_panel: PanelMaker, qtbot: QtBot, nonsense: str) -> None:
    """After a good tempo, nonsense is told in one line and changes nothing."""
    panel = make_panel("seated")
    type_tempo(qtbot, panel, "2-1-2-1")
    type_tempo(qtbot, panel, nonsense)
    assert str(panel._plan.prescription.tempo) == "2-1-2-1"
    qtbot.keyClick(panel._tempo._field, Qt.Key.Key_Return)
    assert panel._tempo._error.text().startswith("Character ")
    assert "2-1-2-1 stays" in panel._tempo._error.text()
    assert panel._tempo._field.text() == "2-1-2-1"
    assert reading(panel) == "pull 2 s \u00b7 squeeze 1 s \u00b7 slow 2 s \u00b7 stretch 1 s"


def test_the_error_waits_until_typing_stops(make_panel: PanelMaker, qtbot: QtBot) -> None:
    """Half a tempo is no mistake yet: the line comes only after a moment without a key."""
    panel = make_panel("seated")
    type_tempo(qtbot, panel, "4/0/y")
    assert panel._tempo._error.text() == ""
    qtbot.waitUntil(lambda: bool(panel._tempo._error.text()), timeout=3_000)
    assert panel._tempo._error.text().startswith('Character 5: "y" is not a number of seconds.')


@pytest.mark.parametrize(
    ("row", "tempo"), [(0, "3-1-1.5-1"), (1, "3-1-1-1.5"), (2, "3.5-1-1-1"), (3, "3-1.5-1-1")]
)
def test_steppers_stand_in_the_order_performed(
    make_panel: PanelMaker, qtbot: QtBot, row: int, tempo: str
) -> None:
    """The first stepper of the seated curl is the concentric, which is written third."""
    panel = make_panel("seated")
    with qtbot.waitSignal(panel._plan.changed):
        qtbot.keyClick(panel._tempo._steppers[row].box, Qt.Key.Key_Up)
    assert panel._tempo._field.text() == tempo == str(panel._plan.prescription.tempo)


def test_the_nordic_begins_with_the_eccentric(make_panel: PanelMaker) -> None:
    """The Nordic's steppers begin with the way down, and its own question adds the way up to the tension."""
    assert not make_panel("seated")._own_return.isVisible()
    panel = make_panel("nordic")
    assert [name.text() for name in panel._tempo._names] == ["Lower", "Catch", "Up", "Reset"]
    assert "20 s under tension" in panel._tempo._length.text()
    panel._own_return.click()
    assert panel._plan.prescription.own_return
    assert "30 s under tension" in panel._tempo._length.text()


@pytest.mark.parametrize(("typed", "reps"), [("7", 7), ("100", 100), ("1000", 10), ("0", 10), ("x", 10)])
def test_reps_can_be_typed(make_panel: PanelMaker, qtbot: QtBot, typed: str, reps: int) -> None:
    """A number in range counts once confirmed; anything else leaves the plan as it was."""
    panel = make_panel("seated")
    box = panel._numbers._reps.box
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, typed)
    panel.commit()
    assert panel._plan.prescription.reps == reps
