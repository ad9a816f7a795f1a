"""WAV files in and out, as mono 16-bit samples at the program's one rate."""

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray

SAMPLE_RATE = 48_000
FRAMES_PER_MS = SAMPLE_RATE // 1000

Samples = NDArray[np.int16]

_FULL_SCALE = 32_767
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 192_000


class WavError(ValueError):
    """A WAV file that cannot be used; the message says why, without the file's name."""


class WavMissingError(WavError):
    """A WAV file that is not there."""


def read_wav(path: Path, *, longest_s: float) -> Samples:
    """Return a PCM WAV file of any usual depth, rate and channel count as 48 kHz 16-bit mono samples.

    Channels are mixed down by their mean, other rates are resampled. Raises WavError for a file that is
    missing, unreadable, empty, not PCM, or longer than `longest_s` seconds.
    """
    try:
        with wave.open(str(path), "rb") as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            if not _LOWEST_RATE <= rate <= _HIGHEST_RATE:
                raise WavError(f"has a rate of {rate} Hz; {_LOWEST_RATE} to {_HIGHEST_RATE} can be used")
            if file.getnframes() > longest_s * rate:
                raise WavError(f"is longer than {longest_s:g} s")
            data = file.readframes(file.getnframes())
    except FileNotFoundError:
        raise WavMissingError("is missing") from None
    except OSError as error:
        raise WavError(f"cannot be read ({error.strerror})") from error
    except (EOFError, wave.Error) as error:
        raise WavError(f"is not a WAV file that can be read ({str(error) or 'it ends too early'})") from error
    decode = _DECODERS.get(width)
    if decode is None:
        raise WavError(f"has {8 * width} bits a sample; 8, 16, 24 or 32 can be used")
    whole = len(data) - len(data) % (width * channels)
    if not whole:
        raise WavError("holds no sound")
    if width == 2 and channels == 1 and rate == SAMPLE_RATE:  # noqa: PLR2004 - our own format, bit for bit
        return np.frombuffer(data[:whole], dtype="<i2").astype(np.int16)
    mono = decode(data[:whole]).reshape(-1, channels).mean(axis=1)
    return to_int16(soxr.resample(mono, rate, SAMPLE_RATE) if rate != SAMPLE_RATE else mono)


def write_wav(path: Path, samples: Samples) -> None:
    """Write 48 kHz 16-bit mono samples; raises OSError where the file cannot be written."""
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples.astype("<i2", copy=False).tobytes())


def to_int16(samples: NDArray[np.float64]) -> Samples:
    """Return samples in -1..1 as 16-bit ones; what a resampler overshoots is held at full scale."""
    return np.rint(np.clip(samples, -1.0, 1.0) * _FULL_SCALE).astype(np.int16)


def _from_8_bit(data: bytes) -> NDArray[np.float64]:
    return (np.frombuffer(data, dtype=np.uint8).astype(np.float64) - 128) / 128


def _from_16_bit(data: bytes) -> NDArray[np.float64]:
    return np.frombuffer(data, dtype="<i2").astype(np.float64) / 2**15


def _from_24_bit(data: bytes) -> NDArray[np.float64]:
    # The three bytes become the upper three of a 32-bit number, which keeps the sign.
    padded = np.zeros((len(data) // 3, 4), dtype=np.uint8)
    padded[:, 1:] = np.frombuffer(data, dtype=np.uint8).reshape(-1, 3)
    return _from_32_bit(padded.tobytes())


def _from_32_bit(data: bytes) -> NDArray[np.float64]:
    return np.frombuffer(data, dtype="<i4").astype(np.float64) / 2**31


_DECODERS: dict[int, Callable[[bytes], NDArray[np.float64]]] = {
    1: _from_8_bit,
    2: _from_16_bit,
    3: _from_24_bit,
    4: _from_32_bit,
}
