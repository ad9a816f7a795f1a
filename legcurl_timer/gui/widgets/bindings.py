"""Controls that each stand for one field of a value."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from legcurl_timer.gui.widgets.stepper import Stepper


class Bindings(QObject):
    """Shows the fields of a value in `controls`, and tells `change` of what the lifter edits, by its name.

    A control is a number, a box to be ticked, or anything else with a signal `chosen` and a method `choose`.
    """

    def __init__(self, parent: QObject, change: Callable[..., None], controls: Mapping[str, QWidget]) -> None:
        super().__init__(parent)
        self._change = change
        self._names: dict[QObject, str] = {control: name for name, control in controls.items()}
        self._controls = controls
        self._value: object = None
        for control in controls.values():
            _told_and_show(control)[0].connect(self._on_edited)

    def show(self, value: object) -> None:
        """Show another value, without telling."""
        self._value = value
        for name, control in self._controls.items():
            with QSignalBlocker(control):
                _told_and_show(control)[1](getattr(value, name))

    @Slot(object)
    def _on_edited(self, edited: Any) -> None:
        """Tell of a field, as of the kind that it had before: a choice comes as its text."""
        name = self._names[self.sender()]
        kind = type(getattr(self._value, name))
        self._change(**{name: kind(edited)})


def _told_and_show(control: Any) -> tuple[Any, Callable[[Any], object]]:
    match control:
        case Stepper():
            return control.value_changed, control.set_value
        case QCheckBox():
            return control.toggled, control.setChecked
        case _:
            return control.chosen, control.choose
