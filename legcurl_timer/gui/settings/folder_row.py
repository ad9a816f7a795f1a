"""The choice of a folder of the lifter's own."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import breakable, button, plain
from legcurl_timer.gui.widgets.layouts import column


class FolderRow(QWidget):
    """Shows which folder of the lifter's own is used, chooses another, and goes back to ours ("")."""

    chosen = Signal(str)

    def __init__(self, name: str, ours: str) -> None:
        super().__init__()
        self._name = name
        self._ours = ours
        self._folder = ""
        self._label = plain(ours)
        # TRANSLATORS: what is heard of a button in place of seeing it, such as "Voice: choose a folder"
        choose_name = _("{what}: choose a folder").format(what=name)
        choose = button(_("Choose a folder"), self._on_choose_clicked, name=choose_name)
        ours_name = _("{what}: use ours").format(what=name)
        # TRANSLATORS: "ours" are the voice or the sounds that come with the program
        self._give_up = button(_("Use ours"), self._on_give_up_clicked, name=ours_name)
        self.setLayout(column(self._label, Flow(choose, self._give_up), gap=GRID // 2))

    def choose(self, folder: str) -> None:
        """Show the folder in use, "" for ours."""
        self._folder = folder
        self._label.setText(breakable(folder) or self._ours)
        self._give_up.setEnabled(bool(folder))

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._name, self._folder)
        if folder:
            self.chosen.emit(folder)

    @Slot()
    def _on_give_up_clicked(self) -> None:
        self.chosen.emit("")
