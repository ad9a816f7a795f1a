"""A set, and a whole workout, on a recorded device, under a clock that is moved by hand."""

from dataclasses import dataclass, field
from typing import Any

from legcurl_timer.audio.output import Output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.audio.voice import OWN_VOICE, load_voice
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.session import TrainingSession
from legcurl_timer.training.session_events import SessionEvent
from legcurl_timer.training.set_recorder import SetRecorder
from support.fake_clock import FakeClock
from support.kept_sets import at
from support.recording_player import RecordingPlayer

BANK = load_bank(sounds_folder())
VOICE = load_voice(sounds_folder() / OWN_VOICE)
FULL = Loudness(100)
_LOOK_EVERY_MS = 500


@dataclass
class Gym:
    """A set that is ready to start."""

    player: RecordingPlayer
    clock: FakeClock
    pacer: Pacer
    statuses: list[Status] = field(default_factory=list)
    _begun_ms: dict[int, int] = field(default_factory=dict)

    def start(self, run_ms: int = 0) -> None:
        """Begin the set, or its rest, and let some time go by."""
        self.pacer.toggle()
        self.run(run_ms)

    def run(self, duration_ms: int) -> None:
        """Let time go by under observation."""
        for left_ms in range(duration_ms, 0, -_LOOK_EVERY_MS):
            begun_ms = self._begun_ms.setdefault(len(self.player.playbacks), self.clock())
            self.clock.advance(min(left_ms, _LOOK_EVERY_MS))
            if self.player.playbacks:
                self.player.last.play_on(self.clock() - begun_ms)
            self.statuses.append(self.pacer.update(self.clock()).status)

    @property
    def position_ms(self) -> int:
        """Where the set stands now."""
        return self.pacer.transport.position_ms(self.clock())

    @property
    def status(self) -> Status:
        """What the set does now."""
        return self.pacer.transport.status


def make_gym(prescription: SetPrescription, *, player: RecordingPlayer | None = None, **options: Any) -> Gym:
    """Return a gym whose set is ready to start, with our sounds, at full volume unless told otherwise."""
    player = player or RecordingPlayer()
    clock = FakeClock()
    usual = {"bank": BANK, "loudness": FULL}
    pacer = Pacer(prescription, output=Output([player]), clock=clock, **usual | options)
    return Gym(player, clock, pacer)


@dataclass
class Floor:
    """A session whose clock is moved by hand; what sounds, is told and is kept is on the record."""

    clock: FakeClock = field(default_factory=FakeClock)
    player: RecordingPlayer = field(default_factory=RecordingPlayer)
    log: list[SessionEvent] = field(default_factory=list)
    contexts: list[SetContext] = field(default_factory=list)
    kept: dict[str, SetRecord] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.session = TrainingSession(self.clock, self._make_pacer, self._make_recorder, self.log.append)

    def _make_pacer(self, prescription: SetPrescription, context: SetContext) -> Pacer:
        self.contexts.append(context)
        return Pacer(
            prescription,
            bank=BANK,
            output=Output([self.player]),
            clock=self.clock,
            loudness=FULL,
            rest_ms=context.rest_ms,
        )

    def _make_recorder(self, step: Step) -> SetRecorder:
        def keep(record: SetRecord) -> None:
            self.kept[record.uid] = record

        return SetRecorder(at(), keep, warm_up=step.place.warm_up)

    def begin(self, plan: WorkoutPlan, run_ms: int = 0) -> None:
        """Begin a workout, and let some time go by."""
        self.session.begin(Workout(plan))
        self.run(run_ms)

    def run(self, duration_ms: int) -> None:
        """Let time go by, and look where that is wanted."""
        for _ in range(duration_ms // 100):
            self.clock.advance(100)
            if self.session.needs_updates:
                self.session.update(self.clock())

    def sleep(self, duration_ms: int) -> None:
        """Let time go by unseen, then look."""
        self.clock.advance(duration_ms)
        self.session.update(self.clock())

    def told(self, kind: type) -> list[SessionEvent]:
        """Return what was told of a kind."""
        return [event for event in self.log if isinstance(event, kind)]

    @property
    def workout(self) -> Workout:
        """The workout that is under way."""
        return self.session.workout

    @property
    def transport(self) -> Transport:
        """The set that is under way or comes next."""
        return self.session.transport

    @property
    def done(self) -> list[tuple[Leg, int, Ending]]:
        """Leg, reps and ending of each set done."""
        return [(each.place.leg, each.tally.completed_reps, each.ending) for each in self.workout.done]
