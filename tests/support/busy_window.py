"""A program that keeps many sets as the window does, for tests that run two of them on one history.

Reads a line, keeps sets minute by minute, and writes the name of each once it is stored,
then what it was told.
"""

import sys
from pathlib import Path

from legcurl_timer.clock import wall_now
from legcurl_timer.history.writer import HistoryWriter
from support.kept_sets import paced_set, under_way
from support.programs import say


def main(folder: Path, count: int, first_minute: int) -> None:
    """Keep so many sets of three reps, two minutes apart."""
    writer = HistoryWriter(folder, wall_now)
    sys.stdin.readline()
    for number in range(count):
        minute = first_minute + 2 * number
        begun = under_way(minute)
        for reps in range(4):
            writer.keep(under_way(minute, reps, uid=begun.uid))
            _wait(writer)
        writer.keep(paced_set(minute, 3, uid=begun.uid))
        _wait(writer)
        say(begun.uid)
    for told in (*writer.status.interrupted, *writer.close()):
        say(f"told {told}")


def _wait(writer: HistoryWriter) -> None:
    if not writer.wait_until_stored(60):
        say(f"told {writer.status.problem}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
