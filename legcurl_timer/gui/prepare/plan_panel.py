"""The plan: its tempo, sets, reps, load and rest, all that is seldom changed, and the start button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext, pgettext
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION
from legcurl_timer.core.text import number_text
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.prepare.plan_numbers import PlanNumbers, reps_text
from legcurl_timer.gui.prepare.tempo_cells import TempoCells
from legcurl_timer.gui.prepare.tempo_field import TempoField, tempo_lines
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, label, muted, text_px
from legcurl_timer.gui.widgets.layouts import column, holding, row, scrolling

if TYPE_CHECKING:
    from legcurl_timer.core.load import Load, LoadSteps
    from legcurl_timer.gui.state.plan_state import PlanState
    from legcurl_timer.gui.state.settings_state import SettingsState

_LOW, _NARROW = 44, 24
"""Below this height and width, in sizes of the text, digits are smaller and words fewer."""
_MARGIN = 2 * GRID


class PlanPanel(QFrame):
    """Shows and edits today's plan; what is in it scrolls, and what is pinned below it never does.

    `more_requested` asks for the rest of the plan, to be put below.
    """

    start_requested = Signal()
    more_requested = Signal()

    def __init__(self, plan: "PlanState", settings: "SettingsState") -> None:
        super().__init__()
        self.setObjectName("panel")
        self._plan = plan
        self._what, self._field = muted(_("Tempo, in seconds")), TempoField(plan)
        self._tempo = TempoCells(plan)
        self._numbers = PlanNumbers(plan, settings.settings.load_steps)
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        self._lines, self._last = muted(""), muted("")
        self._lines.setToolTip(f"{_(TUT_DEFINITION)}\n{_(SET_TIME_DEFINITION)}")
        self._last.hide()
        self._more = button("", self._on_more_clicked, flat=True)
        self._start = button("", self.start_requested, accent=True)
        self._lay_out()
        self._show_more()
        self._field.refused.connect(self._say_wrong)
        self._tempo.refused.connect(self._say_wrong)
        plan.changed.connect(self._on_plan_changed)
        self._on_plan_changed()

    @property
    def parts_to_explain(self) -> tuple[QWidget, QWidget]:
        """The tempo and the start button."""
        return self._tempo, self._start

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._tempo.set_theme(theme)
        self._numbers.set_theme(theme)

    def commit(self) -> None:
        """Take over what has been typed but not confirmed; what makes no sense is left out."""
        self._numbers.commit()
        self._tempo.commit()
        self._field.commit()

    def show_last(self, line: str, load: "Load | None", steps: "LoadSteps") -> None:
        """Show what was done the last time, and the load of it, which goes by these steps."""
        self._last.setText(line)
        self._last.setVisible(bool(line))
        self._numbers.show_last_load(load, steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the digits as large as there is room for."""
        super().resizeEvent(event)
        self._tempo.make_room(is_low=self.height() < _LOW * text_px(self))
        self._what.setVisible(self._has_room)
        self._show_more()
        self._show_start()

    def pin(self, widget: QWidget) -> None:
        """Put something above the start button, where it is always to be seen."""
        self._pinned.addWidget(widget)
        _tab_through(self._start.previousInFocusChain() or self, widget)

    def put_below(self, widget: QWidget) -> None:
        """Put the rest of the plan below it."""
        self._unfolded.addWidget(widget)
        _tab_through(self._more, widget)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.more_requested.emit()
        self._rest.setVisible(self._rest.isHidden())
        self._show_more()

    @property
    def _has_room(self) -> bool:
        return self.width() > _NARROW * text_px(self)

    def _show_more(self) -> None:
        """Tell what the button does, and where there is room what there is to unfold."""
        if not self._rest.isHidden():
            self._more.setText(pgettext("button", "Less"))
            return
        # TRANSLATORS: unfolds the rest of the plan; the short form where there is no room for the long one
        short = pgettext("button", "More")
        self._more.setText(pgettext("button", "More: count-in, warm-ups, camera"))
        if not self._has_room or self._more.sizeHint().width() > self.width() - 3 * _MARGIN:
            self._more.setText(short)

    @Slot(str)
    def _say_wrong(self, what: str) -> None:
        """Say what is wrong with what is typed, "" for nothing, which takes no room."""
        self._wrong.setText(what)
        self._wrong.setVisible(bool(what))

    @Slot()
    def _on_plan_changed(self) -> None:
        self._lines.setText(tempo_lines(self._plan.prescription))
        self._show_start()

    def _show_start(self) -> None:
        """Tell what is started, and the key where there is room for it."""
        what = start_text(self._plan.plan)
        # TRANSLATORS: the button that starts, such as "Start 3 sets", with its key
        self._start.setText(_("{start} \u00b7 Space").format(start=what))
        if self._start.sizeHint().width() > self.width() - 2 * _MARGIN:
            self._start.setText(what)

    def _lay_out(self) -> None:
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._unfolded = column()
        self._rest = holding(self._unfolded)
        self._rest.hide()
        tempo = (
            row((self._what, 5), (self._field, 6)),
            self._wrong,
            self._tempo,
            self._lines,
        )
        numbers = (GRID, self._numbers, self._last, row(self._more, None), self._rest, None)
        parts = scrolling(column(*tempo, *numbers, gap=GRID // 2, margins=(0, 0, GRID // 2, 0)))
        self._pinned = column(gap=GRID // 2, margins=(0, 0, GRID // 2, 0))
        margins = (_MARGIN, _MARGIN, _MARGIN - GRID // 2, _MARGIN)
        self.setLayout(column((parts, 1), self._pinned, row(self._start, GRID // 2), margins=margins))


def start_text(plan: WorkoutPlan) -> str:
    """Return what is started: "Start 3 \u00d7 8\u201312", "Start 3 sets", "Start 8\u201312 reps"."""
    reps = reps_text(plan)
    if plan.prescription.open_ended:
        text = ngettext("Start one set", "Start {count} sets", plan.sets)
        return text.format(count=number_text(plan.sets))
    if plan.sets == 1:
        # TRANSLATORS: of one set; the reps may be a range such as 8-12
        text = ngettext("Start {reps} rep", "Start {reps} reps", plan.prescription.reps)
        return text.format(reps=reps)
    # TRANSLATORS: sets times reps, such as "Start 3 x 8-12", or the reps of each set: "Start 12, 10, 8"
    text = _("Start {sets_and_reps}")
    return text.format(sets_and_reps=reps if plan.reps_by_set else f"{plan.sets} \u00d7 {reps}")


def _tab_through(first: QWidget, new: QWidget) -> None:
    """Let Tab come to what a new widget holds right after another one."""
    for each in (new, *new.findChildren(QWidget)):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None:
            QWidget.setTabOrder(first, each)
            first = each
