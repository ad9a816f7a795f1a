"""Every phase of a set with its times, for reading and for programs."""

from typing import Any

import pytest
from support.command_line import Command, document


def phase(kind: str, rep: int, start_ms: int, end_ms: int, *, loaded: bool = True) -> dict[str, Any]:
    """Return a phase as the timeline's JSON has it."""
    return {"kind": kind, "rep": rep, "start_ms": start_ms, "end_ms": end_ms, "loaded": loaded}


def test_timeline_of_a_nordic(command: Command) -> None:
    """A Nordic runs 1-2-3-4 and is loaded on the way down only; without a count-in it begins at 0."""
    asked = ("--variation", "nordic", "--tempo", "4-0-X-1.5", "--reps", "2", "--count-in", "0")
    found = document(command("timeline", *asked, "--json"))

    assert found == {
        "variation": "nordic",
        "tempo": "4-0-X-1.5",
        "reps": 2,
        "count_in_ms": 0,
        "duration_ms": 11_500,
        "tut_ms": 8_000,
        "set_time_ms": 11_500,
        "phases": [
            phase("eccentric", 1, 0, 4_000),
            phase("concentric", 1, 4_000, 5_000, loaded=False),
            phase("contracted_pause", 1, 5_000, 6_500, loaded=False),
            phase("eccentric", 2, 6_500, 10_500),
            phase("concentric", 2, 10_500, 11_500, loaded=False),
        ],
    }


@pytest.mark.parametrize(
    ("text", "count_in_ms"),
    [("", 5_000), ("0", 0), ("30", 30_000), ("7.5", 7_500), ("7,5", 7_500), ("0.001", 1), ("12.", 12_000)],
)
def test_count_in(command: Command, text: str, count_in_ms: int) -> None:
    """A count-in is told in seconds, to the millisecond; what is not told is as the variation has it."""
    asked = ("--count-in", text) if text else ()
    found = document(command("timeline", "--variation", "lying", *asked, "--json"))

    assert (found["tempo"], found["reps"], found["count_in_ms"]) == ("3-0-1-1", 10, count_in_ms)
    assert found["duration_ms"] == count_in_ms + found["set_time_ms"] == count_in_ms + 50_000


def test_timeline_for_reading(command: Command) -> None:
    """Without --json the timeline is a table in the words of the variation."""
    told = command("timeline", "--variation", "nordic", "--reps", "1", "--count-in", "2.5")

    assert told.code == 0
    assert told.out.splitlines() == [
        "Nordic hamstring curl, 4-1-2-2 (lower 4 s \u00b7 catch 1 s \u00b7 up 2 s \u00b7 reset 2 s), 1 rep",
        "start s  length s  rep  phase     loaded",
        "0        2.5            Count-in",
        "2.5      4         1    Lower     yes",
        "6.5      1         1    Catch",
        "7.5      2         1    Up",
        "0:04 under tension, set time 0:07, with count-in 0:09",
    ]
