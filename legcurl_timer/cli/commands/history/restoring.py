"""`legcurl-timer history restore`: a copy put in the history's place."""

import argparse

from legcurl_timer.cli.commands.history.access import the_history
from legcurl_timer.cli.commands.history.asking import add_yes, agreed, need_an_answer
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.parsers import name_word
from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import number_text
from legcurl_timer.errors import BadInputError
from legcurl_timer.history.exchange.problems import quoted
from legcurl_timer.history.recovery.backups import backup_folder, restore
from legcurl_timer.history.recovery.opening import history_path
from legcurl_timer.userdata.settings import data_folder


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    help_text = _("a copy as `history backups` names it, or its full path")
    parser.add_argument("name", metavar=name_word(), help=help_text)
    add_yes(parser, _("restore without asking"))


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Put the copy in the history's place if wanted; raises BadInputError where there is no such copy."""
    folder = data_folder(options.data_dir)
    path = backup_folder(history_path(folder)) / options.name
    if not path.is_file():
        complaint = _("there is no backup {name}; `history backups` lists them")
        raise BadInputError(complaint.format(name=quoted(options.name)))
    need_an_answer(options, _("there is nobody to ask whether to restore; --yes restores"))
    with the_history(folder) as store:
        sets = store.count_sets()
        line = ngettext(
            "The history has {count} set. It would be copied, then replaced.",
            "The history has {count} sets. It would be copied, then replaced.",
            sets,
        )
        print(line.format(count=number_text(sets)))
        if not agreed(options, _("Restore?")):
            print(_("Nothing was restored."))
            return DONE
        before = restore(store, path, wall_now())
        sets = store.count_sets()
    line = ngettext(
        "Restored {count} set. What was there before is kept as {file}.",
        "Restored {count} sets. What was there before is kept as {file}.",
        sets,
    )
    print(line.format(count=number_text(sets), file=before.name))
    return DONE
