"""Runs our window with a figure that rests after some ms instead of 30 s; for `idle.py`.

python benchmarks/parts/soon_at_rest.py MS [OPTIONS OF LEGCURL-TIMER]
"""

import sys

from legcurl_timer.cli import main as cli
from legcurl_timer.gui.widgets import idle_rest

if __name__ == "__main__":
    idle_rest.REST_AFTER_MS = int(sys.argv[1])
    sys.exit(cli.main(sys.argv[2:]))
