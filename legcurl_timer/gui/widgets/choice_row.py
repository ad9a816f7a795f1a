"""A few options side by side, one of them chosen."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from legcurl_timer.gui.widgets.labels import named
from legcurl_timer.gui.widgets.layouts import row

Choice = TypeVar("Choice", bound=str)


class ChoiceRow(QWidget):
    """Buttons that exclude each other; the arrow keys move between them, Enter chooses.

    Rows that share a `group` exclude each other's buttons, too.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Mapping[Choice, str], group: QButtonGroup | None = None) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._group = group or QButtonGroup(self)
        self._group.setExclusive(True)
        for value, text in options.items():
            button = named(QPushButton(text), f"{name}: {text}")
            button.setCheckable(True)
            self._buttons[value] = button
            self._group.addButton(button)
        self.setLayout(row(*self._buttons.values(), None))
        self._group.buttonClicked.connect(self._on_button_clicked)

    def choose(self, value: str) -> None:
        """Show an option as chosen, without telling."""
        self._buttons[value].setChecked(True)

    def focus_chosen(self) -> None:
        """Put the keyboard on the option that is chosen."""
        self._buttons[self.value].setFocus()

    @property
    def value(self) -> str:
        """The option that is chosen."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def offer(self, value: str, *, offered: bool) -> None:
        """Show the button of an option, or not."""
        self._buttons[value].setVisible(offered)

    def pick(self, value: str) -> None:
        """Choose an option as a click does."""
        self._buttons[value].click()

    @Slot()
    def _on_button_clicked(self) -> None:
        for value, button in self._buttons.items():
            if button.isChecked():
                self.chosen.emit(value)
