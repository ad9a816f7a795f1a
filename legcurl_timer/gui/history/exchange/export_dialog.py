"""Asks in which form the history shall be written."""

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from legcurl_timer.gui.history.exchange.form_dialog import FormDialog
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.history.exchange.exporting import ExportFormat

_WIDTH = 560
_FORMATS = {
    ExportFormat.JSON: ("JSON", "One file with everything. Reads back here exactly as it was."),
    ExportFormat.CSV: (
        "CSV for spreadsheets",
        "Two files, sets and reps, with everything. They read back here exactly as they were.",
    ),
    ExportFormat.STRONG: (
        "Strong",
        "For Strong and for Hevy, which reads Strong's files. Without the reps' phases.",
    ),
    ExportFormat.HEVY: ("Hevy", "In Hevy's own columns. Without the reps' phases."),
    ExportFormat.FITNOTES: ("FitNotes", "In the columns of FitNotes. Without the reps' phases."),
}


class ExportDialog(FormDialog):
    """Offers the formats with what each one keeps; `chosen` is the one that is marked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Export", "Choose a file\u2026", _WIDTH)
        self._options = {each: QRadioButton(name) for each, (name, _hint) in _FORMATS.items()}
        self._options[ExportFormat.JSON].setChecked(True)
        self.column.addWidget(heading("Export the history"))
        for each, option in self._options.items():
            hint = muted(_FORMATS[each][1])
            hint.setIndent(4 * GRID)
            option.setAccessibleDescription(hint.text())
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addWidget(option)
            both.addWidget(hint)
            self.column.addLayout(both)
        self.column.addSpacing(GRID)
        self.column.addStretch(1)

    @property
    def chosen(self) -> ExportFormat:
        """The format that is marked."""
        return next(each for each, option in self._options.items() if option.isChecked())
