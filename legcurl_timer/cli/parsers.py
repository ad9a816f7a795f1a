"""Parsers that answer bad input by one line, and learn a command's options only once it is chosen."""

import argparse
from collections.abc import Iterable
from importlib import import_module
from typing import Any, NoReturn

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.errors import BadInputError


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


def add_commands(
    parser: Parser,
    commands: Iterable[tuple[str, str, str]],
    variations: tuple[Variation, ...],
    *,
    metavar: str = "COMMAND",
    required: bool = False,
    parents: Iterable[Any] = (),
) -> None:
    """Add commands, each a name, the module that does it, and a few words about it.

    The module may have `add_options(parser, variations)`, for more than what the `parents` add. The options
    that come of the parsing name the module of the command that was chosen as `module`, and
    `run(options, variations)` there returns the exit code.
    """
    added = parser.add_subparsers(metavar=metavar, required=required, parser_class=_CommandParser)
    for name, module, words in commands:
        added.add_parser(
            name, help=words, allow_abbrev=False, parents=parents, module=module, variations=variations
        )
