"""About: what runs here, to be copied into a report, and the licences of all that it is made of."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import languages, own_name
from legcurl_timer.gui.about.licence_view import LicenceView
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.state.sound import Sound
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.flowing import Beside
from legcurl_timer.gui.widgets.labels import breakable, button, heading, muted, named, plain
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, column, grid, panel, row, scrolling
from legcurl_timer.gui.widgets.page import Page, SidePage
from legcurl_timer.installed import Part, parts
from legcurl_timer.wording.about import Fact, facts, report, sound_text


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return AboutPage(shared.sound, shared.settings, parts())


class AboutPage(SidePage):
    """Facts on one side, licences on the other; a licence that is chosen fills the page."""

    def __init__(self, sound: Sound, settings: SettingsState, made_of: list[Part]) -> None:
        super().__init__()
        self._sound = sound
        self._settings = settings
        self._facts: tuple[Fact, ...] = ()
        self._values: dict[str, QLabel] = {}
        self._copy = button(_("Copy"), self._on_copy_clicked, name=_("Copy what runs here, for a report"))
        self._licences = Licences(made_of)
        self._licence = LicenceView()
        self._licence.hide()
        self._fact_panel = column(gap=GRID // 2, margins=PANEL_MARGINS)
        both = Beside(panel(self._fact_panel), self._licences)
        self._overview = scrolling(column(both, None, margins=(0, 0, GRID, 0)))
        self._licences.chosen.connect(self._on_chosen)
        self.lay_out(_("About"), (self._overview, 1), (self._licence, 1))

    def enter(self) -> bool:
        """Look anew at what runs here; the sound may have come or gone."""
        tried = self._sound.engine.output.try_out()
        sound = sound_text(tried.player_name, tried.problem)
        self._facts = facts(str(self._settings.folder), sound)
        if not self._values:
            self._lay_out_facts()
        for each in self._facts:
            self._values[each.what].setText(breakable(each.value))
        self._copy.setText(_("Copy"))
        self._close_licence()
        return True

    def step_back(self) -> bool:
        """Go back from a licence to all of them, and from there to the settings."""
        if not self._licence.isHidden():
            self._close_licence()
            self._licences.focus_chosen()
        else:
            self.page_requested.emit("settings")
        return True

    def _lay_out_facts(self) -> None:
        self._values = {each.what: plain("") for each in self._facts}
        table = grid(*((muted(what), value) for what, value in self._values.items()), stretched=1)
        table.setHorizontalSpacing(3 * GRID)
        self._fact_panel.addLayout(row((heading("Leg Curl Timer", wraps=True), 1), self._copy))
        self._fact_panel.addLayout(table)
        self._fact_panel.addSpacing(GRID)
        self._fact_panel.addWidget(heading(_("Languages")))
        self._fact_panel.addWidget(plain(", ".join(map(own_name, languages()))))
        self._fact_panel.addStretch(1)

    def _close_licence(self) -> None:
        self._licence.hide()
        self._overview.show()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(report(self._facts))
        self._copy.setText(_("Copied"))

    @Slot(object)
    def _on_chosen(self, part: Part) -> None:
        self._licence.show_licence(part)
        self._overview.hide()
        self._licence.show()
        self._licence.setFocus()


class Licences(QFrame):
    """All that the program is made of, each with the name of its licence; `chosen` asks for its text."""

    chosen = Signal(object)

    def __init__(self, made_of: list[Part]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._made_of = made_of
        self._last: QPushButton | None = None
        rows = [
            (
                button(f"{part.name} {part.version}", self._on_clicked, row=True, place=place),
                # TRANSLATORS: stands where a package does not name its licence.
                muted(part.licence or _("see its text")),
            )
            for place, part in enumerate(made_of)
        ]
        for what, licence in rows:
            # TRANSLATORS: heard instead of seen; such as "numpy 2.4, licence: MIT".
            named(what, _("{part}, licence: {licence}").format(part=what.text(), licence=licence.text()))
        table = grid(*rows, stretched=1, gaps=(GRID, GRID // 2))
        hint = muted(_("Thank you to all whose work this stands on. Choose one to read its licence."))
        self.setLayout(column(heading(_("Licences")), hint, table, None, margins=PANEL_MARGINS))

    def focus_chosen(self) -> None:
        """Put the keyboard back on what was chosen."""
        if self._last is not None:
            self._last.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._last = sender
            self.chosen.emit(self._made_of[sender.property("place")])
