"""A program that stays open and paces one set after another, each when a line comes in, as the window does.

A number in the line is the length in ms of the rest before the set, in which a missing device is asked for
again. Each line that it writes tells what the set does: "begun", "no sound: ..." with the reason, "sound"
where it is back, "finished 1" with the reps that were done.
"""

import sys
import time
from pathlib import Path

from legcurl_timer.clock import now_ms
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.training.set_under_way import SoundRetry
from legcurl_timer.userdata.settings import AudioChoice, SettingsFile

SET_MS = 2_500
_FRAME_S = 0.016


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def pace(audio_engine: AudioEngine, rest_ms: int) -> None:
    """Pace a set of one rep after a rest: half a second to get ready, one down, one up."""
    nordic = find_variation(load_variations(), "nordic")
    prescription = SetPrescription(nordic, Tempo.parse("1-0-1-0"), 1, 500)
    pacer = audio_engine.pacer(prescription, Loudness(100), SetContext(rest_ms))
    sound_retry = SoundRetry()
    told = ""
    pacer.toggle()
    say("begun")
    while (transport := pacer.update(now_ms())).status is not Status.FINISHED:
        left_ms = transport.rest_left_ms(now_ms())
        if sound_retry.is_due(left_ms, pacer.sound_problem):
            pacer.change_rest(left_ms)
        if pacer.sound_problem != told:
            told = pacer.sound_problem
            say(f"no sound: {told}" if told else "sound")
        time.sleep(_FRAME_S)
    say(f"finished {pacer.transport.tally(now_ms()).completed_reps}")


def main(folder: Path, player: str) -> None:
    """Pace a set for each line that comes in."""
    audio_engine = AudioEngine(SettingsFile(folder).load()[0], AudioChoice(player))
    say("ready")
    for line in sys.stdin:
        pace(audio_engine, int(line.strip() or 0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
