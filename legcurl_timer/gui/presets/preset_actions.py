"""Carries out what is asked about presets; what cannot be done becomes one line."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from legcurl_timer.core.text import counted
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.userdata.preset_file import PresetFile, export_presets
from legcurl_timer.userdata.presets import Preset, PresetError

_SUFFIX = ".json"
_READABLE = "Presets (*.json);;All files (*)"


class PresetActions(QObject):
    """Saves, renames, deletes, exports and imports.

    `changed` names the preset that it is about; `noticed` tells what was done, or why it was not.
    """

    changed = Signal(str)
    noticed = Signal(str)

    def __init__(self, file: PresetFile, settings: SettingsState, window: QWidget) -> None:
        super().__init__(window)
        self._file = file
        self._settings = settings
        self._window = window

    def save(self, preset: Preset) -> bool:
        """Keep a preset; another one of its name is replaced only after a yes."""
        present = next((each for each in self._file.load().own if each.key == preset.key), None)
        if present and not self._agreed("Save", f'"{present.name}" is there already. Replace it?'):
            return False
        return self._did(lambda: self._file.save(preset), preset.name, f'Saved as "{preset.name}".')

    def rename(self, preset: Preset) -> None:
        """Ask for another name and give it."""
        name, is_given = QInputDialog.getText(self._window, "Rename", "Name", text=preset.name)
        if is_given:
            what = f'"{preset.name}" has another name now.'
            self._did(lambda: self._file.rename(preset.name, name), " ".join(name.split()), what)

    def delete(self, preset: Preset) -> None:
        """Delete a preset after a yes."""
        if self._agreed("Delete", f'Delete "{preset.name}"? It cannot be had back.'):
            self._did(lambda: self._file.delete(preset.name), "", f'"{preset.name}" is deleted.')

    def export(self) -> None:
        """Ask for a file and write the lifter's own presets there."""
        own = self._file.load().own
        if not own:
            self.noticed.emit("There is no preset of yours to export yet.")
            return
        proposed = str(Path(self._settings.exchange_folder) / f"leg-curl-presets{_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, "Export presets", proposed, f"(*{_SUFFIX})")
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(_SUFFIX)
            self._settings.change(exchange_folder=str(path.parent))
            what = f"{counted(len(own), 'preset')} exported to {path.name} in {path.parent}."
            self._did(lambda: export_presets(path, own), "", what)

    def import_(self) -> None:
        """Ask for a file and add its presets; entries that are none are named."""
        folder = self._settings.exchange_folder
        name, _ = QFileDialog.getOpenFileName(self._window, "Import presets", folder, _READABLE)
        if not name:
            return
        self._settings.change(exchange_folder=str(Path(name).parent))
        try:
            found = self._file.import_from(Path(name))
        except PresetError as error:
            self.noticed.emit(f"{str(error).rstrip('.')}. Nothing was imported.")
            return
        if found.presets:
            self.changed.emit(found.presets[0].name)
        added = counted(len(found.presets), "preset") if found.presets else "Nothing new"
        lines = (f"{added} imported from {Path(name).name}.", *found.problems)
        self.noticed.emit("\n".join(lines))

    def _agreed(self, heading: str, question: str) -> bool:
        return QMessageBox.question(self._window, heading, question) == QMessageBox.StandardButton.Yes

    def _did(self, change: Callable[[], None], name: str, what: str) -> bool:
        try:
            change()
        except PresetError as error:
            self.noticed.emit(str(error))
            return False
        self.changed.emit(name)
        self.noticed.emit(what)
        return True
