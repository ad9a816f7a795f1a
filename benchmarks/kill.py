"""Kills the program that keeps sets, hundreds of times at moments chosen by chance, and counts what is lost.

    python benchmarks/kill.py [--kills N] [--real N] [--seed N]

Each program goes on with the history that the one before has left. A rep counts as stored once the program
has said so; none of these may be lost, every history must open, each set cut off must be offered again. The
real command is killed as well, `--real` times, in real time. See tests/support/killing.py for the moments.
"""

import sys
import tempfile
from pathlib import Path

from stage import Target, judge, load_text, parser_for
from support.killing import Killer

_TELL_EVERY = 50


def main() -> int:
    """Kill as often as asked and judge what is left."""
    options = parser_for(__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--real", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    wanted = options.parse_args()
    if wanted.short:
        wanted.kills, wanted.real = 2, 0
    print(f"{wanted.kills} kills on a fast clock, {wanted.real} of the real command, {load_text()}")
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), wanted.seed)
        told = 0
        while killer.tally.kills < wanted.kills:
            killer.kill_once()
            if killer.tally.kills >= told + _TELL_EVERY:
                told = killer.tally.kills
                print(f"  {killer.tally}", flush=True)
        for _ in range(wanted.real):
            killer.kill_real_once()
    print(killer.tally)
    for fault in killer.tally.faults:
        print(f"  {fault}")
    return judge(
        Target("stored reps lost", killer.tally.reps_lost, at_most=0),
        Target("other faults", len(killer.tally.faults), at_most=0),
        Target("sets offered again", killer.tally.offered, at_least=1),
        short=wanted.short,
    )


if __name__ == "__main__":
    sys.exit(main())
