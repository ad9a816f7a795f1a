"""Progress: a choice of plots, the one chosen, and what the mark that is pointed at says."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Chart
from legcurl_timer.gui.history.progress.chart_widget import ChartWidget
from legcurl_timer.gui.history.progress.charts import PlotKind, chart_of, has_legs
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import label, large, muted, plain
from legcurl_timer.gui.widgets.layouts import column, grid, holding, row
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
    "Measured": {PlotKind.EVENNESS: "How even", PlotKind.RUSHED: "Rushed reps"},
}
_FIRST = (PlotKind.WEEK_LOAD, PlotKind.WEEK_REPS)
"""Which plot is shown until one is chosen: the first of them that has something to show."""
_HINT = "Point at a mark, or go from mark to mark with the arrow keys; Enter opens the session."
_NO_SETS = "Nothing to plot yet. Your first set will stand here."
_NO_SETS_IN_SCOPE = "No sets of this kind in these days."
_NONE_MEASURED = "Nothing measured yet. What is seen of your sets will stand here."
_NONE_MEASURED_IN_SCOPE = "Nothing was measured of this kind in these days."
_READING = "Reading what was measured\u2026"
_CANNOT_READ = "The history cannot be read just now"


class ProgressView(QWidget):
    """Plots what a part of the history holds; keeps the chosen plot when another part is shown."""

    session_chosen = Signal(str)
    _measured_read = Signal(int, object)

    def __init__(self, variations: tuple[Variation, ...]) -> None:
        super().__init__()
        self._variations = variations
        self._kind = _FIRST[0]
        self._is_chosen = False
        self._store: Store | None = None
        self._scope = EVERYTHING
        self._reading = 0
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
        self._measured_read.connect(self._on_measured_read, Qt.ConnectionType.QueuedConnection)

    def show_progress(self, store: Store, scope: Scope) -> None:
        """Plot what a scope holds; the store is read again when another plot is chosen."""
        self._store, self._scope = store, scope
        legs = has_legs(scope, self._variations)
        self._choices["Each week"].offer(PlotKind.LEGS, offered=legs)
        if self._kind is PlotKind.LEGS and not legs:
            self._is_chosen = False
        self._refresh()

    def choose_anew(self) -> None:
        """Let the plot be one that has something to show when it is plotted next, whatever was chosen."""
        self._is_chosen = False

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
        if self._kind in _PLOTS["Measured"]:
            self._say_instead(_READING)
        self._refresh()

    def _refresh(self) -> None:
        if self._store is None:
            return
        self._reading += 1
        if self._is_chosen and self._kind in _PLOTS["Measured"]:
            what = (self._store.path, self._kind, self._scope, self._variations)
            tell = partial(self._measured_read.emit, self._reading)
            Thread(target=_read_aside, args=(*what, tell), daemon=True).start()
            return
        try:
            self._show(self._chart(self._store))
        except sqlite3.Error as error:
            self._say_instead(f"{_CANNOT_READ}: {error}.")

    @Slot(int, object)
    def _on_measured_read(self, reading: int, found: Chart | sqlite3.Error) -> None:
        """Show what was read, unless something else is wanted by now."""
        if reading != self._reading:
            return
        if isinstance(found, Chart):
            self._show(found)
        else:
            self._say_instead(f"{_CANNOT_READ}: {found}.")

    def _show(self, chart: Chart) -> None:
        if not chart.series:
            everywhere, here = _NO_SETS, _NO_SETS_IN_SCOPE
            if self._kind in _PLOTS["Measured"]:
                everywhere, here = _NONE_MEASURED, _NONE_MEASURED_IN_SCOPE
            nothing = everywhere if self._scope == EVERYTHING else here
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
        for choices in self._choices.values():
            choices.chosen.connect(self._on_plot_chosen)
        weeks, sets, measured = self._choices.items()
        others = holding(Flow(sets[1], holding(row(label(measured[0], "muted"), (measured[1], 1)))))
        rows = [(label(weeks[0], "muted"), weeks[1]), (label(sets[0], "muted"), others)]
        self._pages.addWidget(self._plotted)
        self._pages.addWidget(self._empty)
        self.setLayout(column(grid(*rows, stretched=1, gaps=(GRID, GRID // 2)), (self._pages, 1)))


def _read_aside(
    path: Path,
    kind: PlotKind,
    scope: Scope,
    variations: tuple[Variation, ...],
    tell: Callable[[Chart | sqlite3.Error], object],
) -> None:
    """Read a plot that takes its time, in a thread of its own: thousands of sets have many reps."""
    found: Chart | sqlite3.Error
    try:
        with Store.open_existing(path) as store:
            found = chart_of(kind, store, scope, variations)
    except sqlite3.Error as error:
        found = error
    with suppress(RuntimeError):  # the window is gone
        tell(found)
