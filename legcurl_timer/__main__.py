"""`python -m legcurl_timer` is `legcurl-timer`."""

import sys

from legcurl_timer.cli.main import main

sys.exit(main())
