"""A folder of the lifter's own recordings in the place of ours."""

import os

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from legcurl_timer.gui.widgets.labels import named, plain
from legcurl_timer.gui.widgets.layouts import row

_MAY_BREAK_HERE = "\u200b"


class FolderRow(QWidget):
    """Shows which folder is used, chooses another, and goes back to ours ("")."""

    chosen = Signal(str)

    def __init__(self, name: str, ours: str) -> None:
        super().__init__()
        self._name = name
        self._ours = ours
        self._folder = ""
        self._label = plain(ours)
        self._choose = named(QPushButton("Choose a folder"), f"{name}: choose a folder")
        self._give_up = named(QPushButton("Use ours"), f"{name}: use ours")
        self.setLayout(row((self._label, 1), self._choose, self._give_up))
        self._choose.clicked.connect(self._on_choose_clicked)
        self._give_up.clicked.connect(self._on_give_up_clicked)

    def choose(self, folder: str) -> None:
        """Show the folder in use, "" for ours."""
        self._folder = folder
        breakable = folder.replace(os.sep, f"{os.sep}{_MAY_BREAK_HERE}")
        self._label.setText(breakable or self._ours)
        self._give_up.setEnabled(bool(folder))

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._name, self._folder)
        if folder:
            self.chosen.emit(folder)

    @Slot()
    def _on_give_up_clicked(self) -> None:
        self.chosen.emit("")
