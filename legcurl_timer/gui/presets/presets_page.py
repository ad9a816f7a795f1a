"""The page of presets: choose one, or keep the present set-up under a name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from legcurl_timer.gui.presets.preset_actions import PresetActions
from legcurl_timer.gui.presets.preset_rows import PresetRows
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import heading, muted, named, plain, text_field
from legcurl_timer.gui.widgets.layouts import column, panel, row
from legcurl_timer.gui.widgets.page import Page, SidePage
from legcurl_timer.userdata.preset_file import PresetFile
from legcurl_timer.userdata.presets import MAX_NAME, MAX_WHY, Preset, PresetError
from legcurl_timer.wording.presets import set_up_text

if TYPE_CHECKING:
    from legcurl_timer.gui.state.shared import Shared

_MOST_LINES = 3
"""How many lines about the file are shown at once."""


def make_page(shared: "Shared") -> Page:
    """Return the page for the window."""
    return PresetsPage(PresetFile(shared.settings.folder, shared.variations), shared.plan, shared.settings)


class PresetsPage(SidePage):
    """A quick list, what can be done with it, and a name for what is set up now."""

    def __init__(self, file: PresetFile, plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self._file = file
        self._plan = plan
        self._settings = settings
        self._actions = PresetActions(file, settings, self)
        self._rows = PresetRows()
        self._use = QPushButton("Use it   \u00b7   Enter")
        self._rename = QPushButton("Rename   \u00b7   F2")
        self._delete = QPushButton("Delete   \u00b7   Del")
        self._export = QPushButton("Export yours\u2026")
        self._import = QPushButton("Import\u2026")
        self._told = plain("")
        self._now = muted("")
        self._name = text_field("Name", longest=MAX_NAME)
        self._why = text_field("Why", longest=MAX_WHY)
        self._save = named(QPushButton("Save"), "Save what is set up now")
        self.lay_out(
            "Presets",
            muted("A whole set-up under a name: lift, tempo, reps, sets, rest and what you hear."),
            (self._rows, 1),
            self._told,
            row(self._use, self._rename, self._delete, None, self._export, self._import),
            self._saving(),
            gap=GRID,
        )
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._rows.set_theme(theme)

    def enter(self) -> bool:
        """Show the presets as they are in the file now."""
        self._read_anew("")
        self._now.setText(set_up_text(self._plan.plan, self._settings.settings.guidance))
        return True

    def focus_first(self) -> None:
        """Put the keyboard on the presets."""
        self._rows.setFocus()

    def _saving(self) -> QFrame:
        name, why = (QLabel("Name"), (self._name, 2)), (QLabel("Why"), (self._why, 3))
        fields = row(*name, *why, self._save)
        parts = (heading("Keep what is set up now"), self._now, fields)
        return panel(column(*parts, gap=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID)))

    def _connect(self) -> None:
        self._rows.itemActivated.connect(self._on_use)
        self._rows.rename_requested.connect(self._on_rename)
        self._rows.delete_requested.connect(self._on_delete)
        self._rows.currentRowChanged.connect(self._on_row_changed)
        self._use.clicked.connect(self._on_use)
        self._rename.clicked.connect(self._on_rename)
        self._delete.clicked.connect(self._on_delete)
        self._export.clicked.connect(self._actions.export)
        self._import.clicked.connect(self._actions.import_)
        self._name.returnPressed.connect(self._on_save)
        self._why.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._actions.changed.connect(self._read_anew)
        self._actions.noticed.connect(self._tell)

    @Slot(str)
    def _read_anew(self, name: str) -> None:
        found = self._file.load()
        self._rows.show_presets(found.shipped, found.own)
        self._rows.mark(name)
        self._tell("\n".join(found.notices))

    @Slot(str)
    def _tell(self, text: str) -> None:
        """Show what was done or what is wrong, "" for nothing; a long list is cut and counted."""
        lines = text.splitlines()
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], f"and {len(lines) - _MOST_LINES + 1} more such lines."]
        self._told.setText("\n".join(lines))
        self._told.setToolTip(text)
        self._told.setAccessibleName(text)
        self._told.setVisible(bool(lines))

    @Slot()
    def _on_row_changed(self) -> None:
        for button in (self._rename, self._delete):
            button.setEnabled(self._rows.is_own)

    @Slot()
    def _on_use(self) -> None:
        if (preset := self._rows.preset) is not None:
            self._plan.set_plan(preset.plan)
            self._settings.change(guidance=preset.guidance)
            self.page_requested.emit("prepare")

    @Slot()
    def _on_rename(self) -> None:
        self._change_own(self._actions.rename)

    @Slot()
    def _on_delete(self) -> None:
        self._change_own(self._actions.delete)

    def _change_own(self, change: Callable[[Preset], None]) -> None:
        preset = self._rows.preset
        if preset is None or not self._rows.is_own:
            self._tell("It comes with the program, and stays as it is.")
        else:
            change(preset)
        self._rows.setFocus()

    @Slot()
    def _on_save(self) -> None:
        guidance = self._settings.settings.guidance
        try:
            preset = Preset(self._name.text(), self._plan.plan, guidance, self._why.text())
        except PresetError as error:
            self._tell(str(error))
            self._name.setFocus()
            return
        if self._actions.save(preset):
            self._name.clear()
            self._why.clear()
            self._rows.setFocus()
