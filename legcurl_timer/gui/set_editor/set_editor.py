"""The lifter's own facts of a set, edited where they stand; nothing has to be filled in."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from legcurl_timer.core.checks import printable
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import MAX_TEXT, SetRecord
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.set_editor.load_field import LoadField
from legcurl_timer.gui.set_editor.typed_fields import FieldTextError, read_reps, read_reserve, reserve_text
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import plain
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox


class Answer(StrEnum):
    """What the lifter says to a question; none has to be answered."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not-said"


_LEGS = {Leg.LEFT: "Left", Leg.RIGHT: "Right", Leg.BOTH: "Both"}
_ANSWERS = {Answer.YES: "Yes", Answer.NO: "No", Answer.NOT_SAID: "Not said"}
_MEANINGS = {Answer.YES: True, Answer.NO: False, Answer.NOT_SAID: None}


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
        self._leg.findChildren(QPushButton)[-1].setVisible(record.leg is Leg.BOTH)
        self._load.show_load(record.load)
        self._reserve.setText(reserve_text(record.reserve_half_reps))
        self._form.choose(_answer_of(record.form_kept))
        self._beat.choose(_answer_of(record.kept_beat))
        self._pain.setChecked(record.pain)
        self._note.setText(record.note)
        self._note.setCursorPosition(0)
        self._reps.setText(str(record.completed_reps))
        self._show_variation(record.variation)
        self._warm_up.setChecked(record.warm_up)
        self._wrong.clear()
        self._error.clear()

    def focus_load(self) -> None:
        """Put the keyboard on the load."""
        self._load.focus_field()

    def focus_reserve(self) -> None:
        """Put the keyboard on the reps in reserve."""
        _focus_text(self._reserve)

    def answer_reserve(self, reps: int) -> None:
        """Answer how many reps were left in reserve."""
        self._reserve.setText(str(reps))
        self._on_reserve_done()

    def answer_form(self) -> None:
        """Answer whether the form was kept: yes, then no, then not said again."""
        self._answer_next(self._form)

    def answer_beat(self) -> None:
        """Answer whether the beat was kept, in the same way."""
        self._answer_next(self._beat)

    def _answer_next(self, row: ChoiceRow) -> None:
        order = list(Answer)
        chosen = order.index(Answer(row.value))
        row.pick(order[(chosen + 1) % len(order)])

    def focus_note(self) -> None:
        """Put the keyboard on the note."""
        self._note.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that a field leaves over from what lies below, where they would do something else."""
        event.accept()

    def _build(self) -> None:
        self._leg = ChoiceRow("Leg", _LEGS)
        self._load = LoadField()
        self._reserve = _field("Reps in reserve", "number")
        self._form = ChoiceRow("Form kept", _ANSWERS)
        self._beat = ChoiceRow("With the beat", _ANSWERS)
        self._pain = QCheckBox("Pain")
        self._pain.setAccessibleName("Pain in this set")
        self._note = _field("Note", "field")
        self._note.setMaxLength(MAX_TEXT)
        self._note.setProperty("takes_space", True)
        self._variation = NoScrollComboBox()
        self._variation.setAccessibleName("Lift")
        self._reps = _field("Reps done", "number")
        self._warm_up = QCheckBox("Warm-up")
        self._error = plain("")
        self._error.setProperty("role", "error")

    def _lay_out(self) -> None:
        leg, load = (self._leg,), (QLabel("Load"), self._load)
        reserve, form = (QLabel("In reserve"), self._reserve), (QLabel("Form kept"), self._form)
        beat = (QLabel("With the beat"), self._beat)
        note, reps = (QLabel("Note"), self._note), (QLabel("Reps"), self._reps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        if self._variations:
            column.addLayout(_row((self._variation,), leg))
            column.addLayout(_row(load))
            column.addLayout(_row(reps, reserve, (self._warm_up,)))
            column.addLayout(_row(form))
            column.addLayout(_row(beat, (self._pain,)))
        else:
            column.addLayout(_row(leg, load, reserve, form))
        noted = QHBoxLayout()
        noted.setSpacing(GRID)
        for widget in note if self._variations else (*beat, self._pain, *note):
            noted.addWidget(widget, 1 if widget is self._note else 0)
        column.addLayout(noted)
        column.addWidget(self._error)

    def _connect(self) -> None:
        self._leg.chosen.connect(self._on_leg_chosen)
        self._load.edited.connect(self._on_load_edited)
        self._load.prompted.connect(self._error.setText)
        self._reserve.editingFinished.connect(self._on_reserve_done)
        self._form.chosen.connect(self._on_form_chosen)
        self._beat.chosen.connect(self._on_beat_chosen)
        self._pain.clicked.connect(self._on_pain_clicked)
        self._note.editingFinished.connect(self._on_note_done)
        self._variation.activated.connect(self._on_variation_chosen)
        self._reps.editingFinished.connect(self._on_reps_done)
        self._warm_up.clicked.connect(self._on_warm_up_clicked)
        for field in self.findChildren(QLineEdit):
            # Later: the field is read only after it has told of the Enter.
            field.returnPressed.connect(self._on_return_pressed, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _on_return_pressed(self) -> None:
        if not self._wrong:
            self.confirmed.emit()

    @Slot(str)
    def _on_leg_chosen(self, value: str) -> None:
        self._revise("leg", lambda: Leg(value))

    @Slot()
    def _on_load_edited(self) -> None:
        self._revise("load", self._load.read)

    @Slot()
    def _on_reserve_done(self) -> None:
        self._revise("reserve_half_reps", lambda: read_reserve(self._reserve.text()))

    @Slot(str)
    def _on_form_chosen(self, value: str) -> None:
        self._revise("form_kept", lambda: _MEANINGS[Answer(value)])

    @Slot(str)
    def _on_beat_chosen(self, value: str) -> None:
        self._revise("kept_beat", lambda: _MEANINGS[Answer(value)])

    @Slot(bool)
    def _on_pain_clicked(self, checked: bool) -> None:
        self._revise("pain", lambda: checked)

    @Slot()
    def _on_note_done(self) -> None:
        self._revise("note", lambda: printable(self._note.text()))

    @Slot()
    def _on_variation_chosen(self) -> None:
        self._revise("variation", self._variation.currentData)

    @Slot()
    def _on_reps_done(self) -> None:
        self._revise("completed_reps", lambda: read_reps(self._reps.text()))

    @Slot(bool)
    def _on_warm_up_clicked(self, checked: bool) -> None:
        self._revise("warm_up", lambda: checked)

    def _revise(self, field: str, read: Callable[[], Any]) -> None:
        """Take over a field if it can be read, and tell where that changes the set."""
        if self._record is None:
            return
        try:
            revised = replace(self._record, **{field: read()})
        except (FieldTextError, ValidationError) as error:
            self._wrong[field] = str(error)
            self._error.setText(str(error))
            return
        self._wrong.pop(field, None)
        self._error.setText(next(iter(self._wrong.values()), ""))
        if revised != self._record:
            former, self._record = self._record, revised
            self.set_revised.emit(former, revised)

    def _show_variation(self, variation_id: str) -> None:
        self._variation.clear()
        for variation in self._variations:
            self._variation.addItem(variation.name, variation.id)
        if self._variation.findData(variation_id) < 0:
            self._variation.addItem(variation_id, variation_id)
        self._variation.setCurrentIndex(self._variation.findData(variation_id))


def _field(name: str, role: str) -> QLineEdit:
    field = QLineEdit()
    field.setProperty("role", role)
    field.setAccessibleName(name)
    return field


def _answer_of(said: bool | None) -> Answer:
    return next(answer for answer, meaning in _MEANINGS.items() if meaning is said)


def _row(*groups: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for group in groups:
        for widget in group:
            row.addWidget(widget)
        row.addSpacing(GRID)
    row.addStretch(1)
    return row


def _focus_text(field: QLineEdit) -> None:
    field.setFocus()
    field.selectAll()
