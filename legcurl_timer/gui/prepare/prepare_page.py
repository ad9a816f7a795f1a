"""Where a set is prepared: the lifts, the one that is chosen, the plan."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.gui.prepare.footer import Footer
from legcurl_timer.gui.prepare.lift_panel import LiftPanel
from legcurl_timer.gui.prepare.plan_panel import PlanPanel
from legcurl_timer.gui.prepare.variation_card import VariationCard
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, text_px
from legcurl_timer.gui.widgets.layouts import column, group, row
from legcurl_timer.gui.widgets.page import Page, PageRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from legcurl_timer.core.lifts.variations import Variation
    from legcurl_timer.core.pacing.prescription import SetPrescription
    from legcurl_timer.gui.prepare.first_start import FirstStart
    from legcurl_timer.gui.prepare.more_panel import MorePanel
    from legcurl_timer.gui.prepare.offer_line import OfferLine
    from legcurl_timer.gui.state.history_service import HistoryService
    from legcurl_timer.gui.state.plan_state import PlanState
    from legcurl_timer.gui.state.settings_state import SettingsState
    from legcurl_timer.gui.state.shared import Shared, SharedAtFirst
    from legcurl_timer.history.queries.next_time import NextTime

_CARDS, _LIFT, _PLAN = 2, 6, 4
"""Columns of twelve."""
_LEAST_CARDS, _LEAST_LIFT, _LEAST_PLAN = 6.4, 14, 16
_STILL_CHANGING_MS = 250
_GO_ON = gettext_noop("Go on with this workout")
_LOW = 40
"""The least widths, beside the gaps, and the height up to which words are saved, in sizes of the text."""


def make_page(shared: "SharedAtFirst") -> Page:
    """Return the page for the window."""
    return PreparePage(shared.variations, shared.plan, shared.settings, shared.history, shared.pages)


class PreparePage(Page):
    """Three columns: choose, see, plan; below them the way to other pages.

    Where the window is too narrow for all of them, what is only to be seen is left out.
    """

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
        self._next_time: NextTime | None = None
        self._taken: list[NextTime] = []
        self._offer: OfferLine | None = None
        self._more: MorePanel | None = None
        self._go_on: QPushButton | None = None
        self._first_start: FirstStart | None = None
        self._to_go_on = ""
        self._asked: SetPrescription | None = None
        self._ask_soon = QTimer(self, singleShot=True, interval=_STILL_CHANGING_MS)
        self._cards = [VariationCard(each, [other.short_name for other in variations]) for each in variations]
        self._lift = LiftPanel()
        self._panel = PlanPanel(plan, settings)
        self._footer = Footer(pages)
        self._footer.page_requested.connect(self.page_requested)
        self._lay_out()
        for card in self._cards:
            card.toggled.connect(self._on_card_toggled)
        self._panel.start_requested.connect(self.start_requested)
        self._panel.more_requested.connect(self._unfold)
        self._plan.changed.connect(self._on_plan_changed)
        self._settings.changed.connect(self._on_settings_changed)
        self._history.read_changed.connect(self._show_history)
        self._ask_soon.timeout.connect(self._show_history)
        self._on_settings_changed()
        self._on_plan_changed()

    def enter(self) -> bool:
        """Show what the history says now."""
        self._show_history()
        return True

    def leave(self) -> None:
        """Offer nothing to be taken back any more."""
        self._plan.forget_undo()

    def introduce(self, shared: "Shared") -> None:
        """Point at what is needed, one thing after the other, for somebody who is here for the first time."""
        part = _part("first_start")
        shown = part.Shown(self._chosen, *self._panel.parts_to_explain, self._cards[-1])
        self._first_start = part.FirstStart(self, shared, shown)
        self._first_start.set_theme(shared.appearance.theme)

    def step_back(self) -> bool:
        """Explain no further, if that is what is going on."""
        return self._first_start is not None and self._first_start.skip()

    def take_over(self) -> None:
        """Take over what is still being typed in the plan."""
        self._panel.commit()
        if self._more is not None:
            self._more.commit()

    def offer_workout(self, what: str) -> None:
        """Offer to go on with a workout that was broken off, above the start of a new one."""
        self._to_go_on = what
        if what and self._go_on is None:
            self._go_on = button("", self.go_on_requested, name=_(_GO_ON))
            self._panel.pin(self._go_on)
        self._fit_pinned()

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
        self._panel.set_theme(theme)
        if self._first_start is not None:
            self._first_start.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width out now that the size of the text is known."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width out, without the lift where it has too little left."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return
        em = text_px(self)
        width = self.width() - 8 * GRID
        cards = max(width * _CARDS // 12, round(_LEAST_CARDS * em) + 3 * GRID)
        plan = max(width * _PLAN // 12, _LEAST_PLAN * em + 5 * GRID)
        self._lift.setVisible(width - cards - plan >= _LEAST_LIFT * em)
        self._chosen.setFixedWidth(cards)
        self._panel.setMinimumWidth(plan)
        self._fit_pinned()

    def _fit_pinned(self) -> None:
        """Save words above the start button where it is low: the reason first, then what to try at all."""
        is_low = self.height() < _LOW * text_px(self)
        if self._go_on is not None:
            self._go_on.setText(_(_GO_ON) if is_low else f"{_(_GO_ON)}\n{self._to_go_on}")
            self._go_on.setToolTip(self._to_go_on)
            self._go_on.setVisible(bool(self._to_go_on))
        if self._offer is not None:
            self._offer.set_short(is_short=is_low)
            gives_way = is_low and self._to_go_on and not self._plan.undo_line
            self._offer.setVisible(bool(self._offer.line) and not gives_way)

    @Slot()
    def _show_history(self) -> None:
        """Tell what the history says of this lift, of this week, and of the next time."""
        if (history := self._history.opened) is None:
            self._show_offer()
            return
        planned = self._plan.prescription
        self._ask_soon.stop()
        self._asked = planned
        self._next_time = history.next_time(self._plan.chosen, self._settings.settings.load_steps)
        balance = self._next_time.balance if self._next_time else ""
        lines = filter(None, (history.last_line(planned), balance, history.week_line()))
        steps = history.load_steps(planned.variation.id, self._settings.settings.load_steps)
        self._panel.show_last("\n".join(lines), history.last_load(planned), steps)
        self._show_offer()

    def _show_offer(self) -> None:
        """Show what can be taken back, else what to try next, unless that was taken already."""
        next_time, undo = self._next_time, self._plan.undo_line
        is_new = next_time is not None and next_time._replace(balance="") not in self._taken
        suggested = next_time.suggestion if next_time and is_new else None
        line = next_time.line if next_time and suggested else ""
        # TRANSLATORS: "it" is what is suggested for the next time
        take = pgettext("button", "Use it") if suggested and suggested.aim else ""
        if not (undo or line) and self._offer is None:
            return
        if self._offer is None:
            self._offer = _part("offer_line").OfferLine(self._plan.undo)
            self._offer.taken.connect(self._on_offer_taken)
            self._panel.pin(self._offer)
        short = f"{suggested.advice}." if suggested else ""
        self._offer.offer(undo or line, pgettext("button", "Undo") if undo else take, undo or short)
        self._fit_pinned()

    @Slot()
    def _on_offer_taken(self) -> None:
        next_time = self._next_time
        if self._plan.undo_line:
            self._plan.undo()
        elif next_time is not None and next_time.suggestion is not None:
            self._taken.append(next_time._replace(balance=""))
            access = self._history.access
            self._plan.take_suggestion(*access.suggested(self._plan.chosen, next_time.suggestion))
            self._show_offer()

    @Slot()
    def _unfold(self) -> None:
        """Make the rest of the plan when it is first asked for."""
        if self._more is None:
            self._more = made = _part("more_panel").MorePanel(self._plan, self._settings, self._history)
            made.setup_requested.connect(lambda: self.page_requested.emit("measuring"))
            self._panel.put_below(made)

    @Slot()
    def _on_settings_changed(self) -> None:
        self._lift.set_still(self._settings.settings.reduced_motion)

    @Slot(bool)
    def _on_card_toggled(self, checked: bool) -> None:
        card = self.sender()
        if checked and isinstance(card, VariationCard):
            self._plan.choose(card.variation)

    @Slot()
    def _on_plan_changed(self) -> None:
        planned = self._plan.prescription
        for card in self._cards:
            if card.variation.id == planned.variation.id and not card.isChecked():
                with QSignalBlocker(card):
                    card.setChecked(True)
        self._lift.show_prescription(planned)
        if self._asked is None or planned.variation is not self._asked.variation:
            self._show_history()
        else:
            self._show_offer()
        if self._asked is not None and (planned.tempo, planned.leg) != (self._asked.tempo, self._asked.leg):
            self._ask_soon.start()

    def _lay_out(self) -> None:
        self._chosen = group(_("Lifts"), column(*[(card, 1) for card in self._cards]))
        columns = row(self._chosen, (self._lift, _LIFT), (self._panel, _PLAN), gap=2 * GRID)
        self.corner = self._footer.row
        self.setLayout(column((columns, 1), self._footer, margins=(2 * GRID, GRID, 2 * GRID, GRID // 2)))


def _part(name: str) -> ModuleType:
    """Return a part of this page that few look at first: the window is painted before it is brought in."""
    return import_module(f"legcurl_timer.gui.prepare.{name}")
