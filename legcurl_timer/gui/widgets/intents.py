"""What the lifter can want, by key, by click or by a presenter's clicker."""

from enum import Enum, auto


class Intent(Enum):
    """What the lifter wants."""

    TOGGLE = auto()
    END_SET = auto()
    BACK = auto()
    MUTE = auto()
    LOUDER = auto()
    SOFTER = auto()
    FULL_SCREEN = auto()
    MORE_REST = auto()
    LESS_REST = auto()
    FILL_IN_LOAD = auto()
    FILL_IN_RESERVE = auto()
    FILL_IN_FORM = auto()
    FILL_IN_BEAT = auto()
    FILL_IN_NOTE = auto()
