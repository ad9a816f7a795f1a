"""A lifter's set on a recorded device, under a clock that is moved by hand."""

from dataclasses import dataclass, field

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output
from legcurl_timer.audio.player import Player
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.score import BEEPS_ONLY
from legcurl_timer.audio.sounds import SoundBank, load_bank
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.pacer import Pacer
from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer

BANK = load_bank(sounds_folder())
FULL = Loudness(100)
_LOOK_EVERY_MS = 500


@dataclass
class Gym:
    """A set that is ready to start."""

    player: RecordingPlayer
    clock: FakeClock
    pacer: Pacer
    statuses: list[Status] = field(default_factory=list)

    def run(self, duration_ms: int) -> None:
        """Let time go by under observation."""
        for left_ms in range(duration_ms, 0, -_LOOK_EVERY_MS):
            self.clock.advance(min(left_ms, _LOOK_EVERY_MS))
            self.statuses.append(self.pacer.update(self.clock()).status)

    @property
    def position_ms(self) -> int:
        """Where the set stands now."""
        return self.pacer.transport.position_ms(self.clock())

    @property
    def status(self) -> Status:
        """What the set does now."""
        return self.pacer.transport.status


def make_gym(
    prescription: SetPrescription,
    *,
    player: RecordingPlayer | None = None,
    loudness: Loudness = FULL,
    trim_ms: int = 0,
    others: tuple[Player, ...] = (),
    bank: SoundBank = BANK,
    rest_ms: int = 0,
    guide: Guide = BEEPS_ONLY,
) -> Gym:
    """Return a gym whose set is ready to start; `others` are asked where the player fails."""
    player = player or RecordingPlayer()
    clock = FakeClock()
    pacer = Pacer(
        prescription,
        bank=bank,
        output=Output([player, *others]),
        clock=clock,
        loudness=loudness,
        trim_ms=trim_ms,
        rest_ms=rest_ms,
        guide=guide,
    )
    return Gym(player, clock, pacer)
