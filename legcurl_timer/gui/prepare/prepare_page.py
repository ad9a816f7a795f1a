"""Where a set is prepared: the list of variations, the lift, the plan."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.prepare.lift_panel import LiftPanel
from legcurl_timer.gui.prepare.next_time_line import NextTimeLine
from legcurl_timer.gui.prepare.plan_panel import PlanPanel
from legcurl_timer.gui.prepare.variation_card import VariationCard
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import muted


class PreparePage(QWidget):
    """Three columns: choose, see, plan."""

    settings_requested = Signal()
    keys_requested = Signal()
    history_requested = Signal()
    workout_requested = Signal()
    presets_requested = Signal()

    def __init__(self, variations: tuple[Variation, ...], plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self.setObjectName("page")
        self._plan = plan
        self._cards = [VariationCard(variation) for variation in variations]
        self._lift = LiftPanel()
        self.plan = PlanPanel(plan, settings)
        self._keys = QPushButton("Keys   ?")
        self._settings = QPushButton("Settings")
        self.next_time = NextTimeLine()
        self._workout = QPushButton("Workout   W")
        self._presets = QPushButton("Presets   P")
        self._history = QPushButton("History   H")
        self._summary = muted("")
        self._note = muted("Information, not medical advice.")
        self._note.setWordWrap(False)
        for button in (self._workout, self._presets, self._history, self._settings, self._keys):
            button.setProperty("flat", True)
        self._lay_out()
        for card in self._cards:
            card.clicked.connect(self._on_card_clicked)
            card.toggled.connect(self._on_card_toggled)
        plan.changed.connect(self._on_plan_changed)
        self._settings.clicked.connect(self.settings_requested)
        self._keys.clicked.connect(self.keys_requested)
        self._history.clicked.connect(self.history_requested)
        self._workout.clicked.connect(self.workout_requested)
        self._presets.clicked.connect(self.presets_requested)
        self._on_plan_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        for card in self._cards:
            card.set_theme(theme)
        self._lift.set_theme(theme)

    def set_still(self, still: bool) -> None:
        """Keep the figure still, or let it move."""
        self._lift.set_still(still)

    def show_summary(self, text: str) -> None:
        """Show what the history says of this lift and this week; "" where nothing is known."""
        self._summary.setText(text)

    def focus_list(self) -> None:
        """Put the keyboard where it does no harm: on the chosen card."""
        for card in self._cards:
            if card.isChecked():
                card.setFocus()

    @Slot()
    def _on_card_clicked(self) -> None:
        self._choose(self.sender())

    @Slot(bool)
    def _on_card_toggled(self, checked: bool) -> None:
        if checked:
            self._choose(self.sender())

    def _choose(self, card: object) -> None:
        if isinstance(card, VariationCard) and card.variation is not self._plan.variation:
            self._plan.choose(card.variation)

    @Slot()
    def _on_plan_changed(self) -> None:
        for card in self._cards:
            if card.variation.id == self._plan.variation.id and not card.isChecked():
                card.blockSignals(True)
                card.setChecked(True)
                card.blockSignals(False)
                for each in self._cards:
                    each.update()
        self._lift.show_prescription(self._plan.prescription)

    def _lay_out(self) -> None:
        cards = QVBoxLayout()
        cards.setSpacing(GRID)
        for card in self._cards:
            cards.addWidget(card, 1)
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addLayout(cards, 21)
        middle = QVBoxLayout()
        middle.setSpacing(GRID)
        middle.addWidget(self._lift, 1)
        middle.addWidget(self.next_time)
        columns.addLayout(middle, 46)
        columns.addWidget(self.plan, 33)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self._summary, 1)
        bottom.addWidget(self._note)
        for button in (self._workout, self._presets, self._history, self._settings, self._keys):
            bottom.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        page.setSpacing(GRID)
        page.addLayout(columns, 1)
        page.addLayout(bottom)
