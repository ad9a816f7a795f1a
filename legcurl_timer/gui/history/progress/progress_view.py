"""Progress: a choice of plots, the one chosen, and what the mark that is pointed at says."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Chart
from legcurl_timer.gui.history.progress.chart_widget import ChartWidget
from legcurl_timer.gui.history.progress.charts import PlotKind, chart_of, has_legs
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import label, large, muted, plain
from legcurl_timer.gui.widgets.layouts import column, grid, holding, row
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

# TRANSLATORS: each stands before buttons that choose a plot, such as "Load", "How even".
_WEEKS, _SETS, _MEASURED = gettext_noop("Each week"), gettext_noop("Each set"), gettext_noop("Measured")
_PLOTS = {
    _WEEKS: {
        # TRANSLATORS: these are buttons that choose a plot; at most 12 letters, if possible.
        PlotKind.WEEK_LOAD: gettext_noop("Load"),
        PlotKind.WEEK_REPS: gettext_noop("Reps"),
        # TRANSLATORS: time under tension; a button that chooses a plot.
        PlotKind.WEEK_TENSION: gettext_noop("Tension"),
        PlotKind.LEGS: gettext_noop("Left and right"),
    },
    _SETS: {PlotKind.SET_TENSION: gettext_noop("Time under tension")},
    # TRANSLATORS: buttons that choose a plot of what was measured: how evenly the eccentrics were done.
    _MEASURED: {PlotKind.EVENNESS: gettext_noop("How even"), PlotKind.RUSHED: gettext_noop("Rushed reps")},
}
"""The plots by the caption that stands before their buttons."""
_NAMES = {
    # TRANSLATORS: a choice of plots of weeks, of sets, of what was measured; for those who hear it.
    _WEEKS: gettext_noop("Plot each week"),
    _SETS: gettext_noop("Plot each set"),
    _MEASURED: gettext_noop("Plot measured"),
}
"""What the captions are for those who hear them."""
_FIRST = (PlotKind.WEEK_LOAD, PlotKind.WEEK_REPS)
"""Which plot is shown until one is chosen: the first of them that has something to show."""


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
            caption: ChoiceRow(_(_NAMES[caption]), {kind: _(name) for kind, name in plots.items()}, group)
            for caption, plots in _PLOTS.items()
        }
        self._choices[_WEEKS].choose(self._kind)
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
        self._choices[_WEEKS].offer(PlotKind.LEGS, offered=legs)
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
        if self._kind in _PLOTS[_MEASURED]:
            self._say_instead(_("Reading what was measured\u2026"))
        self._refresh()

    def _refresh(self) -> None:
        if self._store is None:
            return
        self._reading += 1
        if self._is_chosen and self._kind in _PLOTS[_MEASURED]:
            what = (self._store.path, self._kind, self._scope, self._variations)
            tell = partial(self._measured_read.emit, self._reading)
            Thread(target=_read_aside, args=(*what, tell), daemon=True).start()
            return
        try:
            self._show(self._chart(self._store))
        except sqlite3.Error as error:
            self._say_failure(error)

    @Slot(int, object)
    def _on_measured_read(self, reading: int, found: Chart | sqlite3.Error) -> None:
        """Show what was read, unless something else is wanted by now."""
        if reading != self._reading:
            return
        if isinstance(found, Chart):
            self._show(found)
        else:
            self._say_failure(found)

    def _show(self, chart: Chart) -> None:
        if not chart.series:
            nothing = _nothing_text(is_measured=self._kind in _PLOTS[_MEASURED], scope=self._scope)
            # TRANSLATORS: {reason} is such as "Left out: 3 sets without a known time."
            known = _("Nothing to plot here. {reason}").format(reason=chart.note)
            self._say_instead(known if chart.note else nothing)
            return
        # TRANSLATORS: above a plot: what it shows, and what is counted: "Reps a week, reps."
        caption = _("{plot}, {unit}.").format(plot=chart.name, unit=_(chart.unit.value))
        self._caption.setText(f"{caption} {chart.note}".strip())
        self._said.setText(
            _("Point at a mark, or go from mark to mark with the arrow keys; Enter opens the session.")
        )
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

    def _say_failure(self, error: sqlite3.Error) -> None:
        told = _("The history cannot be read just now: {reason}.")
        self._say_instead(told.format(reason=obstacle(error)))

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
        others = holding(Flow(sets[1], holding(row(label(_(measured[0]), "muted"), (measured[1], 1)))))
        rows = [(label(_(weeks[0]), "muted"), weeks[1]), (label(_(sets[0]), "muted"), others)]
        self._pages.addWidget(self._plotted)
        self._pages.addWidget(self._empty)
        self.setLayout(column(grid(*rows, stretched=1, gaps=(GRID, GRID // 2)), (self._pages, 1)))


def _nothing_text(*, is_measured: bool, scope: Scope) -> str:
    """Return what is said where a scope has nothing to be plotted."""
    if is_measured:
        if scope == EVERYTHING:
            return _("Nothing measured yet. What is seen of your sets will stand here.")
        return _("Nothing was measured of this kind in these days.")
    if scope == EVERYTHING:
        return _("Nothing to plot yet. Your first set will stand here.")
    return _("No sets of this kind in these days.")


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
