"""The kinds of phase, and the order of a rep."""

import pytest

from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind, performed_order


def test_a_tempo_is_written_eccentric_stretch_concentric_squeeze() -> None:
    """The notation begins with the eccentric, whatever the lift begins with."""
    assert [str(kind) for kind in NOTATION_ORDER] == [
        "eccentric",
        "stretched_pause",
        "concentric",
        "contracted_pause",
    ]


@pytest.mark.parametrize(
    ("first_phase", "places"),
    [(PhaseKind.CONCENTRIC, "3412"), (PhaseKind.ECCENTRIC, "1234")],
)
def test_performed_order(first_phase: PhaseKind, places: str) -> None:
    """A curl runs through the notation as 3-4-1-2, the Nordic as 1-2-3-4."""
    order = performed_order(first_phase)
    assert "".join(str(NOTATION_ORDER.index(kind) + 1) for kind in order) == places


@pytest.mark.parametrize("kind", ["rest", "count_in", "contracted_pause", "stretched_pause"])
def test_a_rep_cannot_begin_without_movement(kind: str) -> None:
    """Neither a pause nor what comes before the reps can begin a rep."""
    with pytest.raises(ValueError, match=f"^a rep begins with a movement, not with {kind}$"):
        performed_order(PhaseKind(kind))


@pytest.mark.parametrize(
    ("name", "is_moving", "is_pause"),
    [
        ("rest", False, False),
        ("count_in", False, False),
        ("concentric", True, False),
        ("contracted_pause", False, True),
        ("eccentric", True, False),
        ("stretched_pause", False, True),
    ],
)
def test_kinds(name: str, is_moving: bool, is_pause: bool) -> None:
    """Each kind goes by its public name and is a movement, a pause or, before the reps, neither."""
    kind = PhaseKind(name)
    assert (kind.is_moving, kind.is_pause) == (is_moving, is_pause)
