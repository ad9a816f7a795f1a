"""A set as it is measured: the runs of its beat, and what has been seen of them so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from legcurl_timer.core.measurement import Instrument, Measurement
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.progression.measured_set import paces_in
from legcurl_timer.core.progression.tempo_adherence import is_cue_due
from legcurl_timer.measure.as_measurement import measurement_of
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.whole_set import SeenSet


@dataclass(slots=True)
class BeatRun:
    """A run of the beat without a break, until `until_s`, and what was seen of it."""

    beat: Beat
    until_s: float = np.inf
    seen: SeenSet | None = None


class MeteredRuns:
    """Follows a set's transport, and puts together what was seen of its runs."""

    def __init__(self, prescription: SetPrescription, instrument: Instrument) -> None:
        self._prescription = prescription
        self._instrument = instrument
        self._zero_s = 0.0
        self.runs: tuple[BeatRun, ...] = ()

    def follow(self, transport: Transport, now_ms: int) -> None:
        """Take notice of where the set stands."""
        begun, now_s = len(transport.earlier_runs) + 1, now_ms / 1000
        if transport.status is Status.RUNNING and transport.started_at_ms is not None:
            if begun > len(self.runs):
                self._begin(transport.started_at_ms, transport)
        elif self.runs and self.runs[-1].until_s == np.inf:
            self.runs[-1].until_s = now_s

    def _begin(self, started_at_ms: int, transport: Transport) -> None:
        timeline, prescription = transport.timeline, self._prescription
        if not self.runs:
            self._zero_s = (started_at_ms + timeline.rest_ms) / 1000
        first_s = (started_at_ms + timeline.first_movement_ms) / 1000
        self.runs += (BeatRun(Beat.of(prescription.variation, prescription.tempo, first_s)),)

    def is_cue_due(self, measurement: Measurement, *, is_told: bool) -> bool:
        """Whether the lifter should be told now to go slower, by what was seen so far."""
        prescription = self._prescription
        paces = paces_in(measurement, prescription.variation.phase_order, prescription.tempo)
        return is_cue_due(paces, is_told=is_told)

    def measurement(self, otherwise: str) -> Measurement:
        """Return what was seen so far; where nothing was, `otherwise` is the reason."""
        variation = self._prescription.variation
        loaded = variation.loaded_phases(own_return=self._prescription.own_return)
        parts = [
            measurement_of(run.seen, run.beat, self._zero_s, loaded, self._instrument)
            for run in self.runs
            if run.seen is not None
        ]
        return joined(parts) if parts else Measurement(self._instrument, trusted=False, why=otherwise)


def joined(parts: Sequence[Measurement]) -> Measurement:
    """Return the parts of one set as a whole; there has to be one.

    Reps of a part that was not trusted are not trusted.
    """
    reps = [
        rep if part.trusted else replace(rep, trusted=False, why=part.why)
        for part in parts
        for rep in part.reps
    ]
    known_ms = [part.tut_ms for part in parts if part.tut_ms is not None]
    trusted = any(part.trusted for part in parts)
    return Measurement(
        parts[0].instrument,
        trusted,
        "" if trusted else next(part.why for part in parts if part.why),
        sum(known_ms) if known_ms else None,
        tuple(replace(rep, number=number) for number, rep in enumerate(reps, 1)),
    )
