"""A program that stays open and paces one set after another, each when a line comes in, as the window does.

Each line that it writes tells what the set does: "begun", "no sound: ..." with the reason, "finished 1" with
the reps that were done.
"""

import sys
import time
from pathlib import Path

from legcurl_timer.clock import now_ms
from legcurl_timer.core.prescription import SetPrescription
from legcurl_timer.core.tempo import Tempo
from legcurl_timer.core.transport import Status
from legcurl_timer.core.variations import find_variation, load_variations
from legcurl_timer.loudness import Loudness
from legcurl_timer.settings import AudioChoice, SettingsFile
from legcurl_timer.studio import Studio

SET_MS = 2_500
_FRAME_S = 0.016


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def pace(studio: Studio) -> None:
    """Pace a set of one rep: half a second to get ready, one down, one up."""
    nordic = find_variation(load_variations(), "nordic")
    pacer = studio.pacer(SetPrescription(nordic, Tempo.parse("1-0-1-0"), 1, 500), Loudness(100))
    told = ""
    pacer.toggle()
    say("begun")
    while pacer.look().status is not Status.FINISHED:
        if pacer.sound_problem != told:
            told = pacer.sound_problem
            say(f"no sound: {told}")
        time.sleep(_FRAME_S)
    say(f"finished {pacer.transport.tally(now_ms()).completed_reps}")


def main(folder: Path, player: str) -> None:
    """Pace a set for each line that comes in."""
    studio = Studio(SettingsFile(folder).load()[0], AudioChoice(player))
    say("ready")
    for _ in sys.stdin:
        pace(studio)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
