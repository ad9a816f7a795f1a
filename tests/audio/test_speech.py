"""Words stand between the tones, say what is true, and leave the beat alone."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bracketed import spoken_in_brackets
from support.gym import VOICE

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.score import Placed, PlacedCue, write_score
from legcurl_timer.audio.sounds import Cue, SoundBank
from legcurl_timer.audio.speech import PlacedWord
from legcurl_timer.audio.voice import Voice, Word
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

from .conftest import banks_of

VARIATIONS = load_variations()
SPOKEN = (Guidance.COUNTS, Guidance.WORDS)
FAR_MS = 10_000_000


def prescribe(variation_id: str, tempo: str, reps: int, **changes: Any) -> SetPrescription:
    """Return a set of a variation with a count-in of 5 s."""
    variation = find_variation(VARIATIONS, variation_id)
    return replace(SetPrescription(variation, Tempo.parse(tempo), reps, 5_000), **changes)


def score_of(
    prescription: SetPrescription,
    bank: SoundBank,
    guidance: Guidance = Guidance.WORDS,
    *,
    rest_ms: int = 0,
    first_rep: int = 1,
    **said: Any,
) -> tuple[Placed, ...]:
    """Return the score of a set in our voice."""
    timeline = compile_set(prescription, rest_ms=rest_ms, first_rep=first_rep)
    return write_score(timeline, bank, Guide.for_set(prescription, guidance, VOICE, **said))


def words_of(score: tuple[Placed, ...]) -> list[tuple[int, str]]:
    """Return when each word is said."""
    return [(placed.at_ms, placed.word) for placed in score if isinstance(placed, PlacedWord)]


def drawn(score: tuple[Placed, ...], from_ms: int = 0, to_ms: int = FAR_MS) -> list[str]:
    """Write a part of a score down: cues by their names, words in quotes."""
    return [
        f"{placed.at_ms:>6} {placed.cue.value}"
        if isinstance(placed, PlacedCue)
        else f'{placed.at_ms:>6} "{placed.word}"'
        for placed in score
        if from_ms <= placed.at_ms < to_ms
    ]


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda each: each.id)
def test_recordings_have_the_same_names_in_every_language(bank: SoundBank, variation: Variation) -> None:
    """A voice recorded in another language is found by the names that its files have in every one."""
    said = words_of(score_of(prescribe(variation.id, "3-1-2-1", 2), bank))
    with spoken_in_brackets():
        translated = find_variation(load_variations(), variation.id)
    assert translated.words[PhaseKind.CONCENTRIC].word.startswith("[")
    planned = replace(prescribe(variation.id, "3-1-2-1", 2), variation=translated)
    assert words_of(score_of(planned, bank)) == said


def test_a_curl_in_words(bank: SoundBank) -> None:
    """Each phase has its word, the number follows in the contracted pause, and the ticks stay."""
    score = score_of(prescribe("seated", "3-1-1-2", 3), bank)

    assert drawn(score, 0, 12_000) == [
        '   500 "get_ready"',
        "  2000 count_in_tick",
        "  3000 count_in_tick",
        "  4000 count_in_tick",
        "  5000 concentric",
        "  5000 go",
        '  5330 "pull"',
        "  6000 contracted_pause",
        '  6250 "squeeze"',
        "  7000 tick",
        '  7130 "1"',
        "  8000 eccentric",
        '  8230 "slow"',
        "  9000 tick",
        " 10000 tick",
        " 11000 stretched_pause",
        ' 11250 "stretch"',
    ]
    assert words_of(score)[5:] == [
        (11_250, "stretch"),
        (12_230, "two_more"),
        (13_250, "squeeze"),
        (14_130, "2"),
        (15_230, "slow"),
        (18_250, "stretch"),
        (19_230, "last_rep"),
        (20_250, "squeeze"),
        (21_130, "3"),
        (22_230, "slow"),
        (25_900, "set_done"),
    ]


def test_counts_alone(bank: SoundBank) -> None:
    """With counts, the numbers are said and the last rep keeps its tone; no phase has a word."""
    score = score_of(prescribe("seated", "3-1-1-2", 2), bank, Guidance.COUNTS)

    assert words_of(score) == [(500, "get_ready"), (6_250, "1"), (13_250, "2"), (18_900, "set_done")]
    assert [placed.at_ms for placed in score if getattr(placed, "cue", None) is Cue.LAST_REP] == [12_250]


@pytest.mark.parametrize("guidance", [Guidance.BEEPS, Guidance.GLIDE])
def test_no_words(bank: SoundBank, guidance: Guidance) -> None:
    """Beeps and glide are the score without a guide, word for word none."""
    prescription = prescribe("seated", "3-1-1-2", 3)

    assert score_of(prescription, bank, guidance) == write_score(compile_set(prescription), bank)


def test_words_leave_the_beat_alone(bank: SoundBank) -> None:
    """With words the same tones and ticks sound at the same times; only the last rep's mark is a word."""
    prescription = prescribe("nordic", "4-1-2-2", 4)
    beat = set(write_score(compile_set(prescription), bank))

    cues = {placed for placed in score_of(prescription, bank) if isinstance(placed, PlacedCue)}

    (mark,) = beat - cues
    assert isinstance(mark, PlacedCue)
    assert mark.cue is Cue.LAST_REP
    assert not cues - beat


