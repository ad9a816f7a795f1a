"""`legcurl-timer history path`: where the history is kept."""

import argparse

from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.history.recovery.opening import history_path
from legcurl_timer.userdata.settings import data_folder


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Print where the history is kept, whether or not it is there yet."""
    print(history_path(data_folder(options.data_dir)))
    return DONE
