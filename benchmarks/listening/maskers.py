"""Noise to hear through, and a room to hear it in, made from a seed: the same on every machine."""

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
_LOWEST_HZ = 20
_BEAT_S = 0.5
_CHORDS = ((0, 4, 7, 11), (9, 12, 16, 19), (5, 9, 12, 16), (7, 11, 14, 17))
"""Four bars in semitones over the key: I maj7, vi, IV maj7, V7, as in much of what a gym plays."""
_KEY_HZ = 130.8
_SHARES = {"drums": 1.0, "bass": 0.9, "chords": 2.4}
_DIRECT_SHARE = 0.5

Signal = NDArray[np.float64]


def pink_noise(frames: int, seed: int) -> Signal:
    """Return noise with equal energy in each octave from 20 Hz up, at an RMS of 1."""
    hz = np.fft.rfftfreq(frames, 1 / RATE_HZ)
    white = np.fft.rfft(np.random.default_rng(seed).standard_normal(frames))
    pink = np.fft.irfft(np.where(hz >= _LOWEST_HZ, white / np.sqrt(np.maximum(hz, 1)), 0), frames)
    return pink / np.sqrt(np.mean(pink**2))


def music(frames: int, seed: int) -> Signal:
    """Return drums, bass and chords at 120 beats a minute, at an RMS of 1; twelve seeds take twelve keys."""
    chance = np.random.default_rng(seed)
    key_hz = _KEY_HZ * 2 ** (seed % 12 / 12)
    parts = {
        "drums": _drums(frames, chance),
        "bass": _bass(frames, key_hz / 2),
        "chords": _chords(frames, key_hz),
    }
    mixed = sum((_SHARES[name] * _unit(part) for name, part in parts.items()), np.zeros(frames))
    return _unit(mixed)


def room_response(seed: int, rt60_s: float = 1.2) -> Signal:
    """Return the impulse response of a room: the direct sound, then noise that decays by 60 dB in `rt60_s`.

    Its energy is 1, half of it direct: a laptop an arm's length or two away.
    """
    seconds = np.arange(round(rt60_s * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(seed).standard_normal(len(seconds))
    tail = noise * 10 ** (-3 * seconds / rt60_s)
    tail[: RATE_HZ // 200] = 0  # the first reflection has 5 ms further to go
    response = np.sqrt(1 - _DIRECT_SHARE) * tail / np.sqrt(np.sum(tail**2))
    response[0] = np.sqrt(_DIRECT_SHARE)
    return response


def convolved(samples: Signal, response: Signal) -> Signal:
    """Return what is heard of a sound in a room, until it has died away."""
    frames = len(samples) + len(response) - 1
    size = 1 << (frames - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(response, size), size)[:frames]


def _drums(frames: int, chance: np.random.Generator) -> Signal:
    """Return a kick on each beat, a snare on each second one, a hat on each half."""
    seconds = np.arange(RATE_HZ // 2) / RATE_HZ
    noise = chance.standard_normal(len(seconds))
    bright = np.diff(noise, n=2, prepend=[0, 0])  # +12 dB an octave: what is left is a hiss
    kick = 2.0 * np.exp(-seconds / 0.09) * np.sin(2 * np.pi * (50 * seconds - 4 * np.exp(-seconds / 0.03)))
    snare = np.exp(-seconds / 0.07) * (0.5 * noise + 0.7 * np.sin(2 * np.pi * 190 * seconds))
    hat = 0.12 * np.exp(-seconds / 0.025) * bright
    drums = np.zeros(frames + len(seconds))
    for half_beat in range(int(frames / RATE_HZ / _BEAT_S * 2)):
        start = round(half_beat * _BEAT_S / 2 * RATE_HZ)
        drums[start : start + len(seconds)] += hat * chance.uniform(0.6, 1)
        if half_beat % 2 == 0:
            drums[start : start + len(seconds)] += snare if half_beat % 4 == 2 else kick
    return drums[:frames]


def _bass(frames: int, key_hz: float) -> Signal:
    """Return the root of each chord, twice a beat, with the softer harmonics of a plucked string."""
    seconds = np.arange(frames) / RATE_HZ
    bar = (seconds / (4 * _BEAT_S)).astype(np.int64) % len(_CHORDS)
    hz = key_hz / 2 * 2 ** (np.array([chord[0] % 12 for chord in _CHORDS])[bar] / 12)
    turns = np.cumsum(hz) / RATE_HZ
    plucked = np.exp(-(seconds % (_BEAT_S / 2)) / 0.15)
    return plucked * _tone(turns, 10, 1.5)


def _chords(frames: int, key_hz: float) -> Signal:
    """Return a chord a bar, held, its notes as bright as strings or a synthesiser."""
    seconds = np.arange(frames) / RATE_HZ
    bar = (seconds / (4 * _BEAT_S)).astype(np.int64) % len(_CHORDS)
    chords = np.zeros(frames)
    for voice in range(4):
        hz = key_hz * 2 ** (np.array([chord[voice] for chord in _CHORDS])[bar] / 12)
        chords += _tone(np.cumsum(hz) / RATE_HZ + voice / 7, 16, 1.2)
    swelling = 0.7 + 0.3 * np.exp(-(seconds % (2 * _BEAT_S)) / 0.3)
    return chords * swelling


def _tone(turns: Signal, partials: int, slope: float) -> Signal:
    tone = np.zeros_like(turns)
    for multiple in range(1, partials + 1):
        tone += np.sin(2 * np.pi * multiple * turns) / multiple**slope
    return tone


def _unit(samples: Signal) -> Signal:
    return samples / np.sqrt(np.mean(samples**2))