@pytest.mark.parametrize(
    ("variation_id", "tempo", "counted_in"),
    [
        ("lying", "3-0-1-1", PhaseKind.CONTRACTED_PAUSE),
        ("lying", "3-0-1-0", PhaseKind.ECCENTRIC),  # no contracted pause: right after the turn
        ("lying", "3-0-1-0.9", PhaseKind.ECCENTRIC),  # one too short for a word
        ("lying", "0.9-2-1-0", PhaseKind.STRETCHED_PAUSE),
        ("lying", "0.9-0-1.5-0", PhaseKind.CONCENTRIC),
        ("nordic", "4-1-2-2", PhaseKind.CONTRACTED_PAUSE),
        ("nordic", "4-1-2-0", PhaseKind.CONCENTRIC),
        ("nordic", "4-1-0.5-0", PhaseKind.STRETCHED_PAUSE),
        ("nordic", "4-0-0.5-0", PhaseKind.ECCENTRIC),
    ],
)
def test_where_a_rep_is_counted(
    bank: SoundBank, variation_id: str, tempo: str, counted_in: PhaseKind
) -> None:
    """Counts alone come first in the contracted pause, or else right after the turn, or where they fit."""
    prescription = prescribe(variation_id, tempo, 5)
    timeline = compile_set(prescription)

    words = words_of(score_of(prescription, bank, Guidance.COUNTS))

    at_ms, word = [(at, word) for at, word in words if word.isdecimal()][1]
    phase = timeline.phase_at(at_ms)
    assert (word, phase.rep, phase.kind) == ("2", 2, counted_in)
    assert at_ms - phase.start_ms <= 300


def said_in(prescription: SetPrescription, bank: SoundBank, rep: int) -> str:
    """Return the words of a rep in order."""
    timeline = compile_set(prescription)
    words = words_of(score_of(prescription, bank))
    return " ".join(word for at, word in words if timeline.phase_at(at).rep == rep)


@pytest.mark.parametrize(
    ("variation_id", "words"),
    [
        ("lying", "curl squeeze lower 3"),
        ("seated", "pull squeeze slow 3 stretch"),
        ("standing", "curl squeeze lower 3"),
        ("standing-band", "curl squeeze 3 slow"),
        ("prone-band", "curl squeeze 3 slow"),
        ("nordic", "lower catch up reset 3"),
    ],
)
def test_each_lift_in_words(bank: SoundBank, variation_id: str, words: str) -> None:
    """At its own tempo each lift has a word for every phase of every rep, and the number in the next gap."""
    variation = find_variation(VARIATIONS, variation_id)

    assert said_in(SetPrescription(variation, variation.tempo, 6, 5_000), bank, 3) == words


@pytest.mark.parametrize(
    ("tempo", "odd", "even"),
    [
        ("1-0-1-1", "curl 3 lower", "curl squeeze 4"),  # no gap that no word needs
        ("0.9-0-1-1", "curl 3", "4 squeeze"),
        ("0.9-0-1-0", "3", "4"),  # where only one thing can be said, it is the number
        ("1-0-3-1", "curl 3 squeeze lower", "curl 4 squeeze lower"),
    ],
)
def test_words_and_numbers_take_turns(bank: SoundBank, tempo: str, odd: str, even: str) -> None:
    """Where each gap has its word, the number takes the place of one, and of another in the next rep."""
    prescription = prescribe("lying", tempo, 8)

    assert [said_in(prescription, bank, rep) for rep in (3, 4)] == [odd, even]


