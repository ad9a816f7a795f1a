"""Make the sounds of the timer: nine short cues, computed, never recorded.

    python assets/make_sounds.py [FOLDER]

The table `CUES` is the score and the rest of this file only plays it. The samples are the same on every
machine: nothing is random, and rounding to 16 bits swallows the last bit, where one machine's sine may differ
from another's.
"""

import argparse
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
FULL_SCALE = 32_767
RAMP_MS = 6
"""Length of the raised cosine at both ends of a note: no click, and still a sharp beginning."""

SOUNDS = Path(__file__).resolve().parent / "sounds"

Partials = tuple[tuple[float, float], ...]
"""What a note is made of: (multiple of its fundamental, share of its level) for each partial."""
REED_BODY_HZ = 3_500

HOLLOW: Partials = ((1, 1.0), (3, 0.35), (5, 0.12))
"""Odd harmonics only, so that nobody takes the mark of the last rep for a phase."""
BELL: Partials = ((1, 1.0), (2, 0.35), (3, 0.18), (4, 0.08))
"""Bright and clear, for the beginning and the end of a set."""
WOOD: Partials = ((1, 1.0), (2.57, 0.45), (4.63, 0.15))
"""Not harmonic, like a struck block: a knock without a tune."""


@dataclass(frozen=True, slots=True)
class Note:
    """One tone of a cue.

    `start_ms` counts from the beginning of the cue. `hz` is the fundamental at the start and glides evenly to
    `end_hz`. `level` is the share of full scale that the first partial gets. `decay_ms` is the time in which
    the fundamental falls to 1/e; a partial at n times the fundamental falls n times as fast. `attack_ms` and
    `release_ms` are the lengths of the raised cosines at its ends.
    """

    hz: float
    length_ms: int
    partials: Partials
    level: float
    decay_ms: float
    start_ms: int = 0
    end_hz: float | None = None
    attack_ms: int = RAMP_MS
    release_ms: int = RAMP_MS

    @property
    def end_ms(self) -> int:
        """The first millisecond of the cue in which this note is over."""
        return self.start_ms + self.length_ms


def reed(hz: float) -> Partials:
    """Return a full, warm timbre for a note: many partials, and a body that lets pass little above 3.5 kHz.

    A laptop that swallows the fundamental leaves the rest, and where music covers some, others stand out.
    """
    multiples = range(1, int(2 * REED_BODY_HZ / hz) + 1)
    return tuple((n, round(n**-0.1 / (1 + (n * hz / REED_BODY_HZ) ** 4), 3)) for n in multiples)


CUES: dict[str, tuple[Note, ...]] = {
    # The two movements are an octave apart and lean the way the weight goes: up, and down.
    "concentric": (Note(1175, 200, reed(1175), 0.2189, 600, end_hz=1319),),
    "eccentric": (Note(587, 200, reed(587), 0.1864, 600, end_hz=523),),
    # The pauses stand still. Rhythm, register and the way they begin tell one from the other, in an echo too.
    "contracted_pause": tuple(
        Note(1568, 48, reed(1568), 0.2754, 600, start_ms=at_ms) for at_ms in (0, 86, 172)
    ),
    "stretched_pause": (Note(988, 220, reed(988), 0.2098, 600, attack_ms=25, release_ms=40),),
    # A soft knock on wood, 9.5 LU below the tones: heard through music, and still nothing to act on.
    "tick": (Note(1000, 100, WOOD, 0.266, 38),),
    "count_in_tick": (Note(784, 100, WOOD, 0.3457, 60),),
    # Lies over the tone of the first phase: its D and A agree with either of them. Upside down, as its crests
    # would meet those of the eccentric.
    "go": (
        Note(1175, 300, BELL, -0.1129, 110),
        Note(1760, 300, BELL, -0.2353, 110),
    ),
    # Has to fit between the tone of a phase and whatever comes half a second into it.
    "last_rep": (
        Note(659.3, 90, HOLLOW, 0.3146, 150),
        Note(1318.5, 110, HOLLOW, 0.3146, 150, start_ms=100),
    ),
    # The notes ring into one another, over an octave.
    "set_end": (
        Note(659.3, 420, BELL, 0.3116, 130),
        Note(987.8, 420, BELL, 0.3116, 130, start_ms=150),
        Note(1318.5, 420, BELL, 0.3116, 130, start_ms=300),
    ),
}
"""The score: the notes of each cue by the name of its file."""


def synthesise() -> dict[str, NDArray[np.int16]]:
    """Return the samples of every cue by name: 48 kHz, 16-bit, mono."""
    return {name: np.rint(mix(notes)).astype(np.int16) for name, notes in CUES.items()}


def write_sounds(folder: Path) -> None:
    """Write every cue to `folder` as NAME.wav, making the folder where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, samples in synthesise().items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(samples.astype("<i2").tobytes())


def mix(notes: Sequence[Note]) -> NDArray[np.float64]:
    """Add `notes` up in 16-bit steps, not yet rounded."""
    mixed = np.zeros(_frames(max(note.end_ms for note in notes)))
    for note in notes:
        mixed[_frames(note.start_ms) : _frames(note.end_ms)] += FULL_SCALE * note.level * _play(note)
    return mixed


def _play(note: Note) -> NDArray[np.float64]:
    """Return the waveform of one note; a partial with the share 1 reaches 1."""
    seconds = np.arange(_frames(note.length_ms)) / RATE_HZ
    rise_hz_per_s = ((note.end_hz or note.hz) - note.hz) / (note.length_ms / 1000)
    turns = note.hz * seconds + rise_hz_per_s * seconds**2 / 2
    # The decay waits for the ramp, or a short note would never reach its level.
    decays = np.maximum(seconds - note.attack_ms / 1000, 0) / (note.decay_ms / 1000)
    waveform = np.zeros_like(seconds)
    for nth, (multiple, share) in enumerate(note.partials):
        # Every second partial a quarter turn ahead: their crests do not meet, and the peak is lower.
        phase = 2 * np.pi * (multiple * turns + nth % 2 / 4)
        waveform += share * np.exp(-decays * multiple) * np.sin(phase)
    frames = np.arange(len(seconds))
    return waveform * _ramp(frames, note.attack_ms) * _ramp(frames[::-1], note.release_ms)


def _ramp(from_edge: NDArray[np.int64], ramp_ms: int) -> NDArray[np.float64]:
    """Return the gain of frames that far from an end of their note: 0 at the end, 1 behind the ramp."""
    return 0.5 - 0.5 * np.cos(np.pi * np.minimum(from_edge / _frames(ramp_ms), 1))


def _frames(time_ms: int) -> int:
    return time_ms * RATE_HZ // 1000


def main() -> None:
    """Write the cues to the folder named on the command line, or to the program's own."""
    parser = argparse.ArgumentParser(description="Make the sounds of the timer.")
    parser.add_argument("folder", nargs="?", type=Path, default=SOUNDS, help="default: %(default)s")
    write_sounds(parser.parse_args().folder)


if __name__ == "__main__":
    main()
