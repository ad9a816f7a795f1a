"""A player that keeps what it is given instead of sounding it, and a device that can be pulled out."""

import numpy as np

from legcurl_timer.audio.player import AudioUnavailableError
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples


class RecordedPlayback:
    """What one call of `play` got: the very array that is rewritten while it plays."""

    def __init__(self, pcm: Samples, latency_ms: int) -> None:
        self.pcm = pcm
        self.latency_ms = latency_ms
        self.alive = True
        self.pcm_at_stop: Samples | None = None
        self._played: list[Samples] = []
        self._head = 0

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self.pcm_at_stop is not None

    @property
    def heard(self) -> Samples:
        """What has been played so far, as it was then, and behind it what is to come."""
        return np.concatenate([*self._played, self.pcm[self._head :]])

    def play_on(self, upto_ms: int) -> None:
        """Play up to a time from the first sample: what was played is given back some time later."""
        frame = max(self._head, upto_ms * FRAMES_PER_MS)
        self._played.append(self.pcm[self._head : frame].copy())
        self._head = frame

    def is_alive(self) -> bool:
        """Return what the test says about the device."""
        return self.alive

    def stop(self) -> None:
        """Keep what the array held when the first wish to stop came."""
        if self.pcm_at_stop is None:
            self.pcm_at_stop = self.pcm.copy()


class RecordingPlayer:
    """Plays for the record only; while `fault` says something, its device does not open."""

    def __init__(self, name: str = "recording", *, latency_ms: int = 0, fault: str = "") -> None:
        self.name = name
        self.fault = fault
        self.playbacks: list[RecordedPlayback] = []
        self._latency_ms = latency_ms

    @property
    def last(self) -> RecordedPlayback:
        """The playback that was started last."""
        return self.playbacks[-1]

    def play(self, pcm: Samples) -> RecordedPlayback:
        """Keep the samples, or refuse as a device does that is not there."""
        if self.fault:
            raise AudioUnavailableError(self.fault)
        self.playbacks.append(RecordedPlayback(pcm, self._latency_ms))
        return self.last
