"""Start, pause, take up again, end: the state of a set at the times it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import RESUME_COUNT_IN_MS, Status, Transport
from legcurl_timer.core.records import Ending

VARIATIONS = {variation.id: variation for variation in load_variations()}
# Count-in to 5 s, then reps of 6 s: pull 1, squeeze 1, slow 3, stretch 1. The third ends at 22 s.
SEATED = SetPrescription(VARIATIONS["seated"], Tempo.parse("3-1-1-1"), reps=3, count_in_ms=5_000)


def resumed(transport: Transport, now_ms: int) -> Transport:
    """Return a set taken up again."""
    return transport.rewound(now_ms).start(now_ms)


@dataclass
class Session:
    """A lifter and a clock that is only ever moved on by hand; the set is looked at every half second."""

    transport: Transport
    now_ms: int = 1_000_000

    @classmethod
    def started(cls, prescription: SetPrescription = SEATED, *, run_ms: int = 0) -> "Session":
        """Return a set that was started and has run for a while."""
        session = cls(Transport.for_set(prescription))
        session.do(Transport.start)
        session.run(run_ms)
        return session

    def do(self, command: Callable[[Transport, int], Transport]) -> None:
        """Give a command now."""
        self.transport = command(self.transport, self.now_ms)

    def run(self, duration_ms: int) -> None:
        """Let time go by under observation."""
        end_ms = self.now_ms + duration_ms
        while self.now_ms < end_ms:
            self.now_ms = min(self.now_ms + 500, end_ms)
            self.do(Transport.update)

    @property
    def position_ms(self) -> int:
        """The position now."""
        return self.transport.position_ms(self.now_ms)

    @property
    def tally(self) -> SetTally:
        """The sums now."""
        return self.transport.tally(self.now_ms)


def test_finished_at_the_end_of_the_last_movement() -> None:
    """1 ms before its end a set runs, at its end it is completed with all that was planned."""
    session = Session.started(run_ms=21_999)
    assert session.transport.status is Status.RUNNING
    assert session.tally == SetTally(2, 16_999, 16_999)
    session.run(1)
    assert (session.transport.status, session.transport.ending) == (Status.FINISHED, Ending.COMPLETED)
    assert session.position_ms == 22_000
    assert session.tally == SetTally(3, 17_000, 17_000)


READY = Transport.for_set(SEATED)
RUNNING = READY.start(91_000).update(92_900).update(94_800).update(96_700).update(98_600)
"""Looked at a moment ago, 9 s into the set, at 100 000 ms."""
FINISHED = (Transport.start, Transport.update, Transport.pause, Transport.rewound, Transport.end)


@pytest.mark.parametrize(
    ("transport", "commands"),
    [
        (READY, (Transport.update, Transport.pause, Transport.rewound, Transport.end)),
        (RUNNING, (Transport.start, Transport.rewound)),
        (RUNNING.pause(100_000), (Transport.start, Transport.update, Transport.pause)),
        (Session.started(run_ms=22_000).transport, FINISHED),
        (RUNNING.end(100_000), FINISHED),
    ],
    ids=["ready", "running", "paused", "completed", "ended"],
)
def test_commands_that_make_no_sense(
    transport: Transport, commands: tuple[Callable[[Transport, int], Transport], ...]
) -> None:
    """What cannot be done in a state leaves it as it is, at any time."""
    for command in commands:
        for now_ms in (-(10**9), 100_000, 100_500, 10**9):
            assert command(transport, now_ms) is transport


def test_the_interrupted_rep_is_done_again() -> None:
    """After a pause inside a movement a short count-in leads back to the beginning of that rep."""
    session = Session.started(run_ms=13_500)  # 2.5 s into the second rep
    session.do(Transport.pause)
    session.run(60_000)
    session.do(resumed)
    assert session.transport.status is Status.RUNNING
    assert session.position_ms == 0
    assert session.transport.timeline.count_in_ms == RESUME_COUNT_IN_MS == 3_000
    assert session.transport.timeline.phase_at(3_000).rep == 2
    # What was done before the pause stays; the count-in adds nothing.
    session.run(3_000)
    assert session.tally == SetTally(1, 8_500, 8_500)
    session.run(11_000)
    assert session.transport.ending is Ending.COMPLETED
    assert session.tally == SetTally(3, 17_000 + 2_500, 17_000 + 2_500)
    assert [run.reached_ms for run in session.transport.runs(session.now_ms)] == [13_500, 14_000]


@pytest.mark.parametrize(("run_ms", "count_in_ms"), [(0, 5_000), (5_000, 5_000), (5_001, 3_000)])
def test_a_pause_before_the_first_movement(run_ms: int, count_in_ms: int) -> None:
    """Where no rep had begun, the planned count-in starts anew: the lifter is getting into position."""
    session = Session.started(run_ms=run_ms)
    session.do(Transport.pause)
    session.do(resumed)
    timeline = session.transport.timeline
    assert (timeline.count_in_ms, timeline.first_rep, timeline.set_time_ms) == (count_in_ms, 1, 17_000)


@pytest.mark.parametrize(("jump_ms", "position_ms"), [(2_000, 11_000), (-1, 9_000), (-2_000, 9_000)])
def test_a_late_look_is_no_jump(jump_ms: int, position_ms: int) -> None:
    """Two seconds between two looks are borne; a clock put back so far does not put back the set."""
    session = Session.started(run_ms=9_000)
    session.now_ms += jump_ms
    session.do(Transport.update)
    assert session.transport.status is Status.RUNNING
    assert session.position_ms == position_ms
    assert session.transport.clock_jumped is False


@pytest.mark.parametrize("jump_ms", [2_001, 8 * 3_600_000, -2_001, -8 * 3_600_000])
@pytest.mark.parametrize("command", [Transport.update, Transport.pause])
def test_a_jump_of_the_clock_pauses(jump_ms: int, command: Callable[[Transport, int], Transport]) -> None:
    """After more than two seconds the set is paused where it was last seen; what was missed never counts."""
    session = Session.started(run_ms=9_000)
    session.now_ms += jump_ms
    session.do(command)
    assert session.transport.status is Status.PAUSED
    assert session.transport.clock_jumped is True
    assert session.position_ms == 9_000
    assert session.tally == SetTally(0, 4_000, 4_000)


def rested(run_ms: int = 0) -> Session:
    """Return a set whose rest of 90 s began `run_ms` ago."""
    session = Session(Transport.for_set(SEATED, 90_000))
    session.do(Transport.start)
    session.run(run_ms)
    return session


@pytest.mark.parametrize(
    ("run_ms", "left_ms"), [(0, 90_000), (1, 89_999), (89_999, 1), (90_000, 0), (95_000, 0), (120_000, 0)]
)
def test_rest_left(run_ms: int, left_ms: int) -> None:
    """A rest becomes shorter until it is over, and stays over to the end of the set."""
    session = rested(run_ms)
    assert session.transport.rest_left_ms(session.now_ms) == left_ms


def test_a_pause_in_the_rest() -> None:
    """A rest stands still in a pause, and goes on with what was left of it."""
    session = rested(60_000)
    session.do(Transport.pause)
    session.run(100_000)
    assert session.transport.rest_left_ms(session.now_ms) == 30_000
    session.do(resumed)
    timeline = session.transport.timeline
    assert (timeline.rest_ms, timeline.count_in_ms, timeline.first_rep) == (30_000, 5_000, 1)
    session.run(30_000 + 10_000)
    assert session.tally == SetTally(1, 5_000, 5_000)


@pytest.mark.parametrize("left_ms", [0, 1, 15_000, 105_000])
def test_a_changed_rest(left_ms: int) -> None:
    """A rest that runs is made longer or shorter, or left out, and the set comes after it as planned."""
    session = rested(60_000)
    changed = session.transport.change_rest(left_ms, session.now_ms)
    assert (changed.status, changed.rest_left_ms(session.now_ms)) == (Status.PAUSED, left_ms)
    session.transport = changed
    session.do(resumed)
    timeline = session.transport.timeline
    assert (timeline.rest_ms, timeline.count_in_ms, timeline.first_rep) == (left_ms, 5_000, 1)
    session.run(left_ms + 22_000)
    assert session.transport.ending is Ending.COMPLETED
    assert session.tally == SetTally(3, 17_000, 17_000)


def test_ended_in_the_rest() -> None:
    """A set that is ended in its rest was never begun, and has no rest left."""
    session = rested(60_000)
    session.do(Transport.end)
    assert session.transport.ending is Ending.ENDED_EARLY
    assert session.tally == SetTally(0, 0, 0)
    assert session.transport.rest_left_ms(session.now_ms) == 0
    assert session.transport.change_rest(60_000, session.now_ms) is session.transport


def test_a_pause_keeps_nothing_that_was_still_to_come() -> None:
    """Paused often in its first reps, a set without an end remembers these alone."""
    session = Session.started(replace(SEATED, open_ended=True), run_ms=12_000)
    for _ in range(3):
        session.do(Transport.pause)
        session.do(resumed)
        session.run(4_000)

    assert [len(run.timeline.phases) for run in session.transport.earlier_runs] == [9, 5, 5]
    assert session.transport.tally(session.now_ms) == SetTally(1, 10_000, 10_000)


def test_an_open_ended_set_is_ended_by_the_lifter() -> None:
    """A set without an end goes on past what was in mind, and after a pause as well."""
    session = Session.started(replace(SEATED, open_ended=True), run_ms=5_000 + 4 * 6_000)
    assert session.transport.status is Status.RUNNING
    session.do(Transport.pause)
    session.do(resumed)
    session.run(3_000 + 6_000)
    session.do(Transport.end)
    assert session.transport.ending is Ending.ENDED_EARLY
    assert session.tally.completed_reps == 5
