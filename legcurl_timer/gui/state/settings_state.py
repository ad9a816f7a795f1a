"""The settings, held once: asked here, changed here field by field, and told to all who follow them."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot

from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.gui.state.stored_state import StoredState
from legcurl_timer.userdata.settings import Settings, SettingsFile


class SettingsState(StoredState):
    """The settings, and beside them whether it is muted now, which is not kept.

    `changed` tells the names of the fields that are other than before; `loudness_changed` that volume or mute
    is.
    """

    changed = Signal(frozenset)
    loudness_changed = Signal()

    def __init__(
        self, file: SettingsFile, settings: Settings | None = None, *, muted_now: bool = False
    ) -> None:
        super().__init__()
        self._file = file
        self._settings = settings or Settings()
        self._muted_now = muted_now
        self._changed_here: frozenset[str] = frozenset()

    @property
    def folder(self) -> Path:
        """Where all that the program keeps is."""
        return self._file.folder

    @property
    def exchange_folder(self) -> str:
        """Where the choice of a file to export to or import from begins."""
        return self._settings.exchange_folder or str(Path.home())

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def muted_now(self) -> bool:
        """Whether nothing shall be heard until further notice."""
        return self._muted_now

    @property
    def loudness(self) -> Loudness:
        """How loud it shall be now."""
        return Loudness(self._settings.volume, self._muted_now)

    def change(self, **changes: Any) -> None:
        """Change fields of the settings, each by its name; what is as it was is no change."""
        self._apply(replace(self._settings, **changes), muted_now=self._muted_now)

    @Slot(int)
    def set_volume(self, volume: int) -> None:
        """Make it so loud, 0 to 100; where it is muted, from when it is heard again."""
        self.change(volume=volume)

    @Slot(bool)
    def set_muted(self, muted: bool) -> None:
        """Fall silent, or be heard again."""
        self._apply(self._settings, muted_now=muted)

    def _apply(self, settings: Settings, *, muted_now: bool) -> None:
        before, loudness = self._settings, self.loudness
        self._settings, self._muted_now = settings, muted_now
        all_names = (each.name for each in fields(settings))
        names = frozenset(name for name in all_names if getattr(before, name) != getattr(settings, name))
        if names:
            self._changed_here |= names
            self._save_soon()
            self.changed.emit(names)
        if self.loudness != loudness:
            self.loudness_changed.emit()

    def _store(self) -> str:
        """Save what was changed here; other fields stay as another window may have left them."""
        found, problem = self._file.load()
        here = {name: getattr(self._settings, name) for name in self._changed_here}
        failure = self._file.save(self._settings if problem else replace(found, **here))
        if not failure:
            self._changed_here = frozenset()
        return failure
