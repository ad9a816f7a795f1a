"""Curves over time, and the simplest things to do with them."""

import numpy as np

from legcurl_timer.measure.motion import Doubles

_WIDE = 4
_SHARP = 0.3


def smoothed(curve: Doubles, deviation: float) -> Doubles:
    """Return a curve smoothed by a Gaussian whose standard deviation is told in samples."""
    if deviation < _SHARP or not len(curve):
        return curve.copy()
    reach = min(int(_WIDE * deviation + 1), len(curve))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    return np.convolve(np.pad(curve, reach, mode="edge"), kernel / kernel.sum(), "valid")


def noise_of(curve: Doubles) -> Doubles:
    """Return the noise of each column of a curve as a standard deviation, from its second differences."""
    if len(curve) < 3:  # noqa: PLR2004 - a second difference takes three
        return np.zeros(curve.shape[1:])
    second = np.abs(curve[2:] - 2 * curve[1:-1] + curve[:-2])
    found: Doubles = np.median(second, axis=0) / (0.6745 * 6**0.5)
    return found
