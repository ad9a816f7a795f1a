"""An opened set: its reps as a picture, what is known besides, and the editor where it is wanted."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import clock_text
from legcurl_timer.gui.history.rep_picture import RepPicture
from legcurl_timer.gui.set_editor.set_editor import SetEditor
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import muted, plain

_FITS_THE_ROW = 50
"""So many characters of a note are sure to stand in the set's own row."""


class SetDetails(QWidget):
    """Belongs to one set for as long as that is open in the list."""

    set_revised = Signal(SetRecord, SetRecord)
    edit_toggled = Signal()
    delete_requested = Signal(str)

    def __init__(self, record: SetRecord, variations: tuple[Variation, ...], theme: Theme) -> None:
        super().__init__()
        self._record = record
        self._variations = variations
        self._editor: SetEditor | None = None
        variation = self._variation_of(record)
        self._picture = RepPicture(record, variation, theme)
        self._edit = QPushButton("Edit   \u00b7   Enter")
        self._edit.setAccessibleName("Edit this set")
        self._delete = QPushButton("Delete   \u00b7   Del")
        self._delete.setAccessibleName("Delete this set")
        for button in (self._edit, self._delete):
            button.setProperty("flat", True)
        self._lay_out()
        self._edit.clicked.connect(self.edit_toggled)
        self._delete.clicked.connect(self._on_delete_clicked)

    @property
    def is_editing(self) -> bool:
        """Whether the editor is shown."""
        return self._editor is not None and not self._editor.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._picture.set_theme(theme)

    def edit(self, *, wanted: bool) -> None:
        """Show the editor, made when first wanted, or put it away."""
        if self._editor is None:
            self._editor = SetEditor(self._variations)
            self._column.insertWidget(0, self._editor)
            self._show_record(self._editor)
            self._editor.set_revised.connect(self._on_set_revised)
        self._editor.setVisible(wanted)
        self._edit.setText("Done   \u00b7   Esc" if wanted else "Edit   \u00b7   Enter")

    def focus_editor(self) -> None:
        """Put the keyboard where the load is filled in."""
        if self._editor is not None:
            self._editor.focus_load()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5 * GRID, GRID // 2, GRID, GRID)
        self._column.setSpacing(GRID // 2)
        if self._record.reps:
            self._column.addWidget(self._picture)
        else:
            self._column.addWidget(muted("The single reps of this set are not known."))
        if len(self._record.note) > _FITS_THE_ROW:
            self._column.addWidget(plain(self._record.note))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._times(), 1)
        row.addWidget(self._edit)
        row.addWidget(self._delete)
        self._column.addLayout(row)

    def _times(self) -> QLabel:
        record = self._record
        texts = (
            "" if record.tut_ms is None else f"{clock_text(record.tut_ms)} under tension",
            "" if record.set_time_ms is None else f"set time {clock_text(record.set_time_ms)}",
        )
        known = " \u00b7 ".join(text for text in texts if text)
        label = muted(f"{known} ({record.source})" if known else "")
        label.setToolTip(f"{TUT_DEFINITION}\n{SET_TIME_DEFINITION}")
        return label

    def _show_record(self, editor: SetEditor) -> None:
        variation = self._variation_of(self._record)
        editor.show_set(self._record, one_leg=variation is not None and variation.one_leg)

    def _variation_of(self, record: SetRecord) -> Variation | None:
        return next((each for each in self._variations if each.id == record.variation), None)

    @Slot(SetRecord, SetRecord)
    def _on_set_revised(self, old: SetRecord, new: SetRecord) -> None:
        self._record = new
        if self._editor is not None and old.variation != new.variation:
            self._show_record(self._editor)
        self.set_revised.emit(old, new)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit(self._record.uid)
