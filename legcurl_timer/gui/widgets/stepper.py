"""A number with a minus and a plus beside it: a spin box in clothes that fit."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QFrame, QSizePolicy, QToolButton

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import decimal_text
from legcurl_timer.gui.widgets.labels import restyle
from legcurl_timer.gui.widgets.layouts import row

_DECIMALS = 3


class NumberBox(QDoubleSpinBox):
    """A spin box that shows a number without needless zeros and with a unit."""

    def __init__(self, least: float, most: float, step: float, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self.setDecimals(_DECIMALS if step != int(step) else 0)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        # Without a frame Qt makes it too low for the tail of a "g".
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the number that has the keyboard; let the wheel scroll past any other."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def textFromValue(self, value: float) -> str:
        """Return what is shown for a value."""
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
        if number in {"", "."}:
            return (QValidator.State.Intermediate, text, position)
        try:
            value = float(number)
        except ValueError:
            return (QValidator.State.Invalid, text, position)
        inside = self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return (state, text, position)

    def fixup(self, text: str) -> str:
        """Leave what was typed as it is: Qt would take the system's thousands separator out of it."""
        return text

    def _number_in(self, text: str) -> str:
        return text.strip().removesuffix(self._unit).strip().replace(",", ".")


class Stepper(QFrame):
    """A labelled number that is changed by its two buttons, the arrow keys, the wheel or by typing.

    The number itself is whole; `scale` of it are one of what is shown, such as 1,000 ms for 1 s.
    """

    value_changed = Signal(int)

    def __init__(
        self, name: str, least: int, most: int, *, step: int = 1, unit: str = "", scale: int = 1
    ) -> None:
        super().__init__()
        self.setObjectName("stepper")
        self._scale = scale
        self.box = NumberBox(least / scale, most / scale, step / scale, unit)
        self._less = _step_button("\u2212")
        self._more = _step_button("+")
        self.setLayout(row(self._less, (self.box, 1), self._more, gap=0, margins=(2, 2, 2, 2)))
        self.setFocusProxy(self.box)
        self.set_name(name)
        self.box.installEventFilter(self)
        self._less.clicked.connect(self.box.stepDown)
        self._more.clicked.connect(self.box.stepUp)
        self.box.valueChanged.connect(self._on_value_changed)

    def set_name(self, name: str) -> None:
        """Name the number for those who hear the window instead of seeing it."""
        self.box.setAccessibleName(name)
        # TRANSLATORS: what is heard of a button in place of seeing it, such as "Warm-up sets: less"
        self._less.setAccessibleName(_("{number}: less").format(number=name))
        self._more.setAccessibleName(_("{number}: more").format(number=name))

    def value(self) -> int:
        """Return the number."""
        return round(self.box.value() * self._scale)

    def set_value(self, value: int) -> None:
        """Show a number without telling that it changed."""
        with QSignalBlocker(self.box):
            self.box.setValue(value / self._scale)
        self._set_ends()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the frame as focused while the number inside it is."""
        if watched is self.box and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            restyle(self, "focused", event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_value_changed(self) -> None:
        self._set_ends()
        self.value_changed.emit(self.value())

    def _set_ends(self) -> None:
        self._less.setEnabled(self.box.value() > self.box.minimum())
        self._more.setEnabled(self.box.value() < self.box.maximum())


def _step_button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoRepeat(True)
    button.setMinimumWidth(28)
    return button
