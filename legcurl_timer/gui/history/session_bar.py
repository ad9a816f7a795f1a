"""What can be done with a whole session: note something, delete it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from legcurl_timer.core.checks import printable
from legcurl_timer.core.records import MAX_TEXT
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.history.queries.overview import SessionLine


class SessionBar(QWidget):
    """A field for the session's note, told when it is left or confirmed, and a button."""

    note_written = Signal(str, str)
    delete_requested = Signal(str)

    def __init__(self, line: SessionLine) -> None:
        super().__init__()
        self._uid = line.uid
        self._field = QLineEdit(line.note)
        self._field.setProperty("role", "field")
        self._field.setProperty("takes_space", True)
        self._field.setMaxLength(MAX_TEXT)
        self._field.setCursorPosition(0)
        self._field.setPlaceholderText("Note to this session")
        self._field.setAccessibleName("Note to this session")
        self._delete = QPushButton("Delete session")
        self._delete.setProperty("flat", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 0, 0, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._field, 1)
        row.addWidget(self._delete)
        self._field.editingFinished.connect(self._on_note_done)
        self._delete.clicked.connect(self._on_delete_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that are left over from the list below, where they would do something else."""
        event.accept()

    @Slot()
    def _on_note_done(self) -> None:
        self.note_written.emit(self._uid, printable(self._field.text()))

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit(self._uid)
