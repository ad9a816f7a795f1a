"""A set goes on by the clock where sound is missing, goes away or hangs, and says so in one line."""

import sys
from pathlib import Path

import numpy as np
import pytest
from support.hearing import largest_step_db
from support.null_sink import NullSink
from support.programs import private_environment, run, timer_command
from support.terminal import Terminal

from legcurl_timer.clock import now_ms

pytestmark = pytest.mark.real_sound

SET = ("--variation", "nordic", "--tempo", "1-0-1-0", "--reps", "1", "--count-in", "0.5", "--sets", "1")
SET_MS = 2_500
LATE_MS = 250
HELD_UP_MS = 500
UNDER_WAY_S = 5.0
LEVEL = 20_000
STOPPED_AT_THE_END = f"""
import sys, time
from importlib import import_module
import numpy as np
from legcurl_timer.audio.tape import fade_out
samples = np.full(480_000, {LEVEL}, np.int16)
samples[:4_800] = np.linspace(0, {LEVEL}, 4_800)
playback = import_module(f"legcurl_timer.audio.{{sys.argv[1]}}_player").play(samples)
time.sleep(1.0)
fade_out(samples, 48_000)
playback.stop()
"""
ENDS_WHILE_IT_SOUNDS = """
import atexit
atexit.register(lambda: print(playback.is_alive()))  # what was registered first is done last
import numpy as np
from legcurl_timer.audio import simpleaudio_player
playback = simpleaudio_player.play(np.zeros(480_000, np.int16))
print(playback.is_alive())
"""


def assert_one_line_about_sound(complaints: str) -> None:
    """Check that a program's complaints are one line that says what the lifter has to know."""
    # PortAudio, as Debian builds it, has its own say about a lost device; nobody can ask it not to.
    lines = [line for line in complaints.splitlines() if not line.startswith("Expression ")]
    assert len(lines) == 1, complaints
    assert lines[0].startswith("No sound: "), complaints


def test_without_a_device_a_set_runs_by_the_clock(tmp_path: Path) -> None:
    """GIVEN no sound device at all WHEN a set is paced THEN it takes its time, says so once, and exits 0."""
    nothing = tmp_path / "asound.conf"
    nothing.touch()
    environment = {**private_environment(tmp_path), "ALSA_CONFIG_PATH": str(nothing)}
    started_ms = now_ms()

    done = run(timer_command("pace", *SET, "--data-dir", str(tmp_path / "data")), environment)

    assert done.returncode == 0
    assert now_ms() - started_ms >= SET_MS
    assert_one_line_about_sound(done.stderr)
    assert "1 of 1 rep" in done.stdout


def test_a_device_that_goes_away_does_not_stop_the_set(sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a set that sounds WHEN the device is pulled out THEN the set goes on by the clock to its end."""
    command = timer_command("pace", *SET, "--data-dir", str(tmp_path / "data"))
    with Terminal(command, sink.environment) as terminal:
        first_ms = terminal.wait_for("rep 1 of 1   Lower")
        sink.kill()
        last_ms = terminal.wait_for("rep 1 of 1   Up")
        code = terminal.finish(within_s=10)

        assert code == 0
        assert abs(last_ms - first_ms - 1_000) < LATE_MS
        assert_one_line_about_sound(terminal.complaints)
        assert "1 of 1 rep" in terminal.text


@pytest.mark.parametrize("player", ["auto", "sounddevice"])
def test_a_server_that_hangs_does_not_hold_up_the_start(player: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a sound server that does not answer WHEN a set starts THEN it is under way in half a second."""
    sink.hang()
    command = timer_command("pace", *SET, "--audio", player, "--data-dir", str(tmp_path / "data"))
    with Terminal(command, sink.environment) as terminal:
        asked_ms = terminal.wait_for("Space pauses", within_s=UNDER_WAY_S)
        started_ms = terminal.wait_for("count-in")
        first_ms = terminal.wait_for("rep 1 of 1   Lower")
        last_ms = terminal.wait_for("rep 1 of 1   Up")
        code = terminal.finish(within_s=10)

        print(f"{player}: held up for {started_ms - asked_ms} ms")  # noqa: T201 - the measurement
        assert started_ms - asked_ms <= HELD_UP_MS
        assert code == 0
        assert abs(last_ms - first_ms - 1_000) < LATE_MS
        assert_one_line_about_sound(terminal.complaints)


def test_a_server_that_hangs_in_mid_set_does_not_hold_it_up(sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a set that sounds WHEN the server stops answering THEN pause, resume and end work as ever."""
    # By simpleaudio only: PortAudio waits for ever when the program ends.
    command = timer_command("pace", *SET, "--audio", "simpleaudio", "--data-dir", str(tmp_path / "data"))
    with Terminal(command, sink.environment) as terminal:
        terminal.wait_for("rep 1 of 1   Lower")
        sink.hang()
        pressed_ms = terminal.press(" ")
        paused_ms = terminal.wait_for("Paused", within_s=UNDER_WAY_S)
        assert paused_ms - pressed_ms <= HELD_UP_MS
        pressed_ms = terminal.press(" ")
        resumed_ms = terminal.wait_for("count-in", since_ms=pressed_ms, within_s=UNDER_WAY_S)
        assert resumed_ms - pressed_ms <= HELD_UP_MS + LATE_MS
        pressed_ms = terminal.press("\n")
        ended_ms = terminal.wait_for("of 1 rep", since_ms=pressed_ms, within_s=UNDER_WAY_S)
        assert ended_ms - pressed_ms <= HELD_UP_MS
        assert terminal.finish(within_s=5) == 0


def test_a_program_that_ends_while_it_sounds_leaves_no_thread(sink: NullSink) -> None:
    """GIVEN samples that play for 10 s WHEN the program ends THEN the playing thread has ended before."""
    done = run([sys.executable, "-c", ENDS_WHILE_IT_SOUNDS], sink.environment)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True", "False"]


@pytest.mark.parametrize("player", ["simpleaudio", "sounddevice"])
def test_a_program_that_ends_does_not_click(player: str, sink: NullSink) -> None:
    """GIVEN a tone WHEN it is stopped and the program ends at once THEN its fade is heard to the end."""
    with sink.recording() as recording:
        ended = run([sys.executable, "-c", STOPPED_AT_THE_END, player], sink.environment)
        recording.wait_until_ms(now_ms())

    assert (ended.returncode, ended.stderr) == (0, "")
    assert np.abs(recording.samples).max() == LEVEL
    assert largest_step_db(recording.samples) <= -60
