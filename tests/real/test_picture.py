"""What is shown and what is heard begin together, in the terminal and in the window."""

from pathlib import Path

import pytest
from support.hearing import hear
from support.null_sink import NullSink, Recording
from support.pacing import Plan, load_sounds, pace, plan_of, sounds_of
from support.screen import Screen
from support.window import Window

from legcurl_timer.core.lifts.variations import load_variations

SET = ("--variation", "seated", "--tempo", "1-0.5-0.7-0.6", "--reps", "2", "--count-in", "1")
EARLY_MS, LATE_MS = 20, 60
"""How much before and after its tone a phase may be shown; the recorder is good to 10 ms of it."""

WORDS = {
    kind.value: words.label
    for variation in load_variations()
    for kind, words in variation.words.items()
    if variation.id == "seated"
}


def heard_ms(recording: Recording, plan: Plan) -> list[float]:
    """Return the clock at which each phase of a plan was heard to begin."""
    onsets = hear(recording.samples, plan.cues, sounds_of(plan, load_sounds()))
    return [recording.clock_ms(onset.frame) for onset in onsets]


def assert_together(what: str, shown_ms: list[int], sounded_ms: list[float]) -> None:
    """Check that each phase was shown when it was heard."""
    late_ms = [shown - heard for shown, heard in zip(shown_ms, sounded_ms, strict=True)]
    told = f"{what}: shown {min(late_ms):.0f} to {max(late_ms):.0f} ms after its tone"
    print(told)  # noqa: T201 - the measurement, for whoever asks with -s
    assert min(late_ms) >= -EARLY_MS, told
    assert max(late_ms) <= LATE_MS, told


@pytest.mark.real_sound
@pytest.mark.parametrize("player", ["simpleaudio", "sounddevice"])
def test_the_terminal_shows_a_phase_when_it_is_heard(player: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a player WHEN a set is paced in the terminal THEN each phase's line comes with its tone."""
    plan = plan_of(SET, tmp_path)

    paced = pace(sink, plan, *SET, "--audio", player, "--data-dir", str(tmp_path / "data"))

    shown_ms = [paced.shown_ms(f"rep {phase.rep}: {WORDS[phase.kind]}") for phase in plan.phases]
    assert_together(f"terminal, {player}", shown_ms, heard_ms(paced.recording, plan))


@pytest.mark.real_sound
@pytest.mark.real_window
def test_the_window_paints_a_phase_when_it_is_heard(
    sink: NullSink, lit_screen: Screen, tmp_path: Path
) -> None:
    """WHEN a set runs in the window THEN each phase's word comes with its tone, and the level keeps to it."""
    plan = plan_of(SET, tmp_path)
    arguments = (*SET, "--data-dir", str(tmp_path / "data"), "--start")
    with sink.recording() as recording, Window(lit_screen, *arguments) as window:
        seen = window.wait_for_page("result", within_s=20)

    (_, first_word), *phases = seen.headlines
    assert first_word == "Get ready"
    assert [word for _, word in phases] == [WORDS[phase.kind] for phase in plan.phases]
    sounded_ms = heard_ms(recording, plan)
    assert_together("word", [at_ms for at_ms, _ in phases], sounded_ms)
    for word in ("Pull", "Slow"):
        begun = [
            (phase, at_ms)
            for phase, at_ms in zip(plan.phases, sounded_ms, strict=True)
            if WORDS[phase.kind] == word
        ]
        half_way_ms = [at_ms + (phase.end_ms - phase.start_ms) / 2 for phase, at_ms in begun]
        assert_together(f"level, {word}", seen.half_way_ms(word), half_way_ms)
