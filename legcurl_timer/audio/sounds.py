"""The sound bank: one short sound for each cue, ours or from a folder of the lifter's own."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import numpy as np

from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples, WavError, WavMissingError, read_wavs
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.phases import NOTATION_ORDER

LONGEST_CUE_MS = 3_000
_FADE_FRAMES = 8 * FRAMES_PER_MS
_STUMP_FRAMES = 44 * FRAMES_PER_MS
"""What is left of a pulse that has to be cut is left out where it is shorter than this."""
_STILL_FRAMES = 5 * FRAMES_PER_MS
"""A silence this long parts two pulses; no crossing of zero lasts as long."""


class Cue(StrEnum):
    """What a sound tells; the value is the name of its file without `.wav`."""

    CONCENTRIC = "concentric"
    CONTRACTED_PAUSE = "contracted_pause"
    ECCENTRIC = "eccentric"
    STRETCHED_PAUSE = "stretched_pause"
    TICK = "tick"
    COUNT_IN_TICK = "count_in_tick"
    GO = "go"
    LAST_REP = "last_rep"
    SET_END = "set_end"


PHASE_CUES = {kind: Cue(kind.value) for kind in NOTATION_ORDER}


class SoundBank(NamedTuple):
    """A sound for each cue as 48 kHz 16-bit mono samples, and a line for each one that was not as wished."""

    sounds: Mapping[Cue, Samples]
    notices: tuple[str, ...] = ()

    def length_ms(self, cue: Cue, room_ms: int = LONGEST_CUE_MS) -> int:
        """Return how long the cue sounds in a room of that many ms, in ms, rounded up."""
        return -(-len(self.samples(cue, room_ms)) // FRAMES_PER_MS)

    def samples(self, cue: Cue, room_ms: int = LONGEST_CUE_MS) -> Samples:
        """Return the sound of a cue, shortened to `room_ms` where it is longer.

        It is faded out over 8 ms, or ends with its last pulse where little would be left of the next one.
        """
        return _shortened(self.sounds[cue], room_ms * FRAMES_PER_MS)


def load_bank(own_folder: Path, pack: Path | None = None) -> SoundBank:
    """Return our sounds, each replaced by the one of the same name in the lifter's `pack` if that is usable.

    Never fails: a sound that cannot be read is told in `notices`, in words for the lifter, and ours sounds
    instead. Should one of ours be gone, that cue is silent.
    """
    ours, faults = _read(own_folder)
    sounds: dict[Cue, Samples] = dict.fromkeys(Cue, np.zeros(0, np.int16)) | ours
    notices = [
        _(
            "Our own sound {file} cannot be used: {fault}. Installing the program again brings it back."
        ).format(file=f"{cue}.wav", fault=fault)
        for cue, fault in faults.items()
    ]
    if pack is not None and not pack.is_dir():
        notices.insert(0, _("The sound folder {folder} is not there. Ours play instead.").format(folder=pack))
    elif pack is not None:
        theirs, faults = _read(pack)
        sounds |= theirs
        missing = [f"{cue}.wav" for cue, fault in faults.items() if isinstance(fault, WavMissingError)]
        notices += [
            _("Your sound {file} cannot be used: {fault}. Ours plays instead.").format(
                file=f"{cue}.wav", fault=fault
            )
            for cue, fault in faults.items()
            if not isinstance(fault, WavMissingError)
        ]
        if missing:
            told = _("Not in your sound folder, so ours play: {files}.")
            notices.append(told.format(files=", ".join(missing)))
    return SoundBank(sounds, tuple(notices))


def _read(folder: Path) -> tuple[dict[Cue, Samples], dict[Cue, WavError]]:
    return read_wavs(folder, Cue, lambda _cue: LONGEST_CUE_MS / 1000)


def _shortened(sound: Samples, frames: int) -> Samples:
    if len(sound) <= frames:
        return sound
    reach = frames + _STILL_FRAMES
    heard = np.append(np.flatnonzero(sound[:reach]), reach)
    pulses = np.flatnonzero(np.diff(heard) > _STILL_FRAMES)
    if len(pulses) and frames - heard[pulses[-1] + 1] < _STUMP_FRAMES:
        return sound[: heard[pulses[-1]] + 1]
    gains = np.minimum(np.arange(frames, 0, -1) / (_FADE_FRAMES + 1), 1)
    return np.rint(sound[:frames] * gains).astype(np.int16)
