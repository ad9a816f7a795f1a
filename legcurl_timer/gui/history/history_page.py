"""The history: what was trained day by day, how it went over time, and every correction undone if need be."""

import sqlite3
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from legcurl_timer.core.variations import Variation
from legcurl_timer.gui.history.corrections import Corrections
from legcurl_timer.gui.history.deleted_sets import DeletedSets
from legcurl_timer.gui.history.empty_panel import EmptyPanel
from legcurl_timer.gui.history.filter_row import FilterRow
from legcurl_timer.gui.history.history_view import HistoryView
from legcurl_timer.gui.history.undo_bar import UndoBar
from legcurl_timer.gui.labels import muted, title
from legcurl_timer.gui.theme import GRID, Theme
from legcurl_timer.history import changes
from legcurl_timer.history.overview import (
    deleted_sets,
    session_lines,
    variations_used,
    week_comparison,
)
from legcurl_timer.history.records import Moment, SetRecord
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store
from legcurl_timer.history_wording import week_text
from legcurl_timer.wall_clock import wall_now

_KEYS = "Arrows move and open \u00b7 Enter edits a set \u00b7 Del deletes"
_LIST_SHARE, _PLOTS_SHARE = 55, 45


class ProgressView(Protocol):
    """What the page needs of the plots beside the list; they are a widget besides."""

    session_chosen: Any

    def show_progress(self, store: Store, scope: Scope) -> None:
        """Show how a part of the history went over time."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        ...


class HistoryPage(QWidget):
    """Reads a history each time it is opened.

    The plots are made when the page has been painted for the first time, since they take their time.
    """

    back_requested = Signal()
    changed = Signal()
    failed = Signal(str)
    export_requested = Signal()
    import_requested = Signal()
    backups_requested = Signal()

    def __init__(
        self,
        variations: tuple[Variation, ...],
        make_progress_view: Callable[[], ProgressView],
        now: Callable[[], Moment] = wall_now,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._now = now
        self._make_progress_view = make_progress_view
        self._progress: ProgressView | None = None
        self._store: Store | None = None
        self._corrections = Corrections(self, now)
        self._theme: Theme | None = None
        self._plot_soon = QTimer(self)
        self._plot_soon.setSingleShot(True)
        self._build(variations)
        self._lay_out()
        self._connect()

    def open(self, store: Store) -> None:
        """Show a history; the store must stay open for as long as the page is shown."""
        self._store = store
        self._undo.say("")
        self._show_list()

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown, at the same place."""
        if self._store is None:
            return
        self._guarded(self._view.read_anew, self._store, self._scope())
        self._show_around()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._view.set_theme(theme)
        if self._progress is not None:
            self._progress.set_theme(theme)

    def focus_first(self) -> None:
        """Put the keyboard on the newest session, or on what there is to do without one."""
        shown = self._lists.currentWidget()
        if isinstance(shown, EmptyPanel | DeletedSets):
            shown.focus_first()
        else:
            self._view.setFocus()

    def step_back(self) -> bool:
        """Take one step back inside the page; returns False where the way back leads out of it."""
        if self._view.stop_editing():
            return True
        if self._lists.currentWidget() is self._deleted:
            self._show_list()
            self.focus_first()
            return True
        return False

    @Slot(str)
    def show_session(self, uid: str) -> None:
        """Open a session in the list and scroll to it."""
        self._lists.setCurrentWidget(self._view)
        self._guarded(self._view.open_session, uid)
        self._view.setFocus()

    # Layout and connections

    def _build(self, variations: tuple[Variation, ...]) -> None:
        self._summary = muted("")
        self._filter = FilterRow(variations)
        self._view = HistoryView(variations)
        self._nothing = EmptyPanel(
            "No set yet",
            "Every set that you pace is kept here, rep by rep.\n"
            "Choose a lift and start one, or bring in what another program has kept.",
            "Import",
        )
        self._no_match = EmptyPanel(
            "No set of this lift in this time",
            "The history goes further than what is chosen above.",
            "Show all",
        )
        self._deleted = DeletedSets({variation.id: variation.short_name for variation in variations})
        self._lists = QStackedWidget()
        for each in (self._view, self._nothing, self._no_match, self._deleted):
            self._lists.addWidget(each)
        self.plots_place = QStackedWidget()
        self._undo = UndoBar()
        self._hint = muted("")
        self._back = QPushButton("Back   \u00b7   Esc")
        self._back.setAccessibleName("Back")
        self._to_deleted = QPushButton("Deleted sets")
        self._import = QPushButton("Import")
        self._export = QPushButton("Export")
        self._backups = QPushButton("Backups")
        self._side_doors = (self._to_deleted, self._import, self._export, self._backups)
        for button in self._side_doors:
            button.setProperty("flat", True)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(GRID)
        top = QHBoxLayout()
        top.addWidget(title("History"), 1)
        for button in self._side_doors:
            top.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self._filter)
        left.addWidget(self._lists, 1)
        middle = QHBoxLayout()
        middle.setSpacing(3 * GRID)
        middle.addLayout(left, _LIST_SHARE)
        middle.addWidget(self.plots_place, _PLOTS_SHARE)
        bottom = QHBoxLayout()
        bottom.setSpacing(2 * GRID)
        bottom.addWidget(self._back)
        bottom.addWidget(self._hint, 1)
        bottom.addWidget(self._undo)
        page.addLayout(top)
        page.addWidget(self._summary)
        page.addLayout(middle, 1)
        page.addLayout(bottom)

    def _connect(self) -> None:
        self._filter.scope_changed.connect(self._show_list)
        self._view.set_revised.connect(self._corrections.revise)
        self._view.note_written.connect(self._corrections.note_session)
        self._view.set_deletion_requested.connect(self._corrections.delete_set)
        self._view.session_deletion_requested.connect(self._corrections.delete_session)
        self._view.failed.connect(self._fail)
        self._nothing.way_out_requested.connect(self.import_requested)
        self._no_match.way_out_requested.connect(self._filter.clear)
        self._deleted.restore_requested.connect(self._corrections.restore)
        self._deleted.closed.connect(self.step_back)
        self._undo.undo_requested.connect(self._corrections.undo)
        self._corrections.set_corrected.connect(self._on_set_corrected)
        self._corrections.session_noted.connect(self._on_session_noted)
        self._corrections.rows_changed.connect(self._on_rows_changed)
        self._corrections.failed.connect(self._fail)
        undo_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo_keys.activated.connect(self._corrections.undo)
        self._back.clicked.connect(self.back_requested)
        self._to_deleted.clicked.connect(self._on_deleted_requested)
        self._import.clicked.connect(self.import_requested)
        self._export.clicked.connect(self.export_requested)
        self._backups.clicked.connect(self.backups_requested)
        self._plot_soon.timeout.connect(self._show_progress)

    # What is shown

    @Slot()
    def _show_list(self) -> None:
        if self._store is not None:
            self._corrections.use(self._store, self._scope())
            self._guarded(self._view.show_scope, self._store, self._scope(), self._now())
            self._lists.setCurrentWidget(self._view)
            self._show_around()

    def _show_around(self) -> None:
        """Show what depends on the history as a whole, and soon the plots."""
        if self._store is not None:
            self._guarded(self._read_around, self._store)
            self._plot_soon.start()

    def _read_around(self, store: Store) -> None:
        today = self._now().local.date()
        self._summary.setText(week_text(week_comparison(store, today)))
        self._filter.show_lifts(variations_used(store))
        self._undo.show_change(changes.last_change(store))
        is_empty = not session_lines(store, EVERYTHING, None, 1)
        shows_deleted = self._lists.currentWidget() is self._deleted
        self._summary.setHidden(is_empty)
        self._filter.setHidden(is_empty or shows_deleted)
        self.plots_place.setHidden(is_empty)
        if shows_deleted:
            self._deleted.show_sets(deleted_sets(store), self._now())
        elif is_empty:
            self._lists.setCurrentWidget(self._nothing)
        else:
            found = self._view.sessions.rowCount()
            self._lists.setCurrentWidget(self._view if found else self._no_match)
        self._hint.setText(_KEYS if self._lists.currentWidget() is self._view else "")

    @Slot()
    def _show_progress(self) -> None:
        if self._store is None or not self.plots_place.isVisible():
            return
        if self._progress is None:
            self._progress = self._make_progress_view()
            self._progress.session_chosen.connect(self.show_session)
            if self._theme is not None:
                self._progress.set_theme(self._theme)
            assert isinstance(self._progress, QWidget)  # noqa: S101 - no protocol can say so
            self.plots_place.addWidget(self._progress)
        self._guarded(self._progress.show_progress, self._store, self._scope())

    @Slot()
    def _on_deleted_requested(self) -> None:
        self._lists.setCurrentWidget(self._deleted)
        self._show_around()
        self._deleted.focus_first()

    # What was changed

    @Slot(SetRecord)
    def _on_set_corrected(self, record: SetRecord) -> None:
        self._guarded(self._view.sessions.revise, record)
        self._after_change("")

    @Slot(str)
    def _on_session_noted(self, uid: str) -> None:
        self._guarded(self._view.sessions.refresh_line, uid)
        self._after_change("")

    @Slot(str)
    def _on_rows_changed(self, done: str) -> None:
        self.refresh()
        self._after_change(done)
        self.focus_first()

    def _after_change(self, done: str) -> None:
        self._undo.say(done)
        self._show_around()
        self.changed.emit()

    def _guarded(self, read: Callable[..., object], *arguments: object) -> None:
        try:
            read(*arguments)
        except sqlite3.Error as error:
            self._fail(str(error))

    @Slot(str)
    def _fail(self, why: str) -> None:
        self.failed.emit(f"The history cannot be used just now ({why}). What was kept stays kept.")

    def _scope(self) -> Scope:
        return self._filter.scope(self._now().local.date())
