"""One licence, to be read: whose it is, what it is called, its text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.widgets.labels import heading, muted, named
from legcurl_timer.gui.widgets.layouts import column
from legcurl_timer.installed import Part


class LicenceView(QWidget):
    """Shows the licence of a part of the program; the arrow keys scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._whose, self._what = heading("", wraps=True), muted("")
        self._text = named(QPlainTextEdit(readOnly=True), _("Licence"))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._text)
        self.setLayout(column(self._whose, self._what, (self._text, 1)))

    def show_licence(self, part: Part) -> None:
        """Show the licence of a part from its beginning, or where it stands."""
        self._whose.setText(f"{part.name} {part.version}")
        self._what.setText(" \u00b7 ".join(filter(None, (part.licence, part.home))))
        nowhere = _("The package did not bring the text of its licence along. Its address above leads to it.")
        self._text.setPlainText(part.licence_text() or nowhere)
        self._text.verticalScrollBar().setValue(0)
