"""Lines above whatever page is shown: what the lifter should know, and what is asked."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, plain
from legcurl_timer.gui.widgets.layouts import Item, column, row


class _Bar(QFrame):
    """A line, and beside it the buttons that answer; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._label = plain("")
        self.hide()

    def _lay_out(self, *buttons: Item) -> None:
        self.setLayout(row((self._label, 1), *buttons, margins=(2 * GRID, GRID // 2, GRID, GRID // 2)))

    def say(self, text: str) -> None:
        """Show a line, and tell it to those who hear the window."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()


class InfoBar(_Bar):
    """Shows one line until it is put away or another one comes."""

    def __init__(self) -> None:
        super().__init__()
        close = button("OK", self.clear, name="Put the notice away", flat=True)
        self._lay_out(column(close, None))

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


class QuestionBar(_Bar):
    """Offers to keep something or to discard it, by its id.

    `keep` and `discard` are the answers, each with the name that someone hears who does not see it.
    """

    keep_requested = Signal(str)
    discard_requested = Signal(str)
    offered = Signal()

    def __init__(self, keep: tuple[str, str], discard: tuple[str, str]) -> None:
        super().__init__()
        self._uid = ""
        self._keep = button(keep[0], self._on_keep_clicked, name=keep[1])
        self._lay_out(self._keep, button(discard[0], self._on_discard_clicked, name=discard[1]))

    @Slot(str, str)
    def offer(self, uid: str, text: str) -> None:
        """Ask about something new."""
        if uid != self._uid:
            self._uid = uid
            self.say(text)
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
