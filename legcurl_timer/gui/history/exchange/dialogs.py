"""What is asked about files and backups, and how it is shown that something takes long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QProgressDialog,
    QPushButton,
    QWidget,
)

from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.text import counted, number_text
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.choice_row import ChoiceColumn
from legcurl_timer.gui.widgets.labels import heading, muted, named
from legcurl_timer.gui.widgets.layouts import Item, column, scrolling
from legcurl_timer.history.exchange.exporting import ExportFormat
from legcurl_timer.history.recovery.backups import Backup
from legcurl_timer.wording.history import day_heading

_SHOWN_AFTER_MS = 400
_LETTERS, _LINES = 100, 26
"""The usual size of a dialog."""
_FORMATS = {
    ExportFormat.JSON: ("JSON", gettext_noop("One file with everything. Reads back here exactly as it was.")),
    ExportFormat.CSV: (
        gettext_noop("CSV for spreadsheets"),
        gettext_noop("Two files, sets and reps, with everything. They read back here exactly as they were."),
    ),
    ExportFormat.STRONG: (
        "Strong",
        gettext_noop("For Strong and for Hevy, which reads Strong's files. Without the reps' phases."),
    ),
    ExportFormat.HEVY: ("Hevy", gettext_noop("In Hevy's own columns. Without the reps' phases.")),
    ExportFormat.FITNOTES: (
        "FitNotes",
        gettext_noop("In the columns of FitNotes. Without the reps' phases."),
    ),
}
"""The names of programs and of kinds of file are the same everywhere."""
_BACKUPS_TEXT = gettext_noop(
    "One is made on each day you train and before each import; the last seven of both are kept. "
    "Restoring puts a backup in the history's place; what is there now is copied first."
)
_NO_BACKUP_TEXT = gettext_noop("There is none yet. One is made on each day on which the history holds a set.")


class FormDialog(QDialog):
    """A question, and below it the buttons that `agree` to it or call it off."""

    def __init__(self, window: QWidget, title: str, agree: str) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(title)
        self.agree = QPushButton(agree)

    def lay_out(self, *items: Item, seen: Item = GRID) -> None:
        """Fill the dialog from top to bottom; all but what has to be `seen` scrolls where it has no room."""
        buttons = QDialogButtonBox(self)  # at once, so that the keyboard begins there
        buttons.addButton(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(pgettext("button", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        asked = scrolling(column(*items, margins=(0, 0, GRID, 0)))
        margins = (3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(column((asked, 1), seen, buttons, margins=margins))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as it takes, and no larger than the window."""
        super().showEvent(event)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        wished = self.sizeHint().expandedTo(QSize(_LETTERS * letter, _LINES * line))
        self.resize(wished.boundedTo(self._window.window().size()))


class ExportDialog(FormDialog):
    """Offers the formats with what each one keeps; `chosen` is the one that is marked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Export"), _("Choose a file\u2026"))
        self._formats = ChoiceColumn({each: (_(name), _(text)) for each, (name, text) in _FORMATS.items()})
        self._formats.choose(ExportFormat.JSON)
        self.lay_out(heading(_("Export the history")), self._formats, None)

    @property
    def chosen(self) -> ExportFormat:
        """The format that is marked."""
        return ExportFormat(self._formats.value)


class BackupsDialog(FormDialog):
    """Lists the copies, newest first; `chosen` is the one to be restored once the dialog is accepted."""

    def __init__(self, backups: tuple[Backup, ...], window: QWidget) -> None:
        super().__init__(window, _("Backups"), _("Restore"))
        self._backups = backups
        self._list = named(QListWidget(), _("Backups, newest first"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems([_line(backup) for backup in backups])
        self._list.setCurrentRow(0)
        self.agree.setEnabled(bool(backups))
        told = muted(_(_BACKUPS_TEXT if backups else _NO_BACKUP_TEXT))
        self.lay_out(heading(_("Backups")), told, (self._list, 1))

    @property
    def chosen(self) -> Backup:
        """The backup that is marked."""
        return self._backups[self._list.currentRow()]


def _line(backup: Backup) -> str:
    made = datetime.fromtimestamp(backup.path.stat().st_mtime).astimezone()
    day = day_heading(made.date(), wall_now().local.date())
    sets = counted(backup.sets, "{count} set", "{count} sets")
    return f"{day}, {made:%H:%M}  \u00b7  {sets}  \u00b7  {backup.name}"


class CalledOffError(Exception):
    """The lifter called it off."""


@contextmanager
def long_work(window: QWidget | None, what: str) -> Iterator[Callable[[int], None]]:
    """Show what is counted, should it take longer than a moment; until then keys and clicks wait.

    Gives what is to be told how many have been gone through; it raises CalledOffError where the lifter has
    had enough.
    """
    dialog = QProgressDialog(what, pgettext("button", "Call off"), 0, 0, window)
    dialog.setWindowTitle(what)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)

    def tell(count: int) -> None:
        # TRANSLATORS: how far it has come: "Rows read: 1,200".
        dialog.setLabelText(_("{what}: {count}").format(what=what, count=number_text(count)))
        dialog.setValue(0)  # lets the dialog appear when it is due
        # Nothing is to be begun behind a dialog that is not there yet, and so keeps nothing off.
        waiting = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents if dialog.isVisible() else waiting)
        if dialog.wasCanceled():
            raise CalledOffError

    try:
        yield tell
    finally:
        dialog.close()
        dialog.deleteLater()
