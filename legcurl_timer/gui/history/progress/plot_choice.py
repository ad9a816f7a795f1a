"""The choice of what is plotted: buttons for each set, and buttons for each week."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

from legcurl_timer.gui.history.progress.plot_kind import PlotKind
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import muted

_ROWS = (
    ("Each set", {PlotKind.SET_TENSION: "Time under tension"}),
    (
        "Each week",
        {
            PlotKind.WEEK_REPS: "Reps",
            PlotKind.WEEK_LOAD: "Load",
            PlotKind.WEEK_TENSION: "Tension",
            PlotKind.LEGS: "Left and right",
        },
    ),
)


class PlotChoice(QWidget):
    """Buttons that exclude each other; the arrow keys move between them, Enter chooses."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[PlotKind, QPushButton] = {}
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(GRID)
        rows.setVerticalSpacing(GRID // 2)
        rows.setColumnStretch(1, 1)
        for number, (caption, texts) in enumerate(_ROWS):
            label = muted(caption)
            label.setWordWrap(False)
            rows.addWidget(label, number, 0)
            rows.addLayout(self._row(caption, texts), number, 1, Qt.AlignmentFlag.AlignLeft)

    def choose(self, kind: PlotKind) -> None:
        """Show a plot as chosen, without telling."""
        self._buttons[kind].setChecked(True)

    def set_legs_offered(self, offered: bool) -> None:
        """Offer the plot of left and right, or not."""
        self._buttons[PlotKind.LEGS].setVisible(offered)

    def _row(self, caption: str, texts: dict[PlotKind, str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for kind, text in texts.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAccessibleName(f"Plot {caption.lower()}: {text}")
            button.clicked.connect(lambda _checked, kind=kind: self.chosen.emit(kind))
            self._buttons[kind] = button
            self._group.addButton(button)
            row.addWidget(button)
        return row
