"""The window by its public command: on time, on the screen, gone when asked, and a clear word without one."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from support.hearing import assert_on_the_beat, hear, last_audible
from support.null_sink import NullSink
from support.pacing import load_sounds, plan_of, sounds_of
from support.plans import last_used
from support.programs import end, private_environment, run, timer_command, wait_for_end
from support.screen import Screen
from support.waiting import wait_until
from support.window import TITLE

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.userdata.plans import PlansFile

BACKGROUND = int(DARK.background.removeprefix("#"), 16)
SET = ("--variation", "seated", "--reps", "2", "--tempo", "1-0-1-0", "--count-in", "1")


@contextmanager
def window_of(screen: Screen, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Open the window by its command, and close it."""
    with subprocess.Popen(
        timer_command(*arguments), env=screen.environment, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            screen.focus_window(TITLE, process)
            yield process
        finally:
            end(process)


def assert_painted(screen: Screen) -> None:
    """Check that the screen is full of the window: mostly its background, and much else on it."""
    colours, counts = np.unique(screen.picture(), return_counts=True)
    shares = dict(zip(colours.tolist(), (counts / counts.sum()).tolist(), strict=True))
    assert shares.get(BACKGROUND, 0) > 0.3, "the background is missing"
    assert len(colours) > 100, "there is nothing on the background"


@pytest.mark.real_sound
@pytest.mark.real_window
def test_a_set_started_by_the_command_line_keeps_to_its_timeline(
    sink: NullSink, lit_screen: Screen, tmp_path: Path
) -> None:
    """GIVEN --start WHEN the window opens THEN the set is seen, and heard where `timeline --json` says."""
    plan = plan_of(SET, tmp_path)
    data_folder = tmp_path / "data"
    with (
        sink.recording() as recording,
        window_of(lit_screen, *SET, "--start", "--data-dir", str(data_folder)) as process,
    ):
        wait_until(lambda: last_audible(recording.samples) > 0, "the set is heard")
        assert_painted(lit_screen)
        first_frame = int(np.flatnonzero(np.abs(recording.samples) > 60)[0])
        recording.wait_until_ms(recording.clock_ms(first_frame) + plan.duration_ms + 1_500)
        assert_painted(lit_screen)
        lit_screen.press("alt+F4")
        assert wait_for_end(process, within_s=10) == 0
        assert process.stderr.read() == ""

    onsets = hear(recording.samples, plan.cues, sounds_of(plan, load_sounds()))
    assert_on_the_beat("window", onsets, plan.starts_ms)
    assert (data_folder / "plans.json").exists()
    assert [path.name for path in tmp_path.joinpath("sound").rglob("plans.json")] == []


@pytest.mark.real_window
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_window_with_nothing_to_do_still_closes_when_told(
    number: signal.Signals, lit_screen: Screen, tmp_path: Path
) -> None:
    """GIVEN a page where nothing moves WHEN the program is told to end THEN it does, at once and in order."""
    with window_of(lit_screen, "--data-dir", str(tmp_path / "data")) as process:
        before = lit_screen.picture()
        lit_screen.press("question")
        wait_until(lambda: (lit_screen.picture() != before).mean() > 0.1, "the page with the keys")
        lit_screen.wait_until_still()
        process.send_signal(number)

        assert wait_for_end(process, within_s=2) == 0


@pytest.mark.parametrize("display", [None, ":99999"], ids=["no display", "a display that is not there"])
def test_without_a_display_the_workout_is_paced_in_the_terminal(display: str | None, tmp_path: Path) -> None:
    """GIVEN neither screen nor sound WHEN the window is asked for THEN a line says so and the set is done."""
    environment = private_environment(tmp_path) | ({"DISPLAY": display} if display else {})
    folder = tmp_path / "data"
    PlansFile(folder, load_variations()).save(last_used("seated", sets=1))

    done = run(timer_command(*SET, "--reps", "1", "--data-dir", str(folder)), environment)

    assert done.returncode == 0
    assert "1 of 1 rep" in done.stdout
    no_display, no_sound = done.stderr.splitlines()
    assert "display" in no_display
    assert no_display.endswith("The workout is paced in this terminal.")
    assert no_sound.startswith("No sound: ")
