"""A line for what the lifter should know, above whatever page is shown."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QPushButton

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import named, plain
from legcurl_timer.gui.widgets.layouts import column, row


class InfoBar(QFrame):
    """Shows one line until it is put away or another one comes; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._label = plain("")
        self._close = named(QPushButton("OK"), "Put the notice away")
        self._close.setProperty("flat", True)
        top = column(self._close, None)
        self.setLayout(row((self._label, 1), top, margins=(2 * GRID, GRID // 2, GRID, GRID // 2)))
        self._close.clicked.connect(self.clear)
        self.hide()

    def say(self, text: str) -> None:
        """Show a line, and tell it to those who hear the window."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()

    @Slot(str)
    def show_or_clear(self, text: str) -> None:
        """Show a line, or nothing where it is empty."""
        if text:
            self.say(text)
        else:
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._label.clear()
        self.hide()

    def text(self) -> str:
        """Return what is shown."""
        return self._label.text()
