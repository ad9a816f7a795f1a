"""`legcurl-timer history undo`: the last change is taken back, be it an import or a correction."""

import argparse

from legcurl_timer.cli.commands.history.access import the_history
from legcurl_timer.cli.commands.history.asking import add_yes, agreed, need_an_answer
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.history.edits import last_change, undo
from legcurl_timer.userdata.settings import data_folder
from legcurl_timer.wording.history import day_text, undo_text

_NOTHING = gettext_noop("There is nothing to undo.")


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    add_yes(parser, _("undo without asking"))


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Say what was changed last, and take that back if wanted."""
    folder = data_folder(options.data_dir)
    if not folder.exists():
        print(_(_NOTHING))  # and no folder made for a mistyped name
        return DONE
    with the_history(folder) as store:
        change = last_change(store)
        if change is None:
            print(_(_NOTHING))
            return DONE
        what = undo_text(change)
        # TRANSLATORS: what is undone stands in words: "importing 12 sets from Hevy".
        need_an_answer(options, _("there is nobody to ask; --yes undoes this: {what}").format(what=what))
        now = wall_now()
        made = Moment(change.changed_utc_ms, now.offset_min).local
        day, time = day_text(made.date(), now.local.date()), f"{made:%H:%M}"
        # TRANSLATORS: as in "Undo: importing 12 sets from Hevy, yesterday 17:05?"
        if not agreed(options, _("Undo: {what}, {day} {time}?").format(what=what, day=day, time=time)):
            print(_("Nothing was undone."))
        elif undo(store, change):
            print(_("Undone: {what}.").format(what=what))
        else:
            print(_(_NOTHING))  # another program has just done so
    return DONE
