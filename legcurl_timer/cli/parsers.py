"""Parsers that answer bad input by one line, and learn a command's options only once it is chosen."""

import argparse
import gettext as standard_gettext
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

from legcurl_timer.core import language
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.errors import BadInputError

_LANGUAGES = "LANGUAGE"
"""The variable that says, before any other, which languages the standard library's gettext looks for."""

# TRANSLATORS: from here on texts of Python's own argparse; what stands after a % stays as it is.
ARGPARSE_REQUIRED = gettext_noop("the following arguments are required: %s")
ARGPARSE_TEXTS = (
    # TRANSLATORS: keep the blank at the end.
    gettext_noop("usage: "),
    # TRANSLATORS: the heading of a list of arguments that are given without a name.
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    # TRANSLATORS: a heading in the help and the colon after it.
    gettext_noop("%(heading)s:"),
    gettext_noop("show this help message and exit"),
    # TRANSLATORS: as in "argument --reps: expected one argument"; message is also any complaint of ours.
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("expected one argument"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("unrecognized arguments: %s"),
    ARGPARSE_REQUIRED,
)
"""What argparse says in the help of our commands, and of what is typed."""


class Parser(argparse.ArgumentParser):
    """A parser that raises BadInputError where argparse would print its usage and exit."""

    def error(self, message: str) -> NoReturn:
        """Raise BadInputError."""
        raise BadInputError(message)


class _CommandParser(Parser):
    """The parser of a command, whose options come from the command's own module.

    No command pays for, or needs, what only another one imports: the terminal commands run where Qt is not
    installed, and `--help` imports none of them.
    """

    def __init__(self, *, module: str, variations: tuple[Variation, ...], **options: Any) -> None:
        super().__init__(**options)
        self._module = module
        self._variations = variations

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.set_defaults(module=self._module)
        if add_options := getattr(import_module(self._module), "add_options", None):
            add_options(self, self._variations)
        return super().parse_known_args(args, namespace)


@contextmanager
def argparse_in_language() -> Iterator[None]:
    """Let argparse take its own texts from our catalogue in the language spoken, while parsers are in use.

    It asks the standard library's gettext for them, which goes by a variable of the environment. That is put
    back at the end: the programs that we start are not to be told of it.
    """
    wished, domain = os.environ.get(_LANGUAGES), standard_gettext.textdomain()
    os.environ[_LANGUAGES] = language.spoken()
    standard_gettext.bindtextdomain(language.DOMAIN, str(language.LOCALE_FOLDER))
    standard_gettext.textdomain(language.DOMAIN)
    try:
        yield
    finally:
        standard_gettext.textdomain(domain)
        if wished is None:
            del os.environ[_LANGUAGES]
        else:
            os.environ[_LANGUAGES] = wished


def arguments_required(*names: str) -> BadInputError:
    """Return the error that says which arguments are not there."""
    return BadInputError(_(ARGPARSE_REQUIRED) % ", ".join(names))


def file_word() -> str:
    """Return what stands for a file in the help of a command."""
    # TRANSLATORS: stands for the name of a file in the help, as in "--out FILE".
    return pgettext("for what is typed", "FILE")


def name_word() -> str:
    """Return what stands for a name in the help of a command."""
    # TRANSLATORS: stands for a name in the help, as in "--audio NAME".
    return pgettext("for what is typed", "NAME")


def add_commands(
    parser: Parser,
    commands: Iterable[tuple[str, str, str]],
    variations: tuple[Variation, ...],
    *,
    metavar: str,
    required: bool = False,
    parents: Iterable[Any] = (),
) -> None:
    """Add commands, each a name, the module that does it, and a few words about it, marked for translation.

    The module may have `add_options(parser, variations)`, for more than what the `parents` add. The options
    that come of the parsing name the module of the command that was chosen as `module`, and
    `run(options, variations)` there returns the exit code.
    """
    added = parser.add_subparsers(metavar=metavar, required=required, parser_class=_CommandParser)
    for name, module, words in commands:
        added.add_parser(
            name, help=_(words), allow_abbrev=False, parents=parents, module=module, variations=variations
        )
