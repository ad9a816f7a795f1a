"""Which language is spoken, and what is said in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from legcurl_timer.core import language
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.text import counted, decimal_text, listed, number_text


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give two languages of a few texts: "xx", and "xx_YY", which has none."""
    texts = Catalog(locale="de")
    texts.add("English", "Xish", context="the name of this language, in itself")
    texts.add("Settings", "Settingsen")
    texts.add(("{count} set", "{count} sets"), ("{count} setten", "{count} settens"))
    texts.add(",", "'", context="between thousands, as in 1,200")
    texts.add(".", ",", context="decimal mark, as in 2.5")
    for name, catalog in (("xx", texts), ("xx_YY", Catalog(locale="de"))):
        path = tmp_path / name / "LC_MESSAGES" / "legcurl_timer.mo"
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            write_mo(file, catalog)
    monkeypatch.setattr(language, "LOCALE_FOLDER", tmp_path)
    yield
    language.speak("en")


@pytest.mark.usefixtures("made_up")
def test_another_language_is_spoken() -> None:
    """Texts, numbers and tempos are those of the language that was chosen."""
    language.speak("xx")
    assert language.spoken() == "xx"
    assert language.gettext(language.gettext_noop("Settings")) == "Settingsen"
    assert language.gettext("not there") == "not there"
    assert language.gettext("") == ""
    assert counted(1, "{count} set", "{count} sets") == "1 setten"
    assert counted(1200, "{count} set", "{count} sets") == "1'200 settens"
    assert decimal_text(2_500) == "2,5"
    assert Tempo.parse("2.5-0-X-1").shown == "2,5-0-X-1"
    assert str(Tempo.parse(Tempo.parse("2.5-0-X-1").shown)) == "2.5-0-X-1"


@pytest.mark.usefixtures("made_up")
def test_languages_tell_their_names() -> None:
    """What there is a catalogue for can be chosen, English besides; a text it has not is its family's."""
    assert [language.own_name(each) for each in language.languages()] == ["English", "Xish", "Xish"]


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(
    ("wished", "best"),
    [
        ("xx", "xx"),
        ("XX.UTF-8", "xx"),
        ("XX_ZZ", "xx"),
        ("xx_YY@euro", "xx_YY"),
        ("xx-yy", "xx_YY"),
        ("xx_ZZ.UTF-8", "xx"),
        ("en_GB", "en"),
        ("zz", None),
        ("C", None),
        ("", None),
    ],
)
def test_the_nearest_language_is_found(wished: str, best: str | None) -> None:
    """A wish is met by the language of that name, else by one of its family."""
    assert language.best_of(wished) == best


def test_lists_and_numbers() -> None:
    """English puts an "and" before the last of a list, and commas between thousands."""
    lists = ([], ["a"], ["a", "b"], ["a", "b", "c"])
    assert [listed(each) for each in lists] == ["", "a", "a and b", "a, b and c"]
    assert number_text(1_234_567) == "1,234,567"
