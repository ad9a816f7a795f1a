"""What is missing, left over or wrong in a catalogue is told, before anybody reads it on the screen."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from support.translations import catalogue_tool

from legcurl_timer.core.language import languages

CHECKOUT = Path(__file__).parents[2]
TOOL = CHECKOUT / "packaging" / "catalogues.py"

catalogues = catalogue_tool()


@pytest.fixture
def texts() -> Catalog:
    """Return six texts of a program."""
    catalog = Catalog()
    catalog.add("Settings")
    catalog.add("{place}, {reps}")
    catalog.add("argument %s")
    catalog.add(("One set is kept", "{count} sets are kept"))
    catalog.add("Left", context="leg")
    catalog.add("Left")
    return catalog


GOOD = {
    "Settings": "Einstellungen",
    "{place}, {reps}": "{reps}, {place}",
    "argument %s": "Angabe %s, 12 % davon",
    ("One set is kept", "{count} sets are kept"): ("Ein Satz", "{count} Sätze"),
    "Left": "Übrig",
}


@pytest.mark.parametrize(
    ("changes", "left", "told"),
    [
        ({}, "Links", []),
        ({"Settings": ""}, "Links", ["not translated: 'Settings'"]),
        ({"Gone": "Weg"}, "Links", ["not used: 'Gone'"]),
        ({}, None, ["missing: 'Left'"]),
        (
            {"{place}, {reps}": "{ort}, {reps}"},
            "Links",
            ["other placeholders in '{ort}, {reps}': '{place}, {reps}'"],
        ),
        ({"argument %s": "%r"}, "Links", ["other placeholders in '%r': 'argument %s'"]),
        (
            {"{place}, {reps}": "{reps} {place"},
            "Links",
            ["other placeholders in '{reps} {place': '{place}, {reps}'"],
        ),
        (
            {("One set is kept", "{count} sets are kept"): ("Ein Satz", "")},
            "Links",
            ["a plural form is missing: 'One set is kept'"],
        ),
        (
            {"Settings": " Einstellungen"},
            "Links",
            ["other blanks at the ends of ' Einstellungen': 'Settings'"],
        ),
    ],
)
def test_faults_are_told(
    tmp_path: Path, texts: Catalog, changes: dict[str, str], left: str | None, told: list[str]
) -> None:
    """Each fault is a line: not translated, not used, missing, other placeholders, a plural form too few."""
    catalog = Catalog(locale="de")
    for source, translation in {**GOOD, **changes}.items():
        catalog.add(source, translation)
    if left is not None:
        catalog.add("Left", left, context="leg")
    catalogues.write(catalog, tmp_path / "legcurl_timer.po")
    assert list(catalogues.faults("de", tmp_path / "legcurl_timer.po", texts)) == told


KEPT = 'msgid "One set is kept"\nmsgid_plural "{count} sets are kept"\nmsgstr[0] "Ein Satz"'


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('msgid "One set is kept"\nmsgstr "Ein Satz"', ["missing", "not used"]),
        (KEPT, ["a plural form is missing"]),
        (f'#, fuzzy\n{KEPT}\nmsgstr[1] "{{count}} Runden"', ["fuzzy"]),
        (f'{KEPT}\nmsgstr[1] "{{count}} Sätze"', []),
    ],
)
def test_a_plural_is_whole(tmp_path: Path, entry: str, told: list[str]) -> None:
    """A text without its plural, with a form too few, or put in on trial would be shown in English."""
    texts = Catalog()
    texts.add(("One set is kept", "{count} sets are kept"))
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    (tmp_path / "legcurl_timer.po").write_text(f"{header}\n{entry}\n", encoding="utf-8")
    found = list(catalogues.faults("de", tmp_path / "legcurl_timer.po", texts))
    assert found == [f"{fault}: 'One set is kept'" for fault in told]


def test_texts_of_code_and_tables_are_found() -> None:
    """Texts of the code, the lifts and the presets are in the catalogue; words for programs are not."""
    texts = catalogues.extracted()
    found = {message.id if isinstance(message.id, str) else message.id[0] for message in texts}
    assert {"Monday", "Lying leg curl", "Heels toward the glutes", "Slow lowering"} <= found
    assert not {"lying", "contracted_pause", "prone-machine", "words"} & found


def test_texts_are_found_wherever_they_are_looked_up() -> None:
    """A text is found inside another string as well, with its context, its plural and the comment above."""
    code = """
# TRANSLATORS: a greeting,
# in the morning
told = _("Good " "morning")
line = f"{ngettext('a set', '{count} sets', n)} {pgettext('leg', 'Left')} {_(told)}"
check_text("note", note, 10)
"""
    assert list(catalogues._texts_of_code(code)) == [
        ("Good morning", None, ["a greeting, in the morning"]),
        (("a set", "{count} sets"), None, []),
        ("Left", "leg", []),
        ("note", None, []),
    ]


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ('_(f"{count} sets")', True),
        ('_("one " + word)', True),
        ('_("{count} sets".format(count=count))', True),
        ('_("a set" if count == 1 else "sets")', True),
        ('_(message="a set")', True),
        ('counted(count, "{count} set", f"{count} sets")', True),
        ('_("a set")', False),
        ("_(NAMES[place])", False),
        ('check_text("note", f"{note}", 10, one_line=True)', False),
    ],
)
def test_texts_that_cannot_be_found_are_told(line: str, is_told: bool) -> None:
    """What is put together before it is looked up is in no catalogue; a table of marked texts is."""
    assert list(catalogues.hidden(line)) == [1] * is_told


def test_a_new_field_of_a_table_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds a field to a table says whether people read it."""
    (tmp_path / "lifts.toml").write_text('name = "Nordic"\nadvice = "Slowly"', encoding="utf-8")
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path)
    monkeypatch.setattr(catalogues, "_TABLES", ("lifts.toml",))
    told = "lifts.toml: neither for people nor for programs: 'advice'"
    assert list(catalogues.faults_of_sources()) == [told]


def test_a_language_that_is_gone_is_spoken_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its PO file a language is not offered, nor packed."""
    monkeypatch.setattr(catalogues, "LOCALE_FOLDER", tmp_path)
    catalogue = tmp_path / "it" / "LC_MESSAGES" / "legcurl_timer.po"
    catalogues.write(Catalog(locale="it"), catalogue)
    catalogues.compile_(catalogues.catalogues())
    assert catalogue.with_suffix(".mo").exists()
    catalogue.unlink()
    catalogues.compile_(catalogues.catalogues())
    assert not catalogue.with_suffix(".mo").exists()


def test_the_catalogues_are_whole() -> None:
    """Nothing is missing in any language."""
    ended = subprocess.run([sys.executable, TOOL, "check"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_the_languages_that_are_told_of_are_there() -> None:
    """What README names can be spoken: each test that goes through all languages goes through these."""
    assert {"en", "de", "es", "fr", "pt_BR"} <= set(languages())