def test_the_last_nordic_rep_is_counted(bank: SoundBank) -> None:
    """The last rep of a Nordic has no contracted pause; it is counted right after its turn."""
    prescription = prescribe("nordic", "4-1-2-2", 3)
    at_ms = {word: at for at, word in words_of(score_of(prescription, bank))}["3"]

    phase = compile_set(prescription).phase_at(at_ms)
    assert (phase.kind, phase.rep) == (PhaseKind.CONCENTRIC, 3)


@pytest.mark.parametrize("tempo", ["0.5-0-0.5-0", "0.999-0.999-0.999-0.999"])
def test_no_words_in_quick_reps(bank: SoundBank, tempo: str) -> None:
    """In phases of less than a second nothing is said, and the last rep keeps its tone."""
    score = score_of(prescribe("lying", tempo, 4), bank)

    assert [word for _, word in words_of(score)] == ["get_ready", "set_done"]
    assert any(getattr(placed, "cue", None) is Cue.LAST_REP for placed in score)


@pytest.mark.parametrize(
    ("bottom", "top", "said_in"),
    [(2, 6, (3, PhaseKind.CONCENTRIC)), (4, 6, (5, PhaseKind.CONTRACTED_PAUSE)), (6, 6, None), (0, 6, None)],
)
def test_bottom_of_the_range(
    bank: SoundBank, bottom: int, top: int, said_in: tuple[int, PhaseKind] | None
) -> None:
    """Once the bottom is complete it is told once, in the first gap that has no mark of the last reps."""
    prescription = prescribe("lying", "3-0-1-1", top, bottom_reps=bottom)
    timeline = compile_set(prescription)

    said = [
        timeline.phase_at(at) for at, word in words_of(score_of(prescription, bank)) if word == Word.IN_RANGE
    ]

    assert [(phase.rep, phase.kind) for phase in said] == ([said_in] if said_in else [])


def test_bottom_before_a_break_is_not_told_again(bank: SoundBank) -> None:
    """A set taken up again above the bottom says nothing of it."""
    score = score_of(prescribe("lying", "3-0-1-1", 6, bottom_reps=2), bank, first_rep=4)

    assert Word.IN_RANGE not in [word for _, word in words_of(score)]


def test_top_of_the_range(bank: SoundBank) -> None:
    """The end of a range is told as its top; after the last set of a workout that is told, too."""
    prescription = prescribe("lying", "3-0-1-1", 2, bottom_reps=1)

    score = score_of(prescription, bank, closing=Word.WORKOUT_DONE)

    assert [word for _, word in words_of(score)][-2:] == [Word.TOP, Word.WORKOUT_DONE]
    end_ms = compile_set(prescription).duration_ms + bank.length_ms(Cue.SET_END)
    assert words_of(score)[-2][0] >= end_ms + 30


def test_without_an_end(bank: SoundBank) -> None:
    """An open-ended set counts to 100 and knows no last rep; its range is told."""
    score = score_of(prescribe("lying", "3-0-1-1", 12, open_ended=True, bottom_reps=8), bank, closing=None)
    words = [word for _, word in words_of(score)]

    assert [int(word) for word in words if word.isdecimal()] == list(range(1, 101))
    assert not {Word.LAST_REP, Word.TWO_MORE, Word.TOP} & set(words)
    assert words.count(Word.IN_RANGE) == 1
    assert all(getattr(placed, "cue", None) is not Cue.LAST_REP for placed in score)


def test_a_rest(bank: SoundBank) -> None:
    """A rest is announced, tells ten seconds before its end what is next, and ticks into the count-in."""
    prescription = prescribe("standing", "3-0-1-1", 12, leg=Leg.LEFT)

    score = score_of(prescription, bank, rest_ms=60_000, opening=Word.REST)

    assert drawn(score, 0, 65_000) == [
        '  2000 "rest"',
        ' 50000 "ten_seconds"',
        ' 52000 "left_leg"',
        f' {52_150 + VOICE.length_ms("left_leg")} "12"',
        f' {52_300 + VOICE.length_ms("left_leg") + VOICE.length_ms("12")} "reps"',
        " 57000 count_in_tick",
        " 58000 count_in_tick",
        " 59000 count_in_tick",
        ' 60500 "get_ready"',
        " 62000 count_in_tick",
        " 63000 count_in_tick",
        " 64000 count_in_tick",
    ]


