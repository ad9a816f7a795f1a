"""A set's own facts: edited in place by keyboard, each told once, none lost to a slip."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.controls import button_of
from support.measured import measured_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord, new_uid
from legcurl_timer.gui.set_editor.set_editor import SetEditor

LIFTS = load_variations()

RECORD = SetRecord(
    new_uid(),
    Moment(1_790_000_000_000, 60),
    "standing",
    completed_reps=10,
    tempo="3-0-1-1",
    planned_reps=12,
    leg=Leg.LEFT,
    load=Load(LoadUnit.KG, 42_500),
    reserve_half_reps=3,
    form_kept=True,
    note="pad one hole lower",
)


class Revisions(list[SetRecord]):
    """What an editor told: the new records, each of which must follow on the one before."""

    def __init__(self, record: SetRecord) -> None:
        self.last = record

    def take(self, old: SetRecord, new: SetRecord) -> None:
        """Take down a revision."""
        assert old == self.last
        self.last = new
        self.append(new)


EditorMaker = Callable[..., tuple[SetEditor, Revisions]]


@pytest.fixture
def make_editor(qtbot: QtBot) -> EditorMaker:
    """Make a shown editor for a set, and take down what it tells."""

    def make(
        record: SetRecord = RECORD, *, one_leg: bool = True, known: tuple[Variation, ...] = ()
    ) -> tuple[SetEditor, Revisions]:
        editor, told = SetEditor(known), Revisions(record)
        editor.set_revised.connect(told.take)
        qtbot.addWidget(editor)
        editor.show_set(record, one_leg=one_leg)
        with qtbot.waitActive(editor):
            editor.show()
            editor.activateWindow()
        return editor, told

    return make


def type_over(qtbot: QtBot, text: str) -> None:
    """Replace what stands in the focused field, key by key, and press Enter."""
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "load"),
    [
        ("45", Load(LoadUnit.KG, 45_000)),
        ("47,5", Load(LoadUnit.KG, 47_500)),
        (" 47.125 kg ", Load(LoadUnit.KG, 47_125)),
        ("95 lb", Load(LoadUnit.LB, 95_000)),
        ("0", Load(LoadUnit.KG, 0)),
        ("", None),
    ],
)
def test_a_typed_load_counts(make_editor: EditorMaker, qtbot: QtBot, typed: str, load: Load | None) -> None:
    """Point and comma both do, any unit may be typed along, and an empty field stands for no load."""
    editor, told = make_editor()
    editor.focus_load()
    type_over(qtbot, typed)
    assert told == [replace(RECORD, load=load)]


@pytest.mark.parametrize("typed", ["4o", "2001", "95 stone"])
def test_a_load_that_cannot_be_read_is_kept_in_its_field(
    make_editor: EditorMaker, qtbot: QtBot, typed: str
) -> None:
    """A slip is answered by one line, nothing is told, and what was typed can be mended."""
    editor, told = make_editor()
    editor.focus_load()
    type_over(qtbot, typed)
    editor.focus_note()
    assert not told
    assert editor._error.text()
    assert "\n" not in editor._error.text()
    assert editor._load._field.text() == typed
    editor.focus_load()
    type_over(qtbot, "50")
    assert editor._error.text() == ""
    assert [record.load for record in told] == [Load(LoadUnit.KG, 50_000)]


def test_a_slip_stays_told_while_other_fields_are_filled_in(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """What cannot be read is not forgotten because something else could be."""
    editor, told = make_editor()
    editor.focus_load()
    type_over(qtbot, "4o" * 200)
    editor.answer_reserve(2)
    assert [record.reserve_half_reps for record in told] == [4]
    assert editor._error.text().startswith('"4o4o')
    assert len(editor._error.text()) < 80


def test_the_unit_can_be_corrected(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """Pounds keep the number, bodyweight needs none; back at kilograms an empty field stands for no load."""
    editor, told = make_editor()
    for unit in ("lb", "body", "kg"):
        button_of(editor, f"Load in: {unit}").click()
    type_over(qtbot, "")
    loads = [Load(LoadUnit.LB, 42_500), Load(LoadUnit.BODYWEIGHT), None]
    assert [record.load for record in told] == loads


def test_a_band_asks_for_its_name(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """Choosing the band tells nothing until it has a name, and the keyboard is where it is typed."""
    editor, told = make_editor()
    button_of(editor, "Load in: band").click()
    assert not told
    assert "name" in editor._error.text()
    type_over(qtbot, "red")
    assert [record.load for record in told] == [Load(LoadUnit.BAND, band="red")]
    assert editor._error.text() == ""


def test_the_next_set_is_asked_for_in_the_same_unit(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """A lifter who counts in pounds need not say so again."""
    editor, told = make_editor(replace(RECORD, load=Load(LoadUnit.LB, 95_000)))
    told.last = replace(RECORD, load=None)
    editor.show_set(told.last, one_leg=True)
    editor.focus_load()
    type_over(qtbot, "90")
    assert [record.load for record in told] == [Load(LoadUnit.LB, 90_000)]


@pytest.mark.parametrize(
    ("half_reps", "tiles"),
    [
        (None, ["0", "1", "2", "3", "4+"]),
        (8, ["0", "1", "2", "3", "(4+)"]),
        (3, ["0", "1", "(1.5)", "2", "3", "4+"]),
        (14, ["0", "1", "2", "3", "4+", "(7)"]),
    ],
)
def test_reps_in_reserve_are_tiles(make_editor: EditorMaker, half_reps: int | None, tiles: list[str]) -> None:
    """The one that is said is lit; half reps, and more than four, have one of their own while they are."""
    editor, told = make_editor(replace(RECORD, reserve_half_reps=half_reps))
    assert shown_tiles(editor) == tiles
    editor.answer_reserve(2)
    assert shown_tiles(editor) == ["0", "1", "(2)", "3", "4+"]
    button_of(editor, "Reps in reserve: 2").click()
    assert shown_tiles(editor) == ["0", "1", "2", "3", "4+"]
    assert [record.reserve_half_reps for record in told] == [4, None]


def shown_tiles(editor: SetEditor) -> list[str]:
    """Return what stands on the tiles from left to right, the lit one in brackets."""
    named = "Reps in reserve: "
    shown = [
        each
        for each in editor.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith(named)
    ]
    in_order = sorted(shown, key=lambda each: each.mapTo(editor, QPoint()).x())
    return [f"({each.text()})" if each.isChecked() else each.text() for each in in_order]


def test_half_a_rep_in_reserve(make_editor: EditorMaker) -> None:
    """A tick makes it half a rep more, and takes that back."""
    editor, told = make_editor(replace(RECORD, reserve_half_reps=None))
    editor.answer_reserve(1)
    for _ in range(2):
        editor._half.click()
    assert [record.reserve_half_reps for record in told] == [2, 3, 2]


def test_the_load_goes_by_steps(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """Plus and minus change the load by the lifter's own step, from nothing as well, and tell each time."""
    editor, told = make_editor(replace(RECORD, load=None))
    editor.use_steps(LoadSteps(kg=Load(LoadUnit.KG, 1_250)))
    for way in ("more", "more", "less"):
        button_of(editor, f"Load: one step {way}").click()
    button_of(editor, "Load in: lb").click()
    button_of(editor, "Load: one step more").click()
    assert [str(record.load) for record in told] == ["1.25 kg", "2.5 kg", "1.25 kg", "1.25 lb", "6.25 lb"]
    editor.focus_load()
    type_over(qtbot, "4o")
    button_of(editor, "Load: one step more").click()
    assert len(told) == 5
    assert "4o" in editor._error.text()


