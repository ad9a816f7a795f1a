"""Whether the lifter hears anything: two tones, and where they are not heard, what may mend it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.sound import Sound
from legcurl_timer.userdata.settings import AudioChoice
from legcurl_timer.wording import sound_check
from legcurl_timer.wording.sound_check import Finding, too_quiet

if TYPE_CHECKING:
    from legcurl_timer.training.previews import TwoTones


class SoundCheck(QObject):
    """Owns the two tones and what the lifter said of them.

    `heard` is None until there is an answer; `changed` tells that there is something else to say.
    """

    changed = Signal()

    def __init__(self, sound: Sound, settings: SettingsState, parent: QObject) -> None:
        super().__init__(parent)
        self.heard: bool | None = None
        self._sound = sound
        self._settings = settings
        self._tones: TwoTones | None = None
        self._waits = False
        settings.loudness_changed.connect(self._on_loudness_changed)

    @property
    def question(self) -> str:
        """What is asked about the tones, or why there are none to be asked about."""
        if self._waits:
            return too_quiet(self._settings.loudness)
        if self.problem:
            return _("Nothing can be heard: {reason}.").format(reason=self.problem)
        if self._tones is not None and self._tones.player_name == AudioChoice.SILENT:
            return _("The sound is switched off in the settings. Is that as you want it?")
        return _("You should hear two tones now, a high one and a low one. Do you?")

    @property
    def problem(self) -> str:
        """Why nothing can be heard, "" where something should be."""
        return self._tones.problem if self._tones is not None else ""

    @property
    def is_asking(self) -> bool:
        """Whether there is something to be heard, so that the lifter can be asked."""
        return not self._waits and not self.problem

    @Slot()
    def play(self) -> None:
        """Play the tones, as soon as it is loud enough for them to be heard, and ask anew."""
        self.stop()
        self.heard = None
        self._waits = bool(too_quiet(self._settings.loudness))
        if not self._waits:
            self._tones = self._sound.engine.two_tones(self._settings.loudness)
        self.changed.emit()

    def answer(self, *, heard: bool) -> None:
        """Take the lifter's answer."""
        self.heard = heard
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Fall silent."""
        self._waits = False
        tones, self._tones = self._tones, None
        if tones is not None:
            tones.stop()

    def findings(self) -> list[Finding]:
        """Return all that the doctor looks at where nothing is heard, what the lifter has chosen first."""
        engine, quiet = self._sound.engine, too_quiet(self._settings.loudness)
        self._tones = tones = self._tones or engine.two_tones(self._settings.loudness)
        played = sound_check.tones(tones.player_name, tones.problem)
        if tones.player_name == AudioChoice.SILENT and not tones.problem:
            played = Finding(played.what, _("choose Automatic in the settings, under Sound output"))
        found = [
            *([Finding(quiet, _("M mutes and unmutes, + and \u2212 change the volume"))] if quiet else []),
            sound_check.sound_libraries(),
            *sound_check.sounds(len(engine.bank.sounds), engine.bank.notices),
            *sound_check.voice(len(engine.voice.recordings), engine.voice.notices),
            played,
        ]
        if not any(each.mend for each in found):
            all_well = _("nothing wrong is found in this program")
            system = _("turn the computer's own volume up, and look at what its sound settings have chosen")
            found.append(Finding(all_well, elsewhere=system))
        return found

    @Slot()
    def _on_loudness_changed(self) -> None:
        if self._waits:
            self.play()
        elif self.heard is False:
            self.changed.emit()
