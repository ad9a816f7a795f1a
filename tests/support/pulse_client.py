"""A sound program of our own, the plainest there is, to find out what the recorder's clock is worth."""

import ctypes
import os
from typing import Self

from legcurl_timer.audio.wav import SAMPLE_RATE, Samples

_S16LE = 3
_PLAYBACK = 1
_BUFFER_BYTES = 9_600  # 100 ms
_SERVER_DECIDES = 0xFFFF_FFFF


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _BufferAttributes(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class PulseClient:
    """Plays through PulseAudio's own library, which tells when a sample will be heard."""

    def __init__(self, address: str) -> None:
        self._library = ctypes.CDLL("libpulse-simple.so.0")
        self._library.pa_simple_new.restype = ctypes.c_void_p
        self._library.pa_simple_get_latency.restype = ctypes.c_uint64
        buffer = _BufferAttributes(_SERVER_DECIDES, _BUFFER_BYTES, 0, _SERVER_DECIDES, _SERVER_DECIDES)
        self._stream = ctypes.c_void_p(
            self._library.pa_simple_new(
                os.fsencode(address),
                b"calibration",
                _PLAYBACK,
                None,
                b"calibration",
                ctypes.byref(_SampleSpec(_S16LE, SAMPLE_RATE, 1)),
                None,
                ctypes.byref(buffer),
                None,
            )
        )
        assert self._stream, "PulseAudio does not let us in"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._library.pa_simple_free(self._stream)

    @property
    def latency_ms(self) -> float:
        """How long after now the next sample written will be heard, as PulseAudio reckons."""
        return float(self._library.pa_simple_get_latency(self._stream, None)) / 1000

    def write(self, samples: Samples) -> None:
        """Play samples after those already written; waits while the buffer is full."""
        data = samples.tobytes()
        failed = self._library.pa_simple_write(self._stream, data, ctypes.c_size_t(len(data)), None)
        assert not failed, "PulseAudio takes no more"
