"""A program killed at any moment loses no stored rep; `benchmarks/kill.py` tries this at length."""

from pathlib import Path

from support.command_line import on_posix
from support.killing import Killer

pytestmark = on_posix

_KILLS = 12
_SEED = 20261123


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Whenever a program is killed, the history opens, has every stored rep, and offers the set cut off."""
    killer = Killer(tmp_path, _SEED)
    for _ in range(_KILLS):
        killer.kill_once()
    tally = killer.tally
    print(tally)  # noqa: T201 - what was tried
    assert tally.faults == []
    assert tally.reps_lost == 0
    assert tally.reps_stored > 0
    assert tally.offered > 0


def test_the_real_command_is_killed(tmp_path: Path) -> None:
    """The installed command, killed in mid-set, loses at most the rep in progress."""
    killer = Killer(tmp_path, _SEED)
    killer.kill_real_once()
    assert killer.tally.faults == []
