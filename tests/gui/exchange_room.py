"""What is asked about files, answered without a person, on a history with some sets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.gui.history.exchange.dialogs import ExportDialog
from legcurl_timer.gui.history.exchange.import_export_actions import ImportExportActions
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.history.recovery.opening import open_history
from legcurl_timer.userdata.settings import Settings, SettingsFile

VARIATIONS = load_variations()
STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
2025-01-02 08:00:00,Legs,1h,Lying Leg Curl (Machine),1,40,10,0,50,8
2025-01-02 08:00:00,Legs,1h,Hamstring machine,1,42.5,9,0,45,9
"""


class ExchangeRoom:
    """The actions on a history with some sets, in a window of its own, and what it said."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.folder = folder
        self.store = open_history(folder / "data", wall_now()).store
        self.window = QWidget()
        self.settings = SettingsState(SettingsFile(folder), Settings(exchange_folder=str(folder)))
        self.actions = ImportExportActions(VARIATIONS, self.settings, self.window)
        self.actions.store = self.store
        self.notices: list[str] = []
        self.changes: list[None] = []
        self.actions.noticed.connect(self.notices.append)
        self.actions.imported.connect(self.notices.append)
        for changed in (self.actions.imported, self.actions.history_changed):
            changed.connect(lambda: self.changes.append(None))
        self.choose_file(None)
        self.answer(ExportDialog, lambda _dialog: None)

    def choose_file(self, path: Path | None) -> None:
        """Let the file dialogs be answered with a file, or called off."""
        chosen = ("" if path is None else str(path), "")
        self._monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
        self._monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)

    def answer(self, kind: type[QDialog], do: Callable[..., object], *, agree: bool = True) -> None:
        """Let dialogs of a kind be filled in and then agreed to, or called off."""

        def answered(dialog: QDialog) -> int:
            do(dialog)
            return (QDialog.DialogCode.Accepted if agree else QDialog.DialogCode.Rejected).value

        self._monkeypatch.setattr(kind, "exec", answered)

    @property
    def sets(self) -> int:
        """How many sets there are now."""
        return self.store.count_sets()
