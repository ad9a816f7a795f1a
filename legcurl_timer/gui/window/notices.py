"""The bars above the pages: what the lifter should know, and what is asked."""

from PySide6.QtCore import QObject, Slot

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.bars import InfoBar, QuestionBar
from legcurl_timer.gui.widgets.layouts import column


class Notices(QObject):
    """A question and three lines in a layout that takes no room while all of them are hidden.

    `interrupted` asks about a set that was cut off, `storage` tells what keeps the history from being
    written, `sound` what is wrong with what is heard.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.interrupted = QuestionBar(
            ("Keep it", "Keep the interrupted set"), ("Discard it", "Discard the interrupted set")
        )
        self.storage = InfoBar()
        self.sound = InfoBar()
        self._line = InfoBar()
        self._untold: list[str] = []
        bars = (self.interrupted, self.storage, self.sound, self._line)
        self.layout = column(*bars, margins=(3 * GRID, 0, 3 * GRID, 0))

    @Slot(str)
    def tell(self, *notices: str) -> None:
        """Show what the lifter should know, if anything."""
        if lines := [notice for notice in notices if notice]:
            self._line.say("\n".join(lines))

    def tell_later(self, notice: str) -> None:
        """Show what need not be known before the set is over: a line that appears moves what is read."""
        self._untold.append(notice)

    @Slot()
    def tell_what_waited(self) -> None:
        """Show what was put off until the set was over."""
        self.tell(*self._untold)
        self._untold.clear()

    @Slot()
    def clear(self) -> None:
        """Take the line away; what is asked or keeps being in the way stays."""
        self._line.clear()
