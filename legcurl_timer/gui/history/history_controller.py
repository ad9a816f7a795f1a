"""The history page with all that belongs to it: the store it reads, the plots, files and backups."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.history.exchange.import_export_actions import ImportExportActions
from legcurl_timer.gui.history.history_page import HistoryPage
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.store import Store

if TYPE_CHECKING:
    from legcurl_timer.gui.history.progress.progress_view import ProgressView

_BUSY_S = 0.5


class HistoryController(QObject):
    """Opens the history when its page is entered, and lets go of it when the page is left."""

    noticed = Signal(str)
    back_requested = Signal()
    folder_used = Signal(str)
    revision_held = Signal(SetRecord, SetRecord)

    def __init__(self, variations: tuple[Variation, ...], exchange_folder: str, window: QWidget) -> None:
        super().__init__(window)
        self._variations = variations
        self._store: Store | None = None
        self._exchange = ImportExportActions(variations, exchange_folder, window)
        self.page = HistoryPage(variations, self._make_progress_view)
        self.page.back_requested.connect(self.back_requested)
        self.page.failed.connect(self.noticed)
        self.page.revision_held.connect(self.revision_held)
        self.page.export_requested.connect(self._on_export_requested)
        self.page.import_requested.connect(self._on_import_requested)
        self.page.backups_requested.connect(self._on_backups_requested)
        self._exchange.noticed.connect(self.noticed)
        self._exchange.folder_used.connect(self.folder_used)
        self._exchange.history_changed.connect(self.page.refresh)

    def enter(self, path: Path) -> bool:
        """Show the history as it is now; returns False, and says why, where it cannot be read."""
        try:
            self._store = Store.open_existing(path, busy_s=_BUSY_S)
        except sqlite3.Error as error:
            self.noticed.emit(f"The history cannot be read just now: {obstacle(error)}.")
            return False
        self._has_changed(self._store)  # from now on
        self.page.open(self._store)
        return True

    @Slot()
    def refresh(self) -> None:
        """Show what has been stored meanwhile, where the page is open."""
        if self._store is None:
            return
        if not self._store.is_current():  # another file is in the history's place
            path = self._store.path
            self.leave()
            self.enter(path)
        elif self._has_changed(self._store):
            self.page.refresh()

    def leave(self) -> None:
        """Let go of the history."""
        if self._store is not None:
            self.page.let_go()
            self._store.close()
            self._store = None

    def _has_changed(self, store: Store) -> bool:
        try:
            return store.has_changed()
        except sqlite3.Error:
            return True  # which the page meets as well, and tells

    def _make_progress_view(self) -> "ProgressView":
        from legcurl_timer.gui.history.progress.progress_view import ProgressView  # noqa: PLC0415 - pyqtgraph is slow

        return ProgressView(self._variations)

    @Slot()
    def _on_export_requested(self) -> None:
        if self._store is not None:
            self._exchange.export(self._store)

    @Slot()
    def _on_import_requested(self) -> None:
        if self._store is not None:
            self._exchange.import_(self._store)

    @Slot()
    def _on_backups_requested(self) -> None:
        if self._store is not None:
            self._exchange.restore_backup(self._store)
