"""Which leg's turn it is."""

from legcurl_timer.core.lifts.legs import Leg


def test_the_legs_take_turns() -> None:
    """After the left leg comes the right one and the other way round; both stay both."""
    assert [leg.other for leg in Leg] == [Leg.BOTH, Leg.RIGHT, Leg.LEFT]
