"""How a measured set went: rep by rep, as a whole, and what may be concluded from it."""

from dataclasses import replace

import pytest
from support.measured import NORDIC_ORDER, measured_set

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.progression.measured_set import eccentrics_ms, measured_beat, paces_of
from legcurl_timer.core.progression.tempo_adherence import Pace, rushed_reps

RUSHED, QUICK, EVEN, SLOW = Pace.RUSHED, Pace.A_LITTLE_QUICK, Pace.ON_TEMPO, Pace.SLOW


def test_each_rep_is_held_against_the_tempo() -> None:
    """A rep not seen well is not judged, nor is half a rep; a lost one leaves its place empty."""
    record = measured_set("orqs?h_o")
    assert paces_of(record) == (EVEN, RUSHED, QUICK, SLOW, None, None, None, EVEN)
    assert eccentrics_ms(record) == (3_000, 1_500, 2_500, 4_000, 3_000)
    assert rushed_reps(paces_of(measured_set("rorr"))) == (3, 4)


def test_where_nothing_is_judged() -> None:
    """Without a measurement or one that is trusted, a known tempo, or a lift that begins with the curl."""
    record = measured_set("rrrr")
    assert record.measurement
    assert paces_of(replace(record, measurement=None)) == ()
    assert paces_of(replace(record, measurement=Measurement(record.measurement.instrument, True))) == ()
    for other in (
        replace(record, measurement=replace(record.measurement, trusted=False)),
        replace(record, tempo=""),
        replace(record, phase_order=()),
        replace(record, phase_order=NORDIC_ORDER),
    ):
        assert paces_of(other) == (None,) * 4
        assert measured_beat(other) is None
    assert eccentrics_ms(replace(record, measurement=None)) == ()


@pytest.mark.parametrize(
    ("reps", "completed", "kept"),
    [
        ("oooo", 4, True),
        ("oqoq", 4, True),
        ("oroo", 4, False),
        ("roooo", 5, True),
        ("oosss", 5, None),
        ("ooss", 4, True),
        ("oo??", 4, True),
        ("oo???", 5, None),
        ("oohhh", 5, None),
        ("oo", 5, None),
        ("", 0, None),
    ],
)
def test_whether_the_beat_was_kept(reps: str, completed: int, kept: bool | None) -> None:
    """Rushed is no; nothing is said where half of the reps cannot be judged, or most were slow."""
    assert measured_beat(replace(measured_set(reps), completed_reps=completed)) is kept
