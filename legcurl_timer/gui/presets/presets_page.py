"""The page of presets: choose one, or keep the present set-up under a name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QInputDialog, QLabel, QMessageBox, QPushButton

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext, pgettext
from legcurl_timer.core.text import number_text
from legcurl_timer.gui.presets.preset_rows import PresetRows
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, heading, muted, plain, text_field
from legcurl_timer.gui.widgets.layouts import column, panel, row
from legcurl_timer.gui.widgets.page import Page, SidePage
from legcurl_timer.userdata.preset_file import PresetFile, export_presets
from legcurl_timer.userdata.presets import MAX_NAME, MAX_WHY, Preset, PresetError
from legcurl_timer.wording.presets import set_up_text

_SUFFIX = ".json"
# TRANSLATORS: two filters of a file dialog; what stands in brackets and the ;; stay as they are
_READABLE = gettext_noop("Presets (*.json);;All files (*)")
_MOST_LINES = 3
"""How many lines about the file are shown at once."""


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return PresetsPage(PresetFile(shared.settings.folder, shared.variations), shared.plan, shared.settings)


class PresetsPage(SidePage):
    """A quick list, what can be done with it, and a name for what is set up now."""

    def __init__(self, file: PresetFile, plan: PlanState, settings: SettingsState) -> None:
        super().__init__()
        self._file = file
        self._plan = plan
        self._settings = settings
        self._rows = PresetRows()
        self._rename = button(pgettext("button", "Rename   \u00b7   F2"), self._on_rename)
        # TRANSLATORS: "Del" is the name of the key
        self._delete = button(pgettext("button", "Delete   \u00b7   Del"), self._on_delete)
        self._told = plain("")
        self._now = muted("")
        self._name = text_field(_("Name"), longest=MAX_NAME)
        # TRANSLATORS: a line why a preset is as it is
        self._why = text_field(_("Why"), longest=MAX_WHY)
        self._save = button(pgettext("button", "Save"), self._on_save, name=_("Save what is planned now"))
        # TRANSLATORS: "it" is the preset, "Enter" the key
        use = button(pgettext("button", "Use it   \u00b7   Enter"), self._on_use)
        files = (
            # TRANSLATORS: "yours" are the lifter's own presets
            button(pgettext("button", "Export yours\u2026"), self._on_export),
            button(pgettext("button", "Import\u2026"), self._on_import),
        )
        self.lay_out(
            _("Presets"),
            muted(_("A whole plan under a name: lift, tempo, reps, sets, rest and what you hear.")),
            (self._rows, 1),
            self._told,
            row(use, self._rename, self._delete, None),
            self._saving(*files),
            gap=GRID,
        )
        self._rows.itemActivated.connect(self._on_use)
        for key, do in ((Qt.Key.Key_F2, self._on_rename), (Qt.Key.Key_Delete, self._on_delete)):
            QShortcut(key, self._rows, do, context=Qt.ShortcutContext.WidgetShortcut)
        self._rows.currentRowChanged.connect(self._on_row_changed)
        self._name.returnPressed.connect(self._on_save)
        self._why.returnPressed.connect(self._on_save)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._rows.set_theme(theme)

    def enter(self) -> bool:
        """Show the presets as they are in the file now."""
        self._read_anew("")
        self._now.setText(set_up_text(self._plan.plan, self._settings.settings.guidance))
        return True

    def press_digit(self, digit: int) -> bool:
        """Use the preset with that number; nothing starts by itself."""
        if self._rows.mark_number(digit):
            self._on_use()
        return True

    def focus_first(self) -> None:
        """Put the keyboard on the presets."""
        self._rows.setFocus()

    def _saving(self, *files: QPushButton) -> QFrame:
        name, why = (QLabel(_("Name")), (self._name, 2)), (QLabel(_("Why")), (self._why, 3))
        fields = row(*name, *why, self._save)
        parts = (row((heading(_("Keep what is planned now")), 1), *files), self._now, fields)
        return panel(column(*parts, gap=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID)))

    def _read_anew(self, name: str) -> None:
        found = self._file.load()
        self._rows.show_presets(found.shipped, found.own)
        self._rows.mark(name)
        self._tell("\n".join(found.notices))

    def _tell(self, text: str) -> None:
        """Show what was done or what is wrong, "" for nothing; a long list is cut and counted."""
        lines = text.splitlines()
        if len(lines) > _MOST_LINES:
            left = len(lines) - _MOST_LINES + 1
            more = ngettext("and {count} more such line.", "and {count} more such lines.", left)
            lines = [*lines[: _MOST_LINES - 1], more.format(count=number_text(left))]
        self._told.setText("\n".join(lines))
        self._told.setToolTip(text)
        self._told.setAccessibleName(text)
        self._told.setVisible(bool(lines))

    @Slot()
    def _on_row_changed(self) -> None:
        self._rename.setEnabled(self._rows.is_own)
        self._delete.setEnabled(self._rows.is_own)

    @Slot()
    def _on_use(self) -> None:
        if (preset := self._rows.preset) is not None:
            before = self._settings.settings.guidance
            self._settings.change(guidance=preset.guidance)
            undo_else = partial(self._settings.change, guidance=before)
            self._plan.set_up(preset.plan, _("{preset} is planned.").format(preset=preset.name), undo_else)
            self.page_requested.emit("prepare")

    @Slot()
    def _on_rename(self) -> None:
        """Ask for another name of the lifter's own preset, and give it."""
        if (preset := self._own_preset()) is not None:
            name, is_given = QInputDialog.getText(self, _("Rename"), _("Name"), text=preset.name)
            if is_given:
                what = _('"{preset}" has another name now.').format(preset=preset.name)
                self._did(lambda: self._file.rename(preset.name, name), " ".join(name.split()), what)
        self._rows.setFocus()

    @Slot()
    def _on_delete(self) -> None:
        """Delete the lifter's own preset after a yes."""
        if (preset := self._own_preset()) is not None:
            question = _('Delete "{preset}"? It cannot be had back.').format(preset=preset.name)
            if self._agreed(_("Delete"), question):
                what = _('"{preset}" is deleted.').format(preset=preset.name)
                self._did(lambda: self._file.delete(preset.name), "", what)
        self._rows.setFocus()

    @Slot()
    def _on_save(self) -> None:
        """Keep what is set up; another preset of its name is replaced only after a yes."""
        guidance = self._settings.settings.guidance
        try:
            preset = Preset(self._name.text(), self._plan.plan, guidance, self._why.text())
        except PresetError as error:
            self._tell(str(error))
            self._name.setFocus()
            return
        present = next((each for each in self._file.load().own if each.key == preset.key), None)
        question = _('"{preset}" is there already. Replace it?')
        if present and not self._agreed(_("Save"), question.format(preset=present.name)):
            return
        what = _('Saved as "{preset}".').format(preset=preset.name)
        if self._did(lambda: self._file.save(preset), preset.name, what):
            self._name.clear()
            self._why.clear()
            self._rows.setFocus()

    @Slot()
    def _on_export(self) -> None:
        """Ask for a file and write the lifter's own presets there."""
        own = self._file.load().own
        if not own:
            self._tell(_("There is no preset of yours to export yet."))
            return
        proposed = str(Path(self._settings.exchange_folder) / f"leg-curl-presets{_SUFFIX}")
        name = QFileDialog.getSaveFileName(self, _("Export presets"), proposed, f"(*{_SUFFIX})")[0]
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(_SUFFIX)
            self._settings.change(exchange_folder=str(path.parent))
            what = ngettext(
                "{count} preset exported to {file} in {folder}.",
                "{count} presets exported to {file} in {folder}.",
                len(own),
            ).format(count=number_text(len(own)), file=path.name, folder=path.parent)
            self._did(lambda: export_presets(path, own), "", what)

    @Slot()
    def _on_import(self) -> None:
        """Ask for a file and add its presets; entries that are none are named."""
        folder = self._settings.exchange_folder
        name = QFileDialog.getOpenFileName(self, _("Import presets"), folder, _(_READABLE))[0]
        if not name:
            return
        self._settings.change(exchange_folder=str(Path(name).parent))
        try:
            found = self._file.import_from(Path(name))
        except PresetError as error:
            self._tell(_("{problem} Nothing was imported.").format(problem=f"{str(error).rstrip('.')}."))
            return
        if found.presets:
            self._read_anew(found.presets[0].name)
        added = len(found.presets)
        line = ngettext(
            "{count} preset imported from {file}.", "{count} presets imported from {file}.", added
        )
        if not added:
            line = _("Nothing new imported from {file}.")
        told = line.format(count=number_text(added), file=Path(name).name)
        self._tell("\n".join((told, *found.problems)))

    def _own_preset(self) -> Preset | None:
        """Return the marked preset where it is the lifter's own, None (and told) where it is not."""
        if self._rows.is_own:
            return self._rows.preset
        self._tell(_("It comes with the program, and stays as it is."))
        return None

    def _agreed(self, heading: str, question: str) -> bool:
        return QMessageBox.question(self, heading, question) == QMessageBox.StandardButton.Yes

    def _did(self, change: Callable[[], None], name: str, what: str) -> bool:
        """Change the file, and tell what was done or why it was not; then show the preset it is about."""
        try:
            change()
        except PresetError as error:
            self._tell(str(error))
            return False
        self._read_anew(name)
        self._tell(what)
        return True
