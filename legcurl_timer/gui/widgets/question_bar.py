"""A question with two answers, above whatever page is shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import plain
from legcurl_timer.gui.widgets.layouts import row


class QuestionBar(QFrame):
    """Offers to keep something or to discard it, by its id; hidden while there is nothing to offer.

    `keep` and `discard` are the answers, each with the name that someone hears who does not see it.
    """

    keep_requested = Signal(str)
    discard_requested = Signal(str)
    offered = Signal()

    def __init__(self, keep: tuple[str, str], discard: tuple[str, str]) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._uid = ""
        self._label = plain("")
        self._keep, self._discard = QPushButton(keep[0]), QPushButton(discard[0])
        self._keep.setAccessibleName(keep[1])
        self._discard.setAccessibleName(discard[1])
        margins = (2 * GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(row((self._label, 1), self._keep, self._discard, margins=margins))
        self._keep.clicked.connect(self._on_keep_clicked)
        self._discard.clicked.connect(self._on_discard_clicked)
        self.hide()

    @Slot(str, str)
    def offer(self, uid: str, text: str) -> None:
        """Ask about something new."""
        if uid == self._uid:
            return
        self._uid = uid
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.offered.emit()

    @Slot()
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
