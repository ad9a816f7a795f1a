"""What to try next time, offered and never applied by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, muted, plain
from legcurl_timer.gui.widgets.layouts import column, row

if TYPE_CHECKING:
    from legcurl_timer.core.progression.suggestions import Suggestion
    from legcurl_timer.history.queries.next_time import NextTime


class NextTimeLine(QFrame):
    """A suggestion to take or to leave, and below it left against right; hidden while there is neither.

    A suggestion that was answered is not made again.
    """

    accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._shown: NextTime | None = None
        self._answered: list[NextTime] = []
        self._line = plain("")
        self._balance = muted("")
        self._use = button("Use it", self._on_use_clicked, name="Use the suggestion")
        self._leave = button("Not today", self._answer, name="Leave the suggestion")
        offer = row((self._line, 1), self._use, self._leave)
        self.setLayout(column(offer, self._balance, gap=GRID // 2, margins=(2 * GRID, GRID, GRID, GRID)))
        self.hide()

    def show_next_time(self, next_time: "NextTime") -> None:
        """Show what the history says of a lift."""
        self._shown = next_time
        suggestion, balance = next_time.suggestion, next_time.balance
        line = "" if next_time._replace(balance="") in self._answered else next_time.line
        can_be_used = bool(line and suggestion and suggestion.aim)
        self._line.setText(line)
        self._balance.setText(balance)
        self._line.setVisible(bool(line))
        self._use.setVisible(can_be_used)
        self._leave.setVisible(can_be_used)
        self._balance.setVisible(bool(balance))
        self.setAccessibleName(" ".join(text for text in (line, balance) if text))
        self.setVisible(bool(line or balance))

    @Slot()
    def _on_use_clicked(self) -> None:
        if (suggestion := self._answer()) is not None:
            self.accepted.emit(suggestion)

    @Slot()
    def _answer(self) -> "Suggestion | None":
        """Put the suggestion away, and return it."""
        shown = self._shown
        if shown is None or shown.suggestion is None:
            return None
        self._answered.append(shown._replace(balance=""))
        self.show_next_time(shown)
        return shown.suggestion
