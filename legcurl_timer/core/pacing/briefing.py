"""What a set is in its workout, as far as the lifter is told of it."""

from enum import Enum, auto
from typing import NamedTuple


class Afterwards(Enum):
    """What comes when a set is over."""

    NOTHING = auto()
    REST = auto()
    """A rest that begins at once and is told as the rest before the next set."""
    WORKOUT_DONE = auto()


class SetContext(NamedTuple):
    """The rest of `rest_ms` before a set, and what comes afterwards; a set by itself has neither.

    `is_switch` says that the rest is there to change legs, `rest_told` that it has been told of already.
    """

    rest_ms: int = 0
    is_switch: bool = False
    rest_told: bool = False
    afterwards: Afterwards = Afterwards.NOTHING
