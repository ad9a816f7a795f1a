"""Measures a set by a helper's taps."""

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.measure.taps import NO_TAP, see_taps
from legcurl_timer.training.metered_runs import MeteredRuns
from legcurl_timer.training.set_meter import LATE_S, SLOWER_SHOWN_MS, Heard


class TapMeter:
    """One set, tapped: once each time the limb starts, stops or turns."""

    def __init__(self, prescription: SetPrescription, heard: Heard) -> None:
        self._heard = heard
        self._runs = MeteredRuns(prescription, Instrument.TAPS)
        self._taps_s: list[float] = []
        self._slower_at_ms: int | None = None
        self._late_s = 0.0
        self._is_over = self._is_closed = False

    @property
    def mark(self) -> str:
        """What to do."""
        # TRANSLATORS: T is a key; whoever helps presses it each time.
        return _("T: leg starts or stops")

    def says_slower(self, now_ms: int) -> bool:
        """Whether the lifter is being told to go slower."""
        return self._slower_at_ms is not None and now_ms - self._slower_at_ms < SLOWER_SHOWN_MS

    def update(self, transport: Transport, now_ms: int) -> None:
        """Take notice of where the set stands."""
        self._runs.follow(transport, now_ms)
        if transport.status is Status.FINISHED and not self._is_over:
            self._is_over = True
            self._late_s = LATE_S if transport.ending is Ending.COMPLETED else 0.0
            self._read()
            self._heard.measured(self._runs.measurement(NO_TAP), is_final=True)

    def tap(self, now_ms: int) -> None:
        """Take a tap; the last movement of a set may end a little after its beat."""
        now_s, runs = now_ms / 1000, self._runs.runs
        if self._is_closed or (self._is_over and not (runs and now_s <= runs[-1].until_s + self._late_s)):
            return
        self._taps_s.append(now_s)
        self._read()
        measurement, is_told = self._runs.measurement(NO_TAP), self._slower_at_ms is not None
        if not self._is_over and self._runs.is_cue_due(measurement, is_told=is_told):
            self._slower_at_ms = now_ms
            self._heard.slower()
        self._heard.measured(measurement, is_final=self._is_over)

    def finish(self) -> None:
        """Do nothing: all has been told."""

    def close(self) -> None:
        """Forget the set."""
        self._is_over = self._is_closed = True

    def _read(self) -> None:
        after_s = float("-inf")
        for run in self._runs.runs:
            until_s = run.until_s + (self._late_s if run is self._runs.runs[-1] else 0.0)
            taps_s = [tap_s for tap_s in self._taps_s if after_s < tap_s <= until_s]
            run.seen = see_taps(taps_s, run.beat)
            after_s = run.until_s
