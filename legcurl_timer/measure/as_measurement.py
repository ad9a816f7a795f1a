"""What was seen of a set as the rest of the program keeps it: whole milliseconds, phase by phase."""

from typing import NamedTuple

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.measurement import (
    MAX_MEASURED_MS,
    MAX_MEASURED_REPS,
    TURN_MS,
    Instrument,
    MeasuredRep,
    Measurement,
)
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.reps import SeenRep
from legcurl_timer.measure.whole_set import SeenSet


class SeenPhase(NamedTuple):
    """A phase as it was seen, in ms on the clock of the frames."""

    kind: PhaseKind
    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """How long it was."""
        return self.end_ms - self.start_ms


def phases_of(seen: SeenSet, beat: Beat) -> tuple[tuple[SeenPhase, ...], ...]:
    """Return the phases of each rep in order; a pause that is a turn is left out, and so is the very last."""
    following: tuple[SeenRep | None, ...] = (*seen.reps[1:], None)
    return tuple(_phases(rep, after, beat) for rep, after in zip(seen.reps, following, strict=False))


def late_ms(rep: SeenRep, beat: Beat) -> int:
    """Return how long after the beat a rep began, below 0 before it."""
    return _ms(beat.lateness_s(rep.away.start_s))


def measurement_of(
    seen: SeenSet,
    beat: Beat,
    zero_s: float,
    loaded: frozenset[PhaseKind],
    instrument: Instrument = Instrument.CAMERA,
) -> Measurement:
    """Return what was seen of a set with times from `zero_s` on, on the clock of the frames.

    `loaded` are the phases that count as time under tension. Of a set beyond all bounds only its first reps
    are told.
    """
    zero_ms = _ms(zero_s)
    reps = tuple(
        MeasuredRep(
            number,
            _bounded(phases[0].start_ms - zero_ms),
            **{f"{phase.kind}_ms": _bounded(phase.length_ms) for phase in phases},
            late_ms=late_ms(rep, beat),
            half=rep.half,
            trusted=not rep.why,
            why=rep.why,
        )
        for number, (rep, phases) in enumerate(
            zip(seen.reps[:MAX_MEASURED_REPS], phases_of(seen, beat), strict=False), 1
        )
    )
    told = [rep for rep in reps if rep.trusted] if seen.trusted else []
    tut_ms = _bounded(sum(rep.phase_ms(kind) for rep in told for kind in loaded)) if told else None
    return Measurement(instrument, seen.trusted, seen.why, tut_ms, reps)


def _phases(rep: SeenRep, after: SeenRep | None, beat: Beat) -> tuple[SeenPhase, ...]:
    edges_s = [rep.away.start_s, rep.away.end_s, rep.back.start_s, rep.back.end_s]
    edges_s.append(after.away.start_s if after else rep.back.end_s)
    edges_ms = list(map(_ms, edges_s))
    phases = map(SeenPhase, beat.order, edges_ms[:-1], edges_ms[1:])
    return tuple(phase for phase in phases if phase.kind.is_moving or phase.length_ms >= TURN_MS)


def _ms(time_s: float) -> int:
    return round(time_s * 1000)


def _bounded(length_ms: int) -> int:
    return min(max(length_ms, 0), MAX_MEASURED_MS)
