"""What is said where there is nothing to show, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import large, title


class EmptyPanel(QWidget):
    """A friendly line, what to do, and a button that does it."""

    way_out_requested = Signal()

    def __init__(self, what: str, advice: str, way_out: str) -> None:
        super().__init__()
        self._button = QPushButton(way_out)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addStretch(2)
        for label in (title(what), large(advice)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(GRID)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._button.clicked.connect(self.way_out_requested)

    def focus_first(self) -> None:
        """Put the keyboard on the way out."""
        self._button.setFocus()
