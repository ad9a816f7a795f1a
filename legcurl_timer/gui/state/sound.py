"""What is heard, put together when it is first wanted: the window is shown before that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.userdata.settings import Settings

if TYPE_CHECKING:
    from legcurl_timer.training.audio_engine import AudioEngine
    from legcurl_timer.training.pacer import Pacer

_HEARD = {"audio", "sound_pack", "voice_pack", "guidance", "audio_delay_ms"}
"""The settings that make a difference to the ear; how loud it is does so by itself."""

AudioEngineMaker = Callable[[Settings], "AudioEngine"]


class Sound(QObject):
    """Owns the audio engine.

    `changed` tells that what is prepared has to be so anew, `failed` why nothing is heard ("" where it is).
    """

    changed = Signal()
    noticed = Signal(str)
    failed = Signal(str)

    def __init__(self, settings: SettingsState, make_engine: AudioEngineMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._make_engine = make_engine
        self._engine: AudioEngine | None = None
        settings.changed.connect(self._on_settings_changed)

    def check_own(self) -> None:
        """Bring sound in where the lifter's own is played: what is wrong with it is not for the first set."""
        if self._settings.settings.sound_pack or self._settings.settings.voice_pack:
            self.load()

    @Slot()
    def load(self) -> None:
        """Bring sound in and tell what is not as wished; does nothing the second time."""
        if self._engine is None:
            self._engine = self._make_engine(self._settings.settings)
            self._tell()

    @property
    def engine(self) -> "AudioEngine":
        """The engine, loaded if need be."""
        self.load()
        assert self._engine is not None  # noqa: S101 - it has just been loaded
        return self._engine

    def pacer(self, prescription: SetPrescription, context: SetContext) -> "Pacer":
        """Return a pacer of a set that sounds as the settings say."""
        return self.engine.pacer(prescription, self._settings.loudness, context)

    def say_slower(self) -> None:
        """Say so beside the set that is heard, however that is guided; may be called in any thread."""
        self.engine.say_slower()

    def _tell(self) -> None:
        for notice in self.engine.notices:
            self.noticed.emit(notice)

    @Slot(frozenset)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if self._engine is None:
            self.check_own()
        elif names & _HEARD:
            self._engine.use(self._settings.settings)
            self.changed.emit()
            self._tell()
