"""A few words as large as their place allows, on two lines where that makes them larger."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from legcurl_timer.gui.widgets.big_text import BigText
from legcurl_timer.gui.widgets.layouts import column

_ONE_LINE = 7
"""Up to this many letters stand on one line."""


class TwoLineWord(QWidget):
    """Large text that is broken at a space, so that it can be read from twice as far."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = (BigText(share=0.74), BigText(share=0.74))
        self.setLayout(column(*[(line, 1) for line in self._lines], gap=0))

    def set_text(self, text: str) -> None:
        """Show another text."""
        first, second = broken(text)
        self._lines[0].set_text(first)
        self._lines[1].set_text(second)
        self._lines[1].setVisible(bool(second))
        self.setAccessibleName(text)

    def set_samples(self, *samples: str) -> None:
        """Name the texts that must fit at one size."""
        lines = [line for sample in samples for line in broken(sample)]
        for line in self._lines:
            line.set_samples(*lines)

    def set_colour(self, colour: QColor) -> None:
        """Draw in another colour."""
        for line in self._lines:
            line.set_colour(colour)


def broken(text: str) -> tuple[str, str]:
    """Return a text as two lines, broken at a comma, else near its middle; the second may be empty."""
    spaces = [index for index, letter in enumerate(text) if letter == " "]
    if len(text) <= _ONE_LINE or not spaces:
        return text, ""
    spaces = [index for index in spaces if text[index - 1] == ","] or spaces
    at = min(spaces, key=lambda index: max(index, len(text) - index - 1))
    return text[:at], text[at + 1 :]
