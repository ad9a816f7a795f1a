"""What measures a set while it is paced, beside the beat and never instead of it."""

from collections.abc import Callable
from typing import Protocol

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Transport

LATE_S = 1.0
"""How long it is still measured after the last movement of the beat: the lifter may be late."""
SLOWER_SHOWN_MS = 3_000
"""How long it is to be read that the lifter should go slower."""


class SetMeter(Protocol):
    """Measures one set; the session calls it, and never waits for it."""

    @property
    def mark(self) -> str:
        """How the watching stands, in a few words."""

    def says_slower(self, now_ms: int) -> bool:
        """Whether the lifter is being told to go slower."""

    def update(self, transport: Transport, now_ms: int) -> None:
        """Take notice of where the set stands; at its end the measuring comes to its own."""

    def tap(self, now_ms: int) -> None:
        """Take a helper's tap, a moment after the end of the set, too."""

    def finish(self) -> None:
        """Come to the end of what is still being looked at of a set that is over; takes 3 s at most."""

    def close(self) -> None:
        """Let go of everything: the set is not kept."""


class Heard(Protocol):
    """Who hears of it, perhaps in another thread."""

    def slower(self) -> None:
        """Tell the lifter, once a set."""

    def measured(self, measurement: Measurement, *, is_final: bool) -> None:
        """Take what was seen so far; the last time that is all."""


MeterMaker = Callable[[SetPrescription, str], SetMeter | None]
"""Makes what measures a set that is recorded under a uid; None where nothing shall."""


def no_meter(_prescription: SetPrescription, _uid: str) -> None:
    """Measure nothing."""
