"""The question what shall become of a set that was cut off, above whatever page is shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from legcurl_timer.gui.labels import plain
from legcurl_timer.gui.theme import GRID
from legcurl_timer.history.records import SetRecord


class OfferBar(QFrame):
    """Offers to keep or to discard one interrupted set; hidden while there is none."""

    keep_requested = Signal(str)
    discard_requested = Signal(str)
    offered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._uid = ""
        self._label = plain("")
        self._keep = QPushButton("Keep it")
        self._keep.setAccessibleName("Keep the interrupted set")
        self._discard = QPushButton("Discard it")
        self._discard.setAccessibleName("Discard the interrupted set")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._label, 1)
        row.addWidget(self._keep)
        row.addWidget(self._discard)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._discard.clicked.connect(self._on_discard_clicked)
        self.hide()

    def offer(self, record: SetRecord, what: str) -> None:
        """Ask about a set; `what` tells which it was: its lift, its day."""
        if record.uid == self._uid:
            return
        self._uid = record.uid
        reps = record.completed_reps
        stopped = f"stopped at rep {reps}" if reps else "stopped before its first rep was done"
        text = f"Your last set {stopped} ({what}). Keep it or discard it?"
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.offered.emit()

    def withdraw(self) -> None:
        """Ask nothing."""
        self._uid = ""
        self.hide()

    @Slot()
    def focus_keep(self) -> None:
        """Put the keyboard on the answer that loses nothing."""
        self._keep.setFocus()

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.keep_requested.emit(self._uid)

    @Slot()
    def _on_discard_clicked(self) -> None:
        self.discard_requested.emit(self._uid)
