"""The sound bank: one short sound for each cue, ours or from a folder of the lifter's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples, WavError, WavMissingError, read_wav
from legcurl_timer.core.lifts.phases import PhaseKind

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
    if pack is None:
        return _own_bank(own_folder)
    if not pack.is_dir():
        own = _own_bank(own_folder)
        return SoundBank(
            own.sounds, (f"The sound folder {pack} is not there. Ours play instead.", *own.notices)
        )
    return _pack_bank(pack, _own_bank(own_folder))


def _own_bank(folder: Path) -> SoundBank:
    sounds: dict[Cue, Samples] = {}
    notices: list[str] = []
    for cue in Cue:
        try:
            sounds[cue] = read_wav(folder / f"{cue}.wav", longest_s=LONGEST_CUE_S)
        except WavError as error:
            sounds[cue] = np.zeros(0, np.int16)
            notices.append(f"Our own sound {cue}.wav {error}. Installing the program again brings it back.")
    return SoundBank(sounds, tuple(notices))


def _pack_bank(pack: Path, own: SoundBank) -> SoundBank:
    sounds = dict(own.sounds)
    notices = list(own.notices)
    missing: list[str] = []
    for cue in Cue:
        try:
            sounds[cue] = read_wav(pack / f"{cue}.wav", longest_s=LONGEST_CUE_S)
        except WavMissingError:
            missing.append(f"{cue}.wav")
        except WavError as error:
            notices.append(f"Your sound {cue}.wav {error}. Ours plays instead.")
    if missing:
        notices.append(f"Not in your sound folder, so ours play: {', '.join(missing)}.")
    return SoundBank(sounds, tuple(notices))
