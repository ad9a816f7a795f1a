"""`legcurl-timer history backups`: the copies of the history, the newest first."""

import argparse

from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import counted
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.recovery.opening import history_path
from legcurl_timer.userdata.settings import data_folder


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Print the name of each copy, and how many sets are in it."""
    found = backups(history_path(data_folder(options.data_dir)))
    for backup in found:
        sets = counted(backup.sets, "{count} set", "{count} sets")
        print(f"{backup.name}  {sets}")
    if not found:
        print(_("No backups yet."))
    return DONE
