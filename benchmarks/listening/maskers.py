"""Noise to hear through, made from a seed: the same on every machine."""

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
_LOWEST_HZ = 20

Signal = NDArray[np.float64]


def pink_noise(frames: int, seed: int) -> Signal:
    """Return noise with equal energy in each octave from 20 Hz up, at an RMS of 1."""
    hz = np.fft.rfftfreq(frames, 1 / RATE_HZ)
    white = np.fft.rfft(np.random.default_rng(seed).standard_normal(frames))
    pink = np.fft.irfft(np.where(hz >= _LOWEST_HZ, white / np.sqrt(np.maximum(hz, 1)), 0), frames)
    return pink / np.sqrt(np.mean(pink**2))
