"""What the dialogs about files have in common."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from legcurl_timer.gui.style.theme import GRID


class FormDialog(QDialog):
    """A `column` to be filled, and below it the buttons that `agree` to it or call it off."""

    def __init__(self, window: QWidget, title: str, agree: str, width: int) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.agree = QPushButton(agree)
        self.column = QVBoxLayout()
        self.column.setSpacing(GRID)
        buttons = QDialogButtonBox()
        buttons.addButton(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page.setSpacing(GRID)
        page.addLayout(self.column, 1)
        page.addWidget(buttons)
