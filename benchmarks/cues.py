"""How well the cues can be told apart in a gym, in its echo and its music, now and as they were before.

    python benchmarks/cues.py [--short]

Who listens is described in `listening/observer.py`, room and music in `listening/maskers.py`. The level of
the chords in the music was fitted, so that the observer does about as well with the former cues as the one
whom the demands come from: 3.8 for 4.2 dB, -11.2 for -9.6 dB, -10.4 for -10.8 dB. As they differ, the gain in
music is demanded as well. Human ears were not asked.
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from stage import Target, judge, parser_for

from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank

from acoustics import RATE_HZ, loudest_lufs
from listening.former_cues import FORMER_CUES
from listening.maskers import music
from listening.observer import distance_db, named_right, rooms_of, snr_named_right
from make_sounds import CUES, FULL_SCALE, Note, mix

Signal = NDArray[np.float64]

PHASES = tuple(cue.value for cue in PHASE_CUES.values())
_PAUSES = (Cue.CONTRACTED_PAUSE, Cue.STRETCHED_PAUSE)
SHORTENED_MS = (50, 100, 150, 200)
_PIECE_S = 8
_SNRS_DB = np.arange(-18.0, -5.0, 1.5)
_OPEN_AIR = np.ones(1)


class Effort(NamedTuple):
    """How much is listened to: rooms for the distances, pieces of music, times each cue is heard in each."""

    rooms: int
    pieces: int
    times: int


FULL, SHORT = Effort(12, 24, 12), Effort(1, 1, 2)


class Figures(NamedTuple):
    """One row each of what is demanded: LU, LU, LU, dB, dB, dB."""

    spread: float
    tick_below_loudest: float
    tick_below_softest: float
    distance: float
    snr_dry: float
    snr_room: float


def played(score: Mapping[str, tuple[Note, ...]]) -> dict[str, Signal]:
    """Return the samples of a score, rounded as in its files, from -1 to 1."""
    return {name: np.rint(mix(notes)) / (FULL_SCALE + 1) for name, notes in score.items()}


def measured(cues: Mapping[str, Signal], pieces: Sequence[Signal], effort: Effort) -> Figures:
    """Return what can be told of a set of cues, in some pieces of music."""
    tones = {name: cues[name] for name in PHASES}
    loudness = [loudest_lufs(tone) for tone in tones.values()]
    tick_lufs = loudest_lufs(cues["tick"])
    snrs = [
        snr_named_right(named_right(tones, pieces, where, _SNRS_DB, effort.times), _SNRS_DB)
        for where in ([_OPEN_AIR] * len(pieces), rooms_of(len(pieces)))
    ]
    return Figures(
        max(loudness) - min(loudness),
        max(loudness) - tick_lufs,
        min(loudness) - tick_lufs,
        min(pair[0] for pair in distances(tones, rooms_of(effort.rooms))),
        *snrs,
    )


def distances(cues: Mapping[str, Signal], rooms: Sequence[Signal]) -> list[tuple[float, str, str]]:
    """Return how far each two cues are apart in a room, in dB, the closest first."""
    return sorted((distance_db(cues[a], cues[b], rooms), a, b) for a, b in combinations(cues, 2))


def shortened(cues: Mapping[str, Signal], room_ms: int) -> dict[str, Signal]:
    """Return both pause cues as a pause of that length has them."""
    bank = SoundBank({cue: np.rint(cues[cue] * (FULL_SCALE + 1)).astype(np.int16) for cue in _PAUSES})
    return {cue: bank.samples(cue, room_ms) / (FULL_SCALE + 1) for cue in _PAUSES}


def main() -> int:
    """Measure the cues before and now, and judge those of now."""
    short = parser_for(__doc__).parse_args().short
    effort = SHORT if short else FULL
    cues, former = played(CUES), played(FORMER_CUES)
    pieces = [music(_PIECE_S * RATE_HZ, seed) for seed in range(effort.pieces)]
    before, now = (measured(each, pieces, effort) for each in (former, cues))
    print("                     before    now")
    for name, was, value in zip(Figures._fields, before, now, strict=True):
        print(f"{name:<20} {was:6.1f} {value:6.1f}")
    rooms = rooms_of(effort.rooms)
    marks = ("last_rep", "tick", "count_in_tick")
    for db, one, other in distances({name: cues[name] for name in (*PHASES, *marks)}, rooms):
        print(f"apart in a room: {db:4.1f} dB {one} and {other}")
    for room_ms in SHORTENED_MS:
        was_db, db = (distances(shortened(which, room_ms), rooms)[0][0] for which in (former, cues))
        print(f"pauses of {room_ms} ms apart in a room: before {was_db:.1f} dB, now {db:.1f} dB")
    return judge(
        Target("spread of the phase tones, LU", now.spread, at_most=1),
        Target("tick below the softest tone, LU", now.tick_below_softest, at_least=8),
        Target("tick below the loudest tone, LU", now.tick_below_loudest, at_most=11),
        Target("closest two phase cues in a room, dB", now.distance, at_least=9),
        Target("SNR with nine of ten cues named right, dry, dB", now.snr_dry, at_most=-12),
        Target("SNR with nine of ten cues named right, in a room, dB", now.snr_room, at_most=-14),
        Target("the same against before, dry, dB", now.snr_dry - before.snr_dry, at_most=-2.4),
        Target("the same against before, in a room, dB", now.snr_room - before.snr_room, at_most=-3.2),
        short=short,
    )


if __name__ == "__main__":
    sys.exit(main())
