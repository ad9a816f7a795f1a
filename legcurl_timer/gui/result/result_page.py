"""What was done: the set just ended, and this session's sets."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.gui.result.rest_bar import RestBar
from legcurl_timer.gui.set_editor.set_editor import SetEditor
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.state.session_log import PacedSet, SessionLog
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, fill, heading, label, large, muted, named, title
from legcurl_timer.gui.widgets.layouts import PAGE_MARGINS, PANEL_MARGINS, column, panel, row, scrolling
from legcurl_timer.gui.widgets.page import Intent, Page
from legcurl_timer.wording.sets import lift_name

_LOW_MARGINS = (2 * GRID, GRID, 2 * GRID, GRID)
_KEYS = ("L load", "R in reserve", "F form", "K beat", "N note")
_REP_DEFINITION = "A rep counts when its last movement has ended."
_CHANGE_PLAN = "Change the plan   \u00b7   Esc"
_END_WORKOUT = "End the workout   \u00b7   Esc"
_PACED = "Paced: prescribed and completed on the beat, not measured."


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return ResultPage(shared.log, shared.session, shared.plan)


class ResultPage(Page):
    """Shows the last set large and all sets of this visit below each other, and the rest between two sets."""

    def __init__(self, log: SessionLog, session: SessionBridge, plan: PlanState) -> None:
        super().__init__()
        self._log = log
        self._session = session
        self._planned = plan
        self.editor = SetEditor()
        self.rest_bar = RestBar(session)
        self._title = title("")
        self._subtitle = muted("")
        self._reps, self._reps_plan = _number(), large("")
        self._tut, self._tut_plan = _number(), large("")
        self._time, self._time_plan = _number(), large("")
        self._sets = column(margins=(0, 0, GRID, 0))
        self._next = button("Next set", self.start_requested, accent=True)
        self._back = button(_CHANGE_PLAN, self.back_requested)
        self._lay_out()
        self.editor.set_revised.connect(log.revise)
        self.editor.confirmed.connect(self.focus_first)
        log.set_added.connect(self._on_sets_changed)
        log.changed.connect(self._on_sets_changed)
        log.answered.connect(self._show_rows)
        session.looked.connect(self._on_looked)
        session.workout_ended.connect(self._on_workout_ended)
        self._on_sets_changed()
        self._on_looked()

    def focus_first(self) -> None:
        """Put the keyboard on what most likely comes next."""
        self._next.setFocus()

    def step_back(self) -> bool:
        """End the workout, of which the way back leads out."""
        self._session.end_workout()
        return False

    def press_digit(self, digit: int) -> bool:
        """Take a digit as the reps left in reserve."""
        self.editor.answer_reserve(digit)
        return True

    def handle(self, intent: Intent) -> bool:
        """Put the keyboard on what the lifter wants to fill in."""
        answer = {
            Intent.FILL_IN_LOAD: self.editor.focus_load,
            Intent.FILL_IN_RESERVE: self.editor.focus_reserve,
            Intent.FILL_IN_FORM: self.editor.answer_form,
            Intent.FILL_IN_BEAT: self.editor.answer_beat,
            Intent.FILL_IN_NOTE: self.editor.focus_note,
        }.get(intent)
        if answer is not None:
            answer()
        return answer is not None

    @Slot()
    def _on_sets_changed(self) -> None:
        self._show_sets()
        self._show_next(self._planned.prescription)
        if self._session.stage is Stage.DONE:
            self._on_workout_ended()

    @Slot()
    def _on_looked(self) -> None:
        workout = self._session.workout
        step = workout.step if workout and self._session.is_resting else None
        if workout is not None and step is not None:
            self.rest_bar.show_rest(workout, step, self._session.now_ms())
            self._show_next(step.prescription)
        self._set_resting(resting=step is not None)

    @Slot()
    def _on_workout_ended(self) -> None:
        """Rest no longer; the next start begins a workout anew."""
        self._set_resting(resting=False)
        self._show_next(self._planned.prescription)
        workout = self._session.workout
        if workout is not None and workout.plan.next_place(workout.done) is None and len(workout.done) > 1:
            kept = sum(not self._log.has_deleted(each.uid) for each in workout.done)
            self._title.setText(f"Workout done: {counted(kept, 'set')}")
            self._next.setText("Start again   \u00b7   Space")

    def _show_sets(self) -> None:
        """Show the session, the last of the sets large; nothing where the only one was taken away."""
        sets = self._log.sets
        self._show_rows()
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

    def _show_nothing(self) -> None:
        self._title.setText("Set taken away")
        for text in (self._subtitle, self._reps_plan, self._tut_plan, self._time_plan):
            text.clear()
        for number in (self._reps, self._tut, self._time):
            number.setText("\u2013")

    @Slot()
    def _show_rows(self) -> None:
        """Show the list of the session's sets anew, the last one first."""
        numbered = list(enumerate(self._log.sets, 1))
        fill(self._sets, [_row(number, each) for number, each in reversed(numbered)])
        self._sets.addStretch(1)

    def _set_resting(self, *, resting: bool) -> None:
        if self.rest_bar.isHidden() is not resting:
            return
        self.rest_bar.setVisible(resting)
        self._back.setText(_END_WORKOUT if resting else _CHANGE_PLAN)

    def _show_next(self, prescription: SetPrescription) -> None:
        """Tell which set Space starts."""
        leg = f", {prescription.leg} leg" if prescription.variation.one_leg else ""
        self._next.setText(f"Next set{leg}   \u00b7   Space")
        self._next.setAccessibleName(f"Next set{leg}")

    def _lay_out(self) -> None:
        tiles = (
            _tile(self._reps, self._reps_plan, _REP_DEFINITION),
            _tile(self._tut, self._tut_plan, f"{TUT_DEFINITION}\n{_PACED}"),
            _tile(self._time, self._time_plan, SET_TIME_DEFINITION),
        )
        hint = muted(" \u00b7 ".join(("All of it may stay empty", *_KEYS)))
        fill_in = panel(column(hint, self.editor, margins=_LOW_MARGINS))
        sets = named(scrolling(self._sets), "The sets of this session")
        self.setLayout(
            column(
                *(self._title, self._subtitle, self.rest_bar, GRID),
                *(row(*tiles, gap=2 * GRID), GRID, fill_in, GRID),
                *(heading("This session"), (sets, 1)),
                row(self._next, self._back, None, gap=2 * GRID),
                margins=PAGE_MARGINS,
            )
        )


