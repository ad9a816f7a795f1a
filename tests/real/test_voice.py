"""Words, rests and sets without an end as they come out of the device."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from support import spoken_sets
from support.hearing import Onset, assert_on_the_beat, beat_of, find_near, hear, is_silent
from support.null_sink import NullSink, Recording
from support.pacing import GO_AND_FIRST
from support.spoken_sets import BANK, VOICE, SpokenSet, endless, two_legs

from legcurl_timer.audio.glide import LEVEL
from legcurl_timer.audio.score import PlacedCue
from legcurl_timer.audio.sounds import Cue
from legcurl_timer.audio.speech import PlacedWord
from legcurl_timer.audio.wav import Samples

pytestmark = pytest.mark.real_sound

PROGRAM = Path(spoken_sets.__file__)
PHASE_TONES = {Cue.CONCENTRIC, Cue.CONTRACTED_PAUSE, Cue.ECCENTRIC, Cue.STRETCHED_PAUSE}
FRAMES_PER_MS = 48
_REPS = ("curl", "squeeze", "lower", "1", "last_rep", "in_range", "lower", "2")
AS_WRITTEN = 0.999
"""A sound that is this like the one that was written has nothing else over it."""


def listen(sink: NullSink, workout: str, *options: str) -> tuple[list[str], Recording]:
    """Let a workout be paced without a touch, and return its lines and its sound."""
    with sink.recording() as recording:
        command = [sys.executable, str(PROGRAM), workout, *options]
        paced = subprocess.run(
            command, env=sink.environment, capture_output=True, text=True, timeout=90, check=True
        )
    return paced.stdout.splitlines(), recording


def beat_cues(spoken_set: SpokenSet) -> list[tuple[int, str]]:
    """Return when a tick of rest or count-in or a phase tone is to sound; "go" belongs to the first tone."""
    zero_ms = spoken_set.timeline.first_movement_ms
    return [
        (placed.at_ms, GO_AND_FIRST if placed.at_ms == zero_ms else placed.cue.value)
        for placed in spoken_set.score
        if isinstance(placed, PlacedCue) and placed.cue in PHASE_TONES | {Cue.COUNT_IN_TICK}
    ]


def sounds() -> dict[str, Samples]:
    """Return our cues by name, and the first tone as it is heard, together with "go"."""
    first, go = BANK.sounds[Cue.CONCENTRIC], BANK.sounds[Cue.GO]
    both = go.astype(float)
    both[: len(first)] += first
    return {**{cue.value: sound for cue, sound in BANK.sounds.items()}, GO_AND_FIRST: both.astype(np.int16)}


def words_heard(samples: Samples, spoken_set: SpokenSet, zero_ms: float) -> dict[str, Onset]:
    """Return where each word of a set was heard, each looked for in its place."""
    return {
        f"{placed.word} at {placed.at_ms}": find_near(
            samples, VOICE.samples(placed.word), zero_ms + placed.at_ms
        )
        for placed in spoken_set.score
        if isinstance(placed, PlacedWord)
    }


def test_two_legs_with_words(sink: NullSink) -> None:
    """GIVEN a set for each leg WHEN both are paced without a touch THEN beat and words stand as written."""
    left, right = two_legs()

    lines, recording = listen(sink, "two-legs")

    assert lines == ["heard 2", "heard 2"]
    samples = recording.samples
    after_ms = 0.0
    for spoken_set in (left, right):
        cues = beat_cues(spoken_set)
        onsets = hear(samples, cues, sounds(), after_ms=after_ms)
        beat = assert_on_the_beat(spoken_set.prescription.leg, onsets, [at_ms for at_ms, _ in cues])
        words = words_heard(samples, spoken_set, beat.offset_ms)
        assert not {word: onset for word, onset in words.items() if onset.likeness < AS_WRITTEN}
        for (at_ms, name), onset in zip(cues, onsets, strict=True):
            assert onset.likeness >= AS_WRITTEN, (name, at_ms)
            before = samples[onset.frame - 30 * FRAMES_PER_MS : onset.frame - 1]
            assert is_silent(before), f"something sounds right before the {name} at {at_ms} ms"
        after_ms = beat.offset_ms + spoken_set.timeline.duration_ms + 1_000
    assert [said_in(each) for each in (left, right)] == [
        ["left_leg", "get_ready", *_REPS, "top"],
        ["switch", "right_leg", "2", "reps", *_REPS, "top", "workout_done"],
    ]


def said_in(spoken_set: SpokenSet) -> list[str]:
    """Return the words of a set in order."""
    return [placed.word for placed in spoken_set.score if isinstance(placed, PlacedWord)]


def test_forty_reps_without_an_end(sink: NullSink) -> None:
    """GIVEN a set without an end WHEN it is ended after 40 reps THEN all keep the beat, without a seam."""
    (spoken_set,) = endless()
    cues = [(at_ms, name) for at_ms, name in beat_cues(spoken_set) if 1_000 <= at_ms < 41_000]

    lines, recording = listen(sink, "endless", "42.2")

    assert lines == ["heard 40"]
    samples = recording.samples
    onsets = hear(samples, cues, sounds())
    beat = beat_of(onsets, [at_ms for at_ms, _ in cues])
    print(f"without an end: {beat}")  # noqa: T201 - the measurement, for whoever asks with -s
    assert len(onsets) == 80
    assert beat.interval_sd_ms <= 1, beat
    blocks = samples[onsets[0].frame + 30 * FRAMES_PER_MS :][: 40_000 * FRAMES_PER_MS].astype(float)
    levels = np.sqrt((blocks[: len(blocks) // 480 * 480].reshape(-1, 480) ** 2).mean(axis=1))
    assert levels.min() > LEVEL / 4, f"silent after {levels.argmin() * 10} ms"
