"""`legcurl-timer history restore`: a copy put in the history's place."""

import argparse

from legcurl_timer.cli.commands.history.access import the_history
from legcurl_timer.cli.commands.history.asking import add_yes, agreed, need_an_answer
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import counted
from legcurl_timer.errors import BadInputError
from legcurl_timer.history.exchange.problems import quoted
from legcurl_timer.history.recovery.backups import backup_folder, restore
from legcurl_timer.history.recovery.opening import history_path
from legcurl_timer.userdata.settings import data_folder


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument("name", metavar="NAME", help="a copy as `history backups` names it, or its full path")
    add_yes(parser, "restore")


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Put the copy in the history's place if wanted; raises BadInputError where there is no such copy."""
    folder = data_folder(options.data_dir)
    path = backup_folder(history_path(folder)) / options.name
    if not path.is_file():
        raise BadInputError(f"there is no backup {quoted(options.name)}; `history backups` lists them")
    need_an_answer(options, "restore", "restores")
    with the_history(folder) as store:
        print(f"The history has {counted(store.count_sets(), 'set')}. It would be copied, then replaced.")
        if not agreed(options, "Restore?"):
            print("Nothing was restored.")
            return DONE
        before = restore(store, path, wall_now())
        restored = counted(store.count_sets(), "set")
    print(f"Restored {restored}. What was there before is kept as {before.name}.")
    return DONE
