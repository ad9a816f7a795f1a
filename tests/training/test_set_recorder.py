"""A set that is being paced, written down as it goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.kept_sets import at, history_file, history_in, paced_set, stored_sets

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.records import MAX_DURATION_MS, Ending, SetRecord, Source
from legcurl_timer.core.workout.plan import Place
from legcurl_timer.core.workout.workout import Step
from legcurl_timer.history.edits import last_change
from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.set_recorder import SetRecorder, recorder_for

_COUNT_IN_MS = 5_000
_REP_MS = 5_000
_DAY_MS = 86_400_000


class Pacing:
    """A set of three reps at 3-0-1-1 whose clock stands still until it is moved on."""

    def __init__(self, variation: str = "lying") -> None:
        prescription = SetPrescription(
            find_variation(load_variations(), variation), Tempo.parse("3-0-1-1"), 3, _COUNT_IN_MS
        )
        self.kept: list[SetRecord] = []
        self.now_ms = 1_000_000
        self.transport = Transport.for_set(prescription)
        self.recorder = SetRecorder(at(), self.kept.append)

    def do(self, command: Callable[[Transport, int], Transport]) -> None:
        """Do something with the set now, and look at it."""
        self.transport = command(self.transport, self.now_ms)
        self.recorder.update(self.transport, self.now_ms)

    def start(self, run_ms: int) -> None:
        """Begin the set, and let it run."""
        self.do(Transport.start)
        self.go_on(run_ms)

    def go_on(self, duration_ms: int) -> None:
        """Let the set run, looking at it twenty times a second."""
        for _ in range(0, duration_ms, 50):
            self.now_ms += 50
            self.do(Transport.update)

    def resume(self, after_ms: int = 10_000) -> None:
        """Take the set up again."""
        self.now_ms += after_ms
        self.do(lambda transport, now_ms: transport.rewound(now_ms).start(now_ms))


@pytest.fixture
def pacing() -> Pacing:
    """Give a set that is ready to start."""
    return Pacing()


def test_nothing_is_written_before_the_start(pacing: Pacing) -> None:
    """A set that is only prepared leaves no trace."""
    pacing.go_on(1_000)
    assert pacing.kept == []
    assert pacing.recorder.record is None


def test_a_set_is_written_at_its_start_after_each_rep_and_at_its_end(pacing: Pacing) -> None:
    """However often one looks, there is one record for each thing that happened."""
    pacing.start(60_000)
    assert [(record.completed_reps, record.ending) for record in pacing.kept] == [
        (0, None),
        (1, None),
        (2, None),
        (3, Ending.COMPLETED),
    ]
    assert pacing.recorder.record is pacing.kept[-1]
    assert {(record.uid, record.started) for record in pacing.kept} == {(pacing.recorder.uid, at())}


def test_the_whole_record(pacing: Pacing) -> None:
    """The record holds what was planned, what was done, and each phase of each rep."""
    pacing.start(60_000)
    done = pacing.kept[-1]
    assert (done.variation, done.tempo, done.planned_reps) == ("lying", "3-0-1-1", 3)
    assert (done.source, done.load, done.reserve_half_reps, done.note) == (Source.PACED, None, None, "")
    assert done.set_time_ms == 3 * _REP_MS
    assert [(rep.number, rep.completed, rep.start_ms) for rep in done.reps] == [
        (number, True, _COUNT_IN_MS + (number - 1) * _REP_MS) for number in (1, 2, 3)
    ]
    assert [rep.phase_ms(PhaseKind.ECCENTRIC) for rep in done.reps] == [3_000] * 3
    assert {rep.duration_ms for rep in done.reps} == {_REP_MS}


def test_a_running_set_counts_complete_reps_only(pacing: Pacing) -> None:
    """After a crash the reps that were complete are there, and nothing of the one in progress."""
    pacing.start(_COUNT_IN_MS + _REP_MS + 2_000)
    last = pacing.kept[-1]
    assert last.completed_reps == len(last.reps) == 1
    assert last.set_time_ms == _REP_MS


def test_a_pause_writes_the_broken_off_rep(pacing: Pacing) -> None:
    """A rep that was broken off is kept as tried, and again when it is done."""
    pacing.start(_COUNT_IN_MS + _REP_MS + 2_000)
    pacing.do(Transport.pause)
    assert [(rep.number, rep.completed) for rep in pacing.kept[-1].reps] == [(1, True), (2, False)]
    pacing.resume()
    pacing.go_on(60_000)
    assert [(rep.number, rep.completed) for rep in pacing.kept[-1].reps] == [
        (1, True),
        (2, False),
        (2, True),
        (3, True),
    ]
    assert pacing.kept[-1].completed_reps == 3


def test_ending_early(pacing: Pacing) -> None:
    """A set that the lifter ends says so, with the tension of the rep begun."""
    pacing.start(_COUNT_IN_MS + _REP_MS + 2_000)
    pacing.do(Transport.end)
    done = pacing.kept[-1]
    assert (done.ending, done.completed_reps, done.set_time_ms) == (
        Ending.ENDED_EARLY,
        1,
        _REP_MS + 2_000,
    )


def test_attempts_never_become_fewer(pacing: Pacing) -> None:
    """What was written of a set once is in every later record of it, at the same place."""
    pacing.start(0)
    for _ in range(4):
        pacing.go_on(3_950)
        pacing.do(Transport.pause)
        pacing.resume()
    pacing.go_on(60_000)
    for before, after in zip(pacing.kept, pacing.kept[1:], strict=False):
        assert after.reps[: len(before.reps)] == before.reps


def test_a_set_taken_up_days_later(pacing: Pacing) -> None:
    """A lid that was closed for days in mid-set does not make a record that cannot be."""
    pacing.start(_COUNT_IN_MS + _REP_MS + 2_000)
    pacing.do(Transport.pause)
    pacing.resume(after_ms=3 * _DAY_MS)
    pacing.go_on(60_000)
    done = pacing.kept[-1]
    assert (done.completed_reps, done.ending) == (3, Ending.COMPLETED)
    assert done.reps[-1].start_ms == MAX_DURATION_MS


def test_a_set_paused_without_end(pacing: Pacing, monkeypatch: pytest.MonkeyPatch) -> None:
    """More attempts than are kept are no reason to keep nothing."""
    monkeypatch.setattr("legcurl_timer.training.set_recorder.MAX_REPS_KEPT", 20)
    pacing.start(0)
    for _ in range(25):
        pacing.go_on(7_000)
        pacing.do(Transport.pause)
        pacing.resume(0)
    pacing.do(Transport.end)
    assert len(pacing.kept[-1].reps) == 20


def test_load_is_known_before_the_set(tmp_path: Path) -> None:
    """A set begins with the load lifted last, or suggested, and leaves no correction that could be undone."""
    with history_in(tmp_path) as store:
        store.keep(paced_set(kg=40))
    pacing = Pacing()
    step = Step(1, Place(1, Leg.BOTH, warm_up=True), pacing.transport.prescription)
    writer = HistoryWriter(tmp_path, at)
    assert writer.wait_until_stored(5)
    suggested = Load(LoadUnit.KG, 42_500)
    loads = []
    for load in (None, suggested):
        pacing = Pacing()
        pacing.recorder = recorder_for(step, writer, load)
        pacing.start(60_000)
        assert writer.wait_until_stored(5)
        record = stored_sets(tmp_path)[pacing.recorder.uid]
        loads.append((record.load, record.warm_up))
    with Store.open_existing(history_file(tmp_path)) as store:
        assert last_change(store) is None
    writer.close()
    assert loads == [(Load(LoadUnit.KG, 40_000), True), (suggested, True)]
