"""The lifter's own facts of a set, edited where they stand; nothing has to be filled in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from legcurl_timer.core.checks import printable
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import LoadSteps
from legcurl_timer.core.records import MAX_REPS_KEPT, MAX_TEXT, SetRecord
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.set_editor.beat_answer import BeatAnswer
from legcurl_timer.gui.set_editor.load_field import LoadField
from legcurl_timer.gui.set_editor.reps_counter import RepsCounter
from legcurl_timer.gui.set_editor.reserve_tiles import ReserveTiles
from legcurl_timer.gui.set_editor.typed_fields import FieldTextError
from legcurl_timer.gui.widgets.choice_row import AnswerRow, ChoiceRow
from legcurl_timer.gui.widgets.labels import button, label, named, text_field
from legcurl_timer.gui.widgets.layouts import Item, column, grid, holding, row
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox
from legcurl_timer.gui.widgets.stepper import Stepper

_Field = tuple[str, SignalInstance, Callable[[Any], Any]]
"""The name of a field in the record, the signal that its control was edited, and how the control is read."""
_MEANINGS = {"yes": True, "no": False, "": None}
"""None of the questions has to be answered."""
_GAP = 0.035
"""Between the parts of a large editor, as a share of the window's height."""


class SetEditor(QWidget):
    """Fields for one set; each counts as soon as it is left, chosen or confirmed with Enter.

    `confirmed` tells of an Enter after which nothing is left to be mended. A `large` one has its reps large,
    and what is rarely said folded under "More". Where `variations` are given, so can be the variation and the
    warm-up. What cannot be read stays in its field, with a line below that says why.
    """

    set_revised = Signal(SetRecord, SetRecord)
    confirmed = Signal()

    def __init__(self, variations: tuple[Variation, ...] = (), *, large: bool = False) -> None:
        super().__init__()
        self.setObjectName("set_editor")
        self.setProperty("large", large)
        self._variations = variations
        self.record: SetRecord | None = None
        self._wrong: dict[str, str] = {}
        self.reps = RepsCounter() if large else Stepper(_("Reps done"), 0, MAX_REPS_KEPT)
        self._build()
        self._fields = self._named_fields()
        self._more = self._rows_of_more()
        self._fold = button("", self._on_fold_pressed, name=_("More about this set"), flat=True)
        self._lay_out(large=large)
        self._connect()

    def show_set(self, record: SetRecord, *, one_leg: bool) -> None:
        """Show a set; `one_leg` says whether its lift is done with one leg at a time.

        Of a set that is shown and was measured meanwhile, what is being typed stays.
        """
        before, self.record = self.record, record
        self._beat.show_measured(record)
        if before and before != record == replace(before, measurement=record.measurement):
            return
        for widget in self._leg_row:
            widget.setVisible(one_leg or record.leg is not Leg.BOTH)
        self._leg.choose(record.leg)
        self._leg.offer(Leg.BOTH, offered=record.leg is Leg.BOTH)
        self.reps.set_value(record.completed_reps)
        self._load.show_load(record.load)
        self._show_reserve(record.reserve_half_reps)
        self._form.choose(_answer_of(record.form_kept))
        self._beat.choose(_answer_of(record.kept_beat))
        self._pain.setChecked(record.pain)
        self._note.setText(record.note)
        self._note.setCursorPosition(0)
        offered = {each.id: each.name for each in self._variations}
        offered.setdefault(record.variation, record.variation)
        self._variation.offer(offered, record.variation)
        self._warm_up.setChecked(record.warm_up)
        self._wrong.clear()
        self._tell("")

    def use_steps(self, steps: LoadSteps) -> None:
        """Let plus and minus change the load by these."""
        self._load.steps = steps

    def fit(self, window_height: int) -> None:
        """Have the large reps, and the room around them, as large as a window of that height asks for."""
        if isinstance(self.reps, RepsCounter):
            self.reps.fit(window_height)
            self._parts.setSpacing(round(_GAP * window_height))

    def add_reps(self, by: int) -> None:
        """Put the reps right by as many."""
        if isinstance(self.reps, RepsCounter):
            self.reps.step(by)

    def focus_load(self) -> None:
        """Put the keyboard on the load."""
        self._load.focus_field()

    def focus_reserve(self) -> None:
        """Put the keyboard on the reps in reserve."""
        self._reserve.focus_chosen()

    def focus_note(self) -> None:
        """Put the keyboard on the note."""
        self._unfold(wanted=True)
        self._note.setFocus()

    def answer_reserve(self, reps: int) -> None:
        """Answer how many reps were left in reserve."""
        self._reserve.answer(2 * reps)

    def answer_form(self) -> None:
        """Answer whether the form was kept: yes, then no, then not said again."""
        self._unfold(wanted=True)
        _answer_next(self._form)

    def answer_beat(self) -> None:
        """Answer whether the beat was kept, in the same way."""
        self._unfold(wanted=True)
        _answer_next(self._beat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that a field leaves over from what lies below, where they would do something else."""
        event.accept()

    def _build(self) -> None:
        answers = {"yes": _("Yes"), "no": _("No")}
        self._leg = ChoiceRow(_("Leg"), _legs())
        self._load = LoadField()
        self._reserve = ReserveTiles()
        # TRANSLATORS: to be ticked below the tiles 0, 1, 2 …: half a rep more was left in reserve.
        half = _("and a half")
        more = _("{what}: {choice}").format(what=half, choice=_("Half a rep more in reserve"))
        self._half = named(QCheckBox(half), more)
        # TRANSLATORS: a question with the answers Yes and No: was the technique good to the end?
        self._form = AnswerRow(_("Form kept"), answers)
        self._beat = BeatAnswer(answers)
        # TRANSLATORS: to be ticked where something hurt in the set.
        self._pain = named(QCheckBox(_("Pain")), _("Pain in this set"))
        self._note = text_field(_("Note"), longest=MAX_TEXT)
        self._variation = named(NoScrollComboBox(), _("Lift"))
        self._warm_up = QCheckBox(_("Warm-up"))
        self._error = label("", "error", wraps=True)

    def _named_fields(self) -> dict[QObject, _Field]:
        return {
            self._leg: ("leg", self._leg.chosen, lambda leg: Leg(leg.value)),
            self.reps: ("completed_reps", self.reps.value_changed, lambda reps: reps.value()),
            self._load: ("load", self._load.edited, LoadField.read),
            self._reserve: ("reserve_half_reps", self._reserve.chosen, lambda tiles: tiles.half_reps),
            self._form: ("form_kept", self._form.chosen, _read_answer),
            self._beat: ("kept_beat", self._beat.chosen, _read_answer),
            self._pain: ("pain", self._pain.clicked, QCheckBox.isChecked),
            self._note: ("note", self._note.editingFinished, lambda note: printable(note.text())),
            self._variation: ("variation", self._variation.activated, NoScrollComboBox.currentData),
            self._warm_up: ("warm_up", self._warm_up.clicked, QCheckBox.isChecked),
        }

    def _rows_of_more(self) -> QWidget:
        self._leg_row = (QLabel(_("Leg")), self._leg)
        rows: list[tuple[QWidget, ...]] = [
            self._leg_row,
            (QLabel(_("Form kept")), self._form),
            (QLabel(_("With the beat")), self._beat),
            (QLabel(_("Note")), self._note),
        ]
        ticks = row(self._pain, self._half, *([self._warm_up] if self._variations else []), None)
        if self._variations:
            rows.insert(0, (QLabel(_("Lift")), self._variation))
        return holding(column(self._load.units, grid(*rows, stretched=1), ticks))

    def _lay_out(self, *, large: bool) -> None:
        load = row(QLabel(_("Load")), self._load, None)
        parts: tuple[Item, ...]
        if large:
            self._more.hide()
            reserve = column(QLabel(_("Reps in reserve")), self._reserve)
            parts = (self.reps, reserve, load, self._error, row(self._fold, None))
        else:
            reps = row(QLabel(_("Reps")), self.reps, None)
            # TRANSLATORS: beside the tiles for the reps in reserve; at most 15 letters.
            parts = (reps, row(QLabel(_("In reserve")), self._reserve), load, self._error)
        self._fold.setText(_fold_text(unfolded=False))
        self._parts = column(*parts, self._more)
        self.setLayout(self._parts)
        self._error.hide()

    def _connect(self) -> None:
        for _name, told, _read in self._fields.values():
            told.connect(self._on_edited)
        self._reserve.chosen.connect(self._on_reserve_chosen)
        self._half.clicked.connect(self._on_half_clicked)
        self._load.prompted.connect(self._tell)
        self._reserve.confirmed.connect(self.confirmed)
        for field in self.findChildren(QLineEdit):
            # Later: the field is read only after it has told of the Enter.
            field.returnPressed.connect(self._on_return_pressed, Qt.ConnectionType.QueuedConnection)

    def _show_reserve(self, half_reps: int | None) -> None:
        self._reserve.show_half_reps(half_reps)
        self._half.setEnabled(half_reps is not None)
        self._half.setChecked(bool(half_reps and half_reps % 2))

    @Slot()
    def _on_reserve_chosen(self) -> None:
        self._show_reserve(self._reserve.half_reps)

    @Slot()
    def _on_half_clicked(self) -> None:
        half_reps = self._reserve.half_reps or 0
        self._show_reserve(half_reps - half_reps % 2 + self._half.isChecked())
        self._reserve.chosen.emit("")

    @Slot()
    def _on_fold_pressed(self) -> None:
        self._unfold(wanted=self._more.isHidden())

    def _unfold(self, *, wanted: bool) -> None:
        self._more.setVisible(wanted)
        self._fold.setText(_fold_text(unfolded=wanted))

    @Slot(str)
    def _tell(self, what: str) -> None:
        self._error.setText(what)
        self._error.setVisible(bool(what))

    @Slot()
    def _on_return_pressed(self) -> None:
        if not self._wrong:
            self.confirmed.emit()

    @Slot()
    def _on_edited(self) -> None:
        """Take over a field if it can be read, and tell where that changes the set."""
        if self.record is None:
            return
        control = self.sender()
        name, _told, read = self._fields[control]
        try:
            revised = replace(self.record, **{name: read(control)})
        except (FieldTextError, ValidationError) as error:
            self._wrong[name] = str(error)
            self._tell(str(error))
            return
        self._wrong.pop(name, None)
        self._tell(next(iter(self._wrong.values()), ""))
        if revised != self.record:
            former, self.record = self.record, revised
            self.set_revised.emit(former, revised)


def _legs() -> dict[Leg, str]:
    return {
        Leg.LEFT: pgettext("leg", "Left"),
        Leg.RIGHT: pgettext("leg", "Right"),
        Leg.BOTH: pgettext("leg", "Both"),
    }


def _fold_text(*, unfolded: bool) -> str:
    # TRANSLATORS: a button that shows further fields of a set, or hides them again.
    return _("Less \u25b4") if unfolded else _("More \u25be")


def _answer_of(said: bool | None) -> str:
    return next(answer for answer, meaning in _MEANINGS.items() if meaning is said)


def _read_answer(answers: AnswerRow) -> bool | None:
    return _MEANINGS[answers.value]


def _answer_next(answers: AnswerRow) -> None:
    following = {"": "yes", "yes": "no", "no": "no"}  # which pressed again is taken back
    answers.pick(following[answers.value])
