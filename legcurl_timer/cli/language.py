"""Which language the program speaks: known before any of its texts is asked for."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from legcurl_timer.cli.parsers import Parser
from legcurl_timer.core.language import SOURCE_LANGUAGE, best_of, languages, pgettext, speak
from legcurl_timer.core.language import gettext as _
from legcurl_timer.errors import BadInputError
from legcurl_timer.userdata.settings import data_folder, stored_language

if sys.platform == "win32":
    import ctypes
    import locale
elif sys.platform == "darwin":
    import subprocess

    _LIMIT_S = 2


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the language."""
    code = pgettext("for what is typed", "CODE")
    # TRANSLATORS: help of the option that chooses the language; codes are such as "en, de".
    help_text = _("speak it: {codes}").format(codes=_codes())
    parser.add_argument("--language", metavar=code, help=help_text)


def chosen_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the language to speak, and the arguments without the option that may have named it.

    It is the one of `--language`, else the one chosen in the settings, else the system's; English where there
    is none of these. Raises BadInputError for an option that names no language we have, and speaks the one
    that it would be without that option, so that this can be read.
    """
    told, others = _reader_of("--language").parse_known_args(arguments)
    language = None if told.language is None else best_of(told.language)
    if language is not None:
        return language, others
    folder = _reader_of("--data-dir").parse_known_args(others)[0].data_dir
    language = best_of(_stored(folder or None)) or system_language()
    if told.language is None:
        return language, others
    speak(language)
    raise BadInputError(
        _("--language {code}: not spoken here. Accepted: {codes}.").format(
            code=told.language or '""', codes=_codes()
        )
    )


def system_language() -> str:
    """Return the first language of the system's that we have, else English."""
    return next(filter(None, map(best_of, _system_wishes())), SOURCE_LANGUAGE)


def _codes() -> str:
    return ", ".join(languages())


def _reader_of(option: str) -> Parser:
    """Return what reads one option, wherever it stands, and leaves the others to those who know them.

    One without its argument is "": no complaint can be told before the language is known.
    """
    parser = Parser(add_help=False, allow_abbrev=False)
    parser.add_argument(option, nargs="?", const="")
    return parser


def _stored(folder: str | None) -> str:
    try:
        return stored_language(data_folder(Path(folder) if folder else None))
    except ImportError:  # told by the command that needs the folder
        return ""


def _system_wishes() -> Iterator[str]:
    """Yield the languages that the system is set to, the dearest first."""
    yield from _wishes_of_environment(os.environ)
    if sys.platform == "win32":
        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    elif sys.platform == "darwin":  # a window is started there without an environment that tells
        line = ["defaults", "read", "-g", "AppleLanguages"]
        try:
            told = subprocess.run(  # noqa: S603 - fixed words
                line, capture_output=True, text=True, timeout=_LIMIT_S, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return
        yield from filter(None, (word.strip(' ",()') for word in told.stdout.split()))


def _wishes_of_environment(environment: Mapping[str, str]) -> list[str]:
    """Return what GNU's gettext would look for: LANGUAGE counts where the locale is one with words."""
    named = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if named.partition(".")[0] in {"", "C", "POSIX"}:
        return [SOURCE_LANGUAGE] if named else []
    return [*filter(None, environment.get("LANGUAGE", "").split(":")), named]
