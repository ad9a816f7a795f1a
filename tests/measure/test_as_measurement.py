"""What was seen as it is kept: phases in whole milliseconds, and how late each rep was."""

import pytest

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, find_variation, load_variations
from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.measure.as_measurement import SeenPhase, measurement_of, phases_of
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.movements import Movement
from legcurl_timer.measure.reps import SeenRep
from legcurl_timer.measure.whole_set import SeenSet

CURLED, LOWERED = PhaseKind.CONCENTRIC, PhaseKind.ECCENTRIC
SQUEEZED, STRETCHED = PhaseKind.CONTRACTED_PAUSE, PhaseKind.STRETCHED_PAUSE


def lift(name: str = "seated") -> Variation:
    """Return a variation."""
    return find_variation(load_variations(), name)


def beat_of(name: str = "seated", first_s: float = 8_100.0) -> Beat:
    """Return a beat of 6 s a rep."""
    return Beat.of(lift(name), Tempo.parse("3-1-1-1"), first_s)


def seen_rep(at_s: float, pause_s: float = 0.5, *, half: bool = False, why: str = "") -> SeenRep:
    """Return a rep of a movement of 1 s, a pause, and one of 2 s."""
    away = Movement(away=True, start_s=at_s, end_s=at_s + 1, travel=1.0)
    back = Movement(away=False, start_s=at_s + 1 + pause_s, end_s=at_s + 3 + pause_s, travel=1.0)
    return SeenRep(away, back, half, why)


def test_a_set_as_it_is_kept() -> None:
    """Times count from the zero that is told, and only what was seen well is under tension."""
    seen = SeenSet((seen_rep(8_100.3), seen_rep(8_105.8, 0.0), seen_rep(8_112, half=True, why="pictures")))
    found = measurement_of(seen, beat_of(), 8_099, lift().loaded)

    assert found.reps == (
        MeasuredRep(1, 1_300, 2_000, 2_000, 1_000, 500, late_ms=300),
        MeasuredRep(2, 6_800, 2_000, 3_200, 1_000, late_ms=-200),
        MeasuredRep(3, 13_000, 2_000, 0, 1_000, 500, late_ms=0, half=True, trusted=False, why="pictures"),
    )
    assert found.trusted
    assert found.tut_ms == 5_500 + 6_200


def test_only_what_is_loaded_is_tension() -> None:
    """The phases under load are told by the caller."""
    found = measurement_of(SeenSet((seen_rep(8_100.3),)), beat_of(), 8_100, frozenset({LOWERED}))
    assert found.tut_ms == 2_000


def test_a_nordic_begins_with_the_way_down() -> None:
    """The first movement of a rep is what the lift begins with."""
    phases = phases_of(SeenSet((seen_rep(10), seen_rep(14))), beat_of("nordic"))

    assert phases[0] == (
        SeenPhase(LOWERED, 10_000, 11_000),
        SeenPhase(STRETCHED, 11_000, 11_500),
        SeenPhase(CURLED, 11_500, 13_500),
        SeenPhase(SQUEEZED, 13_500, 14_000),
    )
    assert [phase.kind for phase in phases[1]] == [LOWERED, STRETCHED, CURLED]


@pytest.mark.parametrize(
    "seen",
    [
        SeenSet(why="nothing moved to the beat"),
        SeenSet((seen_rep(8_100.3),), why="nothing moved to the beat"),
        SeenSet((seen_rep(8_100.3, why="pictures"),)),
    ],
)
def test_what_is_not_trusted_has_no_tension(seen: SeenSet) -> None:
    """A set that may not be told keeps its reason, and has no time under tension."""
    found = measurement_of(seen, beat_of(), 8_100, lift().loaded)
    assert (found.tut_ms, found.trusted, found.why) == (None, seen.trusted, seen.why)
    assert found.trusted_reps == ()


def test_beyond_all_bounds() -> None:
    """A rep before the zero begins with it, and of thousands of reps only a thousand are told."""
    seen = SeenSet(tuple(seen_rep(8_099.5 + 4 * number) for number in range(1_100)))
    found = measurement_of(seen, beat_of(), 8_100, lift().loaded)
    assert found.reps[0].start_ms == 0
    assert len(found.reps) == 1_000
