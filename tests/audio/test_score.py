"""Every cue stands where the timeline says, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.audio.score import write_score
from legcurl_timer.audio.sounds import Cue, SoundBank
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

from .conftest import banks_of, make_timeline

PHASE_TONES = {Cue.CONCENTRIC, Cue.CONTRACTED_PAUSE, Cue.ECCENTRIC, Cue.STRETCHED_PAUSE}

movement_ms = st.integers(500, 12_000)
pause_ms = st.just(0) | st.integers(1, 12_000)
timelines = st.builds(
    compile_set,
    st.builds(
        SetPrescription,
        st.sampled_from(load_variations()),
        st.builds(Tempo, movement_ms, pause_ms, movement_ms, pause_ms),
        st.integers(1, 4),
        st.integers(0, 30_000),
    ),
)


def drawn(timeline: Timeline, bank: SoundBank) -> list[str]:
    """Write a score down, one line for each moment at which something begins to sound."""
    lines: dict[int, list[str]] = {}
    for placed in write_score(timeline, bank):
        lines.setdefault(placed.at_ms, []).append(placed.cue.value)
    return [f"{at_ms:>6} {' + '.join(cues)}" for at_ms, cues in lines.items()]


def test_a_curl_as_it_sounds(bank: SoundBank) -> None:
    """A set that begins with the concentric, written down from the first tick to the last note."""
    assert drawn(make_timeline("seated", "3-1-1-2", reps=2, count_in_ms=5_000), bank) == [
        "  2000 count_in_tick",
        "  3000 count_in_tick",
        "  4000 count_in_tick",
        "  5000 concentric + go",
        "  6000 contracted_pause",
        "  7000 tick",
        "  8000 eccentric",
        "  9000 tick",
        " 10000 tick",
        " 11000 stretched_pause",
        " 12000 concentric",
        " 12250 last_rep",
        " 13000 contracted_pause",
        " 14000 tick",
        " 15000 eccentric",
        " 16000 tick",
        " 17000 tick",
        " 18000 set_end",
    ]


@pytest.mark.parametrize(
    ("count_in_ms", "ticks_ms"),
    [
        (0, []),
        (999, []),
        (1_000, [0]),
        (2_500, [500, 1_500]),
        (3_000, [0, 1_000, 2_000]),
        (30_000, [27_000, 28_000, 29_000]),
    ],
)
def test_count_in_ticks(bank: SoundBank, count_in_ms: int, ticks_ms: list[int]) -> None:
    """The last three seconds before zero are ticked, as far as the count-in reaches back."""
    score = write_score(make_timeline("lying", count_in_ms=count_in_ms), bank)

    assert [placed.at_ms for placed in score if placed.cue is Cue.COUNT_IN_TICK] == ticks_ms


@pytest.mark.parametrize(
    ("reps", "first_rep", "marks_ms"),
    [
        (1, 1, []),  # the only rep needs no warning
        (2, 1, [5_000 + 6_000 + 250]),
        (8, 1, [5_000 + 7 * 6_000 + 250]),
        (8, 8, [5_000 + 250]),  # taken up again in the last rep
        (8, 7, [5_000 + 6_000 + 250]),
    ],
)
def test_last_rep_mark(bank: SoundBank, reps: int, first_rep: int, marks_ms: list[int]) -> None:
    """The last rep is marked once, 250 ms after its first tone, also where a set is taken up again."""
    score = write_score(make_timeline("seated", reps=reps, first_rep=first_rep), bank)

    assert [placed.at_ms for placed in score if placed.cue is Cue.LAST_REP] == marks_ms


@pytest.mark.parametrize(
    ("pause_s", "ticks_s"),
    [
        ("1", []),
        ("1.249", []),  # one millisecond too near to the next tone
        ("1.25", [1]),
        ("2", [1]),
        ("2.249", [1]),
        ("2.25", [1, 2]),
    ],
)
def test_tick_before_a_tone(bank: SoundBank, pause_s: str, ticks_s: list[int]) -> None:
    """A tick keeps 250 ms before the next tone, to the millisecond."""
    timeline = make_timeline("lying", f"1/0/1/{pause_s}", reps=1, count_in_ms=0)
    squeeze = timeline.phases[1]

    ticks = [placed.at_ms for placed in write_score(timeline, bank) if placed.cue is Cue.TICK]

    assert ticks == [squeeze.start_ms + second * 1_000 for second in ticks_s]


@pytest.mark.parametrize(
    ("frames", "first_tick_s"), [(36_000, 1), (36_001, 2), (84_000, 2), (84_001, 3), (0, 1)]
)
def test_tick_after_a_long_tone(frames: int, first_tick_s: int) -> None:
    """A tick keeps 250 ms after the end of a tone from the lifter's own folder, to the sample."""
    sounds = {cue: np.zeros(480, np.int16) for cue in Cue} | {Cue.ECCENTRIC: np.zeros(frames, np.int16)}
    timeline = make_timeline("nordic", "5/0/1/0", reps=1, count_in_ms=0)

    ticks = [placed.at_ms for placed in write_score(timeline, SoundBank(sounds)) if placed.cue is Cue.TICK]

    assert ticks == [second * 1_000 for second in range(first_tick_s, 5)]


@given(timelines, banks_of(3_000))
def test_no_cue_reaches_into_the_next_phase(timeline: Timeline, bank: SoundBank) -> None:
    """In any set with any sounds: tones, ticks, knocks and the mark of the last rep end with their phase."""
    for placed in write_score(timeline, bank):
        if placed.cue not in {Cue.GO, Cue.SET_END}:
            end_ms = placed.at_ms + bank.length_ms(placed.cue, placed.room_ms)
            assert end_ms <= timeline.phase_at(placed.at_ms).end_ms


@given(timelines, banks_of(3_000))
def test_score_of_any_set(timeline: Timeline, bank: SoundBank) -> None:
    """In any set with any sounds: one tone at each phase, "go" at zero, the end at the end, ticks between."""
    score = write_score(timeline, bank)
    phases = [phase for phase in timeline.phases if phase.kind is not PhaseKind.COUNT_IN]

    assert list(score) == sorted(score)
    tones = [(placed.at_ms, placed.cue.value) for placed in score if placed.cue in PHASE_TONES]
    assert tones == [(phase.start_ms, phase.kind.value) for phase in phases]
    assert [placed.at_ms for placed in score if placed.cue is Cue.GO] == [timeline.count_in_ms]
    assert [placed.at_ms for placed in score if placed.cue is Cue.SET_END] == [timeline.duration_ms]
    assert {placed.at_ms for placed in score if placed.cue is Cue.TICK} == {
        phase.start_ms + second
        for phase in phases
        for second in range(1_000, phase.duration_ms, 1_000)
        if second * 48 >= len(bank.sounds[Cue(phase.kind.value)]) + 250 * 48
        and second <= phase.duration_ms - 250
    }
