"""The plan: its tempo, the numbers of sets, reps, rest and count-in, how loud it is, and the start button."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.core.pacing.loudness import MAX_VOLUME, VOLUME_STEP
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.prepare.tempo_editor import TempoEditor
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.bindings import Bindings
from legcurl_timer.gui.widgets.labels import button, named
from legcurl_timer.gui.widgets.layouts import column, grid, row, scrolling
from legcurl_timer.gui.widgets.stepper import Stepper

_REST_STEP_MS = 15_000


class PlanNumbers(QWidget):
    """Shows and edits the numbers beside the tempo, each in a row of its own."""

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
        rows = (
            (QLabel("Sets"), None, self._sets),
            (self._reps_name, None, self._reps),
            (QLabel("Rest"), None, self._rest),
            (QLabel("Count-in"), None, self._count_in),
            (QLabel("Volume"), self._mute, self._volume),
        )
        self.setLayout(grid(*rows, stretched=0))
        self._of_plan = Bindings(self, plan.change, {"sets": self._sets, "rest_ms": self._rest})
        self._of_set = Bindings(self, plan.change_set, {"count_in_ms": self._count_in})
        self._reps.value_changed.connect(self._on_reps_changed)
        self._volume.value_changed.connect(settings.set_volume)
        self._mute.toggled.connect(settings.set_muted)
        plan.changed.connect(self._on_plan_changed)
        settings.loudness_changed.connect(self._on_loudness_changed)
        self._on_plan_changed()
        self._on_loudness_changed()

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        for stepper in self.findChildren(Stepper):
            stepper.box.interpretText()

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


class PlanPanel(QFrame):
    """Shows and edits today's plan."""

    start_requested = Signal()

    def __init__(self, plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._plan = plan
        self._tempo = TempoEditor(plan)
        self._numbers = PlanNumbers(plan, settings)
        self._own_return = QCheckBox()
        start = button("Start   \u00b7   Space", self.start_requested, name="Start the set", accent=True)
        start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go_on = named(QPushButton(), "Go on with this workout")
        self.go_on.hide()
        plan_parts = (self._tempo, None, self._numbers, self._own_return, None)
        parts = scrolling(column(*plan_parts, gap=GRID // 2, margins=(0, 0, GRID, 0)))
        parts.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        self.setLayout(
            column((parts, 1), self.go_on, row(start, GRID), margins=(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        )
        self._of_set = Bindings(self, plan.change_set, {"own_return": self._own_return})
        plan.changed.connect(self._on_plan_changed)
        self._on_plan_changed()

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        self._numbers.commit()
        self._tempo.commit()

    @Slot()
    def _on_plan_changed(self) -> None:
        question = self._plan.variation.own_return
        self._own_return.setVisible(question is not None)
        self._own_return.setText(question.question if question else "")
        self._of_set.show(self._plan.prescription)


def _name_of_reps(plan: WorkoutPlan) -> str:
    """Name the reps by what they are: a number, the top of a range, or only what is in mind."""
    planned = plan.prescription
    if planned.open_ended:
        return "Reps in mind"
    if plan.reps_by_set:
        return f"Reps {', '.join(map(str, plan.reps_of_sets))}"
    return f"Reps, {planned.bottom_reps} to" if planned.bottom_reps else "Reps"
