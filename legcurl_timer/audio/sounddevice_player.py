"""The adapter for sounddevice, for systems where simpleaudio cannot be installed without a compiler."""

from threading import Event
from typing import Any

import sounddevice

from legcurl_timer.audio.player import AudioUnavailableError, stop_soon, within_limit
from legcurl_timer.audio.wav import SAMPLE_RATE, Samples
from legcurl_timer.core.language import gettext as _

_BLOCK_FRAMES = 2_048
"""Large blocks: a small one lets Python's callback come too late, which is heard as a gap."""

_BEGIN_LIMIT_S = 0.1
"""How long to wait for the device to tell when it will let the first sample be heard."""


class SounddevicePlayback:
    """A stream whose callback copies from the samples, block by block."""

    def __init__(self, pcm: Samples) -> None:
        self._pcm = pcm
        self._frame = 0
        self._begun = Event()
        self._first_heard_s = 0.0
        self.latency_ms = 0
        self._stream = sounddevice.OutputStream(
            samplerate=SAMPLE_RATE,
            channels=1,
            dtype="int16",
            blocksize=_BLOCK_FRAMES,
            latency="high",
            callback=self._fill,
        )

    def start(self) -> None:
        """Begin to sound: apart from opening, so that a device that opens too late stays silent."""
        self._stream.start()
        self._begun.wait(_BEGIN_LIMIT_S)
        self.latency_ms = (
            round((self._first_heard_s - self._stream.time) * 1000) if self._first_heard_s else 0
        )

    def is_alive(self) -> bool:
        """Return False once the stream has ended or the device has gone."""
        return bool(self._stream.active)

    def stop(self) -> None:
        """Give the device back soon, and drop what has not been played."""
        stop_soon(self._close)

    def _close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)
        # The stream and its callback hold each other: the samples would stay until the garbage is looked for.
        self._pcm = self._pcm[:0].copy()

    def _fill(self, block: Any, frames: int, time: Any, _status: Any) -> None:
        if not self._begun.is_set():
            self._first_heard_s = float(time.outputBufferDacTime)
            self._begun.set()
        part = self._pcm[self._frame : self._frame + frames]
        block[: len(part), 0] = part
        block[len(part) :] = 0
        self._frame += frames
        if not len(part):
            raise sounddevice.CallbackStop


def play(pcm: Samples) -> SounddevicePlayback:
    """Start to play on the default device; raises AudioUnavailableError where it does not open in time."""
    try:
        playback = within_limit(lambda: SounddevicePlayback(pcm))
        playback.start()
    except sounddevice.PortAudioError as error:
        raise AudioUnavailableError(
            _("the sound device does not open ({reason})").format(reason=error)
        ) from error
    return playback
