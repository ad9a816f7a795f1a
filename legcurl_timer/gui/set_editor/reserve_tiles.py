"""How many more reps would have gone: one tile each, for a thumb or a digit key."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QSizePolicy

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.set_editor.typed_fields import reserve_text
from legcurl_timer.gui.widgets.choice_row import AnswerRow
from legcurl_timer.gui.widgets.labels import named
from legcurl_timer.gui.widgets.layouts import row

_TILES = {"0": "0", "2": "1", "4": "2", "6": "3", "8": "4+"}
_OTHER = "other"


class ReserveTiles(AnswerRow):
    """Tiles from 0 to 4+, by their number of half reps; what has none gets one in its place while it is said.

    So half reps, and more than four, are seen and kept, wherever they come from. `confirmed` tells of an
    Enter after a digit.
    """

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Reps in reserve"), {**_TILES, _OTHER: ""})
        self._other: int | None = None
        self._awaits_enter = False
        for button in self._buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setProperty("tile", True)
        self._buttons[_OTHER].hide()

    def _arranged(self, *buttons: QAbstractButton) -> QLayout:
        self._row = row(*buttons)
        return self._row

    @property
    def half_reps(self) -> int | None:
        """What is said, counted in halves; None where nothing is."""
        return self._other if self.value == _OTHER else int(self.value) if self.value else None

    def answer(self, half_reps: int) -> None:
        """Take an answer by a digit; where the keyboard is here, Enter confirms it."""
        focus = QApplication.focusWidget()
        self._awaits_enter = focus is not None and self.isAncestorOf(focus)
        self.show_half_reps(half_reps)
        if self._awaits_enter:
            self.focus_chosen()
        self.chosen.emit(self.value)

    def show_half_reps(self, half_reps: int | None) -> None:
        """Show what is said, without telling."""
        other = self._buttons[_OTHER]
        tile = "" if half_reps is None else str(half_reps)
        if half_reps is None or tile in _TILES:
            other.hide()
            self.choose(tile)
            return
        self._other = half_reps
        other.setText(reserve_text(half_reps))
        said = _("{what}: {value}").format(what=self.accessibleName(), value=reserve_text(half_reps))
        named(other, said)
        self._row.insertWidget(sum(int(each) < half_reps for each in _TILES), other)
        other.show()
        self.choose(_OTHER)

    @Slot()
    def _on_button_clicked(self) -> None:
        confirms = self._awaits_enter and self.value == self._said
        self._awaits_enter = False
        if confirms:
            self.confirmed.emit()
        else:
            super()._on_button_clicked()
