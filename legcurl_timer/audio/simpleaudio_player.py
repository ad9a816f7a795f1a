"""The adapter for simpleaudio, which copies from our array as it plays: what a tape needs."""

import atexit
import time
from typing import Any

import simpleaudio

from legcurl_timer.audio.player import AudioUnavailableError, stop_soon
from legcurl_timer.audio.wav import SAMPLE_RATE, Samples
from legcurl_timer.core.language import gettext as _

LATENCY_MS = 0
"""Measured through PulseAudio: the first sample is heard within 10 ms of the return of `play`."""
_LEAVE_WITHIN_S = 1.0
"""Measured: a playing thread ends within 0.4 s of being told; one that waits for a hung server never does."""
_started: list["SimpleaudioPlayback"] = []


class SimpleaudioPlayback:
    """Sound that simpleaudio plays in a thread of its own."""

    latency_ms = LATENCY_MS

    def __init__(self, play_object: Any) -> None:
        self._play_object = play_object

    def is_alive(self) -> bool:
        """Return False once the playing thread has ended."""
        return bool(self._play_object.is_playing())

    def stop(self) -> None:
        """Ask the playing thread to end soon; what the device has taken still sounds."""
        stop_soon(self.stop_now)

    def stop_now(self) -> None:
        """Ask the playing thread to end."""
        self._play_object.stop()


def play(pcm: Samples) -> SimpleaudioPlayback:
    """Start to play on the default device; raises AudioUnavailableError where it does not open."""
    try:
        playback = SimpleaudioPlayback(simpleaudio.play_buffer(pcm, 1, pcm.itemsize, SAMPLE_RATE))
    except Exception as error:  # its C code raises errors of several kinds
        raise AudioUnavailableError(
            _("the sound device does not open ({reason})").format(reason=error)
        ) from error
    _started[:] = [earlier for earlier in _started if earlier.is_alive()] + [playback]
    return playback


@atexit.register
def _leave() -> None:
    """End the playing threads before Python ends: one that gives its array back later crashes the process."""
    until_s = time.monotonic() + _LEAVE_WITHIN_S
    for playback in _started:
        playback.stop_now()
    while any(playback.is_alive() for playback in _started) and time.monotonic() < until_s:
        time.sleep(0.01)
