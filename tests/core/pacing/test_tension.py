"""What has been done of a set: reps, tension, set time, attempt by attempt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import Run, SetTally, planned_tally, tally
from legcurl_timer.core.pacing.timeline import Timeline, compile_set
from legcurl_timer.core.records import RepRecord
from legcurl_timer.training.set_recorder import rep_records

VARIATIONS = {variation.id: variation for variation in load_variations()}

SEATED = SetPrescription(VARIATIONS["seated"], Tempo.parse("3-1-1-1"), reps=10, count_in_ms=5_000)
NORDIC = SetPrescription(VARIATIONS["nordic"], Tempo.parse("4-1-2-2"), reps=2, count_in_ms=1_000)
OWN_NORDIC = SetPrescription(
    VARIATIONS["nordic"], Tempo.parse("4-1-2-2"), reps=2, count_in_ms=1_000, own_return=True
)
BAND = SetPrescription(VARIATIONS["standing-band"], Tempo.parse("3-1-1-2"), reps=2, count_in_ms=2_000)
FIRST = Run(compile_set(SEATED), 12_250)  # one rep, and 1.25 s into the second
SECOND = Run(compile_set(SEATED, first_rep=2, count_in_ms=3_000), 9_500)  # the second, half a second on


@pytest.mark.parametrize(
    ("prescription", "reached_ms", "expected"),
    [
        # Nothing before the first movement.
        (SEATED, 5_000, SetTally(0, 0, 0)),
        # Broken off inside a movement: no rep, but its tension.
        (SEATED, 5_001, SetTally(0, 1, 1)),
        (SEATED, 9_999, SetTally(0, 4_999, 4_999)),
        # The rep counts with the end of its last movement, and in its trailing pause.
        (SEATED, 10_000, SetTally(1, 5_000, 5_000)),
        (SEATED, 12_250, SetTally(1, 7_250, 7_250)),
        (SEATED, 64_000, SetTally(10, 59_000, 59_000)),
        (SEATED, 99_000, SetTally(10, 59_000, 59_000)),
        # The Nordic: down 1 to 5 s, catch to 6 s, up to 8 s, set to 10 s.
        (NORDIC, 5_500, SetTally(0, 4_000, 4_500)),
        (NORDIC, 7_999, SetTally(0, 4_000, 6_999)),
        (NORDIC, 8_000, SetTally(1, 4_000, 7_000)),
        (OWN_NORDIC, 7_999, SetTally(0, 5_999, 6_999)),
        # The band: up 2 to 3 s, hold to 5 s, back to 8 s, near slack to 9 s.
        (BAND, 8_600, SetTally(1, 6_000, 6_600)),
    ],
)
def test_so_far(prescription: SetPrescription, reached_ms: int, expected: SetTally) -> None:
    """A run counts what it reached: whole reps, every loaded ms, and the time since the first movement."""
    assert tally([Run(compile_set(prescription), reached_ms)]) == expected


def test_runs_add_up_without_their_breaks() -> None:
    """A broken-off rep adds its tension, and no count-in adds anything."""
    assert tally([FIRST, SECOND]) == SetTally(2, 7_250 + 6_500, 7_250 + 6_500)


def test_reps_of_a_run_broken_off() -> None:
    """Each attempt has its phases as far as they were done; the one broken off is not completed."""
    assert rep_records([Run(compile_set(BAND), 11_500)]) == (
        RepRecord(1, True, 2_000, 3_000, 1_000, 1_000, 2_000),
        RepRecord(2, False, 9_000, concentric_ms=1_000, contracted_pause_ms=1_500),
    )
    assert len(rep_records([Run(compile_set(BAND), 9_000)])) == 1


def test_a_clock_put_back() -> None:
    """A rep that would start before its set starts with it, and one of days later at the end of a day."""
    first, second = (Run(compile_set(SEATED), 12_250, started_at_ms=at) for at in (90_000, 0))
    assert [rep.start_ms for rep in rep_records([first, second])] == [5_000, 11_000, 0, 0]
    assert rep_records([second, first._replace(started_at_ms=10**9)])[-1].start_ms == 86_400_000


def test_a_rep_done_again_is_a_second_attempt() -> None:
    """After a pause the interrupted rep appears twice, once broken off and once done."""
    assert [(rep.number, rep.completed, rep.duration_ms) for rep in rep_records([FIRST, SECOND])] == [
        (1, True, 6_000),
        (2, False, 1_250),
        (2, True, 5_000 + 1_000),
        (3, False, 500),
    ]


def test_a_rest_counts_for_nothing() -> None:
    """Neither tension nor set time grows in a rest, and the attempts start from where it ended."""
    rested = compile_set(SEATED, rest_ms=90_000)
    assert tally([Run(rested, 90_000)]) == tally([Run(rested, 95_000)]) == SetTally(0, 0, 0)
    run = Run(rested, 90_000 + 12_250, started_at_ms=50_000)
    assert tally([run]) == SetTally(1, 7_250, 7_250)
    assert [rep.start_ms for rep in rep_records([run])] == [5_000, 11_000]
    assert planned_tally(rested) == planned_tally(compile_set(SEATED))


def test_attempts_start_after_the_rest() -> None:
    """A rest that was paused, and gone on with in a run of its own, is no part of the set."""
    rest = Run(compile_set(SEATED, rest_ms=90_000), 60_000, started_at_ms=0)
    first = Run(compile_set(SEATED, rest_ms=30_000), 30_000 + 12_250, started_at_ms=200_000)
    second = Run(compile_set(SEATED, first_rep=2, count_in_ms=3_000), 9_500, started_at_ms=300_000)
    assert [rep.start_ms for rep in rep_records([rest, first, second])] == [5_000, 11_000, 73_000, 79_000]
    assert rep_records([rest]) == ()


@given(st.lists(st.tuples(st.from_type(Timeline), st.integers(-1_000, 1_500_000)), max_size=4))
def test_the_attempts_add_up_to_the_sums(parts: list[tuple[Timeline, int]]) -> None:
    """Reps and time of the attempts are those of the tally, and tension is within the time."""
    runs = [Run(timeline, reached_ms) for timeline, reached_ms in parts]
    attempts = rep_records(runs)
    done = tally(runs)
    assert done.completed_reps == sum(attempt.completed for attempt in attempts)
    assert done.set_time_ms == sum(attempt.duration_ms for attempt in attempts)
    assert done.tut_ms <= done.set_time_ms
    assert all(attempt.duration_ms for attempt in attempts)
