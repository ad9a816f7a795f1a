"""Whether the beat was kept: what the lifter says, and until then what was measured."""

from PySide6.QtWidgets import QAbstractButton, QLayout

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.progression.measured_set import measured_beat
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.widgets.choice_row import AnswerRow
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import muted, restyle

_BY = {
    ("yes", Instrument.CAMERA): gettext_noop("yes, by the camera"),
    ("yes", Instrument.TAPS): gettext_noop("yes, by the taps"),
    ("no", Instrument.CAMERA): gettext_noop("no, by the camera"),
    ("no", Instrument.TAPS): gettext_noop("no, by the taps"),
}


class BeatAnswer(AnswerRow):
    """Yes or no; while nothing is said, the measured answer is marked, and beside it stands by what."""

    def __init__(self, answers: dict[str, str]) -> None:
        super().__init__(_("With the beat"), answers)
        self._measured = ""

    def show_measured(self, record: SetRecord) -> None:
        """Take over what was measured of a set."""
        seen, kept = record.measurement, measured_beat(record)
        self._measured = "" if kept is None else "yes" if kept else "no"
        self._by.setText(_(_BY[self._measured, seen.instrument]) if seen and self._measured else "")
        self._mark()

    def choose(self, value: str) -> None:
        """Show what is said, "" for nothing, without telling."""
        super().choose(value)
        self._mark()

    def _arranged(self, *buttons: QAbstractButton) -> QLayout:
        self._by = muted("")
        self._by.setWordWrap(False)
        return Flow(*buttons, self._by)

    def _mark(self) -> None:
        marked = "" if self.value else self._measured
        for answer, button in self._buttons.items():
            restyle(button, "measured", answer == marked)
        self._by.setVisible(bool(marked))
