"""What a bundle begins with: the program, or with `-c CODE` what the doctor tries in a process of its own."""

import sys

from legcurl_timer.cli.main import main

if sys.argv[1:2] == ["-c"]:
    exec(sys.argv[2])  # noqa: S102 - our own line; sys.executable is the bundle here, which is no Python
else:
    sys.exit(main())
