"""The lifter's own facts of a set, edited where they stand; nothing has to be filled in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from legcurl_timer.core.checks import printable
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import MAX_TEXT, SetRecord
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.set_editor.load_field import LoadField
from legcurl_timer.gui.set_editor.typed_fields import FieldTextError, read_reps, read_reserve, reserve_text
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import label, named, text_field
from legcurl_timer.gui.widgets.layouts import Item, column, row
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox

_Field = tuple[str, SignalInstance, Callable[[Any], Any]]
"""The name of a field in the record, the signal that its control was edited, and how the control is read."""
_LEGS = {Leg.LEFT: "Left", Leg.RIGHT: "Right", Leg.BOTH: "Both"}
_ANSWERS = {"yes": "Yes", "no": "No", "not-said": "Not said"}
_MEANINGS = {"yes": True, "no": False, "not-said": None}
"""None of the questions has to be answered."""


class SetEditor(QWidget):
    """Fields for one set; each counts as soon as it is left, chosen or confirmed with Enter.

    `confirmed` tells of an Enter after which nothing is left to be mended.
    Where `variations` are given, so can be the variation, the reps done and the warm-up. What cannot be read
    stays in its field, with a line below that says why. Its looks are in `window.qss`.
    """

    set_revised = Signal(SetRecord, SetRecord)
    confirmed = Signal()

    def __init__(self, variations: tuple[Variation, ...] = ()) -> None:
        super().__init__()
        self.setObjectName("set_editor")
        self._variations = variations
        self._record: SetRecord | None = None
        self._wrong: dict[str, str] = {}
        self._build()
        self._lay_out()
        self._connect()

    def show_set(self, record: SetRecord, *, one_leg: bool) -> None:
        """Show a set; `one_leg` says whether its lift is done with one leg at a time."""
        self._record = record
        self._leg.setVisible(one_leg or record.leg is not Leg.BOTH)
        self._leg.choose(record.leg)
        self._leg.offer(Leg.BOTH, offered=record.leg is Leg.BOTH)
        self._load.show_load(record.load)
        self._reserve.setText(reserve_text(record.reserve_half_reps))
        self._form.choose(_answer_of(record.form_kept))
        self._beat.choose(_answer_of(record.kept_beat))
        self._pain.setChecked(record.pain)
        self._note.setText(record.note)
        self._note.setCursorPosition(0)
        self._reps.setText(str(record.completed_reps))
        offered = {each.id: each.name for each in self._variations}
        offered.setdefault(record.variation, record.variation)
        self._variation.offer(offered, record.variation)
        self._warm_up.setChecked(record.warm_up)
        self._wrong.clear()
        self._error.clear()

    def focus_load(self) -> None:
        """Put the keyboard on the load."""
        self._load.focus_field()

    def focus_reserve(self) -> None:
        """Put the keyboard on the reps in reserve."""
        self._reserve.setFocus()
        self._reserve.selectAll()

    def focus_note(self) -> None:
        """Put the keyboard on the note."""
        self._note.setFocus()

    def answer_reserve(self, reps: int) -> None:
        """Answer how many reps were left in reserve."""
        self._reserve.setText(str(reps))
        self._reserve.editingFinished.emit()

    def answer_form(self) -> None:
        """Answer whether the form was kept: yes, then no, then not said again."""
        _answer_next(self._form)

    def answer_beat(self) -> None:
        """Answer whether the beat was kept, in the same way."""
        _answer_next(self._beat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that a field leaves over from what lies below, where they would do something else."""
        event.accept()

    def _build(self) -> None:
        self._leg = ChoiceRow("Leg", _LEGS)
        self._load = LoadField()
        self._reserve = text_field("Reps in reserve", role="number")
        self._form = ChoiceRow("Form kept", _ANSWERS)
        self._beat = ChoiceRow("With the beat", _ANSWERS)
        self._pain = named(QCheckBox("Pain"), "Pain in this set")
        self._note = text_field("Note", longest=MAX_TEXT)
        self._variation = named(NoScrollComboBox(), "Lift")
        self._reps = text_field("Reps done", role="number")
        self._warm_up = QCheckBox("Warm-up")
        self._error = label("", "error", wraps=True)
        self._fields: dict[QObject, _Field] = {
            self._leg: ("leg", self._leg.chosen, lambda leg: Leg(leg.value)),
            self._load: ("load", self._load.edited, LoadField.read),
            self._reserve: ("reserve_half_reps", self._reserve.editingFinished, _read_reserve),
            self._form: ("form_kept", self._form.chosen, _read_answer),
            self._beat: ("kept_beat", self._beat.chosen, _read_answer),
            self._pain: ("pain", self._pain.clicked, QCheckBox.isChecked),
            self._note: ("note", self._note.editingFinished, lambda note: printable(note.text())),
            self._variation: ("variation", self._variation.activated, NoScrollComboBox.currentData),
            self._reps: ("completed_reps", self._reps.editingFinished, lambda reps: read_reps(reps.text())),
            self._warm_up: ("warm_up", self._warm_up.clicked, QCheckBox.isChecked),
        }

    def _lay_out(self) -> None:
        leg, load = (self._leg,), (QLabel("Load"), self._load)
        reserve, form = (QLabel("In reserve"), self._reserve), (QLabel("Form kept"), self._form)
        beat, pain = (QLabel("With the beat"), self._beat), (self._pain,)
        note, reps = (QLabel("Note"), (self._note, 1)), (QLabel("Reps"), self._reps)
        if self._variations:
            tops = (_row((self._variation,), leg), _row(load), _row(reps, reserve, (self._warm_up,)))
            self.setLayout(column(*tops, _row(form), _row(beat, pain), row(*note), self._error))
        else:
            top = _row(leg, load, reserve, form)
            self.setLayout(column(top, row(*beat, *pain, *note), self._error))

    def _connect(self) -> None:
        for _name, told, _read in self._fields.values():
            told.connect(self._on_edited)
        self._load.prompted.connect(self._error.setText)
        for field in self.findChildren(QLineEdit):
            # Later: the field is read only after it has told of the Enter.
            field.returnPressed.connect(self._on_return_pressed, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _on_return_pressed(self) -> None:
        if not self._wrong:
            self.confirmed.emit()

    @Slot()
    def _on_edited(self) -> None:
        """Take over a field if it can be read, and tell where that changes the set."""
        if self._record is None:
            return
        control = self.sender()
        name, _told, read = self._fields[control]
        try:
            revised = replace(self._record, **{name: read(control)})
        except (FieldTextError, ValidationError) as error:
            self._wrong[name] = str(error)
            self._error.setText(str(error))
            return
        self._wrong.pop(name, None)
        self._error.setText(next(iter(self._wrong.values()), ""))
        if revised != self._record:
            former, self._record = self._record, revised
            self.set_revised.emit(former, revised)


def _answer_of(said: bool | None) -> str:
    return next(answer for answer, meaning in _MEANINGS.items() if meaning is said)


def _read_reserve(field: QLineEdit) -> int | None:
    return read_reserve(field.text())


def _read_answer(answers: ChoiceRow) -> bool | None:
    return _MEANINGS[answers.value]


def _answer_next(answers: ChoiceRow) -> None:
    order = list(_ANSWERS)
    answers.pick(order[(order.index(answers.value) + 1) % len(order)])


def _row(*groups: tuple[Item, ...]) -> QHBoxLayout:
    """Return groups side by side, with some air after each."""
    spaced = [item for group in groups for item in (*group, GRID)]
    return row(*spaced, None)
