"""The sound check: two tones, whether they were heard, and where not, what may mend it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.state.sound_check import SoundCheck
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import button, heading, label, muted, plain
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, column, grid, holding, panel, scrolling
from legcurl_timer.gui.widgets.page import Page, SidePage
from legcurl_timer.wording.sound_check import Finding


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return SoundCheckPage(shared.sound_check, shared.settings)


class SoundCheckPage(SidePage):
    """Asks about the tones, and shows what the doctor finds where they were not heard."""

    def __init__(self, check: SoundCheck, settings: SettingsState) -> None:
        super().__init__()
        self._check = check
        self._settings = settings
        self._question = label("", "large", wraps=True)
        self._yes = button(_("Yes"), self._on_yes_clicked)
        self._no = button(_("No"), self._on_no_clicked)
        self._again = button(_("Play again"), check.play)
        self._findings: QWidget | None = None
        self._advice = column(gap=0)
        asked = column(self._question, holding(Flow(self._yes, self._no, self._again)), margins=PANEL_MARGINS)
        parts = column(panel(asked), self._advice, None, gap=2 * GRID, margins=(0, 0, GRID, 0))
        self.lay_out(_("Sound check"), (scrolling(parts), 1))
        check.changed.connect(self._on_check_changed)

    def enter(self) -> bool:
        """Play the tones, unless it was said already that they are not heard."""
        if self._check.heard is False:
            self._on_check_changed()
        else:
            self._check.play()
        return True

    def leave(self) -> None:
        """Fall silent, and ask anew the next time."""
        self._check.stop()
        self._check.heard = None

    def step_back(self) -> bool:
        """Go back to the settings, or to the first start, whichever has led here."""
        if self._settings.settings.introduced:
            self.page_requested.emit("settings")
        return self._settings.settings.introduced

    def focus_first(self) -> None:
        """Put the keyboard on what is likely wanted next."""
        (self._again if self._no.isHidden() else self._yes).setFocus()

    @Slot()
    def _on_yes_clicked(self) -> None:
        self._check.answer(heard=True)
        self.back_requested.emit()

    @Slot()
    def _on_no_clicked(self) -> None:
        self._check.answer(heard=False)
        self._again.setFocus()

    @Slot()
    def _on_check_changed(self) -> None:
        check, is_known = self._check, self._check.heard is False
        self._question.setText(_("What may keep you from hearing it:") if is_known else check.question)
        for each in (self._yes, self._no):
            each.setVisible(check.is_asking and not is_known)
        if self._findings is not None:
            self._findings.hide()
            self._findings.deleteLater()
            self._findings = None
        if is_known or check.problem:
            self._findings = _table(self._check.findings())
            self._advice.addWidget(self._findings)
            self._findings.show()


def _table(findings: list[Finding]) -> QWidget:
    """Return what was found, a line each, with what mends it below."""
    # TRANSLATORS: stand before what was looked at, one below the other.
    well, wrong = pgettext("finding", "ok"), pgettext("finding", "wrong")
    rows: list[tuple[QWidget | None, QWidget]] = []
    for each in findings:
        rows.append((heading(wrong) if each.mend else muted(well), plain(each.what)))
        if how := each.mend or each.elsewhere:
            rows.append((None, muted(_("to mend it: {how}").format(how=how))))
    table = grid(*rows, stretched=1, gaps=(2 * GRID, GRID // 2), margins=PANEL_MARGINS)
    return panel(table)
