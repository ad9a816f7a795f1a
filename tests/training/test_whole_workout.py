"""A whole workout on recorded sound: begun once, then only trained."""

from dataclasses import dataclass, field

import pytest
from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer

from legcurl_timer.audio.output import Output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.events import (
    Event,
    RestChanged,
    SetPlanned,
    WaitEnded,
    WorkoutDone,
    events_between,
)
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Workout
from legcurl_timer.training.pacer import Pacer

BANK = load_bank(sounds_folder())
STANDING = find_variation(load_variations(), "standing")
# Count-in to 5 s, then reps of 5 s.
PLAN = WorkoutPlan(
    SetPrescription(STANDING, Tempo.parse("3-0-1-1"), reps=3, count_in_ms=5_000), sets=2, rest_ms=30_000
)


@dataclass
class Floor:
    """A front end as small as can be: it passes on wishes, and does what the events say."""

    workout: Workout
    clock: FakeClock = field(default_factory=FakeClock)
    player: RecordingPlayer = field(default_factory=RecordingPlayer)
    pacer: Pacer | None = None
    log: list[Event] = field(default_factory=list)

    def become(self, after: Workout) -> None:
        """Take over the workout after a command."""
        before, self.workout = self.workout, after
        for event in events_between(before, after):
            self.log.append(event)
            self.obey(event)

    def obey(self, event: Event) -> None:
        """Pace what is next, when it is next."""
        left_ms = self.workout.rest_left_ms(self.clock())
        match event:
            case SetPlanned(step):
                self.drop_pacer()
                self.pacer = Pacer(
                    step.prescription,
                    bank=BANK,
                    output=Output([self.player]),
                    clock=self.clock,
                    loudness=Loudness(100),
                    rest_ms=left_ms,
                )
                if self.workout.stage(self.clock()) is not Stage.WAITING:
                    self.pacer.toggle()
            case RestChanged() if self.pacer:
                self.pacer.change_rest(left_ms)
            case WaitEnded() if self.pacer:
                self.pacer.change_rest(left_ms)
                if self.pacer.transport.status is not Status.RUNNING:
                    self.pacer.toggle()
            case WorkoutDone():
                self.drop_pacer()

    def drop_pacer(self) -> None:
        """Let go of the set that is over; a last sound may ring on."""
        if self.pacer and self.pacer.transport.status is not Status.FINISHED:
            self.pacer.close()
        self.pacer = None

    def run(self, duration_ms: int) -> None:
        """Let time go by, and look."""
        for _ in range(duration_ms // 100):
            self.clock.advance(100)
            if self.pacer:
                self.look(self.pacer)

    def look(self, pacer: Pacer) -> None:
        """Wait after the rest where the lifter is waited for; hand over the set once it is over."""
        transport, now_ms = pacer.look(), self.clock()
        tally = transport.tally(now_ms)
        if self.workout.stage(now_ms) is Stage.WAITING and transport.status is Status.RUNNING:
            if not transport.rest_left_ms(now_ms):
                pacer.pause()
        elif transport.ending:
            self.become(self.workout.set_ended(tally, transport.ending, now_ms))


def done_legs(floor: Floor) -> list[tuple[Leg, int, Ending]]:
    """Return leg, reps and ending of each set done."""
    return [(each.place.leg, each.tally.completed_reps, each.ending) for each in floor.workout.done]


@pytest.fixture
def floor() -> Floor:
    """Return a floor with a workout that has begun."""
    floor = Floor(Workout(PLAN))
    floor.become(floor.workout.begin(floor.clock()))
    return floor


def test_from_one_touch_to_the_end(floor: Floor) -> None:
    """Two sets of two legs, with switches and a rest, need no touch; each is one buffer with its rest."""
    floor.run(4 * 19_000 + 2 * 10_000 + 30_000 + 4 * 1_000)

    assert done_legs(floor) == [
        (Leg.LEFT, 3, Ending.COMPLETED),
        (Leg.RIGHT, 3, Ending.COMPLETED),
        (Leg.LEFT, 3, Ending.COMPLETED),
        (Leg.RIGHT, 3, Ending.COMPLETED),
    ]
    assert floor.log[-1] == WorkoutDone(floor.workout.done)
    assert len(floor.player.playbacks) == 4


def test_second_leg_ends_by_itself_where_the_first_was_ended(floor: Floor) -> None:
    """A first leg ended after one rep is matched by the second one."""
    assert floor.pacer is not None
    floor.run(5_000 + 5_000 + 1_000)
    floor.pacer.end()
    floor.run(10_000 + 5_000 + 5_000 + 1_000)

    assert done_legs(floor) == [(Leg.LEFT, 1, Ending.ENDED_EARLY), (Leg.RIGHT, 1, Ending.COMPLETED)]


def test_rest_left_out(floor: Floor) -> None:
    """A rest that is left out goes straight to the count-in, on a tape of its own."""
    floor.run(20_000)
    floor.become(floor.workout.skip_rest(floor.clock()))

    assert floor.pacer is not None
    timeline = floor.pacer.transport.timeline
    assert (timeline.rest_ms, timeline.count_in_ms) == (0, 5_000)
    assert len(floor.player.playbacks) == 3
    floor.run(20_000)
    assert len(floor.workout.done) == 2


def test_lifter_is_waited_for(floor: Floor) -> None:
    """A set that waits is silent after its rest, however long it takes, and gets its whole count-in."""
    floor.run(20_000)
    floor.become(floor.workout.wait())
    floor.run(300_000)

    assert floor.pacer is not None
    assert floor.pacer.transport.status is Status.PAUSED
    assert floor.player.last.stopped
    assert floor.pacer.transport.tally(floor.clock()).set_time_ms == 0

    floor.become(floor.workout.go_on())
    assert floor.pacer.transport.status is Status.RUNNING
    assert floor.pacer.transport.timeline.count_in_ms == 5_000
    floor.run(21_000)
    assert len(floor.workout.done) == 2
