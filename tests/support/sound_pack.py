"""A lifter's own sounds, made for listening tests: a long burst of noise for each phase."""

import json
from pathlib import Path

import numpy as np

from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples, write_wav

COUNT_IN_TICK = "count_in_tick"
MOVEMENT_TONE_MS = 900
PAUSE_TONE_MS = 300

_LEVEL = 8_000
_LENGTHS_MS = {
    "concentric": MOVEMENT_TONE_MS,
    "contracted_pause": PAUSE_TONE_MS,
    "eccentric": MOVEMENT_TONE_MS,
    "stretched_pause": PAUSE_TONE_MS,
    COUNT_IN_TICK: 50,
}
_SILENT = ("tick", "go", "last_rep", "set_end")
"""Cues that would sound together with a tone are silent, so that each tone is heard as it was made."""


def noise(seed: int, length_ms: int) -> Samples:
    """Return noise that is the same every time; nothing is more unlike itself at any other place."""
    chance = np.random.default_rng(seed)
    return chance.integers(-_LEVEL, _LEVEL, length_ms * FRAMES_PER_MS, dtype=np.int16)


def prepare_data_folder(folder: Path, volume: int = 100) -> dict[str, Samples]:
    """Let the program use these sounds alone at a volume, by its settings file; returns them by name."""
    pack = folder / "sounds"
    pack.mkdir(parents=True)
    sounds = {name: noise(seed, length_ms) for seed, (name, length_ms) in enumerate(_LENGTHS_MS.items())}
    for name in _SILENT:
        sounds[name] = np.zeros(FRAMES_PER_MS, np.int16)
    for name, sound in sounds.items():
        write_wav(pack / f"{name}.wav", sound)
    settings = {"version": 1, "sound_pack": str(pack), "guidance": "beeps", "volume": volume}
    (folder / "settings.json").write_text(json.dumps(settings))
    return sounds
