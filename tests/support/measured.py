"""Measured sets, each rep written as a letter."""

from dataclasses import replace
from typing import Any

from legcurl_timer.core.lifts.phases import PhaseKind, performed_order
from legcurl_timer.core.measurement import Instrument, MeasuredRep, Measurement
from legcurl_timer.core.records import SetRecord
from support.kept_sets import paced_set

NORDIC_ORDER = performed_order(PhaseKind.ECCENTRIC)
_ECCENTRIC_MS = {"r": 1_500, "q": 2_500, "o": 3_000, "s": 4_000}
_APART_MS = 5_000


def measured_rep(number: int, letter: str = "o") -> MeasuredRep:
    """Return a rep: rushed, a little quick, on tempo, slow; half of one (h); one not seen well (?)."""
    return MeasuredRep(
        number,
        (number - 1) * _APART_MS + 400,
        eccentric_ms=_ECCENTRIC_MS.get(letter, 2_000),
        concentric_ms=1_100,
        contracted_pause_ms=700,
        late_ms=-80,
        half=letter == "h",
        trusted=letter != "?",
        why="someone walked past" if letter == "?" else "",
    )


def measurement(reps: str, instrument: Instrument = Instrument.CAMERA, **facts: Any) -> Measurement:
    """Return what was seen of a set, a letter a rep; _ is a rep that got lost."""
    seen = tuple(measured_rep(number, letter) for number, letter in enumerate(reps, 1) if letter != "_")
    tut_ms = sum(rep.eccentric_ms + 1_800 for rep in seen if rep.trusted)
    return replace(Measurement(instrument, True, tut_ms=tut_ms, reps=seen), **facts)


def measured_set(
    reps: str, minute: float = 0, *, seen: dict[str, Any] | None = None, **facts: Any
) -> SetRecord:
    """Return a paced set at 3-0-1-1 and what was seen of it; `seen` are facts of the measurement."""
    return replace(paced_set(minute, len(reps)), measurement=measurement(reps, **(seen or {})), **facts)
