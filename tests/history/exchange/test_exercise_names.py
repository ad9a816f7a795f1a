"""What other programs call our lifts."""

import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.history.exchange.other_apps import exercise_words
from legcurl_timer.history.exchange.other_apps.exercise_names import EXPORTED_NAMES, guess_name, guess_names
from legcurl_timer.history.exchange.other_apps.folding import fold

_TABLE = tomllib.loads(Path(__file__).with_name("exercise_names.toml").read_text(encoding="utf-8"))
_SURE, _ASKED = (
    [
        (name, None if variation == "none" else variation)
        for variation, names in _TABLE[part].items()
        for name in names.split("\n")
        if name
    ]
    for part in ("sure", "asked")
)
_MACHINES = (
    *("(Machine)", "(Máquina)", "(Maschine)", "(Macchina)", "(Makine)", "(Тренажер)", "（マシン）"),
    *("（器械）", "（機械）", "(머신)", "(maszyna)", "(maskin)", "(apparaat)"),
)


def _without_accents(name: str) -> str:
    kept = (each for each in unicodedata.normalize("NFD", name) if not "\u0300" <= each <= "\u036f")
    return unicodedata.normalize("NFC", "".join(kept))


def test_every_variation_has_a_name_that_is_guessed_back() -> None:
    """The names that we write are those that we read."""
    assert set(EXPORTED_NAMES) == {variation.id for variation in load_variations()}
    for variation, name in EXPORTED_NAMES.items():
        guess = guess_name(name, 1)
        assert (guess.variation, guess.is_sure) == (variation, True)


@pytest.mark.parametrize(("name", "variation"), _SURE)
def test_names_that_say_it(name: str, variation: str | None) -> None:
    """The usual names of our lifts are known in many languages, and so are names of other lifts."""
    guess = guess_name(name, 1)
    assert (guess.variation, guess.is_sure) == (variation, True)


@pytest.mark.parametrize(("name", "variation"), _ASKED)
def test_names_that_leave_it_open(name: str, variation: str | None) -> None:
    """A word that is not known, no posture, or two of them: there is a guess, and it is not sure."""
    guess = guess_name(name, 1)
    assert (guess.variation, guess.is_sure, guess.related) == (variation, False, True)


@given(named=st.sampled_from(_SURE), machine=st.sampled_from(_MACHINES), data=st.data())
def test_the_same_name_written_otherwise(
    named: tuple[str, str | None], machine: str, data: st.DataObject
) -> None:
    """Case, accents, the order of the words and a word for the machine do not matter."""
    name, variation = named
    words = data.draw(st.permutations([*name.split(), machine]))
    written = data.draw(st.sampled_from((str.upper, str.lower, _without_accents)))(" ".join(words))
    guess = guess_name(written, 1)
    assert (guess.variation, guess.is_sure) == (variation, True), written


@given(
    named=st.sampled_from([each for each in _SURE if each[1] and " " in each[0]]),
    word=st.sampled_from(("Xyzzy", "щука", "魚")),
)
def test_a_word_that_nobody_knows(named: tuple[str, str | None], word: str) -> None:
    """One word too many does not change the guess at a name of several words, but makes it unsure."""
    guess = guess_name(f"{named[0]} {word}", 1)
    assert (guess.variation, guess.is_sure) == (named[1], False)


@given(st.text(max_size=80))
def test_any_text_is_a_name(name: str) -> None:
    """Whatever stands in the file is guessed at, and a guess at one of ours is worth a look."""
    guess = guess_name(name, 3)
    assert (guess.name, guess.rows) == (name, 3)
    assert guess.related or (guess.variation is None and guess.is_sure)


def test_words_mean_the_same_in_every_language() -> None:
    """No word of one language says something else in another: a name does not tell its language."""
    file = Path(exercise_words.__file__).with_name("exercise_words.toml")
    meanings: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for language in tomllib.loads(file.read_text(encoding="utf-8")).values():
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for kind, words in language.items():
            for word in words.split():
                kinds[fold(word)].add(kind)
        for word, said in kinds.items():
            meanings[word].add(frozenset(said))
    assert {word: said for word, said in meanings.items() if len(said) > 1} == {}


def test_what_is_worth_a_look_comes_first() -> None:
    """Our lifts, the unsure ones on top, then what speaks of curls or hamstrings, then the rest.

    Among like ones those come first that have the most rows.
    """
    names = {"Squat": 3, "Nordics": 2, "Bicep Curl": 4, "Leg Curl": 1, "Bench Press": 9, "Сгибание рук": 5}
    assert [(guess.name, guess.rows, guess.related) for guess in guess_names({**names, "Hamstrings": 7})] == [
        ("Leg Curl", 1, True),
        ("Nordics", 2, True),
        ("Hamstrings", 7, True),
        ("Сгибание рук", 5, True),
        ("Bicep Curl", 4, True),
        ("Bench Press", 9, False),
        ("Squat", 3, False),
    ]
