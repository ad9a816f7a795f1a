"""What can be heard without a set: one rep as it will sound, and a tick each second."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output
from legcurl_timer.audio.renderer import add, write_dither
from legcurl_timer.audio.sounds import Cue, SoundBank
from legcurl_timer.audio.tape import WRITE_AHEAD_MS, Tape
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.clock import Clock
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.training.on_air import OnAir

TICK_PERIOD_MS = 1_000
TWO_TONES_MS = 1_000
_TICK_TRACK_MS = 120_000
_FIRST_TICK_MS = 500


class RepSample(OnAir):
    """One rep on the air; call `update` every few seconds."""

    def __init__(self, output: Output, tape: Tape, clock: Clock) -> None:
        super().__init__(output, tape.pcm, clock)
        self._tape = tape

    def update(self) -> bool:
        """Let it go on, and return whether there is still something to be heard."""
        heard_ms = self.heard_ms
        self._tape.extend(heard_ms)
        return heard_ms * FRAMES_PER_MS < len(self.pcm)

    def set_loudness(self, loudness: Loudness) -> None:
        """Change the volume; it is heard within half a second."""
        self._tape.set_gain(loudness.gain, self.heard_ms)

    def stop(self) -> None:
        """Fall silent for good."""
        self._tape.silence(self.heard_ms)
        self._sounding.playback.stop()


def sample_rep(prescription: SetPrescription, bank: SoundBank, gain: float, guide: Guide) -> Tape:
    """Return the first rep of a set as a tape, without its count-in and without its last words."""
    one = replace(prescription, reps=1, count_in_ms=0, bottom_reps=0, open_ended=False)
    return Tape(compile_set(one), bank, gain, replace(guide, bottom_reps=0, closing=None))


class TwoTones(OnAir):
    """The tones of the two movements, a high and a low one, on the air once."""

    def __init__(self, output: Output, bank: SoundBank, loudness: Loudness, clock: Clock) -> None:
        super().__init__(output, two_tones(bank, loudness), clock)


def two_tones(bank: SoundBank, loudness: Loudness) -> Samples:
    """Return a second in which the tones of the concentric and the eccentric sound one after the other."""
    pcm = np.zeros(TWO_TONES_MS * FRAMES_PER_MS, np.int16)
    for at_ms, cue in ((250, Cue.CONCENTRIC), (500, Cue.ECCENTRIC)):
        start = at_ms * FRAMES_PER_MS
        sound = bank.sounds[cue][: len(pcm) - start]
        pcm[start : start + len(sound)] = np.rint(sound * loudness.gain)
    return pcm


class TickTrack(OnAir):
    """A tick each second for two minutes."""

    def __init__(self, output: Output, bank: SoundBank, loudness: Loudness, clock: Clock) -> None:
        self._tick = bank.samples(Cue.COUNT_IN_TICK, TICK_PERIOD_MS)
        pcm = np.zeros(_TICK_TRACK_MS * FRAMES_PER_MS, np.int16)
        _write_ticks(pcm, self._tick * loudness.gain)
        super().__init__(output, pcm, clock)

    def set_loudness(self, loudness: Loudness) -> None:
        """Change the volume of the ticks that have not begun; it is heard with the next one or two."""
        _write_ticks(self.pcm, self._tick * loudness.gain, self.heard_ms + WRITE_AHEAD_MS)

    def since_tick_ms(self, audio_delay_ms: int) -> int | None:
        """Return the time since a tick was heard with that sound delay, 0 to 999 ms; None at the end."""
        heard_ms = self.heard_ms - audio_delay_ms - _FIRST_TICK_MS
        if heard_ms > _TICK_TRACK_MS:
            return None
        return heard_ms % TICK_PERIOD_MS


def _write_ticks(pcm: Samples, tick: NDArray[np.floating], from_ms: int = 0) -> None:
    """Write the track anew from the beginning or, later than `from_ms`, from the next tick on."""
    ticks_ms = [at_ms for at_ms in range(_FIRST_TICK_MS, _TICK_TRACK_MS, TICK_PERIOD_MS) if at_ms >= from_ms]
    if ticks_ms:
        write_dither(pcm, ticks_ms[0] * FRAMES_PER_MS if from_ms else 0, len(pcm))
    for at_ms in ticks_ms:
        start = at_ms * FRAMES_PER_MS
        add(pcm, start, tick[: len(pcm) - start])
