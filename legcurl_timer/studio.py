"""Everything a set needs to be heard, put together from the settings: sounds, output, clock.

Importing this module brings numpy and the sound libraries in; the window does so once it is on the screen.
"""

from pathlib import Path

import numpy as np

from legcurl_timer.audio.output import Output, SilentPlayback, Sounding, open_output
from legcurl_timer.audio.sounds import Cue, SoundBank, load_bank
from legcurl_timer.audio.wav import FRAMES_PER_MS
from legcurl_timer.clock import now_ms
from legcurl_timer.core.prescription import SetPrescription
from legcurl_timer.loudness import Loudness
from legcurl_timer.pacer import Pacer
from legcurl_timer.resources import sounds_folder
from legcurl_timer.settings import AudioChoice, Settings

TICK_PERIOD_MS = 1_000
_TICK_TRACK_MS = 120_000
_FIRST_TICK_MS = 500


class Studio:
    """Makes pacers that sound as the settings say; `audio` overrides the output that they name."""

    def __init__(self, settings: Settings, audio: AudioChoice | None = None) -> None:
        self._audio = audio
        self._settings = settings
        self._output = self._open_output()
        self._bank = _load_bank(settings)

    @property
    def bank(self) -> SoundBank:
        """The sounds in use, with a notice for each that is not as wished."""
        return self._bank

    @property
    def output(self) -> Output:
        """Where the sound goes."""
        return self._output

    def use(self, settings: Settings) -> None:
        """Take over changed settings; sets made before go on as they are."""
        before, self._settings = self._settings, settings
        if settings.sound_pack != before.sound_pack:
            self._bank = _load_bank(settings)
        if settings.audio is not before.audio:
            self._audio = None
            self._output = self._open_output()

    def pacer(self, prescription: SetPrescription, loudness: Loudness) -> Pacer:
        """Return a pacer for one set."""
        return Pacer(
            prescription,
            bank=self._bank,
            output=self._output,
            clock=now_ms,
            loudness=loudness,
            trim_ms=self._settings.trim_ms,
        )

    def tick_track(self, loudness: Loudness) -> "TickTrack":
        """Start a track of ticks for setting the trim by ear and eye."""
        return TickTrack(self._output, self._bank, loudness)

    def _open_output(self) -> Output:
        audio = self._audio or self._settings.audio
        return open_output(None if audio is AudioChoice.AUTO else audio.value)


class TickTrack:
    """A tick each second for two minutes."""

    def __init__(self, output: Output, bank: SoundBank, loudness: Loudness) -> None:
        self._pcm = np.zeros(_TICK_TRACK_MS * FRAMES_PER_MS, np.int16)
        tick = np.rint(bank.sounds[Cue.COUNT_IN_TICK] * loudness.gain).astype(np.int16)
        for at_ms in range(_FIRST_TICK_MS, _TICK_TRACK_MS, TICK_PERIOD_MS):
            start = at_ms * FRAMES_PER_MS
            part = self._pcm[start : start + len(tick)]
            part[:] = tick[: len(part)]
        self._sounding = output.play(self._pcm)
        self._heard_from_ms = now_ms() + self._sounding.playback.latency_ms

    @property
    def problem(self) -> str:
        """Why nothing is heard, "" where all is well."""
        return self._sounding.problem

    def since_tick_ms(self, trim_ms: int) -> int | None:
        """Return the time since a tick was heard by someone with that trim, 0 to 999 ms; None at the end."""
        heard_ms = now_ms() - self._heard_from_ms - trim_ms - _FIRST_TICK_MS
        if heard_ms > _TICK_TRACK_MS:
            return None
        return heard_ms % TICK_PERIOD_MS

    def stop(self) -> None:
        """Fall silent."""
        self._pcm[:] = 0
        self._sounding.playback.stop()
        self._sounding = Sounding(SilentPlayback(), self._sounding.player_name)


def _load_bank(settings: Settings) -> SoundBank:
    return load_bank(sounds_folder(), Path(settings.sound_pack) if settings.sound_pack else None)
