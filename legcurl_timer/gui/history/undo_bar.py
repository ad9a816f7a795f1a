"""What has just been done in the history, and the way to take the last change back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, plain
from legcurl_timer.gui.widgets.layouts import row
from legcurl_timer.history.edits import Change
from legcurl_timer.wording.history import undo_text


class UndoBar(QWidget):
    """A line about what has just been done, and a button that takes the last change back."""

    def __init__(self, undo: Callable[[], None]) -> None:
        super().__init__()
        self._done = plain("")
        self._undo = button(pgettext("button", "Undo"), undo)
        self.setLayout(row(self._done, self._undo, gap=2 * GRID))
        self.show_change(None)

    def say(self, text: str) -> None:
        """Tell what has just been done, "" for nothing."""
        self._done.setText(text)
        self._done.setVisible(bool(text))

    def show_change(self, change: Change | None) -> None:
        """Offer to undo a change, None where there is nothing to undo."""
        self._undo.setVisible(change is not None)
        if change is not None:
            # TRANSLATORS: a button; {change} is such as "deleting 3 sets", "the note of a session".
            text = _("Undo: {change}   \u00b7   Ctrl+Z")
            self._undo.setText(text.format(change=undo_text(change)))
