"""What was seen of a set: figures within bounds, and which of them may be told."""

from typing import Any

import pytest

from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.measurement import Instrument, MeasuredRep, Measurement
from legcurl_timer.core.validation import ValidationError

GOOD, HALF, UNSEEN = MeasuredRep(1, 0), MeasuredRep(2, 5_000, half=True), MeasuredRep(4, 9_000, trusted=False)


def test_the_phases_of_a_rep() -> None:
    """A rep knows how long each phase was, 0 where there was none."""
    rep = MeasuredRep(1, 400, eccentric_ms=2_100, concentric_ms=1_050, late_ms=-80)
    assert [rep.phase_ms(kind) for kind in NOTATION_ORDER] == [2_100, 0, 1_050, 0]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"number": 0}, "measured rep"),
        ({"number": 1_001}, "measured rep"),
        ({"start_ms": -1}, "measured start"),
        ({"stretched_pause_ms": 86_400_001}, "measured stretched pause"),
        ({"late_ms": 0.5}, "measured late"),
        ({"half": None}, "measured half"),
        ({"trusted": 1}, "measured trusted"),
        ({"why": "two\nlines"}, "measured why"),
    ],
)
def test_no_rep(facts: dict[str, Any], field: str) -> None:
    """What makes no sense is refused, and the field is named."""
    with pytest.raises(ValidationError) as caught:
        MeasuredRep(**{"number": 1, "start_ms": 0, **facts})
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"trusted": None}, "measured trusted"),
        ({"why": 201 * "a"}, "measured why"),
        ({"tut_ms": -1}, "measured time under tension"),
        ({"reps": (HALF, GOOD)}, "measured reps"),
        ({"reps": (GOOD, GOOD)}, "measured reps"),
    ],
)
def test_no_measurement(facts: dict[str, Any], field: str) -> None:
    """Neither is a measurement that contradicts itself."""
    with pytest.raises(ValidationError) as caught:
        Measurement(**{"instrument": Instrument.CAMERA, "trusted": True, **facts})
    assert caught.value.field == field


def test_what_may_be_told() -> None:
    """Reps seen well, where the whole was; a rep that went all the way counts, seen well or not."""
    seen = Measurement(Instrument.TAPS, True, reps=(GOOD, HALF, UNSEEN))
    assert (seen.trusted_reps, seen.whole_reps, seen.full_reps) == ((GOOD, HALF), (GOOD,), 2)
    assert Measurement(Instrument.TAPS, False, "too dark", reps=(GOOD,)).trusted_reps == ()
