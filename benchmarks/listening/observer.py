"""A listener without ears, who tells which cue that was, in a room and in music.

It hears the power in 28 bands, each as wide as the ear's own (ERB), every 10 ms for 400 ms from the moment at
which it expects a cue, and is in doubt about that moment by 20 ms either way. It knows how each cue sounds in
its room, and how loud the music is in each band on average. What it hears it calls by the cue that it would
expect to sound most like it: the smallest RMS difference of levels in decibels, over all bands and frames. It
models neither attention nor fatigue, and learns nothing from the order of the phases.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from acoustics import loudest_lufs, loudness_lufs
from listening.maskers import RATE_HZ, Signal, convolved, room_response

BANDS = 28
DOUBT_MS = 20
HEARD_MS = 400
NAMED_RIGHT = 0.9
_HOP_MS, _WINDOW_MS = 10, 20
_LOWEST_HZ, _HIGHEST_HZ = 200, 8_000
_HEARING_HZ = 10_000
_FLOOR_DB = -40
"""Against the loudest band of a cue, softer ones are taken for silence."""
_SHIFTS_MS = range(-DOUBT_MS, DOUBT_MS + 1, 10)
_EDGE_MS = 500

Spectra = NDArray[np.complex64]
"""Times x frames x bins."""


def distance_db(one: Signal, other: Signal, rooms: Sequence[Signal]) -> float:
    """Return how far two cues are apart in decibels: RMS over bands and frames, timed as unluckily as may be.

    Each is heard as it is on average in `rooms`, given by their impulse responses.
    """
    here = _mean_powers(one, (0,), rooms)[0]
    there = _mean_powers(other, range(-DOUBT_MS, DOUBT_MS + 1, 5), rooms)
    floor = max(here.max(), there.max()) * 10 ** (_FLOOR_DB / 10)
    apart = 10 * np.log10(np.maximum(here, floor) / np.maximum(there, floor))
    return float(np.sqrt((apart**2).mean(axis=(1, 2))).min())


def named_right(
    cues: Mapping[str, Signal], music: Sequence[Signal], rooms: Sequence[Signal], snrs_db: Signal, times: int
) -> Signal:
    """Return the share of cues that are named right at each SNR.

    Each cue is heard `times` times in each piece of music, which sounds in the room of the same number; a
    room may be the open air, a response of one sample. The SNR is the loudness of the cues' loudest 200 ms,
    on average over the cues, against that of the music, both K-weighted and as they arrive.
    """
    chance = np.random.default_rng(0)
    right = np.zeros(len(snrs_db))
    for piece, room in zip(music, rooms, strict=True):
        noise = convolved(piece, room)[: len(piece)]
        noise /= 10 ** (loudness_lufs(noise) / 20)
        length_ms = len(noise) * 1000 // RATE_HZ
        everywhere = np.arange(_EDGE_MS, length_ms - _EDGE_MS, HEARD_MS)
        usual = _band_powers(_spectra(noise, everywhere)).mean((0, 1))
        heard = [convolved(cue, room) for cue in cues.values()]
        level_lufs = np.mean([loudest_lufs(cue) for cue in heard])
        known = np.array([_band_powers(_spectra(cue, _SHIFTS_MS)) for cue in heard]) / usual
        for nth, cue in enumerate(heard):
            cue_spectra = _spectra(cue, chance.uniform(-DOUBT_MS, DOUBT_MS, times))
            noise_spectra = _spectra(noise, chance.uniform(_EDGE_MS, length_ms - 2 * _EDGE_MS, times))
            for at, gain_db in enumerate(snrs_db - level_lufs):
                powers = _band_powers(cue_spectra * np.float32(10 ** (gain_db / 20)) + noise_spectra) / usual
                right[at] += np.sum(_nearest(powers, known * 10 ** (gain_db / 10)) == nth)
    return right / (times * len(cues) * len(music))


def snr_named_right(shares: Signal, snrs_db: Signal) -> float:
    """Return the SNR from which on nine of ten cues are named right, by interpolation; else infinity."""
    enough = np.flatnonzero(shares >= NAMED_RIGHT)
    if not len(enough):
        return float("inf")
    at = max(int(enough[0]), 1)
    return float(np.interp(NAMED_RIGHT, shares[at - 1 : at + 1], snrs_db[at - 1 : at + 1]))


def rooms_of(count: int) -> list[Signal]:
    """Return the impulse responses of that many rooms with an RT60 of 1.2 s."""
    return [room_response(seed) for seed in range(count)]


def _nearest(powers: Signal, known: Signal) -> NDArray[np.int64]:
    """Return which of the known cues (cues x shifts x frames x bands) each hearing is most like."""
    hearings = 10 * np.log10(powers)
    expected = 10 * np.log10(1 + known)
    # |a - b|^2 by the product of matrices: a² is the same for all.
    flat = expected.reshape(*expected.shape[:2], -1).astype(np.float32)
    products = hearings.reshape(len(hearings), -1).astype(np.float32) @ flat.reshape(-1, flat.shape[2]).T
    apart = (flat**2).sum(2) - 2 * products.reshape(len(hearings), *flat.shape[:2])
    return np.argmin(apart.min(axis=2), axis=1)


def _mean_powers(cue: Signal, starts_ms: Sequence[int], rooms: Sequence[Signal]) -> Signal:
    return np.mean([_band_powers(_spectra(convolved(cue, room), starts_ms)) for room in rooms], axis=0)


def _spectra(samples: Signal, starts_ms: Sequence[float] | Signal) -> Spectra:
    """Return what is heard from each of some times on; around the samples there is silence."""
    per_ms = RATE_HZ // 1000
    frames = HEARD_MS // _HOP_MS
    pad = DOUBT_MS * per_ms
    reach = HEARD_MS * per_ms + 2 * pad
    padded = np.pad(samples, (pad, reach)).astype(np.float32)
    starts = np.round(np.asarray(starts_ms) * per_ms).astype(np.int64) + pad
    windows = np.lib.stride_tricks.sliding_window_view(padded, len(_WINDOW))
    parts = windows[starts[:, None] + np.arange(frames) * _HOP_MS * per_ms]
    return np.fft.rfft(parts * _WINDOW)[..., : len(_WEIGHTS)].astype(np.complex64)


def _band_powers(spectra: Spectra) -> Signal:
    return (spectra.real**2 + spectra.imag**2) @ _WEIGHTS


def _erb_weights() -> NDArray[np.float32]:
    """Return the share of each bin's power in each band, as of gammatone filters of fourth order."""
    hz = np.arange(0, _HEARING_HZ + 1, 1000 / _WINDOW_MS)
    lowest, highest = (21.4 * np.log10(1 + 0.00437 * edge) for edge in (_LOWEST_HZ, _HIGHEST_HZ))
    centres = (10 ** (np.linspace(lowest, highest, BANDS) / 21.4) - 1) / 0.00437
    widths = 24.7 * (1 + 0.00437 * centres)
    return ((1 + ((hz[:, None] - centres) / (1.019 * widths)) ** 2) ** -4.0).astype(np.float32)


_WEIGHTS = _erb_weights()
_WINDOW = np.hanning(_WINDOW_MS * RATE_HZ // 1000).astype(np.float32)
