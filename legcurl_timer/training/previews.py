"""What can be heard without a set: one rep as it will sound, and a tick each second."""

from dataclasses import replace

import numpy as np

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output
from legcurl_timer.audio.renderer import add, write_dither
from legcurl_timer.audio.sounds import Cue, SoundBank
from legcurl_timer.audio.tape import Tape, fade_out
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.clock import Clock
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set

TICK_PERIOD_MS = 1_000
_TICK_TRACK_MS = 120_000
_FIRST_TICK_MS = 500


class _Preview:
    """Samples on the air."""

    def __init__(self, output: Output, pcm: Samples, clock: Clock) -> None:
        self._clock = clock
        self._sounding = output.play(pcm)
        self._heard_from_ms = clock() + self._sounding.playback.latency_ms

    @property
    def problem(self) -> str:
        """Why nothing is heard, "" where all is well."""
        return self._sounding.problem

    def _heard_ms(self) -> int:
        return self._clock() - self._heard_from_ms


class RepSample(_Preview):
    """One rep on the air; call `update` every few seconds."""

    def __init__(self, output: Output, tape: Tape, clock: Clock) -> None:
        super().__init__(output, tape.pcm, clock)
        self._tape = tape

    def update(self) -> bool:
        """Let it go on, and return whether there is still something to be heard."""
        heard_ms = self._heard_ms()
        self._tape.extend(heard_ms)
        return heard_ms * FRAMES_PER_MS < len(self._tape.pcm)

    def stop(self) -> None:
        """Fall silent for good."""
        self._tape.silence(self._heard_ms())
        self._sounding.playback.stop()


def sample_rep(prescription: SetPrescription, bank: SoundBank, gain: float, guide: Guide) -> Tape:
    """Return the first rep of a set as a tape, without its count-in and without its last words."""
    one = replace(prescription, reps=1, count_in_ms=0, bottom_reps=0, open_ended=False)
    return Tape(compile_set(one), bank, gain, replace(guide, bottom_reps=0, closing=None))


class TickTrack(_Preview):
    """A tick each second for two minutes."""

    def __init__(self, output: Output, bank: SoundBank, loudness: Loudness, clock: Clock) -> None:
        self._pcm = np.zeros(_TICK_TRACK_MS * FRAMES_PER_MS, np.int16)
        write_dither(self._pcm, 0, len(self._pcm))
        tick = bank.sounds[Cue.COUNT_IN_TICK][: TICK_PERIOD_MS * FRAMES_PER_MS] * loudness.gain
        for at_ms in range(_FIRST_TICK_MS, _TICK_TRACK_MS, TICK_PERIOD_MS):
            start = at_ms * FRAMES_PER_MS
            add(self._pcm, start, tick[: len(self._pcm) - start])
        super().__init__(output, self._pcm, clock)

    def since_tick_ms(self, audio_delay_ms: int) -> int | None:
        """Return the time since a tick was heard with that sound delay, 0 to 999 ms; None at the end."""
        heard_ms = self._heard_ms() - audio_delay_ms - _FIRST_TICK_MS
        if heard_ms > _TICK_TRACK_MS:
            return None
        return heard_ms % TICK_PERIOD_MS

    def stop(self) -> None:
        """Fall silent."""
        fade_out(self._pcm, self._heard_ms() * FRAMES_PER_MS)
        self._sounding.playback.stop()
