"""Which language is spoken: the one asked for, the one chosen, the system's, else English."""

import json
import struct
from pathlib import Path

import pytest

from legcurl_timer.cli.language import chosen_language, system_language
from legcurl_timer.core import language
from legcurl_timer.core.language import languages
from legcurl_timer.errors import BadInputError

NO_TEXTS = struct.pack("<7I", 0x950412DE, 0, 0, 28, 28, 0, 28)
"""A catalogue in its compiled form, without any text."""


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give English and three empty catalogues, on a system that names no language."""
    for name in ("de", "fr", "pt_BR"):
        folder = tmp_path / "locale" / name / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "legcurl_timer.mo").write_bytes(NO_TEXTS)
    monkeypatch.setattr(language, "LOCALE_FOLDER", tmp_path / "locale")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_there_are_languages() -> None:
    """The test looks at the made-up languages."""
    assert languages() == ("en", "de", "fr", "pt_BR")


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "pt_PT.UTF-8"}, "pt_BR"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LANGUAGE": "ja:fr:de"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de"),
    ],
)
def test_the_system_names_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], spoken: str
) -> None:
    """The system's language is the one that other programs speak there."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() == spoken


@pytest.mark.parametrize(
    ("arguments", "spoken", "others"),
    [
        ([], "de", []),
        (["--language", "fr"], "fr", []),
        (["pace", "--reps", "3", "--language=pt-br", "--mute"], "pt_BR", ["pace", "--reps", "3", "--mute"]),
        (["--language", "en", "doctor"], "en", ["doctor"]),
    ],
)
def test_the_option_comes_first(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], spoken: str, others: list[str]
) -> None:
    """The option counts wherever it stands; the other arguments stay as they are."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert chosen_language(arguments) == (spoken, others)


@pytest.mark.parametrize("arguments", [["--language", "tlh"], ["--language"], ["--language="]])
def test_an_unknown_language_is_told(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """What is not spoken here is told with what is, in the language that it would be without the option."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    with pytest.raises(BadInputError, match=r"en, de, fr, pt_BR"):
        chosen_language(arguments)
    assert language.spoken() == "de"


def test_a_folder_not_told_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    """That an option lacks its argument is left to be told by those who know the language."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert chosen_language(["pace", "--data-dir"]) == ("de", ["pace", "--data-dir"])


@pytest.mark.parametrize(
    ("document", "spoken"),
    [
        ({"language": "de"}, "de"),
        ({"language": ""}, "fr"),
        ({"language": "system"}, "fr"),
        ({"language": "tlh"}, "fr"),
        ({"language": 7}, "fr"),
        ({}, "fr"),
        ([], "fr"),
    ],
)
def test_the_settings_name_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, document: object, spoken: str
) -> None:
    """What was chosen in the settings counts before the system, in whichever folder they are."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    (tmp_path / "settings.json").write_text(json.dumps(document), encoding="utf-8")
    assert chosen_language(["--data-dir", str(tmp_path), "timeline"])[0] == spoken
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    assert chosen_language([f"--data-dir={tmp_path}"])[0] == "fr"
