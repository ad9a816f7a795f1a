"""What was measured, in words: short, "about", and nothing told of what was not seen well."""

from dataclasses import replace
from typing import Any

import pytest
from support.measured import NORDIC_ORDER, measured_set

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.records import SetRecord
from legcurl_timer.wording.history import remarks
from legcurl_timer.wording.measured import (
    count_text,
    instrument_text,
    judgement_text,
    rep_text,
    tension_text,
)

LYING, SEATED, NORDIC = (find_variation(load_variations(), name) for name in ("lying", "seated", "nordic"))
TOO_DARK = {"trusted": False, "why": "it was too dark", "tut_ms": None}


def rep_texts(record: SetRecord) -> list[str]:
    """Return what is said of each rep."""
    assert record.measurement
    return [rep_text(LYING, record, rep) for rep in record.measurement.reps]


def test_reps() -> None:
    """Each rep stands beside what was asked; of one not seen well, or a set, the reason is told instead."""
    assert rep_texts(measured_set("orqs_h?")) == [
        "lower for about 3.0 s of 3.0",
        "lower for about 1.5 s of 3.0, rushed",
        "lower for about 2.5 s of 3.0, a little quick",
        "lower for about 4.0 s of 3.0",
        "half a rep",
        "not seen well: someone walked past",
    ]
    assert rep_texts(measured_set("o", seen=TOO_DARK)) == ["not seen well: it was too dark"]


@pytest.mark.parametrize(("tempo", "asked"), [("2.25-0-1-0", " of 2.25"), ("3.5-0-X-0", " of 3.5"), ("", "")])
def test_the_tempo_as_it_was_asked_for(tempo: str, asked: str) -> None:
    """What was asked for is told as exactly as it was, and not at all where nobody knows it."""
    record = replace(measured_set("o"), tempo=tempo)
    assert record.measurement
    told = rep_text(SEATED, record, record.measurement.reps[0])
    assert told.removesuffix(", a little quick") == f"slow for about 3.0 s{asked}"


@pytest.mark.parametrize(
    ("reps", "facts", "text"),
    [
        ("ooo", {}, "paced 15 s, measured about 14 s"),
        ("oo?", {}, "paced 15 s, measured about 10 s in the 2 reps seen well"),
        ("o??", {}, "paced 15 s, measured about 5 s in the 1 rep seen well"),
        ("ooo", {"tut_ms": None}, "measured about 14 s"),
        ("ooo", {"measurement": None}, "paced 15 s"),
        ("ooo", {"measurement": None, "tut_ms": None}, ""),
    ],
)
def test_tension(reps: str, facts: dict[str, Any], text: str) -> None:
    """The paced time and the measured one, each named, and what the measured one leaves out."""
    assert tension_text(replace(measured_set(reps), **facts)) == text


def test_tension_of_a_set_that_was_not_seen_well() -> None:
    """Nothing is told but what was paced."""
    assert tension_text(measured_set("ooo", seen=TOO_DARK)) == "paced 15 s"
    assert tension_text(measured_set("ooo", seen={"tut_ms": None})) == "paced 15 s"


@pytest.mark.parametrize(
    ("reps", "seen", "completed", "text"),
    [
        ("oooh", {}, 4, "The camera saw 3 reps, the beat 4."),
        ("oooh", {}, 3, ""),
        ("ooo_", {}, 5, "The camera saw 3 reps, you noted 5."),
        ("_ooo?", {"instrument": Instrument.TAPS}, 5, "The taps make 4 reps, the beat 5."),
        ("o_", {}, 2, "The camera saw 1 rep, the beat 2."),
        ("o_", TOO_DARK, 2, ""),
    ],
)
def test_another_count(reps: str, seen: dict[str, Any], completed: int, text: str) -> None:
    """A count that differs is told with the other one, whoever that is of."""
    assert count_text(replace(measured_set(reps, seen=seen), completed_reps=completed)) == text
    assert count_text(replace(measured_set(reps), measurement=None)) == ""


@pytest.mark.parametrize(
    ("reps", "text"),
    [
        ("ooooo", "on the beat"),
        ("roqoo", "on the beat"),
        ("oorooo", "rushed in rep 3"),
        ("oorror", "rushed in reps 3, 4 and 6"),
        ("rooorrr", "rushed from rep 5 on"),
        ("ooorr?r", "rushed from rep 4 on"),
        ("rrrrr", "rushed in every rep"),
        ("or", "rushed in rep 2"),
        ("ororororor?r", "rushed in 6 of 11 reps"),
        ("oqqqq", "a little quick: lower for about 2.5 s of 3.0 as a rule"),
        ("ossss", "slower than the beat: lower for about 4.0 s of 3.0 as a rule"),
        ("oqqss", "lower for about 3.0 s of 3.0 as a rule"),
        ("??hh", "no rep was seen well"),
    ],
)
def test_the_judgement(reps: str, text: str) -> None:
    """One line: which reps were rushed, else how the set went; the first rep is for getting in."""
    assert judgement_text(LYING, measured_set(reps)) == text


def test_other_judgements() -> None:
    """A Nordic is told by the braking; a set that was not seen well by the reason; any other by nothing."""
    nordic = replace(measured_set("rqsh"), phase_order=NORDIC_ORDER)
    assert judgement_text(NORDIC, nordic) == "braked for about 4.0 s in the best rep"
    assert judgement_text(LYING, measured_set("rrrr", seen=TOO_DARK)) == "not seen well: it was too dark"
    assert judgement_text(LYING, measured_set("r", seen={**TOO_DARK, "why": ""})) == "not seen well"
    assert judgement_text(LYING, replace(nordic, measurement=None)) == ""
    assert judgement_text(LYING, replace(measured_set("rrrr"), tempo="")) == "lower for about 1.5 s as a rule"


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (measured_set("ooo"), ["with the beat, measured with the camera"]),
        (measured_set("orr", seen={"instrument": Instrument.TAPS}), ["rushed, measured by taps"]),
        (measured_set("oss"), ["measured with the camera"]),
        (measured_set("oss", seen={"instrument": Instrument.TAPS}), ["measured by taps"]),
        (replace(measured_set("orr"), kept_beat=True), ["with the beat", "measured with the camera"]),
        (measured_set("ooo", seen=TOO_DARK), []),
    ],
)
def test_the_beat_among_the_remarks(record: SetRecord, text: list[str]) -> None:
    """What the lifter says of the beat stands above what was measured of it; what measured it is told."""
    assert list(remarks(record)) == text
    assert record.measurement
    assert instrument_text(record.measurement).startswith("measured ")
