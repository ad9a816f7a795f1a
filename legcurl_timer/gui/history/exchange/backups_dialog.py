"""The copies of the history, and the way back to one."""

from datetime import datetime

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.text import counted
from legcurl_timer.gui.history.exchange.form_dialog import FormDialog
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.history.recovery.backups import Backup
from legcurl_timer.wording.history import day_heading

_WIDTH = 640


class BackupsDialog(FormDialog):
    """Lists the copies, newest first; `chosen` is the one to be restored once the dialog is accepted."""

    def __init__(self, backups: tuple[Backup, ...], window: QWidget) -> None:
        super().__init__(window, "Backups", "Restore", _WIDTH)
        self._backups = backups
        self._list = QListWidget()
        self._list.setAccessibleName("Backups, newest first")
        for backup in backups:
            self._list.addItem(QListWidgetItem(_line(backup)))
        self._list.setCurrentRow(0)
        self.column.addWidget(heading("Backups"))
        self.column.addWidget(
            muted(
                "One is made on each day you train, the last seven are kept. "
                "Restoring puts a backup in the history's place; what is there now is copied first."
                if backups
                else "There is none yet. One is made on each day on which the history holds a set."
            )
        )
        self.column.addWidget(self._list, 1)
        self.agree.setEnabled(bool(backups))

    @property
    def chosen(self) -> Backup:
        """The backup that is marked."""
        return self._backups[self._list.currentRow()]


def _line(backup: Backup) -> str:
    made = datetime.fromtimestamp(backup.path.stat().st_mtime).astimezone()
    day = day_heading(made.date(), wall_now().local.date())
    return f"{day}, {made:%H:%M}  \u00b7  {counted(backup.sets, 'set')}  \u00b7  {backup.name}"
