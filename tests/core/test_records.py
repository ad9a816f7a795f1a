"""What a session, a set and a rep may hold."""

from typing import Any

import pytest

from legcurl_timer.core.checks import printable
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord, check_session_note, new_uid
from legcurl_timer.core.validation import ValidationError

STARTED = Moment(1_795_449_600_000, 60)
UID = new_uid()
REP = RepRecord(1, True, 2_000, 3_000, 0, 1_000, 500)


def a_set(**facts: Any) -> SetRecord:
    """Return a set of lying leg curls with some facts of its own."""
    return SetRecord(**{"uid": UID, "started": STARTED, "variation": "lying", "completed_reps": 1, **facts})


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"uid": "mine"}, "set id"),
        ({"variation": "Lying curl"}, "variation"),
        ({"tempo": "fast"}, "tempo"),
        ({"tempo": "3011"}, "tempo"),
        ({"phase_order": (PhaseKind.ECCENTRIC,)}, "phase order"),
        ({"completed_reps": 1_001}, "completed reps"),
        ({"completed_reps": None}, "completed reps"),
        ({"planned_reps": 0}, "planned reps"),
        ({"reserve_half_reps": 21}, "reps in reserve"),
        ({"form_kept": 1}, "form kept"),
        ({"kept_beat": "yes"}, "kept beat"),
        ({"pain": None}, "pain"),
        ({"warm_up": 1}, "warm-up"),
        ({"tut_ms": -1}, "time under tension"),
        ({"set_time_ms": 86_400_001}, "set time"),
        ({"tut_ms": 2, "set_time_ms": 1}, "time under tension"),
        ({"note": 10_001 * "a"}, "note"),
        ({"note": "\x00"}, "note"),
        ({"reps": 1_001 * (REP,)}, "reps"),
        ({"origin": 41 * "a"}, "origin"),
        ({"origin": "Hevy\n"}, "origin"),
    ],
)
def test_no_set(facts: dict[str, Any], field: str) -> None:
    """What makes no sense is refused, and the field is named."""
    with pytest.raises(ValidationError) as caught:
        a_set(**facts)
    assert caught.value.field == field
    assert str(caught.value) == f"{field}: {caught.value.what}"


@pytest.mark.parametrize(
    ("facts", "later_ms"),
    [
        ({}, 0),
        ({"set_time_ms": 7_000, "tempo": "3-0-1-1"}, 7_000),
        ({"set_time_ms": 5_000, "reps": (REP,)}, 6_500),
    ],
)
def test_when_a_set_ended(facts: dict[str, Any], later_ms: int) -> None:
    """A set ends with its last rep, or after its time where that is later."""
    assert a_set(**facts).ended == Moment(STARTED.utc_ms + later_ms, STARTED.offset_min)


def test_the_phases_of_a_rep() -> None:
    """A rep knows how long each phase was done."""
    assert [REP.phase_ms(kind) for kind in NOTATION_ORDER] == [3_000, 0, 1_000, 500]
    assert REP.duration_ms == 4_500


def test_no_rep() -> None:
    """A rep has a number from 1."""
    with pytest.raises(ValidationError, match="rep: must be a whole number from 1 to 1000"):
        RepRecord(0, True, 0)


def test_no_session() -> None:
    """A session does not end before it starts, and its note can be printed."""
    with pytest.raises(ValidationError, match="session end: lies before its start"):
        SessionRecord(UID, STARTED, Moment(0))
    with pytest.raises(ValidationError, match="session note: holds a character"):
        check_session_note("\x1b")
    with pytest.raises(ValidationError, match="day only: must be yes or no"):
        SessionRecord(UID, STARTED, STARTED, day_only=1)
    assert SessionRecord(UID, STARTED, STARTED).sets == ()


def test_printable() -> None:
    """What pasting brings along is made a space; lines and tabs stay."""
    assert printable("a\x00b\nc") == "a b\nc"


def test_a_session_of_sets_that_belong_to_none() -> None:
    """It spans them all, also where the clock was put back between them."""
    later = SetRecord(new_uid(), Moment(120_000), "lying", 8, set_time_ms=30_000)
    earlier = SetRecord(new_uid(), Moment(60_000), "lying", 8, set_time_ms=30_000)
    session = SessionRecord.of((later, earlier))
    assert (session.started, session.ended) == (Moment(60_000), Moment(150_000))
    assert session.sets == (later, earlier)
