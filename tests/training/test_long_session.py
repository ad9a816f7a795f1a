"""Three hours of sets and rests leave nothing behind: no memory, no threads."""

import gc
import threading
import tracemalloc
from dataclasses import replace

from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer

from legcurl_timer.audio.output import Output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Workout
from legcurl_timer.training.pacer import Pacer

THREE_HOURS_MS = 3 * 3_600_000
LOOK_EVERY_MS = 100
MOST_GROWTH_BYTES = 100_000
"""One second of sound; the phases of the sets alone, if they stayed, would be several times as much."""


class Session:
    """A lifter who does workout after workout, on a fast clock, and a device that keeps nothing."""

    def __init__(self) -> None:
        standing = WorkoutPlan.by_default(find_variation(load_variations(), "standing"))
        self.plan = replace(standing, sets=3, rest_ms=150_000)
        self.clock = FakeClock()
        self.player = RecordingPlayer()
        self.output = Output([self.player])
        self.bank = load_bank(sounds_folder())
        self.sets = 0

    def do_workout(self) -> None:
        """Do all sets of a workout, each after its rest."""
        workout = Workout(self.plan).begin(self.clock())
        while workout.stage(self.clock()) is not Stage.DONE:
            workout = self._do_set(workout)

    def _do_set(self, workout: Workout) -> Workout:
        assert workout.step is not None
        pacer = Pacer(
            workout.step.prescription,
            bank=self.bank,
            output=self.output,
            clock=self.clock,
            loudness=Loudness(50),
            rest_ms=workout.rest_left_ms(self.clock()),
        )
        pacer.toggle()
        while (transport := pacer.update(self.clock())).status is not Status.FINISHED:
            self.clock.advance(LOOK_EVERY_MS)
        pacer.close()
        self.player.playbacks.clear()
        self.sets += 1
        assert transport.ending is not None
        return workout.set_ended(transport.tally(self.clock()), transport.ending, self.clock())


def held_bytes() -> int:
    """Return what is held in memory now."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_three_hours() -> None:
    """GIVEN the first workout done WHEN three more hours follow THEN memory and threads are as before."""
    session = Session()
    tracemalloc.start()
    try:
        session.do_workout()
        held, threads = held_bytes(), threading.active_count()
        end_ms = session.clock() + THREE_HOURS_MS
        while session.clock() < end_ms:
            session.do_workout()
        assert held_bytes() - held < MOST_GROWTH_BYTES
    finally:
        tracemalloc.stop()
    assert threading.active_count() == threads
    assert session.sets > 60
