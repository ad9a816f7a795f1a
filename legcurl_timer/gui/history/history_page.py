"""The history: what was trained day by day, how it went over time, and every correction undone if need be."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.history.exchange.import_export_actions import ImportExportActions
from legcurl_timer.gui.history.filter_row import FilterRow
from legcurl_timer.gui.history.list_pane import ListPane
from legcurl_timer.gui.history.undo_bar import UndoBar
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import button, muted, title
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, column, row
from legcurl_timer.gui.widgets.page import LOW, Page
from legcurl_timer.history.edits import last_change
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.queries.overview import has_measured, last_time, variations_used, week_comparison
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import last_time_text, week_text

if TYPE_CHECKING:
    from legcurl_timer.gui.history.progress.progress_view import ProgressView

_LIST_SHARE, _PLOTS_SHARE = 55, 45
_NARROW_LETTERS = 110
"""A page with fewer letters in a line has room for the list or the plots only."""
_BUSY_S = 0.5


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    page = HistoryPage(shared.variations, shared.history.readable_path, shared.settings)
    page.told.connect(shared.tell)
    page.revision_held.connect(shared.history.revise)
    page.changed.connect(shared.history.read_changed)
    shared.history.read_changed.connect(page.look_again)
    return page


class HistoryPage(Page):
    """Opens the history when it is entered, and closes it when it is left.

    `readable_path` returns where it can be read, None where it cannot be now. The plots are made when the
    list has been painted for the first time, since they take their time.
    """

    told = Signal(str)
    revision_held = Signal(SetRecord, SetRecord)
    changed = Signal()

    def __init__(
        self,
        variations: tuple[Variation, ...],
        readable_path: Callable[[], Path | None],
        settings: SettingsState,
        now: Callable[[], Moment] = wall_now,
    ) -> None:
        super().__init__()
        self._variations, self._readable_path = variations, readable_path
        self._now = now
        self._progress: ProgressView | None = None
        self._store: Store | None = None
        self._theme: Theme = DARK
        self._exchange = ImportExportActions(variations, settings, self)
        self._plot_soon = QTimer(self, singleShot=True)
        self._summary, self._hint = muted(""), muted("")
        self._filter = FilterRow(variations)
        self._list = ListPane(variations, now)
        self.plots_place = QStackedWidget()
        self._undo = UndoBar(self._list.edits.undo)
        back = pgettext("button", "Back   \u00b7   Esc")
        self._back = button(back, self.back_requested, name=pgettext("button", "Back"))
        self._other_side = button(_("Plots"), self._on_other_side_clicked, flat=True)
        self._shows_plots = False
        self._lay_out()
        self._connect()

    # Opened and closed

    def enter(self) -> bool:
        """Show the history as it is now; returns False, and says why, where it cannot be read."""
        path = self._readable_path()
        return path is not None and (self._store is not None or self._open(path))

    def leave(self) -> None:
        """Take over what is still being typed, then touch the history no more."""
        if self._store is None:
            return
        if (field := self.focusWidget()) is not None:
            field.clearFocus()
        self._plot_soon.stop()
        self._list.view.sessions.stop_reading()
        self._exchange.store = None
        self._store.close()
        self._store = None

    @Slot()
    def look_again(self) -> None:
        """Show what has been stored meanwhile, where the page is open."""
        if self._store is None:
            return
        if not self._store.is_current():  # another file is in the history's place
            path = self._store.path
            self.leave()
            self._open(path)
        elif self._has_changed(self._store):
            self.refresh()

    def _open(self, path: Path) -> bool:
        try:
            self._store = self._exchange.store = Store.open_existing(path, busy_s=_BUSY_S)
        except sqlite3.Error as error:
            self.told.emit(_("The history cannot be read just now: {reason}.").format(reason=obstacle(error)))
            return False
        self._has_changed(self._store)  # from now on
        self._undo.say("")
        self._show_scope()
        return True

    def _has_changed(self, store: Store) -> bool:
        try:
            return store.has_changed()
        except sqlite3.Error:
            return True  # which the page meets as well, and tells

    # Looked at

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown, at the same place."""
        self._list.read_anew()
        self._show_around()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._list.view.set_theme(theme)
        if self._progress is not None:
            self._progress.set_theme(theme)

    @property
    def pinned(self) -> list[QWidget]:
        """The way back."""
        return [self._back]

    def fit(self) -> None:
        """Show the plots beside the list, or one of both where there is no room for the other."""
        super().fit()
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        instead = narrow and self._shows_plots and self._has_sets
        self._other_side.setVisible(narrow and self._has_sets)
        self._other_side.setText(_("Sessions") if instead else _("Plots"))
        self._list.setVisible(not instead)
        self.plots_place.setVisible(self._has_sets and (instead or not narrow))
        self._summary.setVisible(self._has_sets and self.lines >= LOW)
        keys = _("Arrows move and open \u00b7 Enter edits a set \u00b7 Del deletes")
        self._hint.setText(keys if not narrow and self._list.shown is self._list.view else "")
        self._plot_soon.start()

    def focus_first(self) -> None:
        """Put the keyboard on the newest session, or on what there is to do without one."""
        self._list.focus_first()

    @Slot()
    def step_back(self) -> bool:
        """Take one step back inside the page; returns False where the way back leads out of it."""
        stepped, self._shows_plots = self._list.step_back() or self._shows_plots, False
        self._show_around()
        return stepped

    def _lay_out(self) -> None:
        doors = Flow(
            self._other_side,
            button(_("Deleted sets"), self._on_deleted_requested, flat=True),
            button(_("Import"), self._exchange.import_, flat=True),
            button(_("Export"), self._exchange.export, flat=True),
            button(_("Backups"), self._exchange.restore_backup, flat=True),
        )
        for side in (self._list, self.plots_place):  # which keep their shares whatever is shown in them
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        what = title(_("History"))
        self.spare(what, below_lines=LOW)
        top = row(what, None, doors)
        middle = row((self._list, _LIST_SHARE), (self.plots_place, _PLOTS_SHARE), gap=3 * GRID)
        self.corner = row(self._back, (self._hint, 1), self._undo, gap=2 * GRID)
        parts = (top, self._summary, self._filter, (middle, 1), self.corner)
        self.setLayout(column(*parts, margins=PANEL_MARGINS))

    def _connect(self) -> None:
        self._list.deleted.closed.connect(self.step_back)
        self._filter.scope_changed.connect(self._show_scope)
        self._list.no_match.way_out_requested.connect(self._filter.clear)
        self._list.no_set.way_out_requested.connect(self._exchange.import_)
        self._list.view.sessions.failed.connect(self._fail)
        self._list.changed.connect(self._on_changed)
        self._list.edits.revision_held.connect(self.revision_held)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Undo, self, self._list.edits.undo, context=within)
        self._exchange.noticed.connect(self.told)
        self._exchange.imported.connect(self._on_imported)
        self._exchange.history_changed.connect(self.refresh)
        self._exchange.history_changed.connect(self.changed)
        self._list.changed.connect(self.changed)
        self._plot_soon.timeout.connect(self._show_progress)

    @property
    def _has_sets(self) -> bool:
        return self._list.shown is not self._list.no_set

    @property
    def _scope(self) -> Scope:
        return self._filter.scope(self._now().local.date())

    @Slot()
    def _show_scope(self) -> None:
        if self._store is not None:
            self._list.show_sessions(self._store, self._scope)
            self._show_around()

    def _show_around(self) -> None:
        """Show what stands around the list, and soon the plots."""
        if self._store is None:
            return
        self._list.view.sessions.attempt(self._read_around)
        shown = self._list.shown
        self._filter.setVisible(self._has_sets and shown is not self._list.deleted)
        self.fit()

    def _read_around(self, store: Store) -> None:
        today = self._now().local.date()
        lines = [week_text(week_comparison(store, today))]
        if self._scope.variation:
            lines.append(last_time_text(last_time(store, self._scope.variation), today))
        self._summary.setText("   ".join(lines))
        self._filter.show_variations(variations_used(store))
        self._filter.offer_measured(offered=has_measured(store))
        self._undo.show_change(last_change(store))

    @Slot()
    def _show_progress(self) -> None:
        if self._store is None or not self.plots_place.isVisible():
            return
        if self._progress is None:
            from legcurl_timer.gui.history.progress.progress_view import ProgressView  # noqa: PLC0415 - pyqtgraph is slow

            self._progress = ProgressView(self._variations)
            self._progress.session_chosen.connect(self._on_session_chosen)
            self._progress.set_theme(self._theme)
            self.plots_place.addWidget(self._progress)
        self._progress.show_progress(self._store, self._scope)

    @Slot(str)
    def _on_imported(self, done: str) -> None:
        """Show all there is, so that what came in is to be seen, and a plot that has something to show."""
        if self._progress is not None:
            self._progress.choose_anew()
        self._undo.say(done)
        self._filter.clear()
        self.changed.emit()

    @Slot()
    def _on_other_side_clicked(self) -> None:
        self._shows_plots = not self._shows_plots
        self.fit()

    @Slot(str)
    def _on_session_chosen(self, uid: str) -> None:
        self._shows_plots = False
        self._list.open_session(uid)
        self._show_around()

    @Slot()
    def _on_deleted_requested(self) -> None:
        self._list.show_deleted()
        self._show_around()

    @Slot(str)
    def _on_changed(self, done: str) -> None:
        self._undo.say(done)
        self._show_around()

    @Slot(str)
    def _fail(self, why: str) -> None:
        told = _("The history cannot be used just now ({reason}). What was kept stays kept.")
        self.told.emit(told.format(reason=why))
