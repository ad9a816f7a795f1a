"""The question asked where the window is closed while a set is still in memory only."""

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QWidget

from legcurl_timer.history.writer import WriterStatus
from legcurl_timer.wording.sets import sets_held_line


class Leaving(Enum):
    """What the lifter wants."""

    STAY = auto()
    SAVE_COPY = auto()
    LEAVE = auto()


def ask_to_leave(parent: QWidget, standing: WriterStatus) -> Leaving:
    """Ask what shall become of the sets that could not be stored."""
    box = QMessageBox(parent)
    box.setWindowTitle("Not stored yet")
    box.setText(sets_held_line(len(standing.unsaved)))
    box.setInformativeText(standing.problem)
    stay = box.addButton("Stay and keep trying", QMessageBox.ButtonRole.RejectRole)
    copy = box.addButton("Save a copy\u2026", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Leave without", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is stay:
        return Leaving.STAY
    return Leaving.SAVE_COPY if box.clickedButton() is copy else Leaving.LEAVE
