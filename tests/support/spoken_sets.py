"""Sets with a voice, as a program of its own that paces them: `python spoken_sets.py NAME [SECONDS]`.

Nobody touches anything between its sets. With SECONDS each set is ended after that time.
"""

import sys
import time
from dataclasses import dataclass, replace

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import open_output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.score import Placed, write_score
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.audio.voice import OWN_VOICE, Word, load_voice
from legcurl_timer.clock import now_ms
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.pacer import Pacer

BANK = load_bank(sounds_folder())
VOICE = load_voice(sounds_folder() / OWN_VOICE)
_LOOK_EVERY_S = 0.02
_TAIL_S = 3.0
NEVER = float("inf")


@dataclass(frozen=True)
class SpokenSet:
    """A set with its rest and its guide."""

    prescription: SetPrescription
    guide: Guide
    rest_ms: int = 0

    @property
    def timeline(self) -> Timeline:
        """The set as it runs."""
        return compile_set(self.prescription, rest_ms=self.rest_ms)

    @property
    def score(self) -> tuple[Placed, ...]:
        """All that is to be heard of it."""
        return write_score(self.timeline, BANK, self.guide)


def two_legs() -> tuple[SpokenSet, ...]:
    """Return a set of the left leg and, after a switch, one of the right."""
    standing = find_variation(load_variations(), "standing")
    left = SetPrescription(standing, Tempo.parse("2-0-1-1"), 2, 5_000, leg=Leg.LEFT, bottom_reps=1)
    right = replace(left, leg=Leg.RIGHT, count_in_ms=3_000)
    return (
        SpokenSet(left, Guide.for_set(left, Guidance.WORDS, VOICE, closing=None)),
        SpokenSet(
            right,
            Guide.for_set(right, Guidance.WORDS, VOICE, opening=Word.SWITCH, closing=Word.WORKOUT_DONE),
            rest_ms=8_000,
        ),
    )


def endless() -> tuple[SpokenSet, ...]:
    """Return a quick set without an end, and with the glide, in which no moment is silent."""
    lying = find_variation(load_variations(), "lying")
    quick = SetPrescription(lying, Tempo.parse("0.5-0-0.5-0"), 10, 1_000, open_ended=True)
    return (SpokenSet(quick, Guide.for_set(quick, Guidance.GLIDE, VOICE)),)


WORKOUTS = {"two-legs": two_legs, "endless": endless}


def pace(spoken_sets: tuple[SpokenSet, ...], end_after_s: float) -> None:
    """Pace the sets one after the other, each begun as soon as the one before has ended."""
    output = open_output("simpleaudio")
    for each in spoken_sets:
        pacer = Pacer(
            each.prescription,
            bank=BANK,
            output=output,
            clock=now_ms,
            loudness=Loudness(100),
            rest_ms=each.rest_ms,
            guide=each.guide,
        )
        pacer.toggle()
        end_s = time.monotonic() + end_after_s
        while pacer.update(now_ms()).status is Status.RUNNING:
            time.sleep(_LOOK_EVERY_S)
            if time.monotonic() > end_s:
                pacer.end()
        reps = pacer.transport.tally(now_ms()).completed_reps
        print(pacer.sound_problem or "heard", reps)  # noqa: T201 - what the test reads
    if end_after_s == NEVER:
        time.sleep(_TAIL_S)


if __name__ == "__main__":
    pace(WORKOUTS[sys.argv[1]](), float(sys.argv[2]) if len(sys.argv) > 2 else NEVER)
