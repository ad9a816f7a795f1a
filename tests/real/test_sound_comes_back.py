"""A sound device that goes away in a workout costs no set its picture, and the next set sounds again."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.hearing import find_first
from support.null_sink import NullSink
from support.programs import timer_command
from support.sound_pack import prepare_data_folder
from support.terminal import Terminal

from legcurl_timer.audio.wav import Samples
from legcurl_timer.clock import now_ms

pytestmark = pytest.mark.real_sound

# One down, one up. In the rest a missing device is asked for again when 7 s are left of it.
SETS = ("--variation", "nordic", "--tempo", "1-0-1-0", "--reps", "1", "--count-in", "0.5")
TWO = ("--sets", "2", "--rest", "17")


def assert_the_next_set_sounds(terminal: Terminal, sink: NullSink, sounds: Mapping[str, Samples]) -> None:
    """Plug the device in again, and check that the tones of the second set are heard."""
    sink.start()
    with sink.recording() as recording:
        terminal.wait_for("Set 2 of 2: 1 of 1 rep", within_s=30)
        recording.wait_until_ms(now_ms())
    for name in ("eccentric", "concentric"):
        assert find_first(recording.samples, sounds[name]) is not None, f"the {name} cannot be heard"


@pytest.mark.parametrize(
    ("player", "out_before"),
    [("simpleaudio", "Space pauses"), ("simpleaudio", "rep 1 of 1   Lower"), ("sounddevice", "count-in")],
    ids=["from the beginning", "in mid-set", "by sounddevice"],
)
def test_plugged_in_in_the_rest(player: str, out_before: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN no device in the first set WHEN one is plugged in in the rest THEN the set after it sounds."""
    sounds = prepare_data_folder(tmp_path / "data")
    command = timer_command("pace", *SETS, *TWO, "--audio", player, "--data-dir", str(tmp_path / "data"))
    with Terminal(command, sink.environment) as terminal:
        terminal.wait_for(out_before)
        sink.kill()
        terminal.wait_for("Set 1 of 2: 1 of 1 rep")
        terminal.wait_for("Rest  ")
        assert "No sound: " in terminal.complaints
        assert_the_next_set_sounds(terminal, sink, sounds)


@pytest.mark.parametrize("player", ["simpleaudio", "sounddevice"])
def test_plugged_in_before_the_set_is_over(player: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a device pulled out in mid-set WHEN it is back at its end THEN rest and next set sound."""
    sounds = prepare_data_folder(tmp_path / "data")
    slow = ("--tempo", "5-0-1-0", "--sets", "2", "--rest", "1", "--audio", player)
    command = timer_command("pace", *SETS, *slow, "--data-dir", str(tmp_path / "data"))
    with Terminal(command, sink.environment) as terminal:
        terminal.wait_for("rep 1 of 1   Lower")
        sink.kill()
        assert_the_next_set_sounds(terminal, sink, sounds)
        assert "the sound device went away" in terminal.complaints
