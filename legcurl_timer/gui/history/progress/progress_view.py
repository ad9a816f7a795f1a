"""Progress: a choice of plots, the one chosen, and what the mark that is pointed at says."""

import sqlite3

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Chart
from legcurl_timer.gui.history.progress.chart_widget import ChartWidget
from legcurl_timer.gui.history.progress.charts import PlotKind, chart_of, has_legs
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import label, large, muted, plain
from legcurl_timer.gui.widgets.layouts import column, grid, holding
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

_PLOTS = {
    "Each week": {
        PlotKind.WEEK_LOAD: "Load",
        PlotKind.WEEK_REPS: "Reps",
        PlotKind.WEEK_TENSION: "Tension",
        PlotKind.LEGS: "Left and right",
    },
    "Each set": {PlotKind.SET_TENSION: "Time under tension"},
}
_FIRST = (PlotKind.WEEK_LOAD, PlotKind.WEEK_REPS)
"""Which plot is shown until one is chosen: the first of them that has something to show."""
_HINT = "Point at a mark, or go from mark to mark with the arrow keys; Enter opens the session."
_NO_SETS = "Nothing to plot yet. Your first set will stand here."
_NO_SETS_IN_SCOPE = "No sets of this kind in these days."
_CANNOT_READ = "The history cannot be read just now"


class ProgressView(QWidget):
    """Plots what a part of the history holds; keeps the chosen plot when another part is shown."""

    session_chosen = Signal(str)

    def __init__(self, variations: tuple[Variation, ...]) -> None:
        super().__init__()
        self._variations = variations
        self._kind = _FIRST[0]
        self._is_chosen = False
        self._store: Store | None = None
        self._scope = EVERYTHING
        group = QButtonGroup(self)
        self._choices = {
            caption: ChoiceRow(f"Plot {caption.lower()}", plots, group) for caption, plots in _PLOTS.items()
        }
        self._choices["Each week"].choose(self._kind)
        self._caption = muted("")
        self._plot = ChartWidget()
        self._empty = large("")
        self._said = plain("")
        self._plotted = holding(column(self._caption, (self._plot, 1), self._said, gap=GRID // 2))
        self._pages = QStackedWidget()
        self._lay_out()
        self._plot.mark_reached.connect(self._said.setText)
        self._plot.session_chosen.connect(self.session_chosen)

    def show_progress(self, store: Store, scope: Scope) -> None:
        """Plot what a scope holds; the store is read again when another plot is chosen."""
        self._store, self._scope = store, scope
        legs = has_legs(scope, self._variations)
        self._choices["Each week"].offer(PlotKind.LEGS, offered=legs)
        if self._kind is PlotKind.LEGS and not legs:
            self._is_chosen = False
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for two lines of what a mark says, so that the plot keeps its size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._said.setMinimumHeight(2 * self._said.fontMetrics().lineSpacing())

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._plot.set_theme(theme)

    @Slot(str)
    def _on_plot_chosen(self, kind: str) -> None:
        self._kind, self._is_chosen = PlotKind(kind), True
        self._refresh()

    def _refresh(self) -> None:
        if self._store is None:
            return
        try:
            chart = self._chart(self._store)
        except sqlite3.Error as error:
            self._say_instead(f"{_CANNOT_READ}: {error}.")
            return
        if not chart.series:
            nothing = _NO_SETS if self._scope == EVERYTHING else _NO_SETS_IN_SCOPE
            self._say_instead(f"Nothing to plot here. {chart.note}" if chart.note else nothing)
            return
        self._caption.setText(f"{chart.name}, {chart.unit.value}. {chart.note}".strip())
        self._said.setText(_HINT)
        self._plot.show_chart(chart)
        self._pages.setCurrentWidget(self._plotted)

    def _chart(self, store: Store) -> Chart:
        """Return the chosen plot, or the first one that has something to show. Raises sqlite3.Error."""
        for kind in (self._kind,) if self._is_chosen else _FIRST:
            chart = chart_of(kind, store, self._scope, self._variations)
            if chart.series:
                break
        self._kind = kind
        next(each for each in self._choices.values() if each.has(kind)).choose(kind)
        return chart

    def _say_instead(self, text: str) -> None:
        self._empty.setText(text)
        self._pages.setCurrentWidget(self._empty)

    def _lay_out(self) -> None:
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = []
        for caption, choices in self._choices.items():
            choices.chosen.connect(self._on_plot_chosen)
            rows.append((label(caption, "muted"), choices))
        self._pages.addWidget(self._plotted)
        self._pages.addWidget(self._empty)
        self.setLayout(column(grid(*rows, stretched=1, gaps=(GRID, GRID // 2)), (self._pages, 1)))
