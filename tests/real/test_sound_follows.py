"""The sound goes where the system's default device is, at the latest with the next set."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.hearing import FRAMES_PER_MS, assert_on_the_beat, hear, is_silent
from support.null_sink import NullSink, Recording
from support.programs import timer_command
from support.sound_pack import prepare_data_folder
from support.terminal import Terminal

from legcurl_timer.audio.wav import Samples

pytestmark = pytest.mark.real_sound

SETS = ("--variation", "nordic", "--tempo", "1-0-1-0", "--reps", "1", "--count-in", "0.5", "--sets", "2")
TONES = [(0, "eccentric"), (1_000, "concentric")]
OTHER = "headphones"
BOTH_SERVERS = pytest.mark.parametrize("sink", ["pulseaudio", "pipewire"], indirect=True)


@contextmanager
def first_set(
    sink: NullSink, folder: Path, *options: str
) -> Iterator[tuple[Terminal, Mapping[str, Samples]]]:
    """Pace two sets with a second of rest, and give the terminal while the first one sounds."""
    sounds = prepare_data_folder(folder)
    command = timer_command("pace", *SETS, "--rest", "1", *options, "--data-dir", str(folder))
    with Terminal(command, sink.environment) as terminal:
        terminal.wait_for("rep 1 of 1   Lower")
        yield terminal, sounds


def assert_second_set_sounds(terminal: Terminal, on: Recording, sounds: Mapping[str, Samples]) -> int:
    """Let the workout end, check where its second set is heard, and return when the first was over."""
    first_over_ms = terminal.wait_for("Set 1 of 2: 1 of 1 rep")
    assert terminal.finish(within_s=15) == 0
    assert terminal.complaints == ""
    since = on.frame_at(first_over_ms)
    onsets = hear(on.samples, TONES, sounds, after_ms=since / FRAMES_PER_MS)
    assert_on_the_beat("after the change", onsets, [at_ms for at_ms, _ in TONES])
    return first_over_ms


@BOTH_SERVERS
@pytest.mark.parametrize("player", ["simpleaudio", "sounddevice"])
def test_another_default_device(player: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a workout that sounds WHEN another device becomes the default THEN the next set sounds there."""
    sink.plug_in(OTHER)
    with (
        sink.recording() as usual,
        sink.recording(OTHER) as other,
        first_set(sink, tmp_path / "data", "--audio", player) as (terminal, sounds),
    ):
        sink.make_default(OTHER)
        first_over_ms = assert_second_set_sounds(terminal, other, sounds)
    assert is_silent(usual.samples[usual.frame_at(first_over_ms) :])


@BOTH_SERVERS
def test_the_device_goes_and_another_is_there(sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a workout on one of two devices WHEN that is pulled out THEN the next set sounds on the other."""
    plugged = sink.plug_in(OTHER)
    sink.make_default(OTHER)
    with sink.recording() as left, first_set(sink, tmp_path / "data") as (terminal, sounds):
        assert is_silent(left.samples)
        sink.unplug(plugged)
        assert_second_set_sounds(terminal, left, sounds)
