"""Where a set is prepared: the list of variations, the lift, the plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot

from legcurl_timer.gui.prepare.lift_panel import LiftPanel
from legcurl_timer.gui.prepare.next_time_line import NextTimeLine
from legcurl_timer.gui.prepare.plan_panel import PlanPanel
from legcurl_timer.gui.prepare.variation_card import VariationCard
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, muted
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.gui.widgets.page import Page, PageRow

if TYPE_CHECKING:
    from legcurl_timer.core.lifts.variations import Variation
    from legcurl_timer.core.progression.suggestions import Suggestion
    from legcurl_timer.gui.state.history_service import HistoryService
    from legcurl_timer.gui.state.plan_state import PlanState
    from legcurl_timer.gui.state.settings_state import SettingsState
    from legcurl_timer.gui.state.shared import SharedAtFirst


def make_page(shared: "SharedAtFirst") -> Page:
    """Return the page for the window."""
    return PreparePage(shared.variations, shared.plan, shared.settings, shared.history, shared.pages)


class PreparePage(Page):
    """Three columns: choose, see, plan; below them what the history says, and the way to other pages."""

    def __init__(
        self,
        variations: "tuple[Variation, ...]",
        plan: "PlanState",
        settings: "SettingsState",
        history: "HistoryService",
        pages: tuple[PageRow, ...] = (),
    ) -> None:
        super().__init__()
        self._plan = plan
        self._settings = settings
        self._history = history
        self._cards = [VariationCard(variation) for variation in variations]
        self._lift = LiftPanel()
        self._panel = PlanPanel(plan, settings)
        self._next_time = NextTimeLine()
        # Each tells the key that leads to its page, too.
        self._ways = [
            button(f"{page.title}   {page.key}".rstrip(), self._on_way_clicked, flat=True, page=page.name)
            for page in pages
            if page.title
        ]
        self._summary = muted("")
        self._note = muted("Information, not medical advice.")
        self._note.setWordWrap(False)
        self._lay_out()
        for card in self._cards:
            card.toggled.connect(self._on_card_toggled)
        self._panel.start_requested.connect(self.start_requested)
        self._panel.go_on.clicked.connect(self.go_on_requested)
        self._next_time.accepted.connect(self._on_suggestion_accepted)
        self._plan.changed.connect(self._on_plan_changed)
        self._plan.lift_changed.connect(self._show_history)
        self._settings.changed.connect(self._on_settings_changed)
        self._history.read_changed.connect(self._show_history)
        self._on_settings_changed()
        self._on_plan_changed()

    def enter(self) -> bool:
        """Show what the history says now."""
        self._show_history()
        return True

    def take_over(self) -> None:
        """Take over what is still being typed in the plan."""
        self._panel.commit()

    def offer_workout(self, what: str) -> None:
        """Offer to go on with a workout that was broken off."""
        self._panel.go_on.setText(f"Go on with this workout\n{what}")
        self._panel.go_on.setVisible(bool(what))

    def focus_first(self) -> None:
        """Put the keyboard where it does no harm: on the chosen card."""
        for card in self._cards:
            if card.isChecked():
                card.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        for card in self._cards:
            card.set_theme(theme)
        self._lift.set_theme(theme)

    @Slot()
    def _show_history(self) -> None:
        """Tell what the history says of this lift, of this week, and of the next time."""
        if (history := self._history.opened) is None:
            return
        self._summary.setText(history.summary(self._plan.variation))
        next_time = history.next_time(self._plan.chosen, self._settings.settings.load_steps)
        if next_time is not None:
            self._next_time.show_next_time(next_time)

    @Slot(object)
    def _on_suggestion_accepted(self, suggestion: "Suggestion") -> None:
        self._plan.take_suggestion(*self._history.access.suggested(self._plan.chosen, suggestion))

    @Slot()
    def _on_settings_changed(self) -> None:
        self._lift.set_still(self._settings.settings.reduced_motion)

    @Slot()
    def _on_way_clicked(self) -> None:
        self.page_requested.emit(self.sender().property("page"))

    @Slot(bool)
    def _on_card_toggled(self, checked: bool) -> None:
        card = self.sender()
        if checked and isinstance(card, VariationCard):
            self._plan.choose(card.variation)

    @Slot()
    def _on_plan_changed(self) -> None:
        for card in self._cards:
            if card.variation.id == self._plan.variation.id and not card.isChecked():
                with QSignalBlocker(card):
                    card.setChecked(True)
        self._lift.show_prescription(self._plan.prescription)

    def _lay_out(self) -> None:
        cards = column(*[(card, 1) for card in self._cards])
        lift = column((self._lift, 1), self._next_time)
        columns = row((cards, 21), (lift, 46), (self._panel, 33), gap=3 * GRID)
        bottom = row((self._summary, 1), self._note, *self._ways)
        self.setLayout(column((columns, 1), bottom, margins=(3 * GRID, 2 * GRID, 3 * GRID, GRID)))
