"""One set as a fixed row of phases, compiled once; sound, picture, counting and export only read it.

Positions are whole milliseconds from the start: of the count-in, or of the rest where one comes before it.
Every interval is half-open, [start, end).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.prescription import SetPrescription


class Phase(NamedTuple):
    """One stretch of a set, `[start_ms, end_ms)`; `rep` counts from 1, and is 0 for rest and count-in."""

    kind: PhaseKind
    rep: int
    start_ms: int
    end_ms: int
    loaded: bool

    @property
    def duration_ms(self) -> int:
        """The length of the phase in ms, at least 1."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Timeline:
    """The phases of a set in order, contiguous from 0 to `duration_ms`, with look-ups by position.

    Look-ups accept any whole number of ms: before 0 the first phase stands, from the end on the last one.
    Built by `compile_set`; the reps run from `first_rep` to `last_rep`. In an `open_ended` one the last rep
    means nothing: it is only where the timeline ends.
    """

    phases: tuple[Phase, ...]
    open_ended: bool = False
    _starts_ms: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _tension_before_ms: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _rep_ends_ms: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        loaded = (phase.duration_ms if phase.loaded else 0 for phase in self.phases)
        # A later movement of the same rep overwrites an earlier one: the last movement's end stays.
        ends = {phase.rep: phase.end_ms for phase in self.phases if phase.kind.is_moving}
        object.__setattr__(self, "_starts_ms", tuple(phase.start_ms for phase in self.phases))
        object.__setattr__(self, "_tension_before_ms", tuple(accumulate(loaded, initial=0)))
        object.__setattr__(self, "_rep_ends_ms", tuple(ends.values()))

    @property
    def duration_ms(self) -> int:
        """The length of the whole timeline in ms, rest and count-in included."""
        return self.phases[-1].end_ms

    @property
    def count_in_ms(self) -> int:
        """The length of the count-in in ms, 0 where there is none."""
        return self.first_movement_ms - self.rest_ms

    @property
    def rest_ms(self) -> int:
        """The length of the rest before the count-in in ms, 0 where there is none."""
        return self.phases[0].end_ms if self.phases[0].kind is PhaseKind.REST else 0

    @property
    def first_movement_ms(self) -> int:
        """The position at which the first movement begins, which is where rest and count-in end."""
        return next(phase.start_ms for phase in self.phases if phase.rep)

    @property
    def first_rep(self) -> int:
        """The number of the first rep; above 1 where a set is taken up again after a pause."""
        return self.last_rep - len(self._rep_ends_ms) + 1

    @property
    def last_rep(self) -> int:
        """The number of the last rep, which is the number of reps that are paced."""
        return self.phases[-1].rep

    @property
    def tut_ms(self) -> int:
        """The time under tension of the whole timeline."""
        return self._tension_before_ms[-1]

    @property
    def set_time_ms(self) -> int:
        """The time from the first movement to the end of the last, in ms."""
        return self.duration_ms - self.first_movement_ms

    def index_at(self, position_ms: int) -> int:
        """Return the index of the phase that stands at a position."""
        return max(0, bisect_right(self._starts_ms, position_ms) - 1)

    def phase_at(self, position_ms: int) -> Phase:
        """Return the phase that stands at a position."""
        return self.phases[self.index_at(position_ms)]

    def tension_at(self, position_ms: int) -> int:
        """Return the time under tension up to a position, in ms."""
        index = self.index_at(position_ms)
        phase = self.phases[index]
        into_ms = min(max(position_ms - phase.start_ms, 0), phase.duration_ms)
        return self._tension_before_ms[index] + (into_ms if phase.loaded else 0)

    def completed_reps_at(self, position_ms: int) -> int:
        """Return how many of this timeline's reps are complete: those whose last movement has ended."""
        return bisect_right(self._rep_ends_ms, position_ms)

    def settled_ms(self, position_ms: int) -> int:
        """Return the end of the last rep that is complete at a position, 0 where none is."""
        count = self.completed_reps_at(position_ms)
        return self._rep_ends_ms[count - 1] if count else 0

    def upto(self, position_ms: int) -> "Timeline":
        """Return the beginning, to the end of the rep at a position, and of the first at least."""
        last_rep = max(self.phase_at(position_ms).rep, self.first_rep)
        return replace(self, phases=tuple(phase for phase in self.phases if phase.rep <= last_rep))

    def rep_phases(self, rep: int) -> tuple[Phase, ...]:
        """Return the phases of one rep in the order performed."""
        return tuple(phase for phase in self.phases if phase.rep == rep)


def compile_set(
    prescription: SetPrescription, *, rest_ms: int = 0, first_rep: int = 1, count_in_ms: int | None = None
) -> Timeline:
    """Compile a set into its timeline.

    A rest of `rest_ms` comes before the count-in. Phases of no length are left out, and so is the pause after
    the last movement of the last rep. A set that is taken up again begins at a later `first_rep` after a
    count-in of its own. Raises ValueError for a `first_rep` outside 1 to the paced reps.
    """
    if not 1 <= first_rep <= prescription.paced_reps:
        raise ValueError(f"rep {first_rep} is not one of {prescription.paced_reps}")
    if count_in_ms is None:
        count_in_ms = prescription.count_in_ms
    steps = (
        (PhaseKind.REST, 0, rest_ms),
        (PhaseKind.COUNT_IN, 0, count_in_ms),
        *_rep_steps(prescription, first_rep),
    )
    loaded = prescription.variation.loaded_phases(own_return=prescription.own_return)
    return Timeline(tuple(_phases(steps, loaded)), prescription.open_ended)


def _phases(steps: Iterable[tuple[PhaseKind, int, int]], loaded: frozenset[PhaseKind]) -> Iterator[Phase]:
    start_ms = 0
    for kind, rep, duration_ms in steps:
        if duration_ms:
            end_ms = start_ms + duration_ms
            yield Phase(kind, rep, start_ms, end_ms, loaded=kind in loaded)
            start_ms = end_ms


def _rep_steps(prescription: SetPrescription, first_rep: int) -> Iterator[tuple[PhaseKind, int, int]]:
    """Yield kind, rep and length of every phase of the reps, those of no length among them."""
    last_rep = prescription.paced_reps
    trailing_pause = prescription.variation.phase_order[-1]
    for rep in range(first_rep, last_rep + 1):
        for kind in prescription.variation.phase_order:
            if not (rep == last_rep and kind is trailing_pause):
                yield kind, rep, prescription.tempo.duration_ms(kind)
