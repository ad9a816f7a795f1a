"""The history page with all that belongs to it: the store it reads, the plots, files and backups."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from legcurl_timer.gui.history.exchange.import_export_actions import ImportExportActions
from legcurl_timer.gui.history.history_page import HistoryPage
from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.widgets.page import Page
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.store import Store

if TYPE_CHECKING:
    from legcurl_timer.gui.history.progress.progress_view import ProgressView
    from legcurl_timer.gui.state.shared import Shared

_BUSY_S = 0.5


def make_page(shared: "Shared") -> Page:
    """Return the page for the window."""
    return HistoryController(shared)


class HistoryController(Page):
    """Opens the history when its page is entered, and closes it when the page is left."""

    def __init__(self, shared: "Shared") -> None:
        super().__init__()
        self._variations = shared.variations
        self._history = shared.history
        self._settings = shared.settings
        self._tell = shared.tell
        self._store: Store | None = None
        self._exchange = ImportExportActions(
            shared.variations, shared.settings.settings.exchange_folder, self
        )
        self.page = HistoryPage(shared.variations, self._make_progress_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.back_requested.connect(self.back_requested)
        self.page.failed.connect(self._tell)
        self.page.revision_held.connect(self._history.revise)
        self.page.export_requested.connect(self._on_export_requested)
        self.page.import_requested.connect(self._on_import_requested)
        self.page.backups_requested.connect(self._on_backups_requested)
        self._exchange.noticed.connect(self._tell)
        self._exchange.folder_used.connect(self._on_folder_used)
        self._exchange.history_changed.connect(self.page.refresh)
        self._history.read_changed.connect(self.refresh)

    def enter(self) -> bool:
        """Show the history as it is now; returns False, and says why, where it cannot be read."""
        path = self._history.readable_path()
        return path is not None and (self._store is not None or self._open(path))

    def step_back(self) -> bool:
        """Take one step back inside the page; returns False where the way back leads out of it."""
        return self.page.step_back()

    def focus_first(self) -> None:
        """Put the keyboard on the newest session, or on what there is to do without one."""
        self.page.focus_first()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.page.set_theme(theme)

    def _open(self, path: Path) -> bool:
        try:
            self._store = Store.open_existing(path, busy_s=_BUSY_S)
        except sqlite3.Error as error:
            self._tell(f"The history cannot be read just now: {obstacle(error)}.")
            return False
        self._has_changed(self._store)  # from now on
        self.page.open_history(self._store)
        return True

    @Slot()
    def refresh(self) -> None:
        """Show what has been stored meanwhile, where the page is open."""
        if self._store is None:
            return
        if not self._store.is_current():  # another file is in the history's place
            path = self._store.path
            self.leave()
            self._open(path)
        elif self._has_changed(self._store):
            self.page.refresh()

    def leave(self) -> None:
        """Close the history."""
        if self._store is not None:
            self.page.close_history()
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

    @Slot(str)
    def _on_folder_used(self, folder: str) -> None:
        self._settings.change(exchange_folder=folder)