def test_a_switch(bank: SoundBank) -> None:
    """Ten seconds between the legs: the switch and the other leg, one after the other."""
    prescription = prescribe("standing", "3-0-1-1", 8, leg=Leg.RIGHT)

    words = words_of(score_of(prescription, bank, rest_ms=10_000, opening=Word.SWITCH))

    assert [word for _, word in words[:5]] == [Word.SWITCH, Word.RIGHT_LEG, "8", Word.REPS, Word.GET_READY]
    assert words[3][0] + VOICE.length_ms(Word.REPS) <= 7_000 - 30


@pytest.mark.parametrize(
    ("rest_ms", "words"),
    [
        (20_000, [Word.TEN_SECONDS, Word.RIGHT_LEG, "8", Word.REPS]),
        (12_000, [Word.RIGHT_LEG, "8", Word.REPS]),
        (5_000, [Word.RIGHT_LEG, "8"]),
        (4_999, []),
        (3_000, []),
        (1, []),
    ],
)
def test_a_rest_gone_on_with(bank: SoundBank, rest_ms: int, words: list[str]) -> None:
    """A rest that was changed or taken up again is not announced anew, and says what there is time for."""
    prescription = prescribe("standing", "3-0-1-1", 8, leg=Leg.RIGHT)
    guide = Guide.for_set(prescription, Guidance.COUNTS, VOICE, opening=Word.REST).begun()
    timeline = compile_set(prescription, rest_ms=rest_ms)

    said = [
        placed.word
        for placed in write_score(timeline, bank, guide)
        if isinstance(placed, PlacedWord) and placed.at_ms < rest_ms
    ]

    assert said == words


@pytest.mark.parametrize(("rest_ms", "knocks"), [(60_000, [50_000, 50_200]), (14_999, [])])
def test_a_rest_without_a_voice(bank: SoundBank, rest_ms: int, knocks: list[int]) -> None:
    """Without a voice two knocks tell the last ten seconds of a longer rest; the last three tick."""
    score = score_of(prescribe("lying", "3-0-1-1", 8), bank, Guidance.BEEPS, rest_ms=rest_ms)

    ticks = [rest_ms - before for before in (3_000, 2_000, 1_000)]
    assert [placed.at_ms for placed in score if placed.at_ms < rest_ms] == [*knocks, *ticks]


@pytest.mark.parametrize("rest_ms", [0, 4_999])
def test_the_leg_of_a_first_set(bank: SoundBank, rest_ms: int) -> None:
    """Where no rest comes before it, or none to speak in, a set of one leg tells which in its count-in."""
    prescription = prescribe("standing", "3-0-1-1", 8, leg=Leg.RIGHT)

    words = words_of(score_of(prescription, bank, rest_ms=rest_ms))

    assert [word for at, word in words if at < rest_ms + 5_000] == [Word.RIGHT_LEG, Word.GET_READY]


def test_a_single_rep_needs_no_plural(bank: SoundBank) -> None:
    """Of a set of one rep the number is not told beforehand, and nothing says that it is the last."""
    words = [word for _, word in words_of(score_of(prescribe("lying", "3-0-1-1", 1), bank, rest_ms=20_000))]

    assert words == [Word.TEN_SECONDS, Word.GET_READY, "curl", "squeeze", "lower", "1", Word.SET_DONE]


def test_missing_recordings(bank: SoundBank) -> None:
    """A voice that lacks words leaves their places to others, and the last rep keeps its tone."""
    prescription = prescribe("lying", "3-0-1-1", 2)
    voice = Voice({word: VOICE.samples(word) for word in ("curl", "2")})

    score = write_score(compile_set(prescription), bank, Guide.for_set(prescription, Guidance.WORDS, voice))

    assert [word for _, word in words_of(score)] == ["curl", "2"]
    assert any(getattr(placed, "cue", None) is Cue.LAST_REP for placed in score)


movement_ms = st.integers(500, 6_000)
pause_ms = st.just(0) | st.integers(1, 4_000)
tempos = st.builds(Tempo, movement_ms, pause_ms, movement_ms, pause_ms)


