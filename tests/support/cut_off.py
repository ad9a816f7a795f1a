"""A program that is killed after the sixth rep of a set, all of it stored; `cut_off_a_set` runs it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.set_recorder import SetRecorder
from legcurl_timer.userdata.unfinished_workout import WorkoutFile

_REPS = 6
_STEP_MS = 500


def cut_off_a_set(folder: Path, *, with_workout: bool = False) -> None:
    """Let another run of the program be killed in a set, which may be the first one of its workout."""
    command = [sys.executable, __file__, str(folder), *(["workout"] if with_workout else [])]
    path = os.pathsep.join(sys.path)
    done = subprocess.run(command, check=False, timeout=60, env=os.environ | {"PYTHONPATH": path})
    assert abs(done.returncode) == signal.SIGTERM


def _main(folder: Path, *, with_workout: bool) -> None:
    variations = load_variations()
    plan = WorkoutPlan.by_default(variations[0])
    if with_workout:
        WorkoutFile(folder, variations).keep(Workout(plan).begin(0), wall_now().local.date())
    writer = HistoryWriter(folder, wall_now)
    recorder = SetRecorder(wall_now(), writer.keep)
    now_ms, transport = 0, Transport.for_set(plan.prescription).start(0)
    while transport.tally(now_ms).completed_reps < _REPS:
        now_ms += _STEP_MS
        transport = transport.update(now_ms)
        recorder.update(transport, now_ms)
    assert writer.wait_until_stored(10)
    os.kill(os.getpid(), signal.SIGTERM)  # which nobody handles here, and which Windows knows as well


if __name__ == "__main__":
    _main(Path(sys.argv[1]), with_workout="workout" in sys.argv)
