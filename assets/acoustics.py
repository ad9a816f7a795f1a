"""What can be measured of a sound without an ear: loudness, peak, silence at its ends, what a laptop leaves.

Samples are floats from -1 to 1 at 48 kHz.
"""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
FRAMES_PER_MS = RATE_HZ // 1000
SILENT_DB = -40
"""A stretch this far below the loudest one of its word counts as silence."""
_WINDOW_MS = 10
_SHORT_MS = 200
_LAPTOP_HZ = 350
_OVERSAMPLING = 4

Signal = NDArray[np.float64]

# The K weighting of ITU-R BS.1770: a shelf for the head and a high-pass, as (b, a) at 48 kHz.
_K_WEIGHTING = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)


def read(path: Path) -> Signal:
    """Return the samples of one of our WAV files."""
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 2**15


def loudness_lufs(samples: Signal) -> float:
    """Return the loudness after BS.1770 over all samples, in LUFS.

    Without its gate: a word is shorter than one of the gate's blocks, and trimmed of silence.
    """
    return _lufs(float(np.sum(_k_weighted(samples) ** 2) / len(samples)))


def loudest_lufs(samples: Signal) -> float:
    """Return the loudness of the loudest 200 ms, in LUFS; a shorter sound counts with silence around it."""
    frames = _SHORT_MS * FRAMES_PER_MS
    energy = np.cumsum(np.pad(_k_weighted(samples) ** 2, (frames, frames)))
    return _lufs(float(np.max(energy[frames:] - energy[:-frames]) / frames))


def through_laptop(samples: Signal) -> Signal:
    """Return what a laptop's small loudspeaker leaves: a second-order Butterworth high-pass at 350 Hz.

    The result has room for its ringing: twice the length.
    """
    size = _quick_size(samples)
    s = 1j * np.fft.rfftfreq(size, 1 / RATE_HZ) / _LAPTOP_HZ
    gain = s**2 / (s**2 + np.sqrt(2) * s + 1)
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[: 2 * len(samples)]


def heard_on_laptop_lufs(samples: Signal) -> float:
    """Return the loudness of what a laptop leaves, over the time of the sound itself, in LUFS."""
    return loudness_lufs(through_laptop(samples)[: len(samples)])


def lost_on_laptop_lu(samples: Signal) -> float:
    """Return by how much a laptop makes a sound softer, in LU."""
    return loudness_lufs(samples) - heard_on_laptop_lufs(samples)


def true_peak_db(samples: Signal) -> float:
    """Return the peak between the samples as well, in decibels of full scale, by four times the rate."""
    size = _quick_size(samples)
    spectrum = np.fft.rfft(samples, size) * _OVERSAMPLING
    return peak_db(np.fft.irfft(spectrum, size * _OVERSAMPLING))


def _k_weighted(samples: Signal) -> Signal:
    size = _quick_size(samples)
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    gain = np.ones(len(turn), np.complex128)
    for b, a in _K_WEIGHTING:
        gain *= (b[0] + b[1] * turn + b[2] * turn**2) / (a[0] + a[1] * turn + a[2] * turn**2)
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[: 2 * len(samples)]


def _quick_size(samples: Signal) -> int:
    """Return a power of two, quick to transform, that leaves a sound its own length of room to ring."""
    return 1 << (2 * len(samples) - 1).bit_length()


def _lufs(mean_square: float) -> float:
    return -0.691 + 10 * np.log10(mean_square)


def envelope(samples: Signal) -> Signal:
    """Return the level around each sample: RMS over 10 ms."""
    half = _WINDOW_MS * FRAMES_PER_MS // 2
    energy = np.cumsum(np.pad(samples**2, (half + 1, half)))
    return np.sqrt(np.maximum(energy[2 * half + 1 :] - energy[: -2 * half - 1], 0) / (2 * half + 1))


def sounding(samples: Signal, silent_db: float = SILENT_DB) -> tuple[int, int]:
    """Return the first frame that is not silence and the one after the last.

    Silence is `silent_db` below the loudest stretch, or more.
    """
    level = envelope(samples)
    frames = np.flatnonzero(level >= level.max() * 10 ** (silent_db / 20))
    return int(frames[0]), int(frames[-1]) + 1


def length_ms(samples: Signal) -> float:
    """Return the length in ms."""
    return len(samples) / FRAMES_PER_MS


def peak_db(samples: Signal) -> float:
    """Return the highest sample in decibels of full scale."""
    return float(20 * np.log10(np.abs(samples).max()))


def presence(samples: Signal) -> float:
    """Return the share of the energy between 1 and 4 kHz: what a small speaker gives, and a gym leaves."""
    hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    energy = np.abs(np.fft.rfft(samples)) ** 2
    return float(energy[(hz >= 1000) & (hz <= 4000)].sum() / energy.sum())  # noqa: PLR2004 - as said above