@st.composite
def spoken_sets(draw: st.DrawFn) -> tuple[SetPrescription, Timeline, Guide]:
    """Make up a set with its rest, its voice and what is said in it."""
    variation = draw(st.sampled_from(VARIATIONS))
    reps = draw(st.integers(1, 30))
    prescription = SetPrescription(
        variation, draw(tempos), reps, draw(st.integers(0, 12_000)), bottom_reps=draw(st.integers(0, reps))
    )
    timeline = compile_set(
        prescription, rest_ms=draw(st.integers(0, 40_000)), first_rep=draw(st.integers(1, reps))
    )
    opening = draw(st.sampled_from([None, Word.REST, Word.SWITCH]))
    guide = Guide.for_set(prescription, draw(st.sampled_from(SPOKEN)), VOICE, opening=opening)
    return prescription, timeline, guide


@given(spoken_sets(), banks_of(500) | banks_of(3_000))
def test_words_keep_clear_of_everything(
    spoken_set: tuple[SetPrescription, Timeline, Guide], some_bank: SoundBank
) -> None:
    """In any set: no word within 30 ms of a cue, over another word, across a turn, or in a short phase."""
    _, timeline, guide = spoken_set
    score = write_score(timeline, some_bank, guide)
    cues = [
        (placed.at_ms - 30, placed.at_ms + some_bank.length_ms(placed.cue, placed.room_ms))
        for placed in score
        if isinstance(placed, PlacedCue)
    ]
    words = [(at_ms, at_ms + VOICE.length_ms(word)) for at_ms, word in words_of(score)]

    assert list(score) == sorted(score, key=lambda placed: placed.at_ms)
    assert all(end <= start for (_, end), (start, _) in pairwise(words))
    for start_ms, end_ms in words:
        assert all(end_ms <= cue_start or cue_end <= start_ms for cue_start, cue_end in cues)
        phase = timeline.phase_at(start_ms)
        if phase.rep and start_ms < timeline.duration_ms:
            assert phase.duration_ms >= 1_000
            assert end_ms <= phase.end_ms - 30


@given(spoken_sets())
def test_numbers_are_true(bank: SoundBank, spoken_set: tuple[SetPrescription, Timeline, Guide]) -> None:
    """In any set each rep is counted once at most, by its own number, and wherever a phase has the room."""
    _, timeline, guide = spoken_set
    score = write_score(timeline, bank, guide)
    counted = [
        (timeline.phase_at(at_ms).rep, word)
        for at_ms, word in words_of(score)
        if word.isdecimal() and at_ms >= timeline.first_movement_ms
    ]

    assert all(str(rep) == word for rep, word in counted)
    assert len(set(counted)) == len(counted)
    roomy = {
        phase.rep
        for phase in timeline.phases
        if phase.kind is PhaseKind.ECCENTRIC and phase.duration_ms >= 2_000
    }
    assert roomy <= {rep for rep, _ in counted}


@given(st.sampled_from(VARIATIONS), tempos, st.integers(4, 12))
def test_no_phase_stays_without_its_word(
    bank: SoundBank, variation: Variation, tempo: Tempo, reps: int
) -> None:
    """In any two reps before the last two: each number, and the word of each phase that anything is said in.

    But where all that a rep can take is one word, that is the number.
    """
    prescription = SetPrescription(variation, tempo, reps, 0)
    timeline = compile_set(prescription)
    said = [(timeline.phase_at(at), word) for at, word in words_of(score_of(prescription, bank))]

    for two in pairwise(range(1, reps - 1)):
        kinds = {phase.kind for phase, _ in said if phase.rep in two}
        words = {word for phase, word in said if phase.rep in two}
        assert not kinds or {str(rep) for rep in two} <= words
        assert len(kinds) <= 1 or {variation.words[kind].word for kind in kinds} <= words


@given(spoken_sets())
def test_the_last_reps_are_told(bank: SoundBank, spoken_set: tuple[SetPrescription, Timeline, Guide]) -> None:
    """In any set of several reps the last one is marked once, by its tone or in words, in its first phase."""
    _, timeline, guide = spoken_set
    marks = [
        placed
        for placed in write_score(timeline, bank, guide)
        if getattr(placed, "cue", None) is Cue.LAST_REP or getattr(placed, "word", None) == Word.LAST_REP
    ]

    assert len(marks) == (1 if timeline.last_rep > 1 else 0)
    first = timeline.rep_phases(timeline.last_rep)[0]
    assert all(first.start_ms < mark.at_ms < first.end_ms for mark in marks)
