"""What sets come to."""

from dataclasses import replace

from support.kept_sets import paced_set

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.progression.totals import Totals


def test_sets_are_added_up_without_warm_ups() -> None:
    """Reps, tension and the load moved; a weight in the other unit is converted."""
    sets = (
        paced_set(0, 10, kg=20, warm_up=True),
        paced_set(1, 10, kg=40),
        paced_set(2, 8, load=Load(LoadUnit.LB, 100_000)),
        paced_set(3, 5, load=Load(LoadUnit.BAND, band="red"), tut_ms=None, set_time_ms=None),
    )
    assert Totals.of(sets) == Totals(3, 23, 90_000, 400_000 + 8 * 45_359)


def test_what_nobody_knows_is_left_out() -> None:
    """Without a weight nothing was moved, without a known tension there is none."""
    unknown = replace(paced_set(0, 10), tut_ms=None, set_time_ms=None)
    assert Totals.of([unknown]) == Totals(1, 10)
    assert Totals.of([]) == Totals()
