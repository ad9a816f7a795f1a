"""Two reps, slow enough to be seen, and the part of the picture in which a leg is looked for."""

import numpy as np
import pytest

from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.measure.frames import Frame
from legcurl_timer.measure.motion import MotionMeter
from legcurl_timer.training.leg_setup import cells_in, seen_shares, slow_set


@pytest.mark.parametrize("variation", load_variations(), ids=lambda each: each.id)
def test_two_slow_reps(variation: Variation) -> None:
    """Whatever is planned, two reps are shown at a tempo of the lift in which each phase can be seen."""
    planned = SetPrescription(variation, Tempo.parse("10X0"), 12, 5_000, bottom_reps=8)
    shown = slow_set(planned)
    assert (shown.reps, shown.bottom_reps, shown.open_ended, shown.leg) == (2, 0, False, planned.leg)
    assert all(shown.tempo.duration_ms(kind) >= 1_000 for kind in NOTATION_ORDER)
    assert shown.tempo.eccentric_ms > 1.3 * shown.tempo.concentric_ms


@pytest.mark.parametrize(
    ("box", "rows"),
    [
        ((0.0, 0.0, 1.0, 1.0), ["###", "###"]),
        ((0.0, 0.0, 0.3, 0.4), ["#..", "..."]),
        ((0.4, 0.4, 0.6, 0.6), [".#.", ".#."]),
        ((0.9, 0.6, 1.0, 1.0), ["...", "..#"]),
    ],
    ids=str,
)
def test_cells_of_a_box(box: tuple[float, float, float, float], rows: list[str]) -> None:
    """A box holds every cell that it touches."""
    assert cells_in((2, 3), box).tolist() == [cell == "#" for row in rows for cell in row]


@pytest.mark.parametrize("size", [(120, 160), (480, 640), (360, 640), (131, 203), (6, 8)], ids=str)
def test_how_much_of_a_picture_is_seen(size: tuple[int, int]) -> None:
    """Cells are shown where they are: nearly the whole picture is covered by them, never more than it."""
    picture, meter = np.zeros(size, np.uint8), MotionMeter()
    meter.add(Frame(0.0, picture))
    assert all(0.9 < share <= 1 for share in seen_shares(meter.shape, picture))
    assert seen_shares(meter.shape, None) == (1, 1)
