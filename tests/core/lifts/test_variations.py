"""The six variations as data, and what can be asked of them."""

import re
from importlib.resources import files

import pytest

from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import (
    Variation,
    find_variation,
    load_variations,
    parse_variations,
    variations_as_written,
)
from legcurl_timer.core.pacing.pose import Pose, contraction_at, pose_between
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import decimal_text

VARIATIONS = {variation.id: variation for variation in load_variations()}
OWN_TEXT = files("legcurl_timer.core.lifts").joinpath("variations.toml").read_text(encoding="utf-8")

ALL_FOUR = {"concentric", "contracted_pause", "eccentric", "stretched_pause"}
ALL_BUT_THE_SLACK_END = {"concentric", "contracted_pause", "eccentric"}

SEVENTH = """
[[variation]]
id = "cable-2"
name = "Cable leg curl"
short_name = "Cable"
summary = "A cuff on a low pulley."
one_leg = true
first_phase = "concentric"
rises = "concentric"
tempo = "2-0-X-1"
reps = [6, 9]
sets = 4
rest_s = 0
count_in_s = 0
loaded = ["eccentric"]
own_return = { phases = ["contracted_pause"], question = "I keep it taut" }
figure = "upright-band"
knee_deg = { stretched = 20, contracted = 100 }
hip_deg = { stretched = 0, contracted = 30 }
setup = ["Cuff above the ankle"]
mistakes = [{ name = "Rushing", fix = "Wait." }]
phases.concentric = { word = "curl", cues = ["Heel up"] }
phases.contracted_pause = { word = "hold", cues = ["Hold"] }
phases.eccentric = { word = "back", cues = ["Slowly"] }
phases.stretched_pause = { word = "rest", cues = ["Long leg"] }
"""


def test_the_six_in_their_order() -> None:
    """All six variations are there, in the order of the list in the window."""
    assert [(variation.id, variation.name) for variation in load_variations()] == [
        ("lying", "Lying leg curl"),
        ("seated", "Seated leg curl"),
        ("standing", "Standing leg curl"),
        ("standing-band", "Standing leg curl with band"),
        ("prone-band", "Prone leg curl with band"),
        ("nordic", "Nordic hamstring curl"),
    ]


@pytest.mark.parametrize(
    ("variation_id", "defaults"),
    [
        ("lying", "3-0-1-1, 8 to 12 x 3, rest 90 s, count-in 5 s"),
        ("seated", "3-1-1-1, 8 to 12 x 3, rest 90 s, count-in 5 s"),
        ("standing", "3-0-1-1, 8 to 12 x 3, rest 60 s, count-in 5 s"),
        ("standing-band", "3-0-1-2, 12 to 15 x 3, rest 60 s, count-in 10 s"),
        ("prone-band", "2-0-1-2, 12 to 15 x 3, rest 60 s, count-in 10 s"),
        ("nordic", "4-1-2-2, 5 to 5 x 2, rest 120 s, count-in 10 s"),
    ],
)
def test_defaults(variation_id: str, defaults: str) -> None:
    """Each variation starts out with our default tempo, reps, sets, rest and count-in."""
    its = VARIATIONS[variation_id]
    assert defaults == (
        f"{its.tempo}, {its.reps_min} to {its.reps_max} x {its.sets}, "
        f"rest {decimal_text(its.rest_ms)} s, count-in {decimal_text(its.count_in_ms)} s"
    )


@pytest.mark.parametrize(
    ("variation_id", "one_leg", "first_phase", "figure", "loaded"),
    [
        ("lying", False, "concentric", "prone-machine", ALL_FOUR),
        ("seated", False, "concentric", "seated-machine", ALL_FOUR),
        ("standing", True, "concentric", "upright-machine", ALL_FOUR),
        ("standing-band", True, "concentric", "upright-band", ALL_BUT_THE_SLACK_END),
        ("prone-band", True, "concentric", "prone-band", ALL_BUT_THE_SLACK_END),
        ("nordic", False, "eccentric", "kneeling", {"eccentric"}),
    ],
)
def test_nature(variation_id: str, one_leg: bool, first_phase: str, figure: str, loaded: set[str]) -> None:
    """Each variation works the right limb, begins the right way and is loaded in the right phases."""
    variation = VARIATIONS[variation_id]
    assert variation.one_leg is one_leg
    assert (variation.first_phase, variation.stance) == (first_phase, figure)
    assert variation.loaded == loaded


@pytest.mark.parametrize(
    ("variation_id", "kind", "wrong"),
    [
        ("seated", PhaseKind.ECCENTRIC, "lower"),
        ("seated", PhaseKind.ECCENTRIC, "down"),
        ("standing-band", PhaseKind.STRETCHED_PAUSE, "stretch"),
        ("prone-band", PhaseKind.STRETCHED_PAUSE, "stretch"),
    ],
)
def test_no_cue_says_the_opposite(variation_id: str, kind: PhaseKind, wrong: str) -> None:
    """Feet that rise are not told to go down, and a band is not stretched at its slack end."""
    words = VARIATIONS[variation_id].words[kind]
    assert wrong not in " ".join((words.word, *words.cues)).lower()


