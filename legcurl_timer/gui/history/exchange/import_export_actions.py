"""Carries out what is asked about files: export, import, restore; everything that fails becomes one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import listed, number_text, system_reason
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.history.exchange.dialogs import BackupsDialog, CalledOffError, ExportDialog, long_work
from legcurl_timer.gui.history.exchange.import_dialog import ImportDialog
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.history.errors import HistoryError, obstacle
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history, files_written
from legcurl_timer.history.exchange.importing import carry_out
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.recovery.backups import backups, restore

if TYPE_CHECKING:
    from legcurl_timer.history.store import Store


class ImportExportActions(QObject):
    """Leads through an export, an import or a restore of the history in its `store`, where it has one.

    `imported` tells what came in, in words; `history_changed` that the history is another one altogether.
    """

    noticed = Signal(str)
    imported = Signal(str)
    history_changed = Signal()

    def __init__(self, variations: tuple[Variation, ...], settings: SettingsState, window: QWidget) -> None:
        super().__init__(window)
        self._variations = variations
        self._settings = settings
        self._window = window
        self.store: Store | None = None

    @Slot()
    def export(self) -> None:
        """Ask for a format and a file, and write the history there."""
        if (store := self.store) is None:
            return
        dialog = ExportDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        path = self._ask_where_to(dialog.chosen)
        if path is None:
            return
        with (
            self._told(_("Nothing was written to {file}.").format(file=path.name)),
            long_work(self._window, _("Sets written")) as tell,
        ):
            count = export_history(store.sessions(), path, dialog.chosen, tell)
            names = listed([file.name for file in files_written(path, dialog.chosen)])
            done = ngettext(
                "{count} set exported to {files} in {folder}.",
                "{count} sets exported to {files} in {folder}.",
                count,
            )
            self.noticed.emit(done.format(count=number_text(count), files=names, folder=path.parent))

    @Slot()
    def import_(self) -> None:
        """Ask for a file, show what it would add, and add it."""
        if (store := self.store) is None:
            return
        # TRANSLATORS: kinds of files in the system's dialog that opens a file.
        histories, others = _("Histories"), _("All files")
        kinds = f"{histories} (*.json *.csv *.txt);;{others} (*)"
        folder = self._settings.exchange_folder
        name = QFileDialog.getOpenFileName(self._window, _("Import"), folder, kinds)[0]
        if not name:
            return
        path = Path(name)
        self._settings.change(exchange_folder=str(path.parent))
        with self._told(_("Nothing was imported.")):
            with long_work(self._window, _("Rows read")) as tell:
                file = read_history_file(path, tell)
            dialog = ImportDialog(file, store, self._variations, self._window)
            if dialog.exec() != QDialog.DialogCode.Accepted or dialog.plan is None:
                return
            with long_work(self._window, _("Sets gone through")) as tell:
                done = carry_out(dialog.plan, store, wall_now(), dialog.taken, tell)
            # TRANSLATORS: {done} is such as "Added 3 sets, left out 2 sets".
            self.imported.emit(_("{done} from {file}.").format(file=path.name, done=done.text))

    @Slot()
    def restore_backup(self) -> None:
        """Show the backups and restore the chosen one."""
        if (store := self.store) is None:
            return
        with self._told(_("Nothing was restored.")):
            dialog = BackupsDialog(backups(store.path), self._window)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return
            before = restore(store, dialog.chosen.path, wall_now())
            done = _("{backup} has been restored. What was there before is kept as {file}.")
            self.noticed.emit(done.format(backup=dialog.chosen.name, file=before.name))
            self.history_changed.emit()

    def _ask_where_to(self, file_format: ExportFormat) -> Path | None:
        suffix = ".json" if file_format is ExportFormat.JSON else ".csv"
        proposed = str(Path(self._settings.exchange_folder) / f"leg-curls-{wall_now().local.date()}{suffix}")
        name = QFileDialog.getSaveFileName(self._window, _("Export"), proposed, f"(*{suffix})")[0]
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() not in {".json", ".csv", ".txt"}:
            path = path.with_name(path.name + suffix)
        self._settings.change(exchange_folder=str(path.parent))
        others = [file for file in files_written(path, file_format) if str(file) != name]
        return path if self._may_replace(others) else None

    def _may_replace(self, others: list[Path]) -> bool:
        """Ask about files of which the file dialog does not know that they will be written, too."""
        present = [path.name for path in others if path.exists()]
        if not present:
            return True
        question = ngettext(
            "{files} is there already. Replace it?", "{files} are there already. Replace them?", len(present)
        ).format(files=listed(present))
        return QMessageBox.question(self._window, _("Export"), question) == QMessageBox.StandardButton.Yes

    @contextmanager
    def _told(self, outcome: str) -> Iterator[None]:
        """Turn what goes wrong inside into one line that ends with the outcome."""
        try:
            yield
        except CalledOffError:
            # TRANSLATORS: {outcome} is such as "Nothing was imported."
            self.noticed.emit(_("Called off. {outcome}").format(outcome=outcome))
        except (HistoryError, ValidationError) as problem:
            self.noticed.emit(f"{str(problem).rstrip('.')}. {outcome}")
        except OSError as error:
            self.noticed.emit(f"{system_reason(error)}. {outcome}")
        except sqlite3.Error as error:
            told = _("The history cannot be used just now: {reason}.").format(reason=obstacle(error))
            self.noticed.emit(f"{told} {outcome}")
