"""Which leg a set trains."""

from enum import StrEnum


class Leg(StrEnum):
    """The legs at work; a lift with one leg at a time is done by the left or the right."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Leg":
        """The leg whose turn is next; both stay both."""
        return {Leg.LEFT: Leg.RIGHT, Leg.RIGHT: Leg.LEFT}.get(self, self)
