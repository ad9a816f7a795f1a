"""Between two sets and after the last: how long the rest is, what was done, what now."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import Load
from legcurl_timer.core.progression.totals import Totals
from legcurl_timer.core.workout.workout import Stage, Workout
from legcurl_timer.gui.result.done_side import DoneSide
from legcurl_timer.gui.result.rest_side import RestSide
from legcurl_timer.gui.result.set_card import SetCard
from legcurl_timer.gui.result.workout_result import title_of, workout_result
from legcurl_timer.gui.state.session_log import PacedSet
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.training.scene import shown
from legcurl_timer.gui.widgets.layouts import column, holding, row
from legcurl_timer.gui.widgets.page import Intent, Page

_LEFT, _RIGHT = 58, 42
"""How the two sides share the width, in percent."""


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return ResultPage(shared)


class ResultPage(Page):
    """Left the rest, or what the whole workout came to; right one of its sets, the last unless chosen."""

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self._shared = shared
        self._session, self._log = shared.session, shared.log
        self._chosen = ""
        self._steps_of = ""
        self._next_load: Load | None = None
        self._last: tuple[tuple[str, ...], Totals] = ((), Totals())
        self._stands: tuple[bool, bool, int] | None = None
        self._undo: list[tuple[str, Callable[[], object]]] = []
        self.rest, self.done, self.card = RestSide(self._session), DoneSide(), SetCard()
        self.corner = row(None)
        self._right = holding(column((self.card, 1), self.corner, margins=(0, 2 * GRID, 2 * GRID, GRID)))
        for side in (self.rest, self.done, self._right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        sides = row((self.rest, _LEFT), (self.done, _LEFT), (self._right, _RIGHT), gap=0)
        self.setLayout(sides)
        self._connect()
        self._show_anew()

    @property
    def pinned(self) -> list[QWidget]:
        """The ways out of the rest, or of what the workout came to."""
        return self.rest.pinned if self._session.is_resting else [self.done.done]

    def enter(self) -> bool:
        """Show what was done last."""
        self._chosen = ""
        self._show_anew()
        return True

    def focus_first(self) -> None:
        """Put the keyboard on what most likely comes next, which after a workout is no other one."""
        (self.rest.next if self._session.is_resting else self.done.done).setFocus()

    def step_back(self) -> bool:
        """End the workout where it rests, and show what it came to."""
        if not self._session.is_resting:
            return False
        self._session.end_workout()
        return bool(self._sets)

    def press_digit(self, digit: int) -> bool:
        """Take a digit as the reps left in reserve."""
        if self._is_answered:
            self.card.editor.answer_reserve(digit)
        return True

    def handle(self, intent: Intent) -> bool:
        """Leave after the last set, or fill in what the lifter wants of the set that is shown."""
        if intent is Intent.TOGGLE and not self._session.is_resting:
            self.back_requested.emit()
            return True
        editor = self.card.editor
        answer = {
            Intent.REP_MORE: lambda: editor.add_reps(1),
            Intent.REP_LESS: lambda: editor.add_reps(-1),
            Intent.FILL_IN_LOAD: editor.focus_load,
            Intent.FILL_IN_RESERVE: editor.focus_reserve,
            Intent.FILL_IN_FORM: editor.answer_form,
            Intent.FILL_IN_BEAT: editor.answer_beat,
            Intent.FILL_IN_NOTE: editor.focus_note,
        }.get(intent)
        if answer is not None and self._is_answered:
            answer()
        return answer is not None

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.rest.set_theme(theme)
        self.card.set_theme(theme)

    def fit(self) -> None:
        """Let the figures grow with the window."""
        self.card.fit(self.window().height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no menu behind."""
        super().hideEvent(event)
        self.card.close_menu()

    def _connect(self) -> None:
        session, log, card = self._session, self._log, self.card
        self.rest.next_requested.connect(self.start_requested)
        self.rest.end_requested.connect(self.back_requested)
        self.done.done_requested.connect(self.back_requested)
        self.done.again_requested.connect(self.start_requested)
        self.done.go_on_requested.connect(self.go_on_requested)
        self.done.chosen.connect(self._on_chosen)
        card.moved.connect(self._on_moved)
        card.editor.set_revised.connect(log.revise)
        card.editor.confirmed.connect(self.focus_first)
        card.measured.count_taken.connect(self.focus_first)
        card.again_requested.connect(self._on_again_requested)
        card.away_requested.connect(self._on_away_requested)
        card.undo_requested.connect(self._on_undo_requested)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Undo, self, self._on_undo_requested, context=within)
        for told in (log.changed, log.answered, session.workout_changed, session.workout_ended):
            told.connect(self._show_anew)
        session.rest_started.connect(self._show_anew)
        session.set_begun.connect(self._on_set_begun)
        session.looked.connect(self._on_looked)

    @property
    def _workout(self) -> Workout | None:
        return self._session.workout

    @property
    def _sets(self) -> tuple[PacedSet, ...]:
        return self._log.sets_of(self._workout)

    @property
    def _place(self) -> int:
        """The place of the set that is shown among those of the workout, -1 where there is none."""
        uids = [each.record.uid for each in self._sets]
        return uids.index(self._chosen) if self._chosen in uids else len(uids) - 1

    @property
    def _is_answered(self) -> bool:
        """Whether there is a set to say something about."""
        return bool(self._sets) and not self._right.isHidden()

    @Slot()
    def _show_anew(self) -> None:
        """Show the workout as it stands."""
        if (workout := self._workout) is None:
            return
        sets, place = self._sets, self._place
        each = sets[place] if sets else None
        record = each.record if each else None
        if record and record.variation != self._steps_of:
            self._steps_of = record.variation
            steps = self._shared.settings.settings.load_steps
            self.card.editor.use_steps(self._shared.history.access.load_steps(record.variation, steps))
        is_last = record is not None and workout.done[-1].uid == record.uid
        self.card.show_set(title_of(workout, each) if each else "", each, is_last=is_last)
        self.card.allow(
            before=place > 0,
            after=place < len(sets) - 1,
            again=is_last and workout.can_repeat(self._session.now_ms()),
            away=each is not None,
        )
        self.card.offer_undo(self._undo[-1][0] if self._undo else "")
        self._next_load = self._load_of_next(workout)
        if self._session.stage is Stage.DONE:
            self.done.show_result(workout_result(workout, sets, self._last_time(workout)), place)
        self._on_looked()

    def _load_of_next(self, workout: Workout) -> Load | None:
        """Return what the next set will be done with, as far as is known now."""
        if workout.step is None:
            return None
        planned = workout.step.prescription
        if (load := self._shared.plan.load_for(planned)) is not None:
            return load
        alike = (each.record for each in reversed(self._sets) if each.prescription.leg is planned.leg)
        lifted = next((each.load for each in alike if each.load and not each.warm_up), None)
        return lifted or self._shared.history.access.last_load(planned)

    def _last_time(self, workout: Workout) -> Totals:
        """Return what the lift came to in the session before, looked up once for each set of the workout."""
        uids = tuple(each.uid for each in workout.done)
        if uids != self._last[0]:
            variation = workout.plan.prescription.variation.id
            self._last = uids, Totals.of(self._shared.history.access.last_session(variation, uids))
        return self._last[1]

    @Slot()
    def _on_looked(self) -> None:
        workout = self._workout
        step = workout.step if workout and self._session.is_resting else None
        if workout is None or (step is None and not workout.ended):
            return
        if step is not None:
            now = shown(self._session, step.prescription, str(self._next_load or ""))
            self.rest.show_rest(now, workout, step)
        stands = (step is not None, step is not None and step.is_switch, len(workout.done))
        if stands != self._stands:
            self._stands = stands
            self.rest.setVisible(stands[0])
            self.done.setVisible(not stands[0])
            self._right.setVisible(not stands[1])
            if self.isVisible():
                self.focus_first()

    @Slot()
    def _on_set_begun(self) -> None:
        self._undo.clear()
        self._chosen = ""

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._chosen = self._sets[place].record.uid
        self._show_anew()

    @Slot(int)
    def _on_moved(self, by: int) -> None:
        self._on_chosen(self._place + by)

    @Slot()
    def _on_again_requested(self) -> None:
        # TRANSLATORS: a set will be done again; {set} is such as "Set 2, left leg".
        again = _("Comes again: {set}").format(set=self.card.heading.text())
        self._redo(self._session.repeat_last, again)

    @Slot()
    def _on_away_requested(self) -> None:
        workout, what = self._workout, _("Taken away: {set}").format(set=self.card.heading.text())
        uid = self._sets[self._place].record.uid
        if workout is not None and self._session.is_resting and workout.done[-1].uid == uid:
            self._redo(self._session.withdraw_last, what)
            return
        self._undo.append((what, partial(self._log.bring_back, uid)))
        self._log.withdraw(uid)

    def _redo(self, command: Callable[[], None], what: str) -> None:
        before = self._workout
        if before is not None:
            self._undo.append((what, partial(self._session.bring_back, before)))
            command()

    @Slot()
    def _on_undo_requested(self) -> None:
        if self._undo:
            take_back = self._undo.pop()[1]
            take_back()
            self._show_anew()
