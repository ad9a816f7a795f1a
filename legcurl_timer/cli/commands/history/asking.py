"""Questions at the terminal: before something is changed, unless --yes answers that, and about choices."""

import argparse
import sys
from collections.abc import Collection

from legcurl_timer.errors import BadInputError


def add_yes(parser: argparse.ArgumentParser, does: str) -> None:
    """Add the option that `does` something without asking."""
    parser.add_argument("--yes", action="store_true", help=f"{does} without asking")


def need_an_answer(options: argparse.Namespace, whether: str, yes: str) -> None:
    """Raise BadInputError where nobody can answer; `whether` is the question, `yes` what --yes does."""
    if not options.yes and not is_somebody_there():
        raise BadInputError(f"there is nobody to ask whether to {whether}; --yes {yes}")


def is_somebody_there() -> bool:
    """Return whether there is a terminal at which somebody may answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def agreed(options: argparse.Namespace, question: str) -> bool:
    """Return whether --yes was given, or somebody says yes."""
    return options.yes or _answer(f"{question} [y/N]").strip().lower() in {"y", "yes"}


def chosen(question: str, answers: Collection[str], usual: str = "") -> str:
    """Return which of some answers somebody gives; Enter gives the usual one, where there is one.

    It is asked until the answer is one of them. "" where nobody answers any more.
    """
    accepted = ", ".join(answers) + (f" [{usual}]" if usual else "")
    while answer := _answer(f"{question} {accepted}:"):
        said = answer.strip().lower() or usual
        if said in answers:
            return said
    return ""


def _answer(question: str) -> str:
    """Return what is typed, with its line end; "" where nothing comes any more."""
    print(f"{question} ", end="", flush=True)  # input() would ask on stderr
    typed = sys.stdin.readline()
    if not typed:
        print()
    return typed
