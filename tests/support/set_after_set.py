"""A program that stays open and paces one set after another, each when a line comes in, as the window does.

A number in the line is the length in ms of the rest before the set, in which a missing device is asked for
again. Each line that it writes tells what the set does: "begun", "no sound: ..." with the reason, "sound"
where it is back, "finished 1" with the reps that were done.
"""

import sys
import time
from pathlib import Path

from legcurl_timer.clock import now_ms
from legcurl_timer.core.prescription import SetPrescription
from legcurl_timer.core.set_briefing import SetBriefing
from legcurl_timer.core.tempo import Tempo
from legcurl_timer.core.transport import Status
from legcurl_timer.core.variations import find_variation, load_variations
from legcurl_timer.loudness import Loudness
from legcurl_timer.settings import AudioChoice, SettingsFile
from legcurl_timer.sound_return import SoundReturn
from legcurl_timer.studio import Studio

SET_MS = 2_500
_FRAME_S = 0.016


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def pace(studio: Studio, rest_ms: int) -> None:
    """Pace a set of one rep after a rest: half a second to get ready, one down, one up."""
    nordic = find_variation(load_variations(), "nordic")
    prescription = SetPrescription(nordic, Tempo.parse("1-0-1-0"), 1, 500)
    pacer = studio.pacer(prescription, Loudness(100), SetBriefing(rest_ms))
    sound_return = SoundReturn()
    told = ""
    pacer.toggle()
    say("begun")
    while (transport := pacer.look()).status is not Status.FINISHED:
        left_ms = transport.rest_left_ms(now_ms())
        if sound_return.is_due(left_ms, pacer.sound_problem):
            pacer.change_rest(left_ms)
        if pacer.sound_problem != told:
            told = pacer.sound_problem
            say(f"no sound: {told}" if told else "sound")
        time.sleep(_FRAME_S)
    say(f"finished {pacer.transport.tally(now_ms()).completed_reps}")


def main(folder: Path, player: str) -> None:
    """Pace a set for each line that comes in."""
    studio = Studio(SettingsFile(folder).load()[0], AudioChoice(player))
    say("ready")
    for line in sys.stdin:
        pace(studio, int(line.strip() or 0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
