"""Everything a set needs to be heard, put together from the settings: sounds, output, clock.

Importing this module brings numpy and the sound libraries in; the window does so once it is on the screen.
"""

from pathlib import Path

import numpy as np

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output, SilentPlayback, Sounding, open_output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sample import sample_rep
from legcurl_timer.audio.sounds import Cue, SoundBank, load_bank
from legcurl_timer.audio.tape import Tape
from legcurl_timer.audio.voice import OWN_VOICE, Voice, Word, load_voice
from legcurl_timer.audio.wav import FRAMES_PER_MS
from legcurl_timer.clock import now_ms
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.userdata.settings import AudioChoice, Settings

TICK_PERIOD_MS = 1_000
_TICK_TRACK_MS = 120_000
_FIRST_TICK_MS = 500
_BY_ITSELF = SetContext()
_CLOSING = {
    Afterwards.NOTHING: Word.SET_DONE,
    Afterwards.REST: None,
    Afterwards.WORKOUT_DONE: Word.WORKOUT_DONE,
}


class AudioEngine:
    """Makes pacers that sound as the settings say; `audio` overrides the output that they name."""

    def __init__(self, settings: Settings, audio: AudioChoice | None = None) -> None:
        self._audio = audio
        self._settings = settings
        self._output = self._open_output()
        self._bank = _load_bank(settings)
        self._voice: Voice | None = None

    @property
    def bank(self) -> SoundBank:
        """The sounds in use, with a notice for each that is not as wished."""
        return self._bank

    @property
    def voice(self) -> Voice:
        """The voice in use, with a notice for each word that is not as wished; read when it is needed."""
        if self._voice is None:
            self._voice = load_voice(sounds_folder() / OWN_VOICE, _folder(self._settings.voice_pack))
        return self._voice

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not as wished of the sounds in use, and of the voice where it speaks."""
        spoken = self.voice.notices if self._settings.guidance.speaks else ()
        return (*self._bank.notices, *spoken)

    @property
    def output(self) -> Output:
        """Where the sound goes."""
        return self._output

    def use(self, settings: Settings) -> None:
        """Take over changed settings; sets made before go on as they are."""
        before, self._settings = self._settings, settings
        if settings.sound_pack != before.sound_pack:
            self._bank = _load_bank(settings)
        if settings.voice_pack != before.voice_pack:
            self._voice = None
        if settings.audio is not before.audio:
            self._audio = None
            self._output = self._open_output()

    def pacer(
        self, prescription: SetPrescription, loudness: Loudness, context: SetContext = _BY_ITSELF
    ) -> Pacer:
        """Return a pacer for one set and the rest before it, guided as the settings say."""
        return Pacer(
            prescription,
            bank=self._bank,
            output=self._output,
            clock=now_ms,
            loudness=loudness,
            trim_ms=self._settings.trim_ms,
            rest_ms=context.rest_ms,
            guide=self._guide(prescription, context),
        )

    def sample(self, prescription: SetPrescription, loudness: Loudness) -> "RepSample":
        """Let one rep of a set be heard."""
        guide = self._guide(prescription, _BY_ITSELF)
        return RepSample(self._output, sample_rep(prescription, self._bank, loudness.gain, guide).tape)

    def tick_track(self, loudness: Loudness) -> "TickTrack":
        """Start a track of ticks for setting the trim by ear and eye."""
        return TickTrack(self._output, self._bank, loudness)

    def _guide(self, prescription: SetPrescription, context: SetContext) -> Guide:
        guidance = self._settings.guidance
        rest = Word.SWITCH if context.is_switch else Word.REST
        return Guide.for_set(
            prescription,
            guidance,
            self.voice if guidance.speaks else Voice(),
            opening=rest if context.rest_ms and not context.rest_told else None,
            closing=_CLOSING[context.afterwards],
        )

    def _open_output(self) -> Output:
        audio = self._audio or self._settings.audio
        return open_output(None if audio is AudioChoice.AUTO else audio.value)


class RepSample:
    """One rep on the air; call `look` every few seconds."""

    def __init__(self, output: Output, tape: Tape) -> None:
        self._tape = tape
        self._sounding = output.play(tape.pcm)
        self._heard_from_ms = now_ms() + self._sounding.playback.latency_ms

    @property
    def problem(self) -> str:
        """Why nothing is heard, "" where all is well."""
        return self._sounding.problem

    def look(self) -> bool:
        """Let it go on, and return whether there is still something to be heard."""
        heard_ms = now_ms() - self._heard_from_ms
        self._tape.extend(heard_ms)
        return heard_ms * FRAMES_PER_MS < len(self._tape.pcm)

    def stop(self) -> None:
        """Fall silent for good."""
        self._tape.silence()
        self._sounding.playback.stop()


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
    return load_bank(sounds_folder(), _folder(settings.sound_pack))


def _folder(pack: str) -> Path | None:
    return Path(pack) if pack else None
