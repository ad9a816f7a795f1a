"""The numbers of the plan beside the tempo: sets, reps, rest, count-in; and how loud it is."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.core.pacing.loudness import MAX_VOLUME, VOLUME_STEP
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.bindings import Bindings
from legcurl_timer.gui.widgets.labels import named
from legcurl_timer.gui.widgets.stepper import Stepper

_REST_STEP_MS = 15_000


class PlanNumbers(QWidget):
    """Shows and edits the numbers, each in a row of its own."""

    def __init__(self, plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self._plan = plan
        self._settings = settings
        self._sets = Stepper("Sets", 1, MAX_SETS)
        self._reps = Stepper("Reps", 1, MAX_REPS)
        self._reps_name = QLabel()
        self._rest = Stepper("Rest, seconds", 0, MAX_REST_MS, step=_REST_STEP_MS, unit="s", scale=1000)
        self._count_in = Stepper("Count-in, seconds", 0, MAX_COUNT_IN_MS, step=1000, unit="s", scale=1000)
        self._mute = named(QPushButton("Mute"), "Mute")
        self._mute.setCheckable(True)
        self._volume = Stepper("Volume", 0, MAX_VOLUME, step=VOLUME_STEP)
        self._rows = (
            (QLabel("Sets"), self._sets),
            (self._reps_name, self._reps),
            (QLabel("Rest"), self._rest),
            (QLabel("Count-in"), self._count_in),
            (QLabel("Volume"), self._volume),
        )
        self._of_plan = Bindings(self, plan.change, {"sets": self._sets, "rest_ms": self._rest})
        self._of_set = Bindings(self, plan.change_set, {"count_in_ms": self._count_in})
        self._lay_out()
        self._reps.value_changed.connect(self._on_reps_changed)
        self._volume.value_changed.connect(settings.set_volume)
        self._mute.toggled.connect(settings.set_muted)
        plan.changed.connect(self._on_plan_changed)
        settings.loudness_changed.connect(self._on_loudness_changed)
        self._on_plan_changed()
        self._on_loudness_changed()

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        for _name, stepper in self._rows:
            stepper.box.interpretText()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for number, (name, stepper) in enumerate(self._rows):
            grid.addWidget(name, number, 0)
            if stepper is self._volume:
                grid.addWidget(self._mute, number, 1)
            grid.addWidget(stepper, number, 2)

    @Slot()
    def _on_plan_changed(self) -> None:
        plan = self._plan.plan
        self._of_plan.show(plan)
        self._of_set.show(plan.prescription)
        self._reps.set_value(plan.prescription.reps)
        self._reps_name.setText(_name_of_reps(plan))

    @Slot()
    def _on_loudness_changed(self) -> None:
        muted_now = self._settings.muted_now
        self._volume.set_value(self._settings.settings.volume)
        self._mute.setText("Muted" if muted_now else "Mute")
        with QSignalBlocker(self._mute):
            self._mute.setChecked(muted_now)

    @Slot(int)
    def _on_reps_changed(self, reps: int) -> None:
        bottom_reps = self._plan.prescription.bottom_reps
        # A range that has shrunk to nothing is a number.
        self._plan.change_set(reps=reps, bottom_reps=bottom_reps if bottom_reps < reps else 0)


def _name_of_reps(plan: WorkoutPlan) -> str:
    """Name the reps by what they are: a number, the top of a range, or only what is in mind."""
    planned = plan.prescription
    if planned.open_ended:
        return "Reps in mind"
    if plan.reps_by_set:
        return f"Reps {', '.join(map(str, plan.reps_of_sets))}"
    return f"Reps, {planned.bottom_reps} to" if planned.bottom_reps else "Reps"
