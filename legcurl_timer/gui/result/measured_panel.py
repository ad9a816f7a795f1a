"""What was seen of a set: what it comes to in large letters, its reps, and another count if there is one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.result.rep_bars import RepBars
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, label, muted, plain, text_px
from legcurl_timer.gui.widgets.layouts import column, holding, row
from legcurl_timer.wording.measured import count_text, judgement_text

_LETTERS_SHARE = 0.055
"""The size of what is read from two or three metres away, as a share of the window's height."""


class MeasuredPanel(QWidget):
    """Shows a set that was measured, and nothing of any other; `count_taken` asks for another count."""

    count_taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._judgement = label("", "title", wraps=True)
        self._unseen = label("", "large", wraps=True)
        self._bars = RepBars()
        self._key = muted("")
        self._counts = plain("")
        self._take = button("", lambda: self.count_taken.emit(self._count))
        self._other_count = holding(row((self._counts, 1), self._take))
        self._reps = holding(column(self._bars, self._key, gap=GRID // 2))
        self.setLayout(column(self._judgement, self._unseen, self._other_count, self._reps))

    def show_set(self, variation: Variation, record: SetRecord, *, can_count: bool) -> None:
        """Show what was seen of a set; `can_count` says whether its reps may still be asked about."""
        seen = record.measurement
        self.setVisible(seen is not None)
        if seen is None:
            return
        judgement = judgement_text(variation, record)
        for line, is_meant in ((self._judgement, seen.trusted), (self._unseen, not seen.trusted)):
            line.setText(f"{judgement[0].upper()}{judgement[1:]}" if is_meant else "")
            line.setVisible(is_meant)
        self._reps.setVisible(bool(seen.trusted and seen.reps))
        self._bars.show_set(variation, record)
        self._key.setText(_key_text(seen.instrument))
        other = count_text(record) if can_count else ""
        self._counts.setText(other)
        self._count = seen.full_reps
        # TRANSLATORS: a button that takes another count of the reps done.
        make_it = ngettext("Make it {count} rep", "Make it {count} reps", self._count)
        self._take.setText(make_it.format(count=self._count))
        self._other_count.setVisible(bool(other))

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._bars.set_theme(theme)

    def fit(self, window_height: int) -> None:
        """Be as large as a window of that height asks for."""
        self._bars.fit(window_height)
        size = f"font-size: {max(round(_LETTERS_SHARE * window_height), text_px(self))}px"
        if size != self._judgement.styleSheet():
            self._judgement.setStyleSheet(size)


def _key_text(instrument: Instrument) -> str:
    if instrument is Instrument.CAMERA:
        return _("The eccentric of each rep: outlined as asked, filled as measured with the camera.")
    return _("The eccentric of each rep: outlined as asked, filled as measured by taps.")
