"""Everything a set needs to be heard, put together from the settings: sounds, output, clock.

Importing this module brings numpy and the sound libraries in; the window does so once it is on the screen.
"""

from pathlib import Path

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output, open_output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import SoundBank, load_bank
from legcurl_timer.audio.voice import OWN_VOICE, Voice, Word, load_voice
from legcurl_timer.clock import Clock, now_ms
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.previews import RepSample, TickTrack, TwoTones, sample_rep
from legcurl_timer.userdata.settings import AudioChoice, Settings

_BY_ITSELF = SetContext()
_CLOSING = {
    Afterwards.NOTHING: Word.SET_DONE,
    Afterwards.REST: None,
    Afterwards.WORKOUT_DONE: Word.WORKOUT_DONE,
}


class AudioEngine:
    """Makes pacers that sound as the settings say; `audio` overrides the output that they name.

    `clock` gives the time in ms. `bank` are the sounds in use, with a notice for each that is not as wished,
    and `output` is where they go.
    """

    def __init__(
        self, settings: Settings, audio: AudioChoice | None = None, *, clock: Clock = now_ms
    ) -> None:
        self._clock = clock
        self._audio = audio
        self._settings = settings
        self.output = self._open_output()
        self.bank = _load_bank(settings)
        self._voice: Voice | None = None
        self._latest: Pacer | None = None

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
        return (*self.bank.notices, *spoken)

    def use(self, settings: Settings) -> None:
        """Take over changed settings; sets made before go on as they are."""
        before, self._settings = self._settings, settings
        if settings.sound_pack != before.sound_pack:
            self.bank = _load_bank(settings)
        if settings.voice_pack != before.voice_pack:
            self._voice = None
        if settings.audio is not before.audio:
            self._audio = None
            self.output = self._open_output()

    def pacer(
        self, prescription: SetPrescription, loudness: Loudness, context: SetContext = _BY_ITSELF
    ) -> Pacer:
        """Return a pacer for one set and the rest before it, guided as the settings say."""
        self._latest = Pacer(
            prescription,
            bank=self.bank,
            output=self.output,
            clock=self._clock,
            loudness=loudness,
            audio_delay_ms=self._settings.audio_delay_ms,
            rest_ms=context.rest_ms,
            guide=self._guide(prescription, context),
        )
        return self._latest

    def sample(self, prescription: SetPrescription, loudness: Loudness) -> RepSample:
        """Let one rep of a set be heard."""
        guide = self._guide(prescription, _BY_ITSELF)
        tape = sample_rep(prescription, self.bank, loudness.gain, guide)
        return RepSample(self.output, tape, self._clock)

    def two_tones(self, loudness: Loudness) -> TwoTones:
        """Let a high and a low tone be heard, to find out whether anything is."""
        return TwoTones(self.output, self.bank, loudness, self._clock)

    def tick_track(self, loudness: Loudness) -> TickTrack:
        """Start a track of ticks for setting the sound delay by ear and eye."""
        return TickTrack(self.output, self.bank, loudness, self._clock)

    def say_slower(self) -> None:
        """Say "slower" at once in the set that plays, however that is guided; in whatever thread."""
        if self._latest is not None:
            self._latest.say(self.voice.samples(Word.SLOWER))

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


def _load_bank(settings: Settings) -> SoundBank:
    return load_bank(sounds_folder(), _folder(settings.sound_pack))


def _folder(pack: str) -> Path | None:
    return Path(pack) if pack else None
