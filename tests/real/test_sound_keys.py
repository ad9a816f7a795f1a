"""A key pressed in mid-set is heard at once: pause, end, go on, louder, softer, mute."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from support.hearing import (
    FRAMES_PER_MS,
    Onset,
    assert_on_the_beat,
    find_first,
    gains,
    hear,
    is_silent,
    largest_step_db,
)
from support.null_sink import NullSink, Recording
from support.programs import timer_command
from support.sound_pack import COUNT_IN_TICK, prepare_data_folder
from support.terminal import Terminal

from legcurl_timer.audio.wav import Samples, write_wav

pytestmark = pytest.mark.real_sound

SET = ("--variation", "seated", "--tempo", "1.2-0.5-1-0.5", "--count-in", "1", "--sets", "1")
SILENT_WITHIN_MS = 300
HEARD_WITHIN_MS = 500
BLOCK_MS = 10
LEVEL = 20_000


@dataclass(frozen=True)
class Stage:
    """A sound device, all that it hears during the test, and a program whose sounds are known."""

    sink: NullSink
    heard: Recording
    sounds: Mapping[str, Samples]
    data_folder: Path

    def pace(self, *arguments: str) -> Terminal:
        """Pace a set in a terminal."""
        command = timer_command("pace", *SET, *arguments, "--data-dir", str(self.data_folder))
        return Terminal(command, self.sink.environment)


@pytest.fixture
def stage(sink: NullSink, tmp_path: Path) -> Iterator[Stage]:
    """Listen to a program with long tones, so that a key comes in the middle of a loud one."""
    data_folder = tmp_path / "data"
    sounds = prepare_data_folder(data_folder)
    with sink.recording() as recording:
        yield Stage(sink, recording, sounds, data_folder)


def press_within_tone(terminal: Terminal, heard: Recording, key: str, *, since_ms: int, after_ms: int) -> int:
    """Press a key some time after something was shown, and return the clock at the press."""
    heard.wait_until_ms(since_ms + after_ms)
    pressed_ms = terminal.press(key)
    heard.wait_until_ms(pressed_ms)
    before = heard.samples[heard.frame_at(pressed_ms - 60) : heard.frame_at(pressed_ms - 20)]
    assert np.abs(before.astype(int)).mean() > 1_000, "the key was not pressed in a loud moment"
    return pressed_ms


def press_one_by_one(terminal: Terminal, heard: Recording, keys: str) -> int:
    """Press keys as fingers do, and return the clock at the last press."""
    for key in keys:
        pressed_ms = terminal.press(key)
        heard.wait_until_ms(pressed_ms + 60)
    return pressed_ms


@pytest.mark.parametrize(
    ("name", "key", "player"), [("Space", " ", "simpleaudio"), ("Enter", "\n", "sounddevice")]
)
def test_stop_means_silence(name: str, key: str, player: str, stage: Stage) -> None:
    """GIVEN a tone that has long to go WHEN the set is paused or ended THEN it falls silent at once."""
    with stage.pace("--reps", "2", "--audio", player) as terminal:
        shown_ms = terminal.wait_for("Pull")
        pressed_ms = press_within_tone(terminal, stage.heard, key, since_ms=shown_ms, after_ms=300)
        silent_ms = stage.heard.silent_after_ms(pressed_ms)

    print(f"{name}, {player}: silent after {silent_ms:.0f} ms")  # noqa: T201 - the measurement
    assert silent_ms < SILENT_WITHIN_MS


@pytest.mark.parametrize("sink", ["pulseaudio", "pipewire"], indirect=True)
@pytest.mark.parametrize(
    ("key", "player"),
    [(" ", "simpleaudio"), ("\n", "sounddevice")],
    ids=["Space, simpleaudio", "Enter, sounddevice"],
)
def test_a_stop_does_not_click(key: str, player: str, stage: Stage) -> None:
    """GIVEN a steady level WHEN the set is paused or ended THEN no sample jumps by over -60 dB."""
    write_wav(
        stage.data_folder / "sounds" / "concentric.wav", np.full(FRAMES_PER_MS * 1_000, LEVEL, np.int16)
    )
    with stage.pace("--reps", "2", "--audio", player) as terminal:
        shown_ms = terminal.wait_for("Pull")
        pressed_ms = press_within_tone(terminal, stage.heard, key, since_ms=shown_ms, after_ms=300)
        silent_ms = stage.heard.silent_after_ms(pressed_ms)

    before = stage.heard.frame_at(pressed_ms - 200)
    falling = stage.heard.samples[before : stage.heard.frame_at(pressed_ms + 1_000)]
    told = f"silent after {silent_ms:.0f} ms, step of {largest_step_db(falling):.1f} dBFS"
    print(f"{stage.sink.name}, {player}: {told}")  # noqa: T201 - the measurement
    assert falling[0] == pytest.approx(LEVEL, abs=2)
    assert largest_step_db(falling) <= -60
    assert silent_ms < SILENT_WITHIN_MS


def test_going_on_begins_the_interrupted_rep_anew(stage: Stage) -> None:
    """GIVEN a pause in the second rep WHEN it goes on THEN three ticks lead into that rep, on the beat."""
    heard = stage.heard
    with stage.pace("--reps", "2") as terminal:
        lowering_ms = terminal.wait_for("rep 2 of 2   Slow")
        paused_ms = press_within_tone(terminal, heard, " ", since_ms=lowering_ms, after_ms=200)
        heard.wait_until_ms(paused_ms + 500)
        resumed_ms = terminal.press(" ")
        terminal.wait_for("count-in", since_ms=resumed_ms)
        terminal.wait_for("rep 2 of 2   Pull", since_ms=resumed_ms)
        assert terminal.finish(within_s=15) == 0
        assert "2 of 2 reps" in terminal.text

    cues = [(0, COUNT_IN_TICK), (1_000, COUNT_IN_TICK), (2_000, COUNT_IN_TICK)]
    cues += [(3_000, "concentric"), (4_000, "contracted_pause"), (4_500, "eccentric")]
    since = heard.frame_at(resumed_ms)
    first_tick = assert_beat("after a pause", heard.samples[since:], cues, stage.sounds)
    assert is_silent(heard.samples[heard.frame_at(paused_ms + SILENT_WITHIN_MS) : since + first_tick.frame])


@pytest.mark.parametrize("sink", ["pulseaudio", "pipewire"], indirect=True)
def test_volume_and_mute_are_heard_soon_and_leave_the_beat_alone(stage: Stage) -> None:
    """GIVEN full volume WHEN keys change it THEN each change is heard in time and no tone moves."""
    cues = [(1_000, "concentric"), (2_000, "contracted_pause")]
    cues += [(2_500, "eccentric"), (3_700, "stretched_pause")]
    cues += [(at_ms + rep_ms, name) for rep_ms in (3_200, 6_400) for at_ms, name in cues]
    cues.pop()  # the pause after the last movement is left out
    # Keys, when to press them, and the factor afterwards: from 100 down to 90, mute and back, up again.
    keys = [("--", 1_200, 0.9**2), ("m", 2_900, 0.0), ("m", 4_600, 0.9**2), ("++", 6_000, 1.0)]

    with stage.pace("--reps", "3") as terminal:
        zero_ms = terminal.wait_for("Pull") - cues[0][0]
        pressed_ms = []
        for key, at_ms, _ in keys:
            stage.heard.wait_until_ms(zero_ms + at_ms)
            pressed_ms.append(press_one_by_one(terminal, stage.heard, key))
        assert terminal.finish(within_s=20) == 0

    unmuted = [cue for cue in cues if not 3_200 <= cue[0] < 5_200]
    assert_beat("with volume keys", stage.heard.samples, unmuted, stage.sounds)
    played = played_factors(stage.heard, cues, stage.sounds)
    next_ms = [*pressed_ms[1:], pressed_ms[-1] + 4_000]
    before = 1.0
    for (key, _, after), at_ms, until_ms in zip(keys, pressed_ms, next_ms, strict=True):
        assert_change(key, [p for p in played if at_ms - 500 < p[0] < until_ms], at_ms, before, after)
        before = after


def assert_beat(
    what: str, samples: Samples, cues: list[tuple[int, str]], sounds: Mapping[str, Samples]
) -> Onset:
    """Check that all the cues are heard on the beat, and return the first."""
    onsets = hear(samples, cues, sounds)
    assert_on_the_beat(what, onsets, [at_ms for at_ms, _ in cues])
    return onsets[0]


def played_factors(
    heard: Recording, cues: list[tuple[int, str]], sounds: Mapping[str, Samples]
) -> list[tuple[float, float]]:
    """Return, for each 10 ms of each tone, the clock and the factor by which the tone was played."""
    samples = heard.samples
    first_ms, first_name = cues[0]
    first = find_first(samples, sounds[first_name][: 100 * FRAMES_PER_MS])
    factors = []
    for at_ms, name in cues:
        start = first.frame + (at_ms - first_ms) * FRAMES_PER_MS
        for block, factor in enumerate(gains(samples[start:], sounds[name], BLOCK_MS * FRAMES_PER_MS)):
            factors.append((heard.clock_ms(start) + block * BLOCK_MS, float(factor)))
    return factors


def assert_change(
    key: str, played: list[tuple[float, float]], pressed_ms: int, before: float, after: float
) -> None:
    """Check that a tone is played as before up to the key, and as the key asks from half a second on."""
    early = [factor for clock_ms, factor in played if clock_ms < pressed_ms]
    late = [factor for clock_ms, factor in played if clock_ms > pressed_ms + HEARD_WITHIN_MS]
    assert min(len(early), len(late)) >= 10, f"there is too little to hear around {key}"
    assert early == pytest.approx([before] * len(early), abs=0.01), f"before {key}"
    assert late == pytest.approx([after] * len(late), abs=0.01), f"after {key}"
    changed_ms = [
        clock_ms for clock_ms, factor in played if clock_ms > pressed_ms and abs(factor - after) < 0.01
    ]
    print(f"{key} heard after {changed_ms[0] - pressed_ms:.0f} ms")  # noqa: T201 - the measurement
