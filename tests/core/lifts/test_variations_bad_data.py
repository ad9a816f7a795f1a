"""Every mistake in the data file is answered with file, entry and field."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from legcurl_timer.core.lifts import variations
from legcurl_timer.core.lifts.variations import load_variations, parse_variations
from legcurl_timer.core.validation import ValidationError

OWN_TEXT = files("legcurl_timer.core.lifts").joinpath("variations.toml").read_text(encoding="utf-8")
FIELDS = re.findall(r"^(\w+) = ", OWN_TEXT.partition("[variation.phases")[0], re.MULTILINE)[1:]
KINDS = '"eccentric", "stretched_pause", "concentric", "contracted_pause"'
SLUG = "small letters, digits and hyphens, beginning with a letter"
FIGURES = '"prone-machine", "upright-machine", "upright-band", "prone-band", "seated-machine", "kneeling"'


def changed(old: str, new: str) -> str:
    """Return the text of the file with the first occurrence of something put otherwise."""
    assert old in OWN_TEXT
    return OWN_TEXT.replace(old, new, 1)


def without(field: str) -> str:
    """Return the text of the file without a field of the first variation."""
    text, count = re.subn(
        rf"^{field} = (\[\n.*?^\]|[^\n]*)\n", "", OWN_TEXT, count=1, flags=re.MULTILINE | re.DOTALL
    )
    assert count == 1
    return text


def complaint(text: str) -> str:
    """Return what is said about a text that cannot be used."""
    with pytest.raises(ValidationError) as caught:
        parse_variations(text, "my.toml")
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_missing(field: str) -> None:
    """No field of a variation may be left out."""
    assert complaint(without(field)) == f'my.toml: variation "lying", field "{field}": is missing'


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ('name = "Lying leg curl"', "name = 7", "name", "must be a text that is not empty"),
        ('word = "curl"', 'word = ""', "phases.concentric.word", "must be a text that is not empty"),
        ('fix = "Higher', 'fix = "" }, # ', "mistakes[2].fix", "must be a text that is not empty"),
        ("reps = [8, 12]", "reps = [8, 101]", "reps", "must be a whole number from 1 to 100"),
        ("sets = 3", "sets = 21", "sets", "must be a whole number from 1 to 20"),
        ("rest_s = 90", "rest_s = 601", "rest_s", "must be a whole number from 0 to 600"),
        ("count_in_s = 5", "count_in_s = 31", "count_in_s", "must be a whole number from 0 to 30"),
        ("stretched = 0,", "stretched = -1,", "knee_deg.stretched", "must be a whole number from 0 to 180"),
        ("contracted = 0 }", "contracted = 181 }", "hip_deg.contracted", "must be a whole number from 0 to "),
        ('first_phase = "concentric"', 'first_phase = "rest"', "first_phase", 'must be "concentric" or '),
        ('figure = "prone-machine"', 'figure = "sofa"', "figure", f"must be one of {FIGURES}"),
        ('loaded = ["concentric"', 'loaded = ["count_in"', "loaded", f"must be one of {KINDS}"),
        ("knee_deg = { stretched = 0, contracted = 125 }", "knee_deg = 125", "knee_deg", "must be a table"),
        ("mistakes = [", "mistakes = []\nold = [", "mistakes", "must be one or more tables"),
        # The tempo says itself what is wrong with it.
        (
            'tempo = "3-0-1-1"',
            'tempo = "3-0-0-1"',
            "tempo",
            'Tempo "3-0-0-1", character 5: Concentric: may not be 0. Accepted: ',
        ),
    ],
)
def test_a_field_is_wrong(old: str, new: str, field: str, what: str) -> None:
    """A field of the wrong type or out of range is named, and so is what it must be."""
    assert complaint(changed(old, new)).startswith(f'my.toml: variation "lying", field "{field}": {what}')


UNKNOWN = "is not a field this program knows"


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        # Fields that are misspelt do not go unnoticed.
        ("sets = 3", "sets = 3\nset_count = 3", '"lying", field "set_count"', UNKNOWN),
        ("cues = [", "shout = 1\ncues = [", '"lying", field "phases.concentric.shout"', UNKNOWN),
        (
            "[variation.phases.eccentric]",
            "[variation.phases.count_in]\n[variation.phases.eccentric]",
            '"lying", field "phases.count_in"',
            UNKNOWN,
        ),
        ("knee_deg = { ", "knee_deg = { max = 1, ", '"lying", field "knee_deg.max"', UNKNOWN),
        ('{ name = "Pad in', '{ why = "x", name = "Pad in', '"lying", field "mistakes[2].why"', UNKNOWN),
        ("curl me up", 'curl me up", answer = "yes', '"nordic", field "own_return.answer"', UNKNOWN),
        # What may be left out must be right where it stands.
        ('phases = ["con', 'phases = ["up', '"nordic", field "own_return.phases"', f"must be one of {KINDS}"),
        (', question = "My', ', q = "My', '"nordic", field "own_return.question"', "is missing"),
        # A variation without an id is named by its place; an id must do for files, and be its own.
        ('id = "lying"\n', "", 'number 1, field "id"', "is missing"),
        ('id = "seated"\n', "", 'number 2, field "id"', "is missing"),
        ('id = "lying"', 'id = "../lying"', '"../lying", field "id"', f"must be {SLUG}"),
        ('id = "nordic"', 'id = "lying"', '"lying"', "is there twice"),
    ],
)
def test_a_variation_is_wrong(old: str, new: str, where: str, what: str) -> None:
    """What is misspelt, missing or there twice is named by its place in the file."""
    assert complaint(changed(old, new)) == f"my.toml: variation {where}: {what}"


@pytest.mark.parametrize(
    ("old", "new"), [('id = "lying"', r'id = "ly\ning"'), ("sets = 3", 'sets = 3\n"set\\ncount" = 3')]
)
def test_a_line_break_stays_out_of_the_message(old: str, new: str) -> None:
    """A complaint is one line whatever the names in the file."""
    assert 'my.toml: variation "ly' in complaint(changed(old, new))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", 'top of the file, field "variation": is missing'),
        ("variation = 3", 'top of the file, field "variation": must be one or more tables'),
        ("[[variation]]\nid = 3", 'variation number 1, field "reps": is missing'),
        ('author = "me"\n' + OWN_TEXT, 'top of the file, field "author": is not a field this program knows'),
        ("[[variation", "not valid TOML: "),
        (f"variation = {'9' * 5_000}", ""),
    ],
)
def test_the_file_is_wrong(text: str, what: str) -> None:
    """What is wrong with the file as a whole is said of the file."""
    assert complaint(text).startswith(f"my.toml: {what}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "variations.toml cannot be read: "),
        (b"name = '\xff'", "variations.toml cannot be read: "),
        (b"variation = 3", 'variations.toml: top of the file, field "variation": must be one or more tables'),
    ],
)
def test_our_own_file_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, message: str
) -> None:
    """A file of ours that is gone, garbled or edited wrongly is named too."""
    if content is not None:
        (tmp_path / "variations.toml").write_bytes(content)
    monkeypatch.setattr(variations, "__file__", str(tmp_path / "variations.py"))
    with pytest.raises(ValidationError) as caught:
        load_variations()
    assert str(caught.value).startswith(message)
