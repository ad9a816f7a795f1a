"""What the lifter is asked once a set has been stopped: what shall become of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.gui.widgets.page import Intent


class Question(QWidget):
    """A button for each answer, beside the key that gives it."""

    chosen = Signal(Intent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keep = button("", lambda: self.chosen.emit(Intent.END_SET))
        go_on = button(_("Go on \u00b7 Space"), lambda: self.chosen.emit(Intent.TOGGLE), accent=True)
        # TRANSLATORS: a button that has room for 30 letters.
        discard = button(_("Throw the set away \u00b7 Esc"), lambda: self.chosen.emit(Intent.BACK))
        for each in (go_on, self._keep, discard):
            each.setFocusPolicy(
                Qt.FocusPolicy.NoFocus
            )  # the keys are the page's, whatever was clicked before
        answers = column(None, go_on, self._keep, discard, None, gap=2 * GRID)
        self.setLayout(row(2 * GRID, (answers, 1), 2 * GRID))
        self.hide()

    def show_reps(self, done: int) -> None:
        """Tell how many reps there are to keep."""
        keep = ngettext("Keep {count} rep \u00b7 Enter", "Keep {count} reps \u00b7 Enter", done)
        self._keep.setText(keep.format(count=done) if done else _("End the set \u00b7 Enter"))
