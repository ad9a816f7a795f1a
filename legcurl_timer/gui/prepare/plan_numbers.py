"""The numbers of the plan beside the tempo: sets, reps, rest, count-in; and how loud it is."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.core.pacing.loudness import MAX_VOLUME, VOLUME_STEP
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.stepper import Stepper

_REST_STEP_S = 15


class PlanNumbers(QWidget):
    """Shows and edits the numbers, each in a row of its own."""

    def __init__(self, plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self._plan = plan
        self._settings = settings
        self._sets = Stepper("Sets", 1, MAX_SETS)
        self._reps = Stepper("Reps", 1, MAX_REPS)
        self._reps_name = QLabel()
        self._rest = Stepper("Rest, seconds", 0, MAX_REST_MS / 1000, step=_REST_STEP_S, unit="s")
        self._count_in = Stepper("Count-in, seconds", 0, MAX_COUNT_IN_MS / 1000, unit="s")
        self._mute = QPushButton("Mute")
        self._mute.setCheckable(True)
        self._mute.setAccessibleName("Mute")
        self._volume = Stepper("Volume", 0, MAX_VOLUME, step=VOLUME_STEP)
        self._lay_out()
        self._connect()
        self._on_plan_changed()
        self._on_loudness_changed()

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        for stepper in (self._sets, self._reps, self._rest, self._count_in, self._volume):
            stepper.box.interpretText()

    def _lay_out(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(GRID)
        rows.setVerticalSpacing(GRID)
        rows.setColumnStretch(0, 1)
        for row, (name, stepper) in enumerate(
            (
                (QLabel("Sets"), self._sets),
                (self._reps_name, self._reps),
                (QLabel("Rest"), self._rest),
                (QLabel("Count-in"), self._count_in),
                (QLabel("Volume"), self._volume),
            )
        ):
            rows.addWidget(name, row, 0)
            if stepper is self._volume:
                rows.addWidget(self._mute, row, 1)
            rows.addWidget(stepper, row, 2)

    def _connect(self) -> None:
        self._sets.value_changed.connect(self._on_sets_changed)
        self._reps.value_changed.connect(self._on_reps_changed)
        self._rest.value_changed.connect(self._on_rest_changed)
        self._count_in.value_changed.connect(self._on_count_in_changed)
        self._volume.value_changed.connect(self._on_volume_changed)
        self._mute.toggled.connect(self._settings.set_muted)
        self._plan.changed.connect(self._on_plan_changed)
        self._settings.loudness_changed.connect(self._on_loudness_changed)

    @Slot()
    def _on_plan_changed(self) -> None:
        plan = self._plan.plan
        self._sets.set_value(plan.sets)
        self._reps.set_value(plan.prescription.reps)
        self._reps_name.setText(_name_of_reps(plan))
        self._rest.set_value(plan.rest_ms / 1000)
        self._count_in.set_value(plan.prescription.count_in_ms / 1000)

    @Slot()
    def _on_loudness_changed(self) -> None:
        muted_now = self._settings.muted_now
        self._volume.set_value(self._settings.settings.volume)
        self._mute.blockSignals(True)
        self._mute.setChecked(muted_now)
        self._mute.setText("Muted" if muted_now else "Mute")
        self._mute.blockSignals(False)

    @Slot(float)
    def _on_sets_changed(self, value: float) -> None:
        self._plan.set_plan(replace(self._plan.plan, sets=round(value)))

    @Slot(float)
    def _on_reps_changed(self, value: float) -> None:
        reps, bottom_reps = round(value), self._plan.prescription.bottom_reps
        # A range that has shrunk to nothing is a number.
        bottom_reps = bottom_reps if bottom_reps < reps else 0
        self._plan.set_prescription(replace(self._plan.prescription, reps=reps, bottom_reps=bottom_reps))

    @Slot(float)
    def _on_rest_changed(self, value: float) -> None:
        self._plan.set_plan(replace(self._plan.plan, rest_ms=round(value * 1000)))

    @Slot(float)
    def _on_count_in_changed(self, value: float) -> None:
        self._plan.set_prescription(replace(self._plan.prescription, count_in_ms=round(value * 1000)))

    @Slot(float)
    def _on_volume_changed(self, value: float) -> None:
        self._settings.set_volume(round(value))


def _name_of_reps(plan: WorkoutPlan) -> str:
    """Name the reps by what they are: a number, the top of a range, or only what is in mind."""
    planned = plan.prescription
    if planned.open_ended:
        return "Reps in mind"
    if plan.reps_by_set:
        return f"Reps {', '.join(map(str, plan.reps_of_sets))}"
    return f"Reps, {planned.bottom_reps} to" if planned.bottom_reps else "Reps"
