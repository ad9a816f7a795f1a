"""The history: what was trained day by day, how it went over time, and every correction undone if need be."""

import sqlite3
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.history.edit_controller import EditController
from legcurl_timer.gui.history.filter_row import FilterRow
from legcurl_timer.gui.history.list_pane import ListPane
from legcurl_timer.gui.history.undo_bar import UndoBar
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import muted, title
from legcurl_timer.history.edits import last_change
from legcurl_timer.history.queries.overview import last_time, variations_used, week_comparison
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import last_time_text, week_text

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

    The plots are made when the list has been painted for the first time, since they take their time.
    """

    back_requested = Signal()
    changed = Signal()
    failed = Signal(str)
    revision_held = Signal(SetRecord, SetRecord)
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
        self._theme: Theme | None = None
        self._edits = EditController(self, now)
        self._plot_soon = QTimer(self)
        self._plot_soon.setSingleShot(True)
        self._build(variations)
        self._lay_out()
        self._connect()

    def open_history(self, store: Store) -> None:
        """Show a history; the store must stay open until the page has closed it."""
        self._store = store
        self._undo.say("")
        self._show_scope()

    def close_history(self) -> None:
        """Take over what is still being typed, then touch the history no more."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()
        self._plot_soon.stop()
        self._store = None
        self._list.stop_reading()
        self._edits.stop()

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown, at the same place."""
        self._list.read_anew()
        self._show_around()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._list.set_theme(theme)
        if self._progress is not None:
            self._progress.set_theme(theme)

    def focus_first(self) -> None:
        """Put the keyboard on the newest session, or on what there is to do without one."""
        self._list.focus_first()

    @Slot()
    def step_back(self) -> bool:
        """Take one step back inside the page; returns False where the way back leads out of it."""
        stepped = self._list.step_back()
        self._show_around()
        return stepped

    @Slot(str)
    def show_session(self, uid: str) -> None:
        """Open a session in the list and scroll to it."""
        self._list.open_session(uid)
        self._show_around()

    # Layout and connections

    def _build(self, variations: tuple[Variation, ...]) -> None:
        self._summary = muted("")
        self._filter = FilterRow(variations)
        self._list = ListPane(variations, self._now)
        self.plots_place = QStackedWidget()
        self._undo = UndoBar()
        self._hint = muted(_KEYS)
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
        middle = QHBoxLayout()
        middle.setSpacing(3 * GRID)
        for side, share in ((self._list, _LIST_SHARE), (self.plots_place, _PLOTS_SHARE)):
            # The two keep their shares whatever is shown in them.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            middle.addWidget(side, share)
        bottom = QHBoxLayout()
        bottom.setSpacing(2 * GRID)
        bottom.addWidget(self._back)
        bottom.addWidget(self._hint, 1)
        bottom.addWidget(self._undo)
        page.addLayout(top)
        page.addWidget(self._summary)
        page.addWidget(self._filter)
        page.addLayout(middle, 1)
        page.addLayout(bottom)

    def _connect(self) -> None:
        view, edits = self._list.view, self._edits
        view.set_revised.connect(edits.revise)
        view.note_written.connect(edits.note_session)
        view.set_deletion_requested.connect(edits.delete_set)
        view.session_deletion_requested.connect(edits.delete_session)
        self._list.deleted.restore_requested.connect(edits.restore)
        self._list.deleted.closed.connect(self.step_back)
        self._filter.scope_changed.connect(self._show_scope)
        self._list.show_all_requested.connect(self._filter.clear)
        self._list.import_requested.connect(self.import_requested)
        self._list.failed.connect(self._fail)
        edits.set_corrected.connect(self._on_set_corrected)
        edits.session_noted.connect(self._on_session_noted)
        edits.rows_changed.connect(self._on_rows_changed)
        edits.revision_held.connect(self.revision_held)
        edits.failed.connect(self._fail)
        undo_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo_keys.activated.connect(edits.undo)
        self._undo.undo_requested.connect(edits.undo)
        self._back.clicked.connect(self.back_requested)
        self._to_deleted.clicked.connect(self._on_deleted_requested)
        self._import.clicked.connect(self.import_requested)
        self._export.clicked.connect(self.export_requested)
        self._backups.clicked.connect(self.backups_requested)
        self._plot_soon.timeout.connect(self._show_progress)

    # What is shown

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
        self._edits.use(self._store, self._scope)
        try:
            self._read_around(self._store)
        except sqlite3.Error as error:
            self._fail(str(error))
        shown = self._list.shown
        has_sets = shown is not self._list.no_set
        self._summary.setVisible(has_sets)
        self._filter.setVisible(has_sets and shown is not self._list.deleted)
        self.plots_place.setVisible(has_sets)
        self._hint.setText(_KEYS if shown is self._list.view else "")
        self._plot_soon.start()

    def _read_around(self, store: Store) -> None:
        today = self._now().local.date()
        lines = [week_text(week_comparison(store, today))]
        if self._scope.variation:
            lines.append(last_time_text(last_time(store, self._scope.variation), today))
        self._summary.setText("   ".join(lines))
        self._filter.show_variations(variations_used(store))
        self._undo.show_change(last_change(store))

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
        try:
            self._progress.show_progress(self._store, self._scope)
        except sqlite3.Error as error:
            self._fail(str(error))

    @Slot()
    def _on_deleted_requested(self) -> None:
        self._list.show_deleted()
        self._show_around()

    # What was changed

    @Slot(SetRecord)
    def _on_set_corrected(self, record: SetRecord) -> None:
        self._list.view.sessions.revise(record)
        self._after_change("")

    @Slot(str)
    def _on_session_noted(self, uid: str) -> None:
        self._list.view.sessions.refresh_line(uid)
        self._after_change("")

    @Slot(str)
    def _on_rows_changed(self, done: str) -> None:
        self._list.read_anew()
        self._after_change(done)
        self.focus_first()

    def _after_change(self, done: str) -> None:
        self._undo.say(done)
        self._show_around()
        self.changed.emit()

    @Slot(str)
    def _fail(self, why: str) -> None:
        self.failed.emit(f"The history cannot be used just now ({why}). What was kept stays kept.")
