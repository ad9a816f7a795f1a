"""Sets, reps, load and rest, in one line."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.text import clock_text
from legcurl_timer.core.workout.plan import REST_STEP_MS, WorkoutPlan
from legcurl_timer.gui.prepare.plan_cell import PlanCell
from legcurl_timer.gui.prepare.typed_numbers import bodyweight_word, read_load, read_rest_ms, read_whole
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.widgets.layouts import row

_NOTHING = "\u2013"
_NO_LOAD = Load(LoadUnit.KG)


class PlanNumbers(QWidget):
    """Shows and edits them; a load that is not planned is the one of the last time."""

    def __init__(self, plan: PlanState, steps: LoadSteps) -> None:
        super().__init__()
        self._plan = plan
        self._steps = steps
        self._last_load: Load | None = None
        # TRANSLATORS: the four words above the numbers of the plan: the shorter, the larger
        self._sets = PlanCell(_("Sets"), above=_("Sets"))
        self._reps = PlanCell(_("Reps"), above=_("\u00d7 Reps"))
        self._load = PlanCell(_("Load"), above=_("Load"))
        self._rest = PlanCell(
            pgettext("between two sets", "Rest"), above=pgettext("between two sets", "Rest")
        )
        cells = (self._sets, self._reps, self._load, self._rest)
        for cell, on_stepped, on_typed in zip(
            cells,
            (self._on_sets_stepped, self._on_reps_stepped, self._on_load_stepped, self._on_rest_stepped),
            (self._on_sets_typed, self._on_reps_typed, self._on_load_typed, self._on_rest_typed),
            strict=True,
        ):
            cell.share_size_with(cells)
            cell.stepped.connect(on_stepped)
            cell.typed.connect(on_typed)
        # What a unit of load is written with; other letters mean what they mean elsewhere.
        self._load.setProperty("letters", f"kglb{bodyweight_word().lower()}")
        self.setLayout(row((self._sets, 4), (self._reps, 5), (self._load, 6), (self._rest, 4), gap=0))
        self._cells = cells
        plan.changed.connect(self._on_plan_changed)
        plan.load_changed.connect(self._show_load)
        self._on_plan_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        for cell in self._cells:
            cell.set_colours(theme)

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        for cell in self._cells:
            cell.commit()

    def show_last_load(self, load: Load | None, steps: LoadSteps) -> None:
        """Show the load of the last time where none is planned, and step by these steps."""
        self._last_load, self._steps = load, steps
        self._show_load()

    @property
    def _load_now(self) -> Load | None:
        return self._plan.load or self._last_load

    @Slot()
    def _on_plan_changed(self) -> None:
        plan = self._plan.plan
        planned = plan.prescription
        self._sets.show_text(str(plan.sets))
        self._sets.allow(down=plan.sets > 1, up=plan.sets < MAX_SETS)
        # TRANSLATORS: the reps that one has in mind for a set that goes on until it is ended
        above = _("\u00d7 in mind") if planned.open_ended else _("\u00d7 Reps")
        self._reps.show_text(reps_text(plan), above=above)
        self._reps.allow(down=planned.reps > 1, up=planned.reps < MAX_REPS)
        self._rest.show_text(clock_text(plan.rest_ms))
        self._rest.allow(down=plan.rest_ms > 0, up=plan.rest_ms < MAX_REST_MS)
        self._show_load()

    @Slot()
    def _show_load(self) -> None:
        load, variation = self._load_now, self._plan.variation
        is_body = load is not None and load.unit is LoadUnit.BODYWEIGHT
        self._load.show_text(bodyweight_word() if is_body else str(load or _NOTHING))
        can_step = load.is_weighed if load else not (variation.by_band or variation.by_lowering)
        self._load.allow(down=can_step and bool(load and load.thousandths), up=can_step)
        self._load.setProperty("takes_space", variation.by_band)

    @Slot(int)
    def _on_sets_stepped(self, steps: int) -> None:
        self._plan.change(sets=min(max(self._plan.plan.sets + steps, 1), MAX_SETS))

    @Slot(str)
    def _on_sets_typed(self, text: str) -> None:
        if (sets := read_whole(text, 1, MAX_SETS)) is not None:
            self._plan.change(sets=sets)

    @Slot(int)
    def _on_reps_stepped(self, steps: int) -> None:
        self._put_reps(min(max(self._plan.prescription.reps + steps, 1), MAX_REPS))

    @Slot(str)
    def _on_reps_typed(self, text: str) -> None:
        """Take a number, or a range such as 8-12."""
        bottom, _, top = text.replace("\u2013", "-").rpartition("-")
        least, most = read_whole(bottom, 1, MAX_REPS), read_whole(top, 1, MAX_REPS)
        if most is not None and least is not None and least < most:
            self._plan.change_set(reps=most, bottom_reps=least, open_ended=False)
        elif most is not None and not bottom:
            self._put_reps(most)

    @Slot(int)
    def _on_rest_stepped(self, steps: int) -> None:
        rest_ms = self._plan.plan.rest_ms + steps * REST_STEP_MS
        self._plan.change(rest_ms=min(max(rest_ms, 0), MAX_REST_MS))

    @Slot(str)
    def _on_rest_typed(self, text: str) -> None:
        if (rest_ms := read_rest_ms(text, MAX_REST_MS)) is not None:
            self._plan.change(rest_ms=rest_ms)

    @Slot(int)
    def _on_load_stepped(self, steps: int) -> None:
        moved = self._steps.moved(self._load_now or _NO_LOAD, steps)
        self._plan.plan_load(moved)

    @Slot(str)
    def _on_load_typed(self, text: str) -> None:
        """Take a load; an empty field leaves it to what was lifted last."""
        load = self._load_now
        unit = load.unit if load and load.is_weighed else LoadUnit.KG
        typed = read_load(text, unit)
        if typed is not None or not text.strip(f" {_NOTHING}"):
            self._plan.plan_load(typed)

    def _put_reps(self, reps: int) -> None:
        bottom_reps = self._plan.prescription.bottom_reps
        # A range that has shrunk to nothing is a number.
        self._plan.change_set(reps=reps, bottom_reps=bottom_reps if bottom_reps < reps else 0)


def reps_text(plan: WorkoutPlan) -> str:
    """Return the reps of a set as a number, a range, or one number for each set."""
    planned = plan.prescription
    if plan.reps_by_set and not planned.open_ended:
        return ", ".join(map(str, plan.reps_of_sets))
    return str(planned.reps) if planned.open_ended else planned.reps_text
