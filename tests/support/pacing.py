"""A paced set as someone outside sees and hears it: its plan, its lines, its sound."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from legcurl_timer.audio.wav import Samples, read_wav
from legcurl_timer.clock import now_ms
from support.null_sink import NullSink, Recording
from support.programs import private_environment, run, timer_command

OUR_SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
GO_AND_FIRST = "go and the first tone"
"""At zero two sounds begin together."""

_OTHER_S = 15.0
"""Time for a program to start and end, on a busy machine."""


@dataclass(frozen=True)
class PlannedPhase:
    """A phase as `timeline --json` tells it."""

    kind: str
    rep: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Plan:
    """A set as `timeline --json` tells it, without its count-in."""

    phases: tuple[PlannedPhase, ...]
    duration_ms: int

    @property
    def starts_ms(self) -> list[int]:
        """When each phase is to begin."""
        return [phase.start_ms for phase in self.phases]

    @property
    def cues(self) -> list[tuple[int, str]]:
        """When which sound is to begin: a tone for each phase, together with "go" for the first."""
        first, *others = self.phases
        return [
            (first.start_ms, GO_AND_FIRST),
            *((phase.start_ms, phase.kind) for phase in others),
        ]


def plan_of(arguments: Sequence[str], home: Path) -> Plan:
    """Ask the command line for the plan of a set."""
    command = timer_command("timeline", *arguments, "--json")
    document = json.loads(run(command, private_environment(home)).stdout)
    phases = (
        PlannedPhase(phase["kind"], phase["rep"], phase["start_ms"], phase["end_ms"])
        for phase in document["phases"]
    )
    return Plan(tuple(phase for phase in phases if phase.rep), document["duration_ms"])


def load_sounds(folder: Path = OUR_SOUNDS) -> dict[str, Samples]:
    """Return the sounds of a folder by name."""
    return {path.stem: read_wav(path, longest_s=3) for path in sorted(folder.glob("*.wav"))}


def sounds_of(plan: Plan, sounds: Mapping[str, Samples]) -> dict[str, Samples]:
    """Return sounds, and the first tone of a plan as it is heard: together with "go", for as long as it."""
    first = sounds[plan.phases[0].kind]
    both = first.astype(float)
    shared = min(len(first), len(sounds["go"]))
    both[:shared] += sounds["go"][:shared]
    return {**sounds, GO_AND_FIRST: both.astype(first.dtype)}


@dataclass(frozen=True)
class PacedSet:
    """What came out of one run of `pace`: lines with the clock (ms) of their arrival, and sound."""

    lines: tuple[tuple[int, str], ...]
    complaints: str
    exit_code: int
    recording: Recording

    def shown_ms(self, line: str) -> int:
        """Return when a line came."""
        return next(arrival_ms for arrival_ms, text in self.lines if text == line)


def pace(sink: NullSink, plan: Plan, *arguments: str) -> PacedSet:
    """Let the command line pace a set to its end, without a keyboard, and listen."""
    with sink.recording() as recording:
        command = timer_command("pace", "--sets", "1", *arguments)
        with subprocess.Popen(
            command,
            env=sink.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            too_late = Timer(plan.duration_ms / 1000 + _OTHER_S, process.kill)
            too_late.start()
            lines = tuple((now_ms(), line.rstrip("\n")) for line in process.stdout)
            complaints = process.stderr.read()
            code = process.wait()
            too_late.cancel()
        recording.wait_until_ms(now_ms())
    return PacedSet(lines, complaints, code, recording)
