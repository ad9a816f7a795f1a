"""Who still runs and who was cut off, asked of real processes."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from support.command_line import on_posix

from legcurl_timer.history.recovery.instance_lock import InstanceLock, is_running, lock

_PROGRAM = """
import sys
from pathlib import Path
from legcurl_timer.history.recovery.instance_lock import InstanceLock
instance = InstanceLock(Path(sys.argv[1]))
print(instance.name, flush=True)
sys.stdin.read()
instance.close()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a program that is present in a folder, and give its name there."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def test_a_running_program(tmp_path: Path) -> None:
    """A program is seen while it runs, by others as by itself, and leaves nothing when it ends.

    A set without a program, as one that was saved from a damaged file, is paced by nobody.
    """
    assert not is_running(tmp_path, "")
    with another_program(tmp_path) as (process, name):
        assert is_running(tmp_path, name)
        process.communicate()
        assert not is_running(tmp_path, name)
    instance = InstanceLock(tmp_path)
    assert instance.is_alone
    assert is_running(tmp_path, instance.name)
    instance.close()
    assert not is_running(tmp_path, instance.name)
    assert list(tmp_path.iterdir()) == []


@on_posix
def test_a_program_that_stands_still(tmp_path: Path) -> None:
    """A program that was only stopped is not taken for one cut off."""
    with another_program(tmp_path) as (process, name):
        process.send_signal(signal.SIGSTOP)
        assert is_running(tmp_path, name)
        process.send_signal(signal.SIGCONT)


def test_what_others_left_is_cleared_away(tmp_path: Path) -> None:
    """A program that begins removes the locks of those that were killed, and of no other."""
    with another_program(tmp_path) as (killed, _), another_program(tmp_path) as (_, alive):
        killed.kill()
        killed.wait()
        instance = InstanceLock(tmp_path)
        assert not instance.is_alone
        assert {file.name for file in tmp_path.iterdir()} == {
            f"running-{name}.lock" for name in (alive, instance.name)
        }
        instance.close()


def test_a_lock_that_was_removed(tmp_path: Path) -> None:
    """A program notices that others can no longer see it."""
    instance = InstanceLock(tmp_path)
    assert instance.is_seen
    next(tmp_path.iterdir()).unlink()
    assert not instance.is_seen
    instance.close()


def test_waiting_for_a_lock(tmp_path: Path) -> None:
    """A lock that is held is waited for, but not for ever."""
    with closing(lock(tmp_path / "one.lock", 0)), pytest.raises(sqlite3.OperationalError, match="locked"):
        lock(tmp_path / "one.lock", 0.05)
    lock(tmp_path / "one.lock", 0).close()
