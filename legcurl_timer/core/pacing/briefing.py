"""What a set is in its workout, as far as the lifter is told of it."""

from dataclasses import dataclass
from enum import Enum, auto


class Afterwards(Enum):
    """What comes when a set is over."""

    NOTHING = auto()
    REST = auto()
    """A rest that begins at once and is told as the rest before the next set."""
    WORKOUT_DONE = auto()


@dataclass(frozen=True, slots=True)
class SetContext:
    """The rest of `rest_ms` before a set, and what comes afterwards; a set by itself has neither.

    `is_switch` says that the rest is there to change legs, `rest_told` that it has been told of already.
    """

    rest_ms: int = 0
    is_switch: bool = False
    rest_told: bool = False
    afterwards: Afterwards = Afterwards.NOTHING
