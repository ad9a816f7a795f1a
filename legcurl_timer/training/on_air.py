"""Samples that are heard by themselves, not as a set, until they are to fall silent."""

from legcurl_timer.audio.output import Output
from legcurl_timer.audio.tape import fade_out
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.clock import Clock


class OnAir:
    """48 kHz 16-bit mono samples, `pcm`, that play from now on; the clock gives the time in ms."""

    def __init__(self, output: Output, pcm: Samples, clock: Clock) -> None:
        self.pcm = pcm
        self._clock = clock
        self._sounding = output.play(pcm)
        self._heard_from_ms = clock() + self._sounding.playback.latency_ms

    @property
    def problem(self) -> str:
        """Why nothing is heard, "" where all is well."""
        return self._sounding.problem

    @property
    def player_name(self) -> str:
        """Who plays them."""
        return self._sounding.player_name

    @property
    def heard_ms(self) -> int:
        """How far they have been heard, in ms; below 0 before the first sample is."""
        return self._clock() - self._heard_from_ms

    def stop(self) -> None:
        """Fall silent within 300 ms, without a click, for good."""
        fade_out(self.pcm, self.heard_ms * FRAMES_PER_MS)
        self._sounding.playback.stop()
