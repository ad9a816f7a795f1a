"""The plan: its tempo, its numbers and the start button."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QSizePolicy

from legcurl_timer.gui.prepare.plan_numbers import PlanNumbers
from legcurl_timer.gui.prepare.tempo_editor import TempoEditor
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.bindings import Bindings
from legcurl_timer.gui.widgets.labels import named
from legcurl_timer.gui.widgets.layouts import column, row, scrolling


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
        self._start = named(QPushButton("Start   \u00b7   Space"), "Start the set")
        self._start.setProperty("accent", True)
        self._start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        plan_parts = (self._tempo, None, self._numbers, self._own_return, None)
        parts = scrolling(column(*plan_parts, gap=GRID // 2, margins=(0, 0, GRID, 0)))
        parts.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        start = row(self._start, GRID)
        self.setLayout(column((parts, 1), start, margins=(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)))
        self._of_set = Bindings(self, plan.change_set, {"own_return": self._own_return})
        self._start.clicked.connect(self.start_requested)
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
