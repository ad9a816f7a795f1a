"""The sound bank: one short sound for each cue, ours or from a folder of the lifter's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples, WavError, read_wav
from legcurl_timer.core.phases import PhaseKind

LONGEST_CUE_S = 3.0


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


PHASE_CUES = {
    PhaseKind.CONCENTRIC: Cue.CONCENTRIC,
    PhaseKind.CONTRACTED_PAUSE: Cue.CONTRACTED_PAUSE,
    PhaseKind.ECCENTRIC: Cue.ECCENTRIC,
    PhaseKind.STRETCHED_PAUSE: Cue.STRETCHED_PAUSE,
}


@dataclass(frozen=True, slots=True)
class SoundBank:
    """A sound for each cue as 48 kHz 16-bit mono samples, and a line for each one that was not as wished."""

    sounds: Mapping[Cue, Samples]
    notices: tuple[str, ...] = ()

    def length_ms(self, cue: Cue) -> int:
        """Return how long the cue sounds, in ms, rounded up."""
        return -(-len(self.sounds[cue]) // FRAMES_PER_MS)


def load_bank(own_folder: Path, pack: Path | None = None) -> SoundBank:
    """Return our sounds, each replaced by the one of the same name in the lifter's `pack` if that is usable.

    Never fails: a sound that cannot be read is told in `notices`, in words for the lifter, and ours sounds
    instead. Should one of ours be gone, that cue is silent.
    """
    sounds: dict[Cue, Samples] = {}
    notices: list[str] = []
    if pack is not None and not pack.is_dir():
        notices.append(f"The sound folder {pack} is not there. Our own sounds play instead.")
        pack = None
    for cue in Cue:
        try:
            sounds[cue] = read_wav((pack or own_folder) / f"{cue}.wav", longest_s=LONGEST_CUE_S)
        except WavError as error:
            sounds[cue] = _own_sound(own_folder, cue) if pack else np.zeros(0, np.int16)
            notices.append(_notice(cue, error, from_pack=pack is not None))
    return SoundBank(sounds, tuple(notices))


def _own_sound(folder: Path, cue: Cue) -> Samples:
    try:
        return read_wav(folder / f"{cue}.wav", longest_s=LONGEST_CUE_S)
    except WavError:
        return np.zeros(0, np.int16)


def _notice(cue: Cue, error: WavError, *, from_pack: bool) -> str:
    if from_pack:
        return f"Your sound {cue}.wav {error}. Ours plays instead."
    return f"The program's sound {cue}.wav {error}. Installing the program again brings it back."
