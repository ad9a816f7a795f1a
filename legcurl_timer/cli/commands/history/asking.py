"""A question at the terminal before something is changed, unless --yes has answered it."""

import argparse
import sys

from legcurl_timer.errors import BadInputError


def add_yes(parser: argparse.ArgumentParser, does: str) -> None:
    """Add the option that `does` something without asking."""
    parser.add_argument("--yes", action="store_true", help=f"{does} without asking")


def need_an_answer(options: argparse.Namespace, whether: str, yes: str) -> None:
    """Raise BadInputError where nobody can answer; `whether` is the question, `yes` what --yes does."""
    if not options.yes and (sys.stdin is None or not sys.stdin.isatty()):
        raise BadInputError(f"there is nobody to ask whether to {whether}; --yes {yes}")


def agreed(options: argparse.Namespace, question: str) -> bool:
    """Return whether --yes was given, or somebody says yes."""
    if options.yes:
        return True
    print(f"{question} [y/N] ", end="", flush=True)  # input() would ask on stderr
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