@pytest.mark.parametrize(
    ("variation_id", "facts"),
    [
        ("lying", ("achilles", "under the calf", "above the ankle", "lie", "handles")),
        ("seated", ("thigh pad", "above the knee", "achilles")),
        ("standing", ("achilles", "working leg", "other leg")),
        ("standing-band", ("anchor", "cannot move", "achilles", "working leg", "taut")),
        ("prone-band", ("anchor", "ankle", "face down", "90 degrees", "taut", "start")),
        ("nordic", ("soft", "knees", "anchor", "partner", "hips neutral", "one straight line")),
    ],
)
def test_setup_says_what_matters(variation_id: str, facts: tuple[str, ...]) -> None:
    """The set-up of each variation names pad, band or anchor and where it belongs."""
    setup = " ".join(VARIATIONS[variation_id].setup).lower()
    assert [fact for fact in facts if fact not in setup] == []


@pytest.mark.parametrize("variation", VARIATIONS.values(), ids=VARIATIONS)
def test_a_set_is_a_series(variation: Variation) -> None:
    """No advice uses the word for anything else."""
    advice = (*variation.setup, *(each.fix for each in variation.mistakes))
    assert not re.search(r"\bset\b", " ".join(advice).lower())


@pytest.mark.parametrize("variation", VARIATIONS.values(), ids=VARIATIONS)
def test_the_three_mistakes(variation: Variation) -> None:
    """Load, placement and rushing are shown with every variation, in this order."""
    load, placement, rushing = variation.mistakes
    assert "fit" in load.name or "More than" in load.name
    assert "wrong place" in placement.name or "not held" in placement.name
    assert rushing.name == "Rushing"


@pytest.mark.parametrize("variation", VARIATIONS.values(), ids=VARIATIONS)
def test_each_phase_has_one_word(variation: Variation) -> None:
    """A phase is called by one short word, or it would not fit into it when it is said."""
    assert all(variation.words[kind].word.isalpha() for kind in NOTATION_ORDER)


@pytest.mark.parametrize(
    ("variation_id", "tempo", "reading"),
    [
        ("lying", "3-1-1-2", "curl 1 s · squeeze 2 s · lower 3 s · stretch 1 s"),
        ("lying", "3-0-1-1", "curl 1 s · squeeze 1 s · lower 3 s"),
        ("lying", "4/2", "curl 2 s · lower 4 s"),
        ("lying", "2.5-0-X-0.5", "curl fast · squeeze 0.5 s · lower 2.5 s"),
        ("seated", "3-1-1-1", "pull 1 s · squeeze 1 s · slow 3 s · stretch 1 s"),
        ("standing-band", "3-1-X-2", "curl fast · squeeze 2 s · slow 3 s · reset 1 s"),
        ("nordic", "4-1-2-2", "lower 4 s · catch 1 s · up 2 s · reset 2 s"),
        ("nordic", "4-0-x-2", "lower 4 s · up fast · reset 2 s"),
    ],
)
def test_reading_a_tempo(variation_id: str, tempo: str, reading: str) -> None:
    """A tempo is echoed in the order performed and in the variation's words, without empty phases."""
    assert VARIATIONS[variation_id].reading(Tempo.parse(tempo)) == reading


def test_the_nordic_asks_who_does_the_way_up() -> None:
    """Only if the lifter says that the hamstrings do the way up does the concentric count as loaded."""
    nordic = VARIATIONS["nordic"]
    assert nordic.own_return.question == "My hamstrings curl me up"
    assert nordic.loaded_phases(own_return=False) == {"eccentric"}
    assert nordic.loaded_phases(own_return=True) == {"eccentric", "concentric"}


def test_finding_nothing() -> None:
    """An unknown id is answered with the known ones."""
    with pytest.raises(KeyError) as caught:
        find_variation(load_variations(), "Lying")
    assert caught.value.args == ("lying, seated, standing, standing-band, prone-band, nordic",)


def test_a_seventh_variation_is_data_alone() -> None:
    """A block added to the file is a variation that can be prescribed, compiled and drawn."""
    variations = parse_variations(OWN_TEXT + SEVENTH, "variations.toml")
    assert [variation.id for variation in variations] == [*VARIATIONS, "cable-2"]
    cable = variations[-1]
    assert cable.reading(cable.tempo) == "curl fast · hold 1 s · back 2 s"
    assert cable.loaded_phases(own_return=True) == {"eccentric", "contracted_pause"}
    timeline = compile_set(SetPrescription.by_default(cable))
    assert (timeline.duration_ms, timeline.tut_ms, timeline.last_rep) == (28_000, 14_000, 7)
    half, held = (contraction_at(cable.first_phase, timeline, at_ms) for at_ms in (500, 1_500))
    assert (half, held) == (pytest.approx(0.5), 1)
    assert (pose_between(cable.knee, cable.hip, 0.5), pose_between(cable.knee, cable.hip, 1)) == (
        Pose(60, 15),
        Pose(100, 30),
    )


@pytest.mark.usefixtures("in_brackets")
def test_another_language() -> None:
    """What people read of a lift is in their language; the voice's recordings keep their English names."""
    nordic = find_variation(load_variations(), "nordic")
    words = nordic.words[PhaseKind.STRETCHED_PAUSE]
    assert (nordic.id, nordic.name, nordic.short_name) == ("nordic", "[Nordic hamstring curl]", "[Nordic]")
    assert (words.word, words.cues, words.spoken) == ("[catch]", ("[Catch yourself on your hands]",), "catch")
    assert nordic.own_return
    assert nordic.own_return.question == "[My hamstrings curl me up]"
    assert nordic.mistakes[2].name == "[Rushing]"
    assert variations_as_written() == tuple(VARIATIONS.values())


def test_labels() -> None:
    """On the screen a word begins with a capital letter."""
    assert list(VARIATIONS["seated"].labels.values()) == ["Slow", "Stretch", "Pull", "Squeeze"]
