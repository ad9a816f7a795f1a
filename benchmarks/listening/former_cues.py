"""The former score of the phase tones and the tick, before they had to carry in a gym."""

from make_sounds import WOOD, Note, Partials

REED: Partials = ((1, 1.0), (2, 0.60), (3, 0.42), (4, 0.26), (5, 0.16), (6, 0.08))
FORMER_CUES: dict[str, tuple[Note, ...]] = {
    "concentric": (Note(1175, 190, REED, 0.235, 600, end_hz=1198),),
    "eccentric": (Note(587, 190, REED, 0.28, 600, end_hz=575),),
    "contracted_pause": (Note(880, 75, REED, 0.23, 600), Note(880, 75, REED, 0.23, 600, start_ms=115)),
    "stretched_pause": (Note(880, 90, REED, 0.23, 600),),
    "tick": (Note(1000, 35, WOOD, 0.165, 16),),
}
