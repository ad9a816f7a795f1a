"""What is done to every word of a voice, spoken by an engine or by a person, so that it carries on a laptop.

Rumble goes, consonants come forward, silence is cut off, ups and downs are made smaller, and every word gets
the loudness that a laptop leaves of it.
"""

from collections.abc import Iterable

import numpy as np

import acoustics
from acoustics import FRAMES_PER_MS, RATE_HZ, Signal

HEARD_LUFS = -18.5
"""The loudness of every word through a laptop: under that of the phase tones, so that no word startles."""
HIGHEST_PEAK_DB = -1.6
"""A little under the level from which on the renderer turns sounds down."""
MOST_LOST_LU = 1.0
"""How much of its loudness a word may lose on a laptop."""
EVENNESS = 0.45
"""How much of the ups and downs within a word is taken away, so that none has to peak to be as loud."""
_ROOM_DB = -30
"""What is this far below the loudest stretch of a recording, or more, is the room and not the word."""
_RUMBLE_HZ, _RUMBLE_ORDER = 300, 6
_PRESENCE_FROM_HZ, _PRESENCE_TO_HZ = 500, 2000
MOST_PRESENCE_DB = 24
_FADE_IN_MS, _FADE_OUT_MS = 3, 12
_LIMITER_MS = 2
_LIMITED_DB = HIGHEST_PEAK_DB - 0.2
_ROUNDS = 4


def cleared(spoken: Signal, presence_db: float) -> Signal:
    """Return a word without rumble and silence, brighter above 2 kHz by `presence_db`."""
    clear = _filtered(np.pad(spoken, RATE_HZ // 10), presence_db)
    start, end = acoustics.sounding(clear)
    return clear[start:end]


def spoken_part(recording: Signal) -> tuple[int, int]:
    """Return the first frame of the word in a recording and the one after its last.

    Around it is the room, whose rumble may be nearly as strong as the word, but is filtered out later.
    """
    return acoustics.sounding(_filtered(recording, 0), _ROOM_DB)


def _filtered(samples: Signal, presence_db: float) -> Signal:
    size = 1 << (len(samples) - 1).bit_length()
    hz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    rumble = (hz / _RUMBLE_HZ) ** _RUMBLE_ORDER
    rise = np.log(np.clip(hz, _PRESENCE_FROM_HZ, _PRESENCE_TO_HZ) / _PRESENCE_FROM_HZ)
    bright_db = presence_db * rise / np.log(_PRESENCE_TO_HZ / _PRESENCE_FROM_HZ)
    gain = rumble / (1 + rumble) * 10 ** (bright_db / 20)
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[: len(samples)]


def levelled(clear: Signal) -> Signal:
    """Return a word with fades, evened out, as loud on a laptop as every other, and without high peaks."""
    level = np.maximum(acoustics.envelope(clear), 1e-4)
    word = _as_loud(clear / level**EVENNESS * _fades(len(clear)))
    for _ in range(_ROUNDS):
        word = _as_loud(_limited(word))
    return word


def presence_db(spoken: Iterable[Signal]) -> int:
    """Return the least presence, in whole decibels, with which none of some words loses too much on a laptop.

    It is never more than 24 dB.
    """
    words = list(spoken)
    low, high = 0, MOST_PRESENCE_DB
    while low < high:
        middle = (low + high) // 2
        lost = max(
            (acoustics.lost_on_laptop_lu(levelled(cleared(word, middle))) for word in words), default=0
        )
        low, high = (low, middle) if lost <= MOST_LOST_LU else (middle + 1, high)
    return low


def _as_loud(word: Signal) -> Signal:
    return word * 10 ** ((HEARD_LUFS - acoustics.heard_on_laptop_lufs(word)) / 20)


def _limited(word: Signal) -> Signal:
    """Return a word whose peaks are turned down, and what is around them with them, over 2 ms each way."""
    frames = 2 * _LIMITER_MS * FRAMES_PER_MS + 1
    near = np.pad(np.abs(word), frames // 2)
    highest = np.lib.stride_tricks.sliding_window_view(near, frames).max(axis=1)
    gain = np.minimum(1, 10 ** (_LIMITED_DB / 20) / np.maximum(highest, 1e-9))
    window = np.hanning(frames)
    return word * np.convolve(np.pad(gain, frames // 2, mode="edge"), window / window.sum(), "valid")


def _fades(frames: int) -> Signal:
    rise = np.minimum(np.arange(frames) / (_FADE_IN_MS * FRAMES_PER_MS), 1)
    fall = np.minimum(np.arange(frames)[::-1] / (_FADE_OUT_MS * FRAMES_PER_MS), 1)
    return (0.5 - 0.5 * np.cos(np.pi * rise)) * (0.5 - 0.5 * np.cos(np.pi * fall))
