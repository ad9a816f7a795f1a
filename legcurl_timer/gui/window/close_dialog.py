"""The question asked where the window is closed while a set is still in memory only."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.history.writer_status import WriterStatus
from legcurl_timer.wording.sets import sets_held_line


class Leaving(Enum):
    """What the lifter wants."""

    STAY = auto()
    SAVE_COPY = auto()
    LEAVE = auto()


def may_close(window: QWidget, history: HistoryService, folder: str) -> bool:
    """Store what is left; return False where something cannot be stored and the lifter would rather stay.

    A copy of what cannot be stored is offered to be saved in `folder`, or another one.
    """
    status = history.store_what_is_left()
    if status is None or not status.unsaved:
        return True
    match ask_to_leave(window, status):
        case Leaving.STAY:
            return False
        case Leaving.SAVE_COPY:
            suggested = str(Path(folder) / "leg-curl-sets.json")
            name = QFileDialog.getSaveFileName(window, _("Save a copy"), suggested, "JSON (*.json)")[0]
            return bool(name) and history.save_copy(Path(name))
        case Leaving.LEAVE:
            return True


def ask_to_leave(parent: QWidget, status: WriterStatus) -> Leaving:
    """Ask what shall become of the sets that could not be stored."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("Not stored yet"))
    box.setText(sets_held_line(len(status.unsaved)))
    box.setInformativeText(status.problem)
    stay = box.addButton(pgettext("button", "Stay and keep trying"), QMessageBox.ButtonRole.RejectRole)
    copy = box.addButton(pgettext("button", "Save a copy\u2026"), QMessageBox.ButtonRole.AcceptRole)
    # TRANSLATORS: closes the program without the sets that could not be stored
    box.addButton(pgettext("button", "Leave without"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is stay:
        return Leaving.STAY
    return Leaving.SAVE_COPY if box.clickedButton() is copy else Leaving.LEAVE
