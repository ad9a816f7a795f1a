"""The ten weeks of Nordics beside the plan: which week it is, what is left of it, and where it comes from."""

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.progression.nordic_plan import (
    NORDIC_SOURCE_LINE,
    NORDIC_STUDIES,
    NordicWeek,
    Study,
    plan_of_week,
)
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, muted, plain
from legcurl_timer.gui.widgets.layouts import column, row

_NOT_BEGUN = gettext_noop("From one session of two sets in the first week to three of three sets. Not begun.")


class NordicPanel(QWidget):
    """Tells the week, or offers to begin; its sets are taken over only when that is asked for."""

    def __init__(self, plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self._plan = plan
        self._settings = settings
        self._week: NordicWeek | None = None
        self._line = plain("")
        # TRANSLATORS: the sets of this week of the plan
        self._use = button(pgettext("button", "Use its sets"), self._on_use_clicked)
        self._start = button("", self._on_start_clicked)
        sources = [row(_source_button(study), None) for study in NORDIC_STUDIES]
        week = (plain(_("The ten-week plan")), self._line, row(self._use, None), row(self._start, None))
        self.setLayout(column(*week, muted(_(NORDIC_SOURCE_LINE)), *sources, gap=GRID // 2))
        self.show_week(None)

    def show_week(self, week: NordicWeek | None) -> None:
        """Show a week of the plan, None where it was not begun."""
        self._week = week
        self._line.setText(_(_NOT_BEGUN) if week is None else f"{week.line}.")
        self._use.setVisible(week is not None)
        start, anew = pgettext("button", "Start today"), pgettext("button", "Begin anew")
        self._start.setText(start if week is None else anew)
        self._start.setToolTip("" if week is None else _("Today becomes the first day of week 1."))

    @Slot()
    def _on_start_clicked(self) -> None:
        if (week := self._week) is not None:
            question = _("You are in week {week}. Shall today be the first day of week 1?")
            answer = QMessageBox.question(self, _("Begin anew"), question.format(week=week.number))
            if answer != QMessageBox.StandardButton.Yes:
                return
        self._settings.change(nordic_started=wall_now().local.date().isoformat())

    @Slot()
    def _on_use_clicked(self) -> None:
        if self._week is not None:
            self._plan.set_plan(plan_of_week(self._week, self._plan.plan))


def _source_button(study: Study) -> QPushButton:
    """Return a button that opens a publication in the browser."""
    url = QUrl(study.url)
    return button(study.name, lambda: QDesktopServices.openUrl(url), flat=True, toolTip=f"doi {study.doi}")