def test_looking_changes_nothing(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """Going through every field with Tab tells nothing, half reps and notes of several lines included."""
    record = replace(RECORD, note="two\nlines", load=None)
    _editor, told = make_editor(record)
    seen = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        seen.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [
        *("Reps done", "Reps in reserve: 1.5", "Load: one step less", "Load", "Load: one step more"),
        *("Load in: kg", "Leg: Left", "Form kept: Yes", "With the beat: Yes", "Note", "Pain in this set"),
        "and a half: Half a rep more in reserve",
    ]
    assert not told


@pytest.mark.parametrize("is_in_history", [False, True])
def test_each_answer_counts_at_once(make_editor: EditorMaker, qtbot: QtBot, *, is_in_history: bool) -> None:
    """Each is told as soon as it is chosen or left, and can be unsaid."""
    editor, told = make_editor(known=LIFTS if is_in_history else ())
    for name in ("Form kept: No", "Form kept: No", "Leg: Right"):
        button_of(editor, name).click()
    for answer in ("No", "No", "Yes"):
        button_of(editor, f"With the beat: {answer}").click()
    editor._pain.click()
    editor.focus_note()
    qtbot.keyClick(editor._note, Qt.Key.Key_End)
    qtbot.keyClicks(editor._note, ", better")
    editor.focus_reserve()
    assert [record.form_kept for record in told[:2]] == [False, None]
    assert [record.kept_beat for record in told[3:6]] == [False, None, True]
    assert [record.pain for record in told[5:]] == [False, True, True]
    note = "pad one hole lower, better"
    said = {"form_kept": None, "leg": Leg.RIGHT, "kept_beat": True, "pain": True, "note": note}
    assert told.last == replace(RECORD, **said)
    editor.show_set(told.last, one_leg=True)
    assert editor._pain.isChecked()
    assert not editor._warm_up.isChecked()


def test_two_legged_lifts_have_no_leg_to_choose(make_editor: EditorMaker) -> None:
    """The legs are offered where one is trained at a time, and both only where both were noted."""
    both, _ = make_editor(replace(RECORD, leg=Leg.BOTH), one_leg=False)
    assert not both._leg.isVisible()
    one, _ = make_editor()
    shown = [button.text() for button in one._leg.findChildren(QPushButton) if button.isVisible()]
    assert shown == ["Left", "Right"]
    unsure, _ = make_editor(replace(RECORD, leg=Leg.BOTH))
    assert unsure._leg.findChildren(QPushButton)[-1].isChecked()


def test_the_history_can_correct_more(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """Where variations are given: the lift, the reps done and the warm-up; unknown lifts stay as they are."""
    record = replace(RECORD, variation="cable-curl")
    editor, told = make_editor(record, known=LIFTS)
    assert editor._variation.currentText() == "cable-curl"
    qtbot.keyClick(editor._variation, Qt.Key.Key_Home)
    editor.reps.setFocus()
    type_over(qtbot, "11")
    editor._warm_up.click()
    assert told.last == replace(record, variation="lying", completed_reps=11, warm_up=True)


def test_keys_left_over_stay_inside(make_editor: EditorMaker, qtbot: QtBot) -> None:
    """Delete, arrows and Enter in the editor do nothing to the list it may stand in."""
    editor, _ = make_editor()
    below = QWidget()
    qtbot.addWidget(below)
    keys: list[int] = []
    below.keyPressEvent = lambda event: keys.append(event.key())
    editor.setParent(below)
    below.show()
    editor.show()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(editor._load._field, key)
        qtbot.keyClick(editor._form.findChildren(QPushButton)[0], key)
    assert not keys
    qtbot.keyClick(below, Qt.Key.Key_Delete)
    assert keys == [Qt.Key.Key_Delete]


def test_form_and_beat_are_answered_by_one_key_each(make_editor: EditorMaker) -> None:
    """The first press says yes, the next no, the third takes it back."""
    record = replace(RECORD, form_kept=None)
    editor, told = make_editor(record)
    for answer in (*[editor.answer_form] * 3, editor.answer_beat):
        answer()
    assert [record.form_kept for record in told] == [True, False, None, None]
    assert told.last.kept_beat is True


def test_the_beat_is_filled_in_as_it_was_measured(make_editor: EditorMaker) -> None:
    """It says by what, and a tap is the lifter's own answer, which stands above it until taken back."""
    editor, told = make_editor(measured_set("ooooo"))
    lines = [
        (button_of(editor, "With the beat: Yes"), [True, None]),
        (button_of(editor, "With the beat: No"), [False]),
    ]
    assert by_camera(editor) == ["yes, by the camera"]
    for button, answers in lines:
        for answer in answers:
            button.click()
            assert told.last.kept_beat is answer
            assert by_camera(editor) == ([] if answer is not None else ["yes, by the camera"])


@pytest.mark.parametrize(("reps", "line"), [("orrrr", ["no, by the camera"]), ("ossss", []), ("?????", [])])
def test_only_what_was_measured_is_filled_in(make_editor: EditorMaker, reps: str, line: list[str]) -> None:
    """Nothing is said where the measurement says nothing."""
    editor, _told = make_editor(measured_set(reps))
    assert by_camera(editor) == line


def test_a_measurement_that_comes_late_leaves_what_is_typed(make_editor: EditorMaker) -> None:
    """It comes a moment after the set, when the load may be half typed."""
    record = measured_set("ooooo")
    editor, told = make_editor(replace(record, measurement=None))
    load = next(each for each in editor.findChildren(QLineEdit) if each.accessibleName() == "Load")
    load.setText("42")
    editor.show_set(record, one_leg=False)
    told.last = record
    assert (load.text(), by_camera(editor)) == ("42", ["yes, by the camera"])
    load.editingFinished.emit()
    assert (told.last.load, told.last.measurement) == (Load(LoadUnit.KG, 42_000), record.measurement)


def by_camera(editor: SetEditor) -> list[str]:
    """Return what stands beside the answers as measured."""
    labels = [each for each in editor.findChildren(QLabel) if each.isVisibleTo(editor)]
    return [each.text() for each in labels if "by the" in each.text()]
