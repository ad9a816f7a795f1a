"""Boxes to tick and radios whose text goes on in the next line where there is no room beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Button
else:
    Button = object  # beside Qt's class, which is the other base


class _Wrapping(Button):
    """Breaks the text between words, as the width asks for; those who hear it are told the whole."""

    _whole = ""

    def setText(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        super().setText(_broken(text, self._room(self.width()), self.fontMetrics()))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text where it now has to be."""
        super().resizeEvent(event)
        broken = _broken(self._whole, self._room(self.width()), self.fontMetrics())
        if broken != self.text():
            super().setText(broken)

    def hasHeightForWidth(self) -> bool:
        """Be the higher, the narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the room for all lines."""
        return self._size_of(_broken(self._whole, self._room(width), self.fontMetrics())).height()

    def sizeHint(self) -> QSize:
        """Return the room for the text in one line."""
        return self._size_of(self._whole)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the longest word."""
        return QSize(self._size_of("\n".join(self._whole.split(" "))).width(), self._size_of("").height())

    def _room(self, width: int) -> int:
        """Return how much of a width is for the text."""
        return width - self._around().width()

    def _size_of(self, text: str) -> QSize:
        around, of_text = self._around(), self.fontMetrics().size(0, text)
        return QSize(around.width() + of_text.width(), max(of_text.height() + 2 * _GAP_PX, around.height()))

    def _around(self) -> QSize:
        """Return the room beside the text, as wide as box and gap, and the height of one line."""
        whole = super().sizeHint()
        shown = self.fontMetrics().size(0, self.text())
        line = self.fontMetrics().height()
        return QSize(whole.width() - shown.width(), whole.height() - max(shown.height() - line, 0))


_GAP_PX = 2
"""Above and below the lines."""


class WrappingCheckBox(_Wrapping, QCheckBox):
    """A box to tick."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)


class WrappingRadioButton(_Wrapping, QRadioButton):
    """One of several options."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)


def _broken(text: str, width: int, metrics: QFontMetrics) -> str:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
