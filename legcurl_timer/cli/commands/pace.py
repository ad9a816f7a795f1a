"""Paces a workout, or a single set, in the terminal and keeps it as the window does."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from legcurl_timer.cli import arguments
from legcurl_timer.cli.terminal_keys import reading_keys
from legcurl_timer.cli.terminal_workout import TerminalWorkout
from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.text import counted
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.kept import Kept, load_kept
from legcurl_timer.userdata.settings import AudioChoice, data_folder
from legcurl_timer.userdata.unfinished_workout import WorkoutFile

_OPEN_WITHIN_S = 1.0
_STORE_WITHIN_S = 3.0


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    arguments.add_set_options(parser, variations)
    arguments.add_workout_options(parser)
    arguments.add_guidance(parser)
    arguments.add_sound_options(parser)


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Pace the workout that is asked for; raises BadInputError."""
    kept = load_kept(data_folder(options.data_dir), variations)
    plan = arguments.asked_workout(options, kept.plans.plan_for)
    for notice in kept.notices:
        print(notice, file=sys.stderr)
    return pace_in_terminal(plan, variations, kept, options)


def pace_in_terminal(
    plan: WorkoutPlan, variations: tuple[Variation, ...], kept: Kept, options: argparse.Namespace
) -> int:
    """Pace a workout, print what was done, and return the exit code."""
    folder, settings = data_folder(options.data_dir), kept.settings
    if options.guidance:
        settings = replace(settings, guidance=Guidance(options.guidance))
    audio_engine = AudioEngine(settings, AudioChoice(options.audio) if options.audio else None, clock=now_ms)
    for notice in audio_engine.notices:
        print(notice, file=sys.stderr)
    writer = HistoryWriter(folder, wall_now)
    writer.wait_until_stored(_OPEN_WITHIN_S)  # for the load that was lifted last
    file, loudness = WorkoutFile(folder, variations), Loudness(settings.volume, options.mute)
    workout = TerminalWorkout(plan, audio_engine, loudness, writer, file, plans=kept.plans, clock=now_ms)
    with _ended_as_by_ctrl_c(), reading_keys(workout.step_aside, workout.redraw) as read_key:
        workout.run(read_key)
    return _store_what_is_left(writer)


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Let a polite kill and the closing of the terminal keep what was done, and mend the terminal, too."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _store_what_is_left(writer: HistoryWriter) -> int:
    """Let go of the history, tell what there is to tell, and return the exit code."""
    if writer.wait_until_stored(_STORE_WITHIN_S):
        for cut_off in writer.status.interrupted:
            writer.recover(cut_off.uid)
            line = counted(
                cut_off.completed_reps,
                "A set that was cut off after {count} rep has been kept.",
                "A set that was cut off after {count} reps has been kept.",
            )
            print(line)
    unsaved = writer.close()
    for notice in writer.take_notices():
        print(notice, file=sys.stderr)
    if unsaved:
        line = counted(
            len(unsaved), "This set is not in the history.", "{count} sets are not in the history."
        )
        print(f"{line} {writer.status.problem}", file=sys.stderr)
    return 1 if unsaved else 0
