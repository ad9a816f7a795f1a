"""One line that offers something, with the button that takes it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, plain
from legcurl_timer.gui.widgets.layouts import row


class OfferLine(QFrame):
    """What to try next, or what was just set up; a line that only tells something has no button.

    The key for that asks for `undo`, wherever in the window the keyboard is.
    """

    taken = Signal()

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._long = self._short = ""
        self._is_short = False
        self._line = plain("")
        self._take = button("", self.taken)
        QShortcut(QKeySequence.StandardKey.Undo, self, undo)
        self.setLayout(row((self._line, 1), self._take, margins=(2 * GRID, GRID // 2, GRID // 2, GRID // 2)))

    @property
    def line(self) -> str:
        """What is told, in full."""
        return self._long

    def set_short(self, *, is_short: bool) -> None:
        """Leave the reason to the tool tip, or tell it."""
        self._is_short = is_short
        self._line.setText(self._short if is_short else self._long)
        self.setToolTip(self._long if is_short else "")

    def offer(self, line: str, take: str, short: str) -> None:
        """Take over a line, its short form, and what can be done about it; "" for nothing."""
        self._long, self._short = line, short
        self.set_short(is_short=self._is_short)
        self._take.setText(take)
        self._take.setVisible(bool(take))
