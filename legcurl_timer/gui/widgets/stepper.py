"""A number with a minus and a plus beside it: a spin box in clothes that fit."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from legcurl_timer.core.text import decimal_text

_DECIMALS = 3


class NumberBox(QDoubleSpinBox):
    """A spin box that shows a number without needless zeros, with a unit, or a word in its place."""

    def __init__(self, least: float, most: float, step: float, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self._word = ""
        self.setLocale(QLocale.c())
        self.setDecimals(_DECIMALS if step != int(step) else 0)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        # Without a frame Qt makes it too low for the tail of a "g".
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)

    def set_word(self, word: str) -> None:
        """Show a word in place of the number ("" for the number), without changing the value."""
        if word != self._word:
            self._word = word
            self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: float) -> str:
        """Return what is shown for a value."""
        if self._word:
            return self._word
        number = decimal_text(round(1000 * value))
        return f"{number} {self._unit}".strip()

    def valueFromText(self, text: str) -> float:
        """Return the value of what was typed, with or without the unit, with a point or a comma."""
        try:
            return float(self._number_in(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept whatever could become a number in range."""
        number = self._number_in(text)
        if text == self._word or number in {"", "."}:
            return (QValidator.State.Intermediate, text, position)
        try:
            value = float(number)
        except ValueError:
            return (QValidator.State.Invalid, text, position)
        inside = self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return (state, text, position)

    def _number_in(self, text: str) -> str:
        return text.strip().removesuffix(self._unit).strip().replace(",", ".")


class Stepper(QFrame):
    """A labelled number that is changed by its two buttons, the arrow keys, the wheel or by typing."""

    value_changed = Signal(float)

    def __init__(self, name: str, least: float, most: float, *, step: float = 1, unit: str = "") -> None:
        super().__init__()
        self.setObjectName("stepper")
        self.box = NumberBox(least, most, step, unit)
        self._less = _step_button("\u2212")
        self._more = _step_button("+")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        row.addWidget(self._less)
        row.addWidget(self.box, 1)
        row.addWidget(self._more)
        self.setFocusProxy(self.box)
        self.set_name(name)
        self.box.installEventFilter(self)
        self._less.clicked.connect(self.box.stepDown)
        self._more.clicked.connect(self.box.stepUp)
        self.box.valueChanged.connect(self._on_value_changed)

    def set_name(self, name: str) -> None:
        """Name the number for those who hear the window instead of seeing it."""
        self.box.setAccessibleName(name)
        self._less.setAccessibleName(f"{name}: less")
        self._more.setAccessibleName(f"{name}: more")

    def value(self) -> float:
        """Return the number."""
        return self.box.value()

    def set_least(self, least: float) -> None:
        """Set the least that can be chosen, without telling if that moves the number."""
        self.box.blockSignals(True)
        self.box.setMinimum(least)
        self.box.blockSignals(False)

    def set_value(self, value: float) -> None:
        """Show a number without telling that it changed."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)
        self._set_ends()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the frame as focused while the number inside it is."""
        if watched is self.box and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    @Slot(float)
    def _on_value_changed(self, value: float) -> None:
        self._set_ends()
        self.value_changed.emit(value)

    def _set_ends(self) -> None:
        self._less.setEnabled(self.box.value() > self.box.minimum())
        self._more.setEnabled(self.box.value() < self.box.maximum())


def _step_button(text: str, parent: QWidget | None = None) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoRepeat(True)
    button.setMinimumWidth(28)
    return button
