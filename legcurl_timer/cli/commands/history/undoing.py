"""`legcurl-timer history undo`: the last change is taken back, be it an import or a correction."""

import argparse

from legcurl_timer.cli.commands.history.access import the_history
from legcurl_timer.cli.commands.history.asking import add_yes, agreed, need_an_answer
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.history.edits import last_change, undo
from legcurl_timer.userdata.settings import data_folder
from legcurl_timer.wording.history import day_text, undo_text

_NOTHING = "There is nothing to undo."


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    add_yes(parser, "undo")


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Say what was changed last, and take that back if wanted."""
    folder = data_folder(options.data_dir)
    if not folder.exists():
        print(_NOTHING)  # and no folder made for a mistyped name
        return DONE
    with the_history(folder) as store:
        change = last_change(store)
        if change is None:
            print(_NOTHING)
            return DONE
        what = undo_text(change)
        need_an_answer(options, f"undo {what}", "undoes it")
        now = wall_now()
        made = Moment(change.changed_utc_ms, now.offset_min).local
        when = f"{day_text(made.date(), now.local.date())} {made:%H:%M}"
        if not agreed(options, f"Undo {what}, {when}?"):
            print("Nothing was undone.")
        elif undo(store, change):
            print(f"Undone: {what}.")
        else:
            print(_NOTHING)  # another program has just done so
    return DONE
