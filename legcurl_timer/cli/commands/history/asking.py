"""Questions at the terminal: before something is changed, unless --yes answers that, and about choices."""

import argparse
import sys
from collections.abc import Mapping
from unicodedata import combining, normalize

from legcurl_timer.core.language import pgettext
from legcurl_timer.errors import BadInputError


def add_yes(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Add the option that does something without asking."""
    parser.add_argument("--yes", action="store_true", help=help_text)


def need_an_answer(options: argparse.Namespace, complaint: str) -> None:
    """Raise BadInputError where nobody can answer; the complaint says what --yes does."""
    if not options.yes and not is_somebody_there():
        raise BadInputError(complaint)


def is_somebody_there() -> bool:
    """Return whether there is a terminal at which somebody may answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def agreed(options: argparse.Namespace, question: str) -> bool:
    """Return whether --yes was given, or somebody says yes."""
    if options.yes:
        return True
    # TRANSLATORS: one letter, typed to answer a question, as the first one of [y/N]; "y" counts as well.
    yes, no = pgettext("the letter for yes", "y"), pgettext("the letter for no", "n")
    said = _plain(_answer(f"{question} [{yes}/{no.upper()}]"))
    # TRANSLATORS: typed to answer a question.
    return said in {"y", "yes", _plain(yes), _plain(pgettext("the word for yes", "yes"))}


def chosen(question: str, answers: Mapping[str, str], usual: str = "") -> str:
    """Return which of some answers somebody gives; Enter gives the usual one, where there is one.

    The answers are by the word that each is returned as, told in the language spoken; both may be typed. It
    is asked until the answer is one of them. "" where nobody answers any more.
    """
    accepted = ", ".join(answers.values()) + (f" [{answers[usual]}]" if usual else "")
    typed = {_plain(word): name for name, word in answers.items()} | {name: name for name in answers}
    while answer := _answer(f"{question} {accepted}:"):
        said = _plain(answer) or usual
        if said in typed:
            return typed[said]
    return ""


def _plain(text: str) -> str:
    """Return what is typed in small letters and without accents, which are often left out."""
    parts = normalize("NFKD", text.strip().casefold())
    return "".join(part for part in parts if not combining(part))


def _answer(question: str) -> str:
    """Return what is typed, with its line end; "" where nothing comes any more."""
    print(f"{question} ", end="", flush=True)  # input() would ask on stderr
    typed = sys.stdin.readline()
    if not typed:
        print()
    return typed
