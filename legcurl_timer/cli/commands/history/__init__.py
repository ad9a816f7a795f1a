"""`legcurl-timer history`: the sets listed, exported, imported; one action a file."""

from legcurl_timer.cli.arguments import add_data_dir
from legcurl_timer.cli.parsers import Parser, add_commands
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.lifts.variations import Variation

_ACTIONS = (
    ("list", f"{__name__}.listing", gettext_noop("the sets, the oldest first")),
    ("export", f"{__name__}.exporting", gettext_noop("write the history to a file")),
    ("import", f"{__name__}.importing", gettext_noop("add sets from a file")),
    ("undo", f"{__name__}.undoing", gettext_noop("take back the last import or correction")),
    ("backups", f"{__name__}.backups", gettext_noop("the copies of the history, the newest first")),
    ("restore", f"{__name__}.restoring", gettext_noop("put a copy in the history's place")),
    ("path", f"{__name__}.path", gettext_noop("where the history is kept")),
)


def add_options(parser: Parser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    common = Parser(add_help=False)
    add_data_dir(common)
    action = pgettext("for what is typed", "ACTION")
    add_commands(parser, _ACTIONS, variations, metavar=action, required=True, parents=[common])
