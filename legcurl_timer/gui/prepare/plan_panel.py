"""The plan: tempo, reps, count-in, volume and the start button."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import MAX_PHASE_MS, MIN_MOVING_MS, Tempo, TempoError
from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.core.pacing.advice import rep_length_advice
from legcurl_timer.core.pacing.loudness import MAX_VOLUME, VOLUME_STEP
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION, planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import decimal_text
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.gui.widgets.stepper import Stepper

_TEMPO_STEP_S = 0.5
_REST_STEP_S = 15
_STILL_TYPING_MS = 900
_PHASES = 4


class PlanPanel(QFrame):
    """Edits a prescription; text field and steppers show the same tempo at all times."""

    prescription_changed = Signal(SetPrescription)
    workout_changed = Signal()
    volume_changed = Signal(int)
    mute_toggled = Signal(bool)
    start_requested = Signal()

    def __init__(self, prescription: SetPrescription) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._prescription = prescription
        self._workout = WorkoutPlan(prescription, sets=1, rest_ms=0)
        self._tempo_before = prescription.tempo
        self._valid_text = ""
        self._order = prescription.variation.phase_order
        self._error_wait = QTimer(self)
        self._error_wait.setSingleShot(True)
        self._error_wait.setInterval(_STILL_TYPING_MS)
        self._build()
        self._connect()
        self.show_prescription(prescription)

    @property
    def prescription(self) -> SetPrescription:
        """The set as planned now."""
        return self._prescription

    def show_prescription(self, prescription: SetPrescription) -> None:
        """Show another plan without telling that it changed."""
        self._prescription = prescription
        variation = prescription.variation
        self._order = variation.phase_order
        for kind, bar, label, stepper in zip(
            self._order, self._bars, self._names, self._steppers, strict=True
        ):
            words = variation.words[kind]
            label.setText(words.label)
            _colour_bar(bar, kind)
            stepper.set_least(MIN_MOVING_MS / 1000 if kind.is_moving else 0)
            stepper.set_name(f"{words.label}, seconds")
        self._own_return.setVisible(variation.own_return is not None)
        if variation.own_return is not None:
            self._own_return.setText(variation.own_return.question)
        self._own_return.blockSignals(True)
        self._own_return.setChecked(prescription.own_return)
        self._own_return.blockSignals(False)
        self._reps.set_value(prescription.reps)
        self._show_goal()
        self._count_in.set_value(prescription.count_in_ms / 1000)
        self._error.clear()
        self._show_in_field(prescription.tempo)
        self._show_tempo()

    def show_workout(self, plan: WorkoutPlan) -> None:
        """Show a workout without telling that it changed."""
        self._workout = plan
        self.show_prescription(plan.prescription)
        self._sets.set_value(plan.sets)
        self._rest.set_value(plan.rest_ms / 1000)
        self._workout = plan
        self._show_goal()

    @property
    def workout(self) -> WorkoutPlan:
        """The workout as planned now."""
        return replace(
            self._workout,
            prescription=self._prescription,
            sets=round(self._sets.value()),
            rest_ms=round(self._rest.value() * 1000),
        )

    def show_loudness(self, volume: int, *, muted_now: bool) -> None:
        """Show volume and mute as they are."""
        self._volume.set_value(volume)
        self._mute.blockSignals(True)
        self._mute.setChecked(muted_now)
        self._mute.setText("Muted" if muted_now else "Mute")
        self._mute.blockSignals(False)

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        for stepper in (*self._steppers, self._sets, self._reps, self._rest, self._count_in, self._volume):
            stepper.box.interpretText()
        self._on_field_done()

    def _build(self) -> None:
        self._field = QLineEdit()
        self._field.setAccessibleName("Tempo: eccentric, stretch, concentric, squeeze, in seconds")
        self._field.setToolTip(
            "Seconds, always written eccentric - stretch - concentric - squeeze.\n"
            "3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1; X means as fast as good form allows."
        )
        self._reading = QLabel(wordWrap=True)
        self._reading.setAccessibleName("The tempo in the order you perform it")
        self._length = muted("")
        self._length.setToolTip(f"{TUT_DEFINITION}\n{SET_TIME_DEFINITION}")
        self._error = QLabel(wordWrap=True)
        self._error.setProperty("role", "error")
        self._steppers = [
            Stepper("", 0, MAX_PHASE_MS / 1000, step=_TEMPO_STEP_S, unit="s") for _ in range(_PHASES)
        ]
        self._names = [QLabel() for _ in range(_PHASES)]
        self._bars = [QFrame() for _ in range(_PHASES)]
        self._sets = Stepper("Sets", 1, MAX_SETS)
        self._reps = Stepper("Reps", 1, MAX_REPS)
        self._reps_name = QLabel()
        self._rest = Stepper("Rest, seconds", 0, MAX_REST_MS / 1000, step=_REST_STEP_S, unit="s")
        self._count_in = Stepper("Count-in, seconds", 0, MAX_COUNT_IN_MS / 1000, unit="s")
        self._own_return = QCheckBox()
        self._mute = QPushButton("Mute")
        self._mute.setCheckable(True)
        self._mute.setAccessibleName("Mute")
        self._volume = Stepper("Volume", 0, MAX_VOLUME, step=VOLUME_STEP)
        self._start = QPushButton("Start   \u00b7   Space")
        self._start.setAccessibleName("Start the set")
        self._start.setProperty("accent", True)
        self._start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(heading("Tempo"))
        column.addWidget(self._field)
        column.addWidget(self._reading)
        column.addWidget(self._error)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (bar, name, stepper) in enumerate(zip(self._bars, self._names, self._steppers, strict=True)):
            bar.setFixedWidth(5)
            grid.addWidget(bar, row, 0)
            grid.addWidget(name, row, 1)
            grid.addWidget(stepper, row, 2)
        column.addLayout(grid)
        column.addWidget(self._length)
        column.addStretch(1)
        rest = QGridLayout()
        rest.setHorizontalSpacing(GRID)
        rest.setVerticalSpacing(GRID)
        rest.setColumnStretch(0, 1)
        for row, (name_text, stepper) in enumerate(
            (
                ("Sets", self._sets),
                ("Reps", self._reps),
                ("Rest", self._rest),
                ("Count-in", self._count_in),
                ("Volume", self._volume),
            )
        ):
            rest.addWidget(self._reps_name if stepper is self._reps else QLabel(name_text), row, 0)
            if stepper is self._volume:
                rest.addWidget(self._mute, row, 1)
            rest.addWidget(stepper, row, 2)
        column.addLayout(rest)
        column.addWidget(self._own_return)
        column.addStretch(1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._start)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._on_field_edited)
        self._field.editingFinished.connect(self._on_field_done)
        self._error_wait.timeout.connect(self._show_error)
        for stepper in self._steppers:
            stepper.value_changed.connect(self._on_stepped)
        self._reps.value_changed.connect(self._on_reps_changed)
        for stepper in (self._sets, self._rest):
            stepper.value_changed.connect(self._on_workout_changed)
        self._count_in.value_changed.connect(self._on_count_in_changed)
        self._own_return.toggled.connect(self._on_own_return_toggled)
        self._volume.value_changed.connect(self._on_volume_changed)
        self._mute.toggled.connect(self.mute_toggled)
        self._start.clicked.connect(self.start_requested)

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        try:
            tempo = Tempo.parse(text)
        except TempoError:
            self._error_wait.start()
            if text.startswith(self._valid_text):  # that was only the beginning of something
                self._change(replace(self._prescription, tempo=self._tempo_before))
            return
        self._error_wait.stop()
        self._error.clear()
        if not text.startswith(self._valid_text):
            self._tempo_before = self._prescription.tempo
        self._valid_text = text
        self._change(replace(self._prescription, tempo=tempo))

    @Slot()
    def _on_field_done(self) -> None:
        """Say what is wrong, if anything, and show the tempo that holds."""
        self._error_wait.stop()
        if self._field.isModified():
            self._show_error()
        self._show_in_field(self._prescription.tempo)

    @Slot()
    def _show_error(self) -> None:
        try:
            Tempo.parse(self._field.text())
        except TempoError as error:
            kept = f"{self._prescription.tempo} stays. Try 3-1-1-2, 3112 or 4/1/2."
            self._error.setText(f"Character {error.position}: {error.what}. {kept}")
        else:
            self._error.clear()

    @Slot(float)
    def _on_stepped(self, _value: float) -> None:
        kind, stepper = next(
            (kind, stepper)
            for kind, stepper in zip(self._order, self._steppers, strict=True)
            if stepper is self.sender()
        )
        tempo = self._prescription.tempo.with_duration(kind, round(stepper.value() * 1000))
        self._error.clear()
        self._change(replace(self._prescription, tempo=tempo))
        self._show_in_field(tempo)

    @Slot(float)
    def _on_reps_changed(self, value: float) -> None:
        reps = round(value)
        bottom_reps = self._prescription.bottom_reps
        self._workout = replace(self._workout, reps_by_set=())
        # A range that has shrunk to nothing is a number.
        self._change(
            replace(self._prescription, reps=reps, bottom_reps=bottom_reps if bottom_reps < reps else 0)
        )
        self._show_goal()

    def _show_goal(self) -> None:
        """Name the reps by what they are: a number, the top of a range, or only what is in mind."""
        bottom_reps = self._prescription.bottom_reps
        name = f"Reps, {bottom_reps} to" if bottom_reps else "Reps"
        if self._prescription.open_ended:
            name = "Reps in mind"
        elif self._workout.reps_by_set:
            name = f"Reps {', '.join(map(str, self._workout.reps_by_set))}"
        self._reps_name.setText(name)

    @Slot(float)
    def _on_workout_changed(self, _value: float) -> None:
        self.workout_changed.emit()

    @Slot(float)
    def _on_count_in_changed(self, value: float) -> None:
        self._change(replace(self._prescription, count_in_ms=round(value * 1000)))

    @Slot(bool)
    def _on_own_return_toggled(self, checked: bool) -> None:
        self._change(replace(self._prescription, own_return=checked))

    @Slot(float)
    def _on_volume_changed(self, value: float) -> None:
        self.volume_changed.emit(round(value))

    def _show_in_field(self, tempo: Tempo) -> None:
        """Show a tempo that holds; what is typed next is measured against it."""
        self._field.setText(str(tempo))
        self._valid_text = str(tempo)
        self._tempo_before = tempo

    def _change(self, prescription: SetPrescription) -> None:
        self._prescription = prescription
        self._show_tempo()
        self.prescription_changed.emit(prescription)

    def _show_tempo(self) -> None:
        tempo = self._prescription.tempo
        variation = self._prescription.variation
        self._reading.setText(_wrapping_between_phases(variation.reading(tempo)))
        planned = planned_tally(compile_set(replace(self._prescription, open_ended=False)))
        self._length.setText(
            f"{decimal_text(tempo.rep_ms)} s a rep \u00b7 {decimal_text(planned.tut_ms)} s under tension"
            + (f"\n{advice}" if (advice := rep_length_advice(variation, tempo)) else "")
        )
        for kind, stepper in zip(self._order, self._steppers, strict=True):
            stepper.set_value(tempo.duration_ms(kind) / 1000)
            stepper.box.set_word("fast" if tempo.is_fast(kind) else "")


def _wrapping_between_phases(reading: str) -> str:
    """Return a reading that a narrow label wraps only at the dots."""
    return reading.replace(" ", "\u00a0").replace("\u00b7\u00a0", "\u00b7 ")


def _colour_bar(bar: QFrame, kind: PhaseKind) -> None:
    """Give a bar the colour of a phase; the style is looked up anew only where it was another one before."""
    before = bar.property("bar")
    bar.setProperty("bar", kind.value)
    if before not in {None, kind.value}:
        bar.style().unpolish(bar)
        bar.style().polish(bar)
