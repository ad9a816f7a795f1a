"""Three hours of sets and rests leave nothing behind: no memory, no threads."""

import gc
import threading
import tracemalloc
from dataclasses import replace

from support.fake_clock import FakeClock
from support.kept_sets import at
from support.recording_player import RecordingPlayer

from legcurl_timer.audio.output import Output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Workout
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.session import TrainingSession
from legcurl_timer.training.set_recorder import SetRecorder

THREE_HOURS_MS = 3 * 3_600_000
LOOK_EVERY_MS = 100
MOST_GROWTH_BYTES = 100_000
"""One second of sound; the phases of the sets alone, if they stayed, would be several times as much."""


class Lifter:
    """Does workout after workout, on a fast clock, and on a device that keeps nothing."""

    def __init__(self) -> None:
        standing = WorkoutPlan.by_default(find_variation(load_variations(), "standing"))
        self.plan = replace(standing, sets=3, rest_ms=150_000)
        self.clock = FakeClock()
        self.player = RecordingPlayer()
        self.bank = load_bank(sounds_folder())
        self.sets = 0
        self.session = TrainingSession(
            self.clock, self._make_pacer, lambda _step: SetRecorder(at(), self._keep), lambda _event: None
        )

    def do_workout(self) -> None:
        """Do all sets of a workout, each after its rest."""
        self.session.begin(Workout(self.plan))
        while self.session.stage is not Stage.DONE:
            self.clock.advance(LOOK_EVERY_MS)
            self.session.update(self.clock())

    def _make_pacer(self, prescription: SetPrescription, context: SetContext) -> Pacer:
        self.player.playbacks.clear()
        return Pacer(
            prescription,
            bank=self.bank,
            output=Output([self.player]),
            clock=self.clock,
            loudness=Loudness(50),
            rest_ms=context.rest_ms,
        )

    def _keep(self, record: SetRecord) -> None:
        self.sets += record.ending is not None


def held_bytes() -> int:
    """Return what is held in memory now."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_three_hours() -> None:
    """GIVEN the first workout done WHEN three more hours follow THEN memory and threads are as before."""
    lifter = Lifter()
    tracemalloc.start()
    try:
        lifter.do_workout()
        held, threads = held_bytes(), threading.active_count()
        end_ms = lifter.clock() + THREE_HOURS_MS
        while lifter.clock() < end_ms:
            lifter.do_workout()
        assert held_bytes() - held < MOST_GROWTH_BYTES
    finally:
        tracemalloc.stop()
    assert threading.active_count() == threads
    assert lifter.sets > 60
