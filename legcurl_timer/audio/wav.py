"""WAV files in and out, as mono 16-bit samples at the program's one rate."""

import wave
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import decimal_text, number_text, system_reason

try:
    import soxr
except ModuleNotFoundError:
    soxr = None  # Windows on ARM has no wheel of it

SAMPLE_RATE = 48_000
FRAMES_PER_MS = SAMPLE_RATE // 1000

Samples = NDArray[np.int16]
_Name = TypeVar("_Name", bound=str)

_FULL_SCALE = 32_767
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 192_000
_WIDTHS = range(1, 5)


class WavError(ValueError):
    """A WAV file that cannot be used; the message says why, half a sentence without the file's name."""


class WavMissingError(WavError):
    """A WAV file that is not there."""


def read_wav(path: Path, *, longest_s: float) -> Samples:
    """Return a PCM WAV file of any usual depth, rate and channel count as 48 kHz 16-bit mono samples.

    Channels are mixed down by their mean, other rates are resampled where soxr is installed. Raises WavError
    for a file that is missing, unreadable, empty, not PCM, longer than `longest_s` seconds, or of another
    rate where there is no soxr.
    """
    try:
        with wave.open(str(path), "rb") as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            if not _LOWEST_RATE <= rate <= _HIGHEST_RATE:
                raise WavError(_bad_rate(rate))
            if file.getnframes() > longest_s * rate:
                seconds = decimal_text(round(longest_s * 1000))
                # TRANSLATORS: why a WAV file cannot be used, after a colon; so are all that begin with "it".
                raise WavError(_("it is longer than {seconds} s").format(seconds=seconds))
            data = file.readframes(file.getnframes())
    except FileNotFoundError:
        raise WavMissingError(_("it is missing")) from None
    except OSError as error:
        raise WavError(_("it cannot be read ({reason})").format(reason=system_reason(error))) from error
    except (EOFError, wave.Error) as error:
        reason = str(error) or _("it ends too early")
        told = _("it is not a WAV file that can be read ({reason})").format(reason=reason)
        raise WavError(told) from error
    if width not in _WIDTHS:
        told = _("it has {bits} bits a sample; 8, 16, 24 or 32 can be used")
        raise WavError(told.format(bits=8 * width))
    whole = len(data) - len(data) % (width * channels)
    if not whole:
        raise WavError(_("it holds no sound"))
    if width == 2 and channels == 1 and rate == SAMPLE_RATE:  # noqa: PLR2004 - our own format, bit for bit
        return np.frombuffer(data[:whole], dtype="<i2").astype(np.int16)
    mono = _decoded(data[:whole], width).reshape(-1, channels).mean(axis=1)
    return to_int16(mono if rate == SAMPLE_RATE else _resampled(mono, rate))


def _bad_rate(rate: int) -> str:
    return _("it has a rate of {rate} Hz; {lowest} to {highest} can be used").format(
        rate=number_text(rate), lowest=number_text(_LOWEST_RATE), highest=number_text(_HIGHEST_RATE)
    )


def read_wavs(
    folder: Path, names: Iterable[_Name], longest_s: Callable[[_Name], float]
) -> tuple[dict[_Name, Samples], dict[_Name, WavError]]:
    """Return the recordings of a folder by their names, and why each of the others cannot be used."""
    recordings: dict[_Name, Samples] = {}
    faults: dict[_Name, WavError] = {}
    for name in names:
        try:
            recordings[name] = read_wav(folder / f"{name}.wav", longest_s=longest_s(name))
        except WavError as error:
            faults[name] = error
    return recordings, faults


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


def _resampled(mono: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    if soxr is None:
        text = _("it has a rate of {rate} Hz, which cannot be converted here; save it at {ours} Hz")
        raise WavError(text.format(rate=number_text(rate), ours=number_text(SAMPLE_RATE)))
    return np.asarray(soxr.resample(mono, rate, SAMPLE_RATE))


def _decoded(data: bytes, width: int) -> NDArray[np.float64]:
    """Return samples of 1 to 4 bytes in -1..1; each fills the upper bytes of a 32-bit number."""
    padded = np.zeros((len(data) // width, 4), dtype=np.uint8)
    padded[:, 4 - width :] = np.frombuffer(data, dtype=np.uint8).reshape(-1, width)
    if width == 1:
        padded ^= np.array([0, 0, 0, 0x80], np.uint8)  # 8 bits alone have no sign
    return padded.view("<i4").ravel() / 2**31