def _number() -> QLabel:
    number = label("", "huge")
    number.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return number


def _tile(number: QLabel, plan: QLabel, hint: str) -> QFrame:
    """Return a panel with a number, what it stands for, and its definition one hover away."""
    for text in (number, plan):
        text.setAccessibleDescription(hint)
    tile = panel(column(number, plan, gap=0, margins=PANEL_MARGINS))
    tile.setToolTip(hint)
    return tile


def _row(number: int, each: PacedSet) -> QFrame:
    done, planned = each.done, each.planned
    texts = (
        (f"{number}", 0),
        (f"{lift_name(each.prescription)}, {each.prescription.tempo}", 5),
        (f"{done.completed_reps} of {counted(planned.completed_reps, 'rep')}", 2),
        (f"{clock_text(done.tut_ms)} under tension", 3),
        (f"{clock_text(done.set_time_ms)} set time", 2),
        (str(each.record.load or ""), 2),
    )
    cells = [(_cell(text), stretch) for text, stretch in texts]
    return panel(row(*cells, gap=3 * GRID, margins=_LOW_MARGINS))


def _cell(text: str) -> QLabel:
    cell = label(text, "")
    cell.setMinimumWidth(1)  # a band's long name is cut off rather than the table widened
    cell.setToolTip(text)
    return cell
