"""What stands below an opened row: a session's note, or a set's reps and its editor where it is wanted."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from legcurl_timer.core.checks import printable
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION
from legcurl_timer.core.records import MAX_TEXT, SetRecord
from legcurl_timer.core.text import clock_text
from legcurl_timer.gui.history.edit_controller import EditController
from legcurl_timer.gui.history.rep_picture import RepPicture
from legcurl_timer.gui.set_editor.set_editor import SetEditor
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, muted, plain, text_field
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.history.queries.overview import SessionLine
from legcurl_timer.wording.history import source_text
from legcurl_timer.wording.measured import count_text, judgement_text, tension_text

_FITS_THE_ROW = 50
"""So many characters of a note are sure to stand in the set's own row."""


class SessionBar(QWidget):
    """A field for the session's note, kept when it is left or confirmed, and a button that deletes it all."""

    def __init__(self, line: SessionLine, edits: EditController) -> None:
        super().__init__()
        self._uid = line.uid
        self._edits = edits
        self._field = text_field(_("Note to this session"), longest=MAX_TEXT)
        self._field.setPlaceholderText(self._field.accessibleName())
        self._field.setText(line.note)
        self._field.setCursorPosition(0)
        delete = button(_("Delete session"), lambda: edits.delete_session(line.uid), flat=True)
        self.setLayout(row((self._field, 1), delete, margins=(4 * GRID, 0, 0, GRID // 2)))
        self._field.editingFinished.connect(self._on_note_done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that are left over from the list below, where they would do something else."""
        event.accept()

    @Slot()
    def _on_note_done(self) -> None:
        self._edits.note_session(self._uid, printable(self._field.text()))


class SetDetails(QWidget):
    """The reps as a picture and what is known besides, for as long as the set is open in the list."""

    edit_toggled = Signal()

    def __init__(
        self, record: SetRecord, variations: tuple[Variation, ...], theme: Theme, edits: EditController
    ) -> None:
        super().__init__()
        self._record = record
        self._variations = variations
        self._edits = edits
        self._editor: SetEditor | None = None
        self._picture = RepPicture(record, self._variation, theme)
        self._edit = button(_edit_text(), self.edit_toggled, name=_("Edit this set"), flat=True)
        what, uid = pgettext("button", "Delete   \u00b7   Del"), record.uid
        delete = button(what, lambda: edits.delete_set(uid), name=_("Delete this set"), flat=True)
        shown: list[QWidget] = [plain(text) for text in _seen_texts(record, self._variation)]
        if self._picture.has_reps:
            shown.append(self._picture)
        else:
            shown.append(muted(_("The single reps of this set are not known.")))
        if len(record.note) > _FITS_THE_ROW:
            shown.append(plain(record.note))
        below = row((_times(record), 1), self._edit, delete)
        margins = (5 * GRID, GRID // 2, GRID, GRID)
        self._column = column(*shown, below, gap=GRID // 2, margins=margins)
        self.setLayout(self._column)

    @property
    def is_editing(self) -> bool:
        """Whether the editor is shown."""
        return self._editor is not None and not self._editor.isHidden()

    def edit(self, *, wanted: bool) -> None:
        """Show the editor, made when first wanted, or put it away."""
        if self._editor is None:
            self._editor = SetEditor(self._variations)
            self._column.insertWidget(0, self._editor)
            self._show_record(self._editor)
            self._editor.set_revised.connect(self._on_set_revised)
        self._editor.setVisible(wanted)
        self._edit.setText(_("Done   \u00b7   Esc") if wanted else _edit_text())
        self._edit.setAccessibleName("" if wanted else _("Edit this set"))

    def focus_editor(self) -> None:
        """Put the keyboard where the load is filled in."""
        if self._editor is not None:
            self._editor.focus_load()

    @property
    def _variation(self) -> Variation | None:
        return next((each for each in self._variations if each.id == self._record.variation), None)

    def _show_record(self, editor: SetEditor) -> None:
        editor.show_set(self._record, one_leg=self._variation is not None and self._variation.one_leg)

    @Slot(SetRecord, SetRecord)
    def _on_set_revised(self, old: SetRecord, new: SetRecord) -> None:
        self._record = new
        if self._editor is not None and old.variation != new.variation:
            self._show_record(self._editor)
        self._edits.revise(old, new)


def _edit_text() -> str:
    return _("Edit   \u00b7   Enter")


def _seen_texts(record: SetRecord, variation: Variation | None) -> list[str]:
    """Return what a measured set came to, whether another number of reps was seen, and what the bars mean."""
    if variation is None or record.measurement is None:
        return []
    judgement = judgement_text(variation, record)
    seen = record.measurement
    key = _key_text(seen.instrument) if seen.trusted else ""
    return list(filter(None, (f"{judgement[0].upper()}{judgement[1:]}.", count_text(record), key)))


def _key_text(instrument: Instrument) -> str:
    if instrument is Instrument.CAMERA:
        # TRANSLATORS: tells what the bars of the reps mean.
        return _("Outlined as paced, filled as measured with the camera.")
    return _("Outlined as paced, filled as measured by taps.")


def _times(record: SetRecord) -> QLabel:
    tension = set_time = how = ""
    if record.set_time_ms is not None:
        set_time = _("set time {time}").format(time=clock_text(record.set_time_ms))
    if record.measurement and record.measurement.trusted:
        # TRANSLATORS: {tension} is such as "paced 38 s, measured about 31 s".
        tension = _("Under tension: {tension}").format(tension=tension_text(record))
    elif record.tut_ms is not None:
        tension = _("{time} under tension").format(time=clock_text(record.tut_ms))
    if set_time or tension:
        how = "" if record.measurement and record.measurement.trusted else f" ({source_text(record)})"
    label = muted(" \u00b7 ".join(filter(None, (tension, set_time))) + how)
    label.setToolTip("\n".join(map(_, (TUT_DEFINITION, SET_TIME_DEFINITION))))
    return label
