"""A program that paces sets on a fast clock and keeps them for real, to be killed at any moment.

Every line that it writes tells what it is about to do; "stored" tells what is on the disk for certain:
the set's name, its completed reps, and how it ended.
"""

import random
import sys
import time
from pathlib import Path

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import SetRecord
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.set_recorder import SetRecorder
from support.measured import measurement
from support.programs import say

_STEP_MS = 500
_STEP_S = 0.001
_STORE_WITHIN_S = 60.0


class FastPacer:
    """Paces one set after another; half a second of each passes in a millisecond."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same sets for the same seed
        say("opening")
        self._writer = HistoryWriter(folder, wall_now)
        self._now_ms = 1_000_000

    def run(self, sets: int) -> None:
        """Pace so many sets and close the history."""
        for _ in range(sets):
            self._pace()
        say("closing")
        self._writer.close()
        say("closed")

    def _pace(self) -> None:
        variation = self._chance.choice(load_variations())
        transport = Transport.for_set(SetPrescription.by_default(variation)).start(self._now_ms)
        recorder = SetRecorder(wall_now(), self._keep)
        say("begun")
        while transport.status is not Status.FINISHED:
            recorder.update(transport, self._now_ms)
            self._now_ms += _STEP_MS
            time.sleep(_STEP_S)
            transport = self._moved_on(transport)
        say("ending")
        recorder.update(transport, self._now_ms)

    def _moved_on(self, transport: Transport) -> Transport:
        """Go on, pause now and then, take up again, seldom end early."""
        if transport.status is Status.PAUSED:
            return transport.rewound(self._now_ms).start(self._now_ms)
        match self._chance.randrange(200):
            case 0:
                return transport.end(self._now_ms)
            case 1 | 2:
                return transport.pause(self._now_ms)
            case _:
                return transport.update(self._now_ms)

    def _keep(self, record: SetRecord) -> None:
        """Keep a set as it stands, and as many reps that were seen of it."""
        say("keeping")
        self._writer.keep(record)
        self._writer.measured(record.uid, measurement("o" * record.completed_reps))
        if self._writer.wait_until_stored(_STORE_WITHIN_S):
            say(f"stored {record.uid} {record.completed_reps} {record.ending or '-'}")


if __name__ == "__main__":
    FastPacer(Path(sys.argv[1]), int(sys.argv[2])).run(int(sys.argv[3]))
