"""What was done: the set just ended, and this session's sets."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION, SetTally, planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.gui.keyboard.keys import Intent
from legcurl_timer.gui.result.rest_bar import RestBar
from legcurl_timer.gui.set_editor.set_editor import SetEditor
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import fill, heading, large, muted, title
from legcurl_timer.wording.sets import lift_name

_REP_DEFINITION = "A rep counts when its last movement has ended."
_CHANGE_PLAN = "Change the plan   \u00b7   Esc"
_END_WORKOUT = "End the workout   \u00b7   Esc"
_PACED = "Paced: prescribed and completed on the beat, not measured."


@dataclass(frozen=True, slots=True)
class PacedSet:
    """A set of this session: as it was prescribed, and the record that is kept of it."""

    prescription: SetPrescription
    record: SetRecord

    @property
    def done(self) -> SetTally:
        """What was done of it."""
        return SetTally(self.record.completed_reps, self.record.tut_ms or 0, self.record.set_time_ms or 0)

    @property
    def planned(self) -> SetTally:
        """What there was to be done; of a set without an end, what was done."""
        return self.done if self.prescription.open_ended else planned_tally(compile_set(self.prescription))

    @property
    def is_complete(self) -> bool:
        """Whether it was done to its end, which the lifter sets where it has none."""
        return self.prescription.open_ended or self.record.ending is Ending.COMPLETED


class ResultPage(QWidget):
    """Shows the last set large and all sets of the session below each other."""

    next_requested = Signal()
    back_requested = Signal()
    set_revised = Signal(SetRecord, SetRecord)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.editor = SetEditor()
        self.rest_bar = RestBar()
        self._title = title("")
        self._subtitle = muted("")
        self._reps, self._reps_plan = _number(), large("")
        self._tut, self._tut_plan = _number(), large("")
        self._time, self._time_plan = _number(), large("")
        self._sets = QVBoxLayout()
        self._next = QPushButton("Next set")
        self._next.setProperty("accent", True)
        self._back = QPushButton(_CHANGE_PLAN)
        self._lay_out()
        self.editor.set_revised.connect(self.set_revised)
        self.editor.confirmed.connect(self.focus_next)
        self._next.clicked.connect(self.next_requested)
        self._back.clicked.connect(self.back_requested)

    def show_sets(self, sets: list[PacedSet]) -> None:
        """Show the session, the last of the sets large; nothing where the only one was taken away."""
        self.editor.setEnabled(bool(sets))
        if not sets:
            self._show_nothing()
            return
        last = sets[-1]
        self._title.setText("Set done" if last.is_complete else "Set ended here")
        prescription = last.prescription
        reading = prescription.variation.reading(prescription.tempo)
        self._subtitle.setText(f"{lift_name(prescription)} \u00b7 {prescription.tempo} \u00b7 {reading}")
        done, planned = last.done, last.planned
        self._reps.setText(str(done.completed_reps))
        self._reps_plan.setText(f"of {counted(planned.completed_reps, 'rep')}")
        self._tut.setText(clock_text(done.tut_ms))
        self._tut_plan.setText(f"of {clock_text(planned.tut_ms)} under tension, paced")
        self._time.setText(clock_text(done.set_time_ms))
        self._time_plan.setText(f"of {clock_text(planned.set_time_ms)} set time")
        self.editor.show_set(last.record, one_leg=prescription.variation.one_leg)
        self.show_rows(sets)

    def show_workout_done(self, sets: int) -> None:
        """Tell that the last set of a workout is done; Space begins it anew."""
        if sets > 1:
            self._title.setText(f"Workout done: {counted(sets, 'set')}")
            self._next.setText("Start again   \u00b7   Space")

    def _show_nothing(self) -> None:
        self._title.setText("Set taken away")
        for label in (self._subtitle, self._reps_plan, self._tut_plan, self._time_plan):
            label.clear()
        for number in (self._reps, self._tut, self._time):
            number.setText("\u2013")
        self.show_rows([])

    def show_rows(self, sets: list[PacedSet]) -> None:
        """Show the list of the session's sets anew, the last one first."""
        fill(self._sets, [_row(number, each) for number, each in reversed(list(enumerate(sets, 1)))])
        self._sets.addStretch(1)

    def show_rest(self, workout: Workout, step: Step, now_ms: int) -> None:
        """Show the rest before a step, for which the numbers of the last set make room."""
        self.rest_bar.show_rest(workout, step, now_ms)
        self.show_next(step.prescription)
        self._set_resting(resting=True)

    def hide_rest(self) -> None:
        """Show no rest."""
        self._set_resting(resting=False)

    def _set_resting(self, *, resting: bool) -> None:
        if self.rest_bar.isHidden() is not resting:
            return
        self.rest_bar.setVisible(resting)
        self._back.setText(_END_WORKOUT if resting else _CHANGE_PLAN)
        for number in (self._reps, self._tut, self._time):
            number.setProperty("role", "big" if resting else "huge")
            number.style().unpolish(number)
            number.style().polish(number)

    def show_next(self, prescription: SetPrescription) -> None:
        """Tell which set Space starts."""
        leg = f", {prescription.leg} leg" if prescription.variation.one_leg else ""
        self._next.setText(f"Next set{leg}   \u00b7   Space")
        self._next.setAccessibleName(f"Next set{leg}")

    def fill_in(self, intent: Intent) -> None:
        """Put the keyboard on what the lifter wants to fill in."""
        match intent:
            case Intent.FILL_IN_LOAD:
                self.editor.focus_load()
            case Intent.FILL_IN_RESERVE:
                self.editor.focus_reserve()
            case Intent.FILL_IN_FORM:
                self.editor.answer_form()
            case Intent.FILL_IN_BEAT:
                self.editor.answer_beat()
            case Intent.FILL_IN_NOTE:
                self.editor.focus_note()

    @Slot()
    def focus_next(self) -> None:
        """Put the keyboard on what most likely comes next."""
        self._next.setFocus()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 3 * GRID)
        page.setSpacing(GRID)
        page.addWidget(self._title)
        page.addWidget(self._subtitle)
        page.addWidget(self.rest_bar)
        numbers = QHBoxLayout()
        numbers.setSpacing(2 * GRID)
        for number, plan, hint in (
            (self._reps, self._reps_plan, _REP_DEFINITION),
            (self._tut, self._tut_plan, f"{TUT_DEFINITION}\n{_PACED}"),
            (self._time, self._time_plan, SET_TIME_DEFINITION),
        ):
            numbers.addWidget(_tile(number, plan, hint))
        page.addSpacing(GRID)
        page.addLayout(numbers)
        page.addSpacing(GRID)
        page.addWidget(self._fill_in())
        page.addSpacing(GRID)
        page.addWidget(heading("This session"))
        page.addWidget(self._scroll(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self._next)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        page.addLayout(buttons)

    def _fill_in(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        keys = ("L load", "R in reserve", "F form", "K beat", "N note")
        hint = " \u00b7 ".join(("All of it may stay empty", *keys))
        column.addWidget(muted(hint))
        column.addWidget(self.editor)
        return panel

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        inside.setLayout(self._sets)
        self._sets.setContentsMargins(0, 0, GRID, 0)
        self._sets.setSpacing(GRID)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName("The sets of this session")
        return scroll


def _number() -> QLabel:
    label = QLabel()
    label.setProperty("role", "huge")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return label


def _tile(number: QLabel, plan: QLabel, hint: str) -> QFrame:
    """Return a panel with a number, what it stands for, and its definition one hover away."""
    tile = QFrame()
    tile.setObjectName("panel")
    tile.setToolTip(hint)
    column = QVBoxLayout(tile)
    column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
    column.setSpacing(0)
    for label in (number, plan):
        label.setAccessibleDescription(hint)
        column.addWidget(label)
    return tile


def _row(number: int, each: PacedSet) -> QFrame:
    frame = QFrame()
    frame.setObjectName("panel")
    row = QHBoxLayout(frame)
    row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    row.setSpacing(3 * GRID)
    done, planned = each.done, each.planned
    texts = (
        (f"{number}", 0),
        (f"{lift_name(each.prescription)}, {each.prescription.tempo}", 5),
        (f"{done.completed_reps} of {counted(planned.completed_reps, 'rep')}", 2),
        (f"{clock_text(done.tut_ms)} under tension", 3),
        (f"{clock_text(done.set_time_ms)} set time", 2),
        (str(each.record.load or ""), 2),
    )
    for text, stretch in texts:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMinimumWidth(1)  # a band's long name is cut off rather than the table widened
        label.setToolTip(text)
        row.addWidget(label, stretch)
    return frame
