"""A few options, one of them chosen."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGroupBox, QLayout, QPushButton

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import muted, named
from legcurl_timer.gui.widgets.layouts import column
from legcurl_timer.gui.widgets.wrapping import WrappingRadioButton

Option = TypeVar("Option", bound=str)


class Choice(QGroupBox):
    """Buttons that exclude each other; Tab leads to the one that is chosen, the arrow keys to the others.

    Those that share a `group` exclude each other's buttons, too.
    """

    chosen = Signal(str)

    def __init__(self, buttons: Mapping[str, QAbstractButton], group: QButtonGroup | None = None) -> None:
        super().__init__()
        self._buttons = buttons
        self._group = group or QButtonGroup(self)
        for button in buttons.values():
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio for those who hear it
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_button_clicked)

    def choose(self, value: str) -> None:
        """Show an option as chosen, without telling."""
        self._buttons[value].setChecked(True)
        chosen = self._group.checkedButton()
        for each in self._group.buttons():
            is_stop = chosen in {None, each}
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def focus_chosen(self) -> None:
        """Put the keyboard on the option that is chosen."""
        self._buttons[self.value].setFocus()

    @property
    def value(self) -> str:
        """The option that is chosen, "" while none is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def offer(self, value: str, *, offered: bool) -> None:
        """Show the button of an option, or not."""
        self._buttons[value].setVisible(offered)

    def has(self, value: str) -> bool:
        """Return whether an option is among these."""
        return value in self._buttons

    def pick(self, value: str) -> None:
        """Choose an option as a click does."""
        self._buttons[value].click()

    @Slot()
    def _on_button_clicked(self) -> None:
        if value := self.value:  # the button may be one of another row in the group
            self.chosen.emit(value)


class ChoiceRow(Choice):
    """The options side by side."""

    def __init__(self, name: str, options: Mapping[Option, str], group: QButtonGroup | None = None) -> None:
        buttons: dict[str, QAbstractButton] = {
            # TRANSLATORS: what is heard of a button in place of seeing it, such as "Colours: Dark"
            value: named(QPushButton(text), _("{what}: {choice}").format(what=name, choice=text))
            for value, text in options.items()
        }
        super().__init__(buttons, group)
        self.setAccessibleName(name)
        self.setLayout(self._arranged(*buttons.values()))

    def _arranged(self, *buttons: QAbstractButton) -> QLayout:
        return Flow(*buttons)


class AnswerRow(ChoiceRow):
    """Options of which none need be chosen: pressing the one that is lit takes it back."""

    def __init__(self, name: str, options: Mapping[Option, str]) -> None:
        super().__init__(name, options)
        self._said = ""

    def choose(self, value: str) -> None:
        """Show an option as chosen, "" for none, without telling; Tab leads to it, or to the first one."""
        self._said = value
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == value)
            is_stop = each == (value or next(iter(self._buttons)))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)

    def focus_chosen(self) -> None:
        """Put the keyboard on the option that is chosen, or on the first one."""
        self._buttons[self.value or next(iter(self._buttons))].setFocus()

    @Slot()
    def _on_button_clicked(self) -> None:
        self.choose("" if self.value == self._said else self.value)
        self.chosen.emit(self._said)


class ChoiceColumn(Choice):
    """The options one below the other, each with a line that says more about it."""

    def __init__(self, options: Mapping[Option, tuple[str, str]]) -> None:
        buttons: dict[str, QAbstractButton] = {
            value: WrappingRadioButton(text) for value, (text, _line) in options.items()
        }
        super().__init__(buttons)
        pairs = []
        for value, (_text, line) in options.items():
            hint = muted(line)
            hint.setIndent(4 * GRID)
            buttons[value].setAccessibleDescription(line)
            pairs.append(column(buttons[value], hint, gap=0))
        self.setLayout(column(*pairs, gap=GRID // 2))
