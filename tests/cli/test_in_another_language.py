"""The command line in another language: argparse's own texts as well, and what is typed as an answer."""

import os
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from support.command_line import Command, MemoryTerminal

from legcurl_timer.cli.commands.history.asking import agreed, chosen
from legcurl_timer.cli.parsers import ARGPARSE_TEXTS, Parser
from legcurl_timer.core import language

ANSWER = "typed as an answer"


@pytest.fixture(autouse=True)
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the language "xx", in which each text that argparse shows stands in brackets."""
    texts = Catalog(locale="es")
    for text in ARGPARSE_TEXTS:
        texts.add(text, f"\u00ab{text}\u00bb")
    texts.add("Nordic hamstring curl", "Curl n\u00f3rdico")
    unknown = "--language {code}: not spoken here. Accepted: {codes}."
    texts.add(unknown, f"\u00ab{unknown}\u00bb")
    texts.add("y", "s", context="the letter for yes")
    texts.add("yes", "s\u00ed", context="the word for yes")
    texts.add("month", "mes", context=ANSWER)
    path = tmp_path / "xx" / "LC_MESSAGES" / "legcurl_timer.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, texts)
    monkeypatch.setattr(language, "LOCALE_FOLDER", tmp_path)


@pytest.mark.parametrize(
    "typed",
    [
        "dance",
        "pace",
        "render --variation lying",
        "history",
        "history export",
        "--guidance xyz",
        "--colour=red",
        "variations extra",
        "timeline --tempo",
        "timeline --json=yes",
    ],
)
def test_bad_input(command: Command, typed: str) -> None:
    """All that argparse says of what was typed is said in the language spoken."""
    line = command("--language", "xx", *typed.split()).complaint(2).removeprefix("legcurl-timer: ")

    assert (line[0], line[-1]) == ("\u00ab", "\u00bb")


@pytest.mark.parametrize("typed", ["--language tlh", "pace --language", "--data-dir"])
def test_bad_input_before_the_language_is_settled(
    command: Command, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """Where what was typed leads to no language, that is said in the system's."""
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    line = command(*typed.split()).complaint(2).removeprefix("legcurl-timer: ")

    assert (line[0], line[-1]) == ("\u00ab", "\u00bb")


def test_help(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is what argparse adds to the help; the programs that we start are not told of it."""
    monkeypatch.setenv("LANGUAGE", "it")
    told = command("--language", "xx", "history", "export", "--help").out

    assert told.startswith("\u00abusage: \u00bblegcurl-timer history export")
    for text in ("positional arguments", "options", "show this help message and exit"):
        assert f"\u00ab{text}\u00bb" in told
    assert os.environ["LANGUAGE"] == "it"
    assert "usage: " in Parser().format_usage()


@pytest.mark.parametrize("typed", ["variations", "timeline --variation nordic"])
def test_what_programs_read(command: Command, typed: str) -> None:
    """JSON is the same in every language."""
    in_english = command(*typed.split(), "--json")

    assert command("--language", "xx", *typed.split(), "--json") == in_english


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [("s", True), ("S\u00cd", True), ("si", True), ("y", True), ("Yes", True), ("n", False), ("", False)],
)
def test_yes_is_typed_in_each_language(monkeypatch: pytest.MonkeyPatch, typed: str, agrees: bool) -> None:
    """The letter and the word of the language count, with and without accents, and the English ones."""
    monkeypatch.setattr(sys, "stdin", MemoryTerminal(f"{typed}\n"))
    language.speak("xx")

    assert agreed(Namespace(yes=False), "?") is agrees


@pytest.mark.parametrize("typed", ["mes", "MONTH", "\n\u00bfmes?\nmes"])
def test_an_answer_is_typed_in_each_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    """A word is asked for in the language spoken and counts in English as well."""
    monkeypatch.setattr(sys, "stdin", MemoryTerminal(f"{typed}\n"))
    language.speak("xx")
    words = {"day": language.pgettext(ANSWER, "day"), "month": language.pgettext(ANSWER, "month")}

    assert chosen("?", words) == "month"
    assert capsys.readouterr().out.startswith("? day, mes: ")
