"""Every tone of a paced set sounds where its timeline says, from the command line to the device."""

from pathlib import Path

import pytest
from support.hearing import assert_on_the_beat, hear
from support.null_sink import NullSink
from support.pacing import load_sounds, pace, plan_of, sounds_of

pytestmark = pytest.mark.real_sound

# Phases of four lengths, so that no tone can stand in for another one.
SET = ("--tempo", "1-0.5-0.7-0.6", "--reps", "2", "--count-in", "1.5")


@pytest.mark.parametrize(
    ("sink", "variation", "player"),
    [
        ("pulseaudio", "seated", "simpleaudio"),
        ("pulseaudio", "nordic", "sounddevice"),
        ("pipewire", "nordic", "simpleaudio"),
        ("pipewire", "seated", "sounddevice"),
    ],
    indirect=["sink"],
)
def test_every_phase_of_a_set_begins_on_the_beat(
    variation: str, player: str, sink: NullSink, tmp_path: Path
) -> None:
    """GIVEN a set that begins either way WHEN it is paced by a player THEN its tones keep to the plan."""
    plan = plan_of(["--variation", variation, *SET], tmp_path)

    paced = pace(
        sink, plan, "--variation", variation, *SET, "--audio", player, "--data-dir", str(tmp_path / "data")
    )

    assert (paced.exit_code, paced.complaints) == (0, "")
    onsets = hear(paced.recording.samples, plan.cues, sounds_of(plan, load_sounds()))
    assert len(onsets) == 7
    assert_on_the_beat(f"{variation} by {player}", onsets, plan.starts_ms)
