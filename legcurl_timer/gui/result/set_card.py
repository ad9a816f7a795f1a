"""One set of the workout: what was done, and what the lifter says about it."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QFrame, QMenu

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.pacing.tension import SET_TIME_DEFINITION, TUT_DEFINITION
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import clock_text
from legcurl_timer.gui.result.measured_panel import MeasuredPanel
from legcurl_timer.gui.set_editor.set_editor import SetEditor
from legcurl_timer.gui.state.session_log import PacedSet
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, heading, muted, plain
from legcurl_timer.gui.widgets.layouts import column, holding, row, scrolling
from legcurl_timer.wording.history import done_text
from legcurl_timer.wording.measured import tension_text
from legcurl_timer.wording.sets import ENDED_ASLEEP

_PACED = gettext_noop(
    "Paced: prescribed and completed on the beat. Measured: seen, to about a tenth of a second."
)
_MARGIN = 0.025
"""As a share of the window's height."""


class SetCard(QFrame):
    """Shows a set and its editor; `moved` asks for the set before (-1) or after (1) it."""

    moved = Signal(int)
    again_requested = Signal()
    away_requested = Signal()
    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.editor = SetEditor(large=True)
        self.heading = heading("", wraps=True)
        self.status = plain("")
        self.figures = muted("")
        self.measured = MeasuredPanel()
        self.figures.setToolTip("\n".join(map(_, (TUT_DEFINITION, SET_TIME_DEFINITION, _PACED))))
        self._before = button("\u2039", lambda: self.moved.emit(-1), name=_("The set before"), flat=True)
        self._after = button("\u203a", lambda: self.moved.emit(1), name=_("The set after"), flat=True)
        # TRANSLATORS: what the menu below the button "…" can do with a set, for those who hear it.
        self._menu_button = button("\u22ef", self._open_menu, name=_("Take away, do again"), flat=True)
        self._menu = QMenu(self)
        self._again = self._menu.addAction(_("Do this set again"), self.again_requested.emit)
        self._away = self._menu.addAction(_("Take this set away"), self.away_requested.emit)
        self._undone = plain("")
        undo = button(_("Undo   \u00b7   Ctrl+Z"), self.undo_requested, name=pgettext("button", "Undo"))
        self._undo = holding(row((self._undone, 1), undo))
        top = row(self._before, (self.heading, 1), self._after, self._menu_button, gap=GRID // 2)
        parts = column(
            *(top, self._undo, self.status, self.editor, self.measured, self.figures, None),
            margins=(0, 0, GRID, 0),
        )
        self._column = column(scrolling(parts))
        self.setLayout(self._column)
        self.offer_undo("")
        self.measured.count_taken.connect(self._on_count_taken)

    def show_set(self, title: str, each: PacedSet | None, *, is_last: bool) -> None:
        """Show a set, of which the editor may have told itself; None for none.

        The reps of the last one may be asked about, where another number of them was seen.
        """
        self.heading.setText(title or _("No set yet"))
        for widget in (self.editor, self.figures, self.measured):
            widget.setVisible(each is not None)
        self.status.setText(_status(each) if each else "")
        self.status.setVisible(bool(self.status.text()))
        if each is None:
            return
        self.figures.setText(_figures(each.record))
        can_count = is_last and not each.is_looked_at
        self.measured.show_set(each.prescription.variation, each.record, can_count=can_count)
        if each.record != self.editor.record:
            self.editor.show_set(each.record, one_leg=each.prescription.variation.one_leg)

    def allow(self, *, before: bool, after: bool, again: bool, away: bool) -> None:
        """Offer what can be done from here."""
        for way, others in ((self._before, before), (self._after, after)):
            way.setVisible(before or after)
            way.setEnabled(others)
        self._again.setEnabled(again)
        self._away.setEnabled(away)
        self._menu_button.setEnabled(again or away)

    def offer_undo(self, what: str) -> None:
        """Tell what has just been done and can be taken back, "" for nothing."""
        self._undone.setText(what)
        self._undo.setVisible(bool(what))

    def fit(self, window_height: int) -> None:
        """Be as large as a window of that height asks for."""
        margin = round(_MARGIN * window_height)
        self._column.setContentsMargins(margin, margin, margin - GRID, margin)
        self.editor.fit(window_height)
        self.measured.fit(window_height)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.measured.set_theme(theme)

    def close_menu(self) -> None:
        """Put the menu away: something else is shown."""
        self._menu.close()

    @Slot(int)
    def _on_count_taken(self, reps: int) -> None:
        if self.editor.record is not None:
            self.editor.add_reps(reps - self.editor.record.completed_reps)

    def _open_menu(self) -> None:
        self._menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))


def _figures(record: SetRecord) -> str:
    tension, length = (clock_text(ms or 0) for ms in (record.tut_ms, record.set_time_ms))
    seen = record.measurement
    if seen is not None and seen.trusted:
        # TRANSLATORS: {tension} is such as "paced 38 s, measured about 31 s", {time} such as 1:12.
        text = _("Under tension: {tension} \u00b7 set time {time}")
        return text.format(tension=tension_text(record), time=length)
    return _("{tension} under tension, paced \u00b7 set time {time}").format(tension=tension, time=length)


def _status(each: PacedSet) -> str:
    if each.was_asleep:
        return _(ENDED_ASLEEP)
    if each.is_complete:
        return ""
    # TRANSLATORS: {done} is such as "10 of 12 reps".
    return _("Ended here: {done}").format(done=done_text(each.record))
