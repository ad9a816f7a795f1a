"""What was changed last, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.history.edits import Change
from legcurl_timer.wording.history import undo_text


class UndoBar(QWidget):
    """A line about what has just been done, and a button that takes the last change back."""

    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done = QLabel()
        self._undo = QPushButton("Undo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._done)
        row.addWidget(self._undo)
        self._undo.clicked.connect(self.undo_requested)
        self.show_change(None)

    def say(self, text: str) -> None:
        """Tell what has just been done, "" for nothing."""
        self._done.setText(text)
        self._done.setVisible(bool(text))

    def show_change(self, change: Change | None) -> None:
        """Offer to undo a change, None where there is nothing to undo."""
        self._undo.setVisible(change is not None)
        if change is not None:
            self._undo.setText(f"Undo: {undo_text(change)}   \u00b7   Ctrl+Z")
