"""Today's plan, held once: asked here, changed here, and told to all who show it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal, Slot

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.stored_state import StoredState
from legcurl_timer.userdata.plans import Plans, PlansFile

if TYPE_CHECKING:
    from legcurl_timer.core.load import Load
    from legcurl_timer.core.records import SetRecord


class Undo(NamedTuple):
    """A change that can be taken back: what it was, and what was so before."""

    line: str
    plans: Plans
    plan: WorkoutPlan
    undo_else: Callable[[], object]


class PlanState(StoredState):
    """What is planned for today, and what was last planned for each lift, its load included.

    A suggestion that is taken changes today only: what the lifter has `chosen` stays remembered. A load is
    planned until another one is, and follows what the lifter says was really lifted.
    """

    changed = Signal(WorkoutPlan)
    load_changed = Signal()

    def __init__(self, file: PlansFile, plans: Plans, variation: Variation) -> None:
        super().__init__()
        self._file = file
        self._plans = plans.choosing(variation)
        self._is_saved = self._plans == plans
        self._plan = plans.plan_for(variation)
        self._planned_here: set[str] = set()
        self._undo: Undo | None = None

    @property
    def plan(self) -> WorkoutPlan:
        """The workout as planned now."""
        return self._plan

    @property
    def prescription(self) -> SetPrescription:
        """The set as planned now."""
        return self._plan.prescription

    @property
    def variation(self) -> Variation:
        """The lift that is planned now."""
        return self._plan.prescription.variation

    @property
    def chosen(self) -> WorkoutPlan:
        """The workout as the lifter has chosen it, whatever is suggested for today."""
        return self._plans.plan_for(self.variation)

    def choose(self, variation: Variation) -> None:
        """Plan a lift as it was last planned."""
        self._plans = self._plans.choosing(variation)
        self._apply(self._plans.plan_for(variation))

    def set_plan(self, plan: WorkoutPlan) -> None:
        """Plan another workout, and remember it as the one of its lift."""
        if plan == self._plan:
            return
        self._remember(plan)
        self._apply(plan)

    def change(self, **changes: Any) -> None:
        """Change fields of the plan, each by its name."""
        self.set_plan(replace(self._plan, **changes))

    def change_set(self, **changes: Any) -> None:
        """Change fields of the set that is planned, each by its name."""
        self.set_plan(self._plan.with_set(replace(self.prescription, **changes)))

    def set_up(self, plan: WorkoutPlan, line: str, undo_else: Callable[[], object]) -> None:
        """Plan another workout that can be taken back until the next change, with what else was changed."""
        undo = Undo(line, self._plans, self._plan, undo_else)
        self._remember(plan)
        self._apply(plan, undo)

    @property
    def undo_line(self) -> str:
        """What can be taken back, "" for nothing."""
        return self._undo.line if self._undo else ""

    @Slot()
    def undo(self) -> None:
        """Plan again what was planned before."""
        if (undo := self._undo) is not None:
            self._plans = undo.plans._replace(loads=self._plans.loads)
            self._apply(undo.plan)
            undo.undo_else()

    def forget_undo(self) -> None:
        """Leave the plan as it is for good."""
        self._undo = None

    def take_suggestion(self, plan: WorkoutPlan, load: "Load | None") -> None:
        """Plan today as suggested; load and tempo are remembered, for with these the lift is another one."""
        slower = replace(self.chosen.prescription, tempo=plan.prescription.tempo)
        self._remember(replace(self.chosen, prescription=slower))
        self._apply(plan)
        if load is not None:
            self._put_load(self.variation, load, plan.prescription.leg)

    @property
    def load(self) -> "Load | None":
        """The load planned for the leg that begins, None where it is that of the last time."""
        return self.load_for(self.prescription)

    def load_for(self, prescription: SetPrescription) -> "Load | None":
        """Return the load planned for a set, None where none is."""
        return self._plans.load_of(prescription.variation, prescription.leg)

    def plan_load(self, load: "Load | None") -> None:
        """Plan the load of this lift, for either leg; None leaves it to what was lifted last."""
        self._put_load(self.variation, load, *_legs_of(self.variation))

    @Slot(object, object)
    def note_answer(self, old: "SetRecord", new: "SetRecord") -> None:
        """Go on with the load that the lifter says was lifted, with the leg that did it."""
        if new.load not in {None, old.load} and new.variation == self.variation.id and not new.warm_up:
            self._put_load(self.variation, new.load, new.leg)

    def _put_load(self, variation: Variation, load: "Load | None", *legs: Leg) -> None:
        plans = self._plans.loading(variation, load, *legs)
        if plans != self._plans:
            self._plans = plans
            self._planned_here.add(variation.id)
            self._save_soon()
            self.load_changed.emit()

    def _remember(self, plan: WorkoutPlan) -> None:
        self._plans = self._plans.remembering(plan)
        self._planned_here.add(plan.prescription.variation.id)

    def _apply(self, plan: WorkoutPlan, undo: Undo | None = None) -> None:
        self._plan, self._undo = plan, undo
        self._save_soon()
        self.changed.emit(plan)

    def _store(self) -> str:
        """Save what was planned here; the plans of other lifts stay as another window may have left them."""
        found, problem = self._file.load()
        if not problem:
            self._plans = self._plans.with_those_of(found, but=self._planned_here)
        return self._file.save(self._plans)


def _legs_of(variation: Variation) -> tuple[Leg, ...]:
    return (Leg.LEFT, Leg.RIGHT) if variation.one_leg else (Leg.BOTH,)
