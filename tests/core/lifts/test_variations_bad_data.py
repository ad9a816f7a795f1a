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


def test_the_file_itself_is_fine() -> None:
    """Nothing is wrong before something is changed."""
    assert parse_variations(OWN_TEXT, "my.toml") == load_variations()


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_missing(field: str) -> None:
    """No field of a variation may be left out."""
    assert complaint(without(field)) == f'my.toml: variation "lying", field "{field}": is missing'


def test_the_id_is_missing() -> None:
    """A variation without an id is named by its place in the file."""
    assert complaint(without("id")) == 'my.toml: variation number 1, field "id": is missing'
    assert complaint(changed('id = "seated"\n', "")) == (
        'my.toml: variation number 2, field "id": is missing'
    )


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("sets = 3", "sets = 3\nset_count = 3", "set_count"),
        ('spoken = "lower"', 'spoken = "lower"\nshout = "lower"', "phases.eccentric.shout"),
        (
            "[variation.phases.eccentric]",
            "[variation.phases.count_in]\n[variation.phases.eccentric]",
            "phases.count_in",
        ),
        ("knee_deg = { stretched = 0,", "knee_deg = { stretched = 0, max = 1,", "knee_deg.max"),
        ('{ name = "Pad in', '{ why = "x", name = "Pad in', "mistakes[2].why"),
    ],
)
def test_a_field_is_misspelt(old: str, new: str, field: str) -> None:
    """A field that the program does not know does not go unnoticed."""
    assert complaint(changed(old, new)) == (
        f'my.toml: variation "lying", field "{field}": is not a field this program knows'
    )


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ('name = "Lying leg curl"', "name = 7", "name", "must be a text that is not empty"),
        ('spoken = "curl"', 'spoken = ""', "phases.concentric.spoken", "must be a text that is not empty"),
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
            'Tempo "3-0-0-1", character 5: the concentric may not be 0. Accepted: ',
        ),
    ],
)
def test_a_field_is_wrong(old: str, new: str, field: str, what: str) -> None:
    """A field of the wrong type or out of range is named, and so is what it must be."""
    assert complaint(changed(old, new)).startswith(f'my.toml: variation "lying", field "{field}": {what}')


def test_an_id_is_no_file_name() -> None:
    """An id must do for files and the command line."""
    assert complaint(changed('id = "lying"', 'id = "../lying"')) == (
        'my.toml: variation "../lying", field "id": '
        "must be small letters, digits and hyphens, beginning with a letter"
    )


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ('phases = ["concentric"]', 'phases = ["up"]', "phases", f"must be one of {KINDS}"),
        (', question = "My hamstrings curl me up"', "", "question", "is missing"),
        ("curl me up", 'curl me up", answer = "yes', "answer", "is not a field this program knows"),
    ],
)
def test_the_optional_question_is_wrong(old: str, new: str, field: str, what: str) -> None:
    """A field that may be left out must be right where it stands."""
    assert complaint(changed(old, new)) == (
        f'my.toml: variation "nordic", field "own_return.{field}": {what}'
    )


@pytest.mark.parametrize(
    ("old", "new"), [('id = "lying"', r'id = "ly\ning"'), ("sets = 3", 'sets = 3\n"set\\ncount" = 3')]
)
def test_a_line_break_stays_out_of_the_message(old: str, new: str) -> None:
    """A complaint is one line whatever the names in the file."""
    assert 'my.toml: variation "ly' in complaint(changed(old, new))


def test_an_endless_number() -> None:
    """A number too long to be read is a mistake in the file like any other."""
    assert complaint(changed("sets = 3", f"sets = {'9' * 5_000}")).startswith("my.toml: ")


def test_an_id_is_used_twice() -> None:
    """Two variations may not share an id."""
    assert complaint(changed('id = "nordic"', 'id = "lying"')) == (
        'my.toml: variation "lying", field "id": used twice'
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", 'top of the file, field "variation": is missing'),
        ("variation = 3", 'top of the file, field "variation": must be one or more tables'),
        ("[[variation]]\nid = 3", 'variation number 1, field "reps": is missing'),
        ('author = "me"\n' + OWN_TEXT, 'top of the file, field "author": is not a field this program knows'),
        ("[[variation", "not valid TOML: "),
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
