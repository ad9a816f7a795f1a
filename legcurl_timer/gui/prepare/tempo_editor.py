"""The tempo: typed or stepped, read back as it is performed, with its length beside it."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import MAX_PHASE_MS, MIN_MOVING_MS, Tempo, TempoError
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.advice import rep_length_advice
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION, planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import decimal_text
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.widgets.labels import heading, label, muted, named, restyle
from legcurl_timer.gui.widgets.layouts import column, grid
from legcurl_timer.gui.widgets.stepper import Stepper

_STEP_MS = 500
_STILL_TYPING_MS = 900
_PHASES = 4


class TempoEditor(QWidget):
    """Edits the tempo of the plan; text field and steppers show the same one at all times."""

    def __init__(self, plan: PlanState) -> None:
        super().__init__()
        self._plan = plan
        self._known: tuple[Variation, Tempo] | None = None
        self._tempo_before = plan.prescription.tempo
        self._valid_text = ""
        self._error_wait = QTimer(self, singleShot=True, interval=_STILL_TYPING_MS)
        self._build()
        self._field.textEdited.connect(self._on_field_edited)
        self._field.editingFinished.connect(self._on_field_done)
        self._error_wait.timeout.connect(self._show_error)
        for stepper in self._steppers:
            stepper.value_changed.connect(self._on_stepped)
        plan.changed.connect(self._on_plan_changed)
        self._on_plan_changed()

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        for stepper in self._steppers:
            stepper.box.interpretText()
        self._on_field_done()

    def _build(self) -> None:
        self._field = named(QLineEdit(), "Tempo: eccentric, stretch, concentric, squeeze, in seconds")
        self._field.setToolTip(
            "Seconds, always written eccentric - stretch - concentric - squeeze.\n"
            "3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1; X means as fast as good form allows."
        )
        self._reading = named(QLabel(wordWrap=True), "The tempo in the order you perform it")
        self._length = muted("")
        self._length.setToolTip(f"{TUT_DEFINITION}\n{SET_TIME_DEFINITION}")
        self._error = label("", "error", wraps=True)
        self._steppers = [
            Stepper("", 0, MAX_PHASE_MS, step=_STEP_MS, unit="s", scale=1000) for _ in range(_PHASES)
        ]
        self._names = [QLabel() for _ in range(_PHASES)]
        self._bars = [QFrame() for _ in range(_PHASES)]
        for bar in self._bars:
            bar.setFixedWidth(5)
        phases = grid(*zip(self._bars, self._names, self._steppers, strict=True), stretched=1)
        self.setLayout(
            column(heading("Tempo"), self._field, self._reading, self._error, phases, self._length)
        )

    @Slot()
    def _on_plan_changed(self) -> None:
        variation, tempo = self._plan.variation, self._plan.prescription.tempo
        before, self._known = self._known, (variation, tempo)
        if before is None or before[0] is not variation:
            self._show_phases(variation)
        if before != self._known:
            self._say_wrong("")
            self._show_in_field(tempo)
        self._show_tempo()

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        try:
            tempo = Tempo.parse(text)
        except TempoError:
            self._error_wait.start()
            if text.startswith(self._valid_text):  # that was only the beginning of something
                self._use_typed(self._tempo_before)
            return
        self._error_wait.stop()
        self._say_wrong("")
        if not text.startswith(self._valid_text):
            self._tempo_before = self._plan.prescription.tempo
        self._valid_text = text
        self._use_typed(tempo)

    @Slot()
    def _on_field_done(self) -> None:
        """Say what is wrong, if anything, and show the tempo that holds."""
        self._error_wait.stop()
        if self._field.isModified():
            self._show_error()
        self._show_in_field(self._plan.prescription.tempo)

    @Slot()
    def _show_error(self) -> None:
        try:
            Tempo.parse(self._field.text())
        except TempoError as error:
            kept = f"{self._plan.prescription.tempo} stays. Try 3-1-1-2, 3112 or 4/1/2."
            self._say_wrong(f"Character {error.position}: {error.what}. {kept}")
        else:
            self._say_wrong("")

    def _say_wrong(self, what: str) -> None:
        """Say what is wrong with what is typed, "" for nothing, which takes no room."""
        self._error.setText(what)
        self._error.setVisible(bool(what))

    @Slot(int)
    def _on_stepped(self, duration_ms: int) -> None:
        kind = next(kind for kind, stepper in self._by_phase() if stepper is self.sender())
        self._plan.change_set(tempo=self._plan.prescription.tempo.with_duration(kind, duration_ms))

    def _use_typed(self, tempo: Tempo) -> None:
        """Plan a tempo without touching the text that is being typed."""
        self._known = (self._plan.variation, tempo)
        self._plan.change_set(tempo=tempo)

    def _by_phase(self) -> list[tuple[PhaseKind, Stepper]]:
        return list(zip(self._plan.variation.phase_order, self._steppers, strict=True))

    def _show_in_field(self, tempo: Tempo) -> None:
        """Show a tempo that holds; what is typed next is measured against it."""
        self._field.setText(str(tempo))
        self._valid_text = str(tempo)
        self._tempo_before = tempo

    def _show_phases(self, variation: Variation) -> None:
        for (kind, stepper), bar, name in zip(self._by_phase(), self._bars, self._names, strict=True):
            words = variation.words[kind]
            name.setText(words.label)
            restyle(bar, "bar", kind.value)
            stepper.set_least(MIN_MOVING_MS if kind.is_moving else 0)
            stepper.set_name(f"{words.label}, seconds")

    def _show_tempo(self) -> None:
        prescription = self._plan.prescription
        tempo, variation = prescription.tempo, prescription.variation
        self._reading.setText(_wrapping_between_phases(variation.reading(tempo)))
        planned = planned_tally(compile_set(replace(prescription, open_ended=False)))
        self._length.setText(
            f"{decimal_text(tempo.rep_ms)} s a rep \u00b7 {decimal_text(planned.tut_ms)} s under tension"
            + (f"\n{advice}" if (advice := rep_length_advice(variation, tempo)) else "")
        )
        for kind, stepper in self._by_phase():
            stepper.set_value(tempo.duration_ms(kind))
            stepper.box.set_word("fast" if tempo.is_fast(kind) else "")


def _wrapping_between_phases(reading: str) -> str:
    """Return a reading that a narrow label wraps only at the dots."""
    return reading.replace(" ", "\u00a0").replace("\u00b7\u00a0", "\u00b7 ")
