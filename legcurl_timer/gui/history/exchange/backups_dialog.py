"""The copies of the history, and the way back to one."""

from datetime import datetime

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from legcurl_timer.clock import wall_now
from legcurl_timer.core.text import counted
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.history.recovery.backups import Backup
from legcurl_timer.wording.history import day_heading

_WIDTH = 640


class BackupsDialog(QDialog):
    """Lists the copies, newest first; `chosen` is the one to be restored once the dialog is accepted."""

    def __init__(self, backups: tuple[Backup, ...], window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle("Backups")
        self.setMinimumWidth(_WIDTH)
        self._backups = backups
        self._list = QListWidget()
        self._list.setAccessibleName("Backups, newest first")
        for backup in backups:
            self._list.addItem(QListWidgetItem(_line(backup)))
        self._list.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(heading("Backups"))
        column.addWidget(
            muted(
                "One is made on each day you train, the last seven are kept. "
                "Restoring puts a backup in the history's place; what is there now is copied first."
                if backups
                else "There is none yet. One is made on each day on which the history holds a set."
            )
        )
        column.addWidget(self._list, 1)
        restore = QPushButton("Restore")
        restore.setEnabled(bool(backups))
        buttons = QDialogButtonBox()
        buttons.addButton(restore, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def chosen(self) -> Backup:
        """The backup that is marked."""
        return self._backups[self._list.currentRow()]


def _line(backup: Backup) -> str:
    made = datetime.fromtimestamp(backup.path.stat().st_mtime).astimezone()
    day = day_heading(made.date(), wall_now().local.date())
    return f"{day}, {made:%H:%M}  \u00b7  {counted(backup.sets, 'set')}  \u00b7  {backup.name}"
