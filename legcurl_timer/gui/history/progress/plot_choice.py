"""The choice of what is plotted: buttons for each set, and buttons for each week."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

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
        self._buttons: dict[QAbstractButton, PlotKind] = {}
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
        self._group.buttonClicked.connect(self._on_button_clicked)

    def choose(self, kind: PlotKind) -> None:
        """Show a plot as chosen, without telling."""
        next(button for button, each in self._buttons.items() if each is kind).setChecked(True)

    def set_legs_offered(self, offered: bool) -> None:
        """Offer the plot of left and right, or not."""
        next(button for button, each in self._buttons.items() if each is PlotKind.LEGS).setVisible(offered)

    def _row(self, caption: str, texts: dict[PlotKind, str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for kind, text in texts.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAccessibleName(f"Plot {caption.lower()}: {text}")
            self._buttons[button] = kind
            self._group.addButton(button)
            row.addWidget(button)
        return row

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._buttons[button])
