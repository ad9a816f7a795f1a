"""How close a lifter keeps to the beat, from a real measurement: paced figures say nothing about it.

All limits are our own.
"""

from collections.abc import Sequence
from enum import StrEnum

_SHORT_MS = 500
_REPS_IN_A_ROW = 3
_REPS_TO_TELL = 2


class Pace(StrEnum):
    """A measured eccentric against the prescribed one; slow is neither good nor bad."""

    RUSHED = "rushed"
    A_LITTLE_QUICK = "a-little-quick"
    ON_TEMPO = "on-tempo"
    SLOW = "slow"


def eccentric_pace(measured_ms: int, prescribed_ms: int) -> Pace:
    """Return how the eccentric of a curl went."""
    # An eccentric under 1.0 s where 1.5 s or more was prescribed is always both of these.
    if 4 * measured_ms < 3 * prescribed_ms and prescribed_ms - measured_ms >= _SHORT_MS:
        return Pace.RUSHED
    if 10 * measured_ms < 9 * prescribed_ms:
        return Pace.A_LITTLE_QUICK
    return Pace.ON_TEMPO if 4 * measured_ms <= 5 * prescribed_ms else Pace.SLOW


def is_set_rushed(paces: Sequence[Pace | None]) -> bool:
    """Return whether a third of the reps, or three in a row, were rushed; the first one is for getting in."""
    rushed = _rushed(paces)
    in_a_row = any(
        all(rushed[start : start + _REPS_IN_A_ROW]) for start in range(len(rushed) - _REPS_IN_A_ROW + 1)
    )
    return any(rushed) and (in_a_row or 3 * sum(rushed) >= len(rushed))


def is_cue_due(paces: Sequence[Pace | None], *, is_told: bool) -> bool:
    """Return whether to tell the lifter now: once in a set, where the last two reps were rushed."""
    return not is_told and _rushed(paces)[-_REPS_TO_TELL:] == [True] * _REPS_TO_TELL


def rushed_reps(paces: Sequence[Pace | None]) -> tuple[int, ...]:
    """Return the numbers of the reps that were rushed, again without the first."""
    return tuple(number for number, is_rushed in enumerate(_rushed(paces), 2) if is_rushed)


def _rushed(paces: Sequence[Pace | None]) -> list[bool]:
    return [pace is Pace.RUSHED for pace in paces[1:]]
