"""Presets: their values, their text, and those that come with the program."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.plans import plans

from legcurl_timer.core.language import languages, speak
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.advice import rep_length_advice
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.json_file import json_text, read_json
from legcurl_timer.userdata.presets import (
    Preset,
    PresetError,
    PresetText,
    presets_document,
    read_presets,
    shipped_presets,
)

VARIATIONS = load_variations()
LYING = VARIATIONS[0]
PLAN = WorkoutPlan.by_default(LYING)
MINE = Preset("Mine", PLAN, Guidance.COUNTS, "Because.")
HEAD = {"format": "legcurl-timer presets", "version": 1}
NO_PRESETS = "my.json: is not a file of presets"


def entry(**changes: Any) -> dict[str, Any]:
    """Return a preset as it stands in a file, with fields put otherwise."""
    return {**presets_document(PresetText((MINE,)))["presets"][0], **changes}


def read(*entries: object) -> PresetText:
    """Return what is read of a file with some entries."""
    return read_presets({**HEAD, "presets": list(entries)}, "my.json", VARIATIONS)


def test_a_name_is_put_on_one_line() -> None:
    """Needless spaces and line breaks in a name and its line go away."""
    preset = Preset("  Slow \n one ", PLAN, why=" a\tb ")
    assert (preset.name, preset.why) == ("Slow one", "a b")


@pytest.mark.parametrize(
    ("name", "why", "message", "field"),
    [
        (" \n", "", "A preset needs a name.", "name"),
        ("x" * 61, "", "The name of a preset has at most 60 characters.", "name"),
        ("a\x07b", "", "The name of a preset holds a character that cannot be shown.", "name"),
        ("\ud800", "", "The name of a preset holds a character that cannot be shown.", "name"),
        ("x", "y" * 201, "The why of a preset has at most 200 characters.", "why"),
        ("x", "\x00", "The why of a preset holds a character that cannot be shown.", "why"),
    ],
)
def test_impossible_names(name: str, why: str, message: str, field: str) -> None:
    """A name that cannot be shown or kept is refused in a sentence."""
    with pytest.raises(PresetError) as caught:
        Preset(name, PLAN, why=why)
    assert (str(caught.value), caught.value.field) == (message, field)


_NAMES = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=60)
_PRESETS = st.builds(Preset, _NAMES, plans(), st.sampled_from(Guidance), st.just("") | _NAMES)


@given(presets=st.lists(_PRESETS, max_size=3, unique_by=lambda preset: preset.key))
def test_any_presets_come_back(presets: list[Preset]) -> None:
    """What is written is read again, the same and in the same order."""
    content = PresetText(tuple(presets))
    document = json.loads(json.dumps(presets_document(content)))
    assert read_presets(document, "my.json", VARIATIONS) == content


PLAN_ENTRY = entry()["plan"]
NO_SETS = "must be a whole number from 1 to 20"
GUIDANCES = '"beeps", "counts", "words", "glide"'


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (7, "number 2: must be an object"),
        ({}, 'number 2, field "name": is missing'),
        (entry(name=3), 'number 2, field "name": must be a text that is not empty'),
        (entry(name="a\nb", sets=1), 'number 2, field "sets": is not a field this program knows'),
        (entry(name="x" * 61), 'number 2, field "name": The name of a preset has at most 60 characters.'),
        (
            entry(name="Slow", why="y" * 201),
            '"Slow", field "why": The why of a preset has at most 200 characters.',
        ),
        (entry(name="Slow", guidance="shouts"), f'"Slow", field "guidance": must be one of {GUIDANCES}'),
        (entry(name="Slow", plan=[]), '"Slow", field "plan": must be a table'),
        (entry(name="Slow", plan={**PLAN_ENTRY, "sets": 21}), f'"Slow", field "plan.sets": {NO_SETS}'),
        (entry(name=" MINE"), 'number 2, field "name": "MINE" is used twice'),
    ],
)
def test_a_bad_entry_is_named(bad: object, problem: str) -> None:
    """An entry that is no preset is named with its field, and those around it are still used."""
    other = Preset("Other", PLAN, Guidance.COUNTS, "Because.")
    content = read(entry(), bad, entry(name="Other"))
    assert content == PresetText((MINE, other), (bad,), (f"my.json: preset {problem}",))
    # And it is not lost when the file is written anew.
    again = read_presets(presets_document(content), "my.json", VARIATIONS)
    assert again.presets == (MINE, other)
    assert again.unread == (bad,)


@pytest.mark.parametrize(
    "document",
    [
        [],
        {**HEAD, "presets": {}},
        {**HEAD, "format": "legcurl-timer history", "presets": []},
        {**HEAD, "version": 0, "presets": []},
        {**HEAD, "version": "2", "presets": []},
    ],
)
def test_no_file_of_presets(document: object) -> None:
    """What is no file of presets at all is refused in one line."""
    with pytest.raises(ValidationError) as caught:
        read_presets(document, "my.json", VARIATIONS)
    assert str(caught.value) == NO_PRESETS


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda children: (
            st.lists(children, max_size=3)
            | st.dictionaries(st.sampled_from([*entry(), "set"]) | st.text(), children)
        ),
        max_leaves=12,
    )
)
def test_any_entry(value: object) -> None:
    """Whatever an entry is, the complaint is one line, and the others are used and written as they were."""
    content = read(value, entry())
    assert all(len(problem.splitlines()) == 1 for problem in content.problems)
    assert content.presets[-1] == MINE
    again = read_presets(presets_document(content), "my.json", VARIATIONS)
    assert again.presets == content.presets


# Those that come along


def test_every_shipped_preset_is_read() -> None:
    """Our own file has no mistake, and each preset says why in one line."""
    path = Path(read_presets.__code__.co_filename).with_name("presets.json")
    content = read_presets(read_json(path), path.name, VARIATIONS)
    assert content.unread == ()
    assert len(content.presets) == 3
    assert all(preset.why for preset in shipped_presets(VARIATIONS))
    assert json_text(presets_document(content)) == path.read_bytes()


def test_shipped_presets_are_within_what_we_advise() -> None:
    """Defaults come first under the variations' names; no name is twice, no rep longer than we advise."""
    shipped = shipped_presets(VARIATIONS)
    assert [preset.name for preset in shipped[:6]] == [variation.name for variation in VARIATIONS]
    assert [preset.name for preset in shipped[6:]] == ["Slow lowering", "Stretched pauses", "Gentle return"]
    assert len({preset.key for preset in shipped}) == len(shipped)
    for preset in shipped:
        planned = preset.plan.prescription
        assert rep_length_advice(planned.variation, planned.tempo) == ""
    assert shipped[0] == Preset(LYING.name, PLAN, why="Our default for this lift.")


def test_a_variation_that_a_coach_took_out() -> None:
    """Presets of a variation that is gone do not come along."""
    names = [preset.name for preset in shipped_presets(VARIATIONS[:1])]
    assert names == ["Lying leg curl", "Slow lowering"]


@pytest.mark.usefixtures("in_brackets")
def test_another_language() -> None:
    """Presets that come with the program are in the lifter's language; a file of presets stays as written."""
    shipped = shipped_presets(load_variations())
    assert (shipped[0].name, shipped[0].why) == ("[Lying leg curl]", "[Our default for this lift.]")
    assert shipped[-1].name == "[Gentle return]"
    assert shipped[-1].why.startswith("[Three seconds each way")
    assert read(entry()).presets == (MINE,)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_room(language: str) -> None:
    """The names and lines of the presets are short enough in every language."""
    speak(language)
    try:
        assert len(shipped_presets(load_variations())) == len(VARIATIONS) + 3
    finally:
        speak("en")
