"""A paced set that is stopped in a shell (Ctrl+Z) and called back (fg)."""

import shutil
import sys
from pathlib import Path

import pytest
from support.programs import private_environment, timer_command
from support.terminal import Terminal

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="needs a shell with jobs"
)
TAKE_THE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.dup2(1, 2)
os.execvp(sys.argv[1], sys.argv[1:])
"""
SHELL = (sys.executable, "-c", TAKE_THE_TERMINAL, "bash", "--norc", "--noprofile", "-i")
SET = ("--variation", "seated", "--sets", "1", "--count-in", "30", "--audio", "silent")


def wait_for_the_terminal_as_it_was(terminal: Terminal) -> None:
    """Ask the shell until it echoes and reads whole lines again."""
    asked_ms = terminal.press("stty -a | tr ';' ' '\n")
    terminal.wait_for(" icanon", since_ms=asked_ms)
    terminal.wait_for(" echo ", since_ms=asked_ms)


def test_stopped_and_called_back(tmp_path: Path) -> None:
    """The set pauses, and the shell gets its terminal as it was; afterwards line and keys are there again."""
    command = " ".join(timer_command("pace", *SET, "--data-dir", str(tmp_path / "data")))
    with Terminal(SHELL, private_environment(tmp_path)) as terminal:
        terminal.press(f"{command}\n")
        terminal.wait_for("count-in     Get ready")
        stopped_ms = terminal.press("\x1a")
        terminal.wait_for("Stopped", since_ms=stopped_ms)
        wait_for_the_terminal_as_it_was(terminal)
        back_ms = terminal.press("fg\n")
        terminal.wait_for("Paused after 0 of 10 reps", since_ms=back_ms)
        resumed_ms = terminal.press(" ")
        terminal.wait_for("Get ready", since_ms=resumed_ms)
        ended_ms = terminal.press("\n")
        terminal.wait_for("0 of 10 reps", since_ms=ended_ms)
        terminal.press("exit\n")
        assert terminal.finish(within_s=10) == 0


def test_told_to_end(tmp_path: Path) -> None:
    """A polite kill ends the set as Ctrl-C does, and the shell gets its terminal as it was."""
    command = " ".join(timer_command("pace", *SET, "--data-dir", str(tmp_path / "data")))
    with Terminal(SHELL, private_environment(tmp_path)) as terminal:
        # A second job kills the set once it is under way.
        terminal.press(
            f"(sleep 2; pkill -TERM -P $$ -f 'pace --variation') & {command}; echo ended with $?\n"
        )
        terminal.wait_for("0 of 10 reps")
        terminal.wait_for("ended with 0")
        wait_for_the_terminal_as_it_was(terminal)
        terminal.press("exit\n")
        assert terminal.finish(within_s=10) == 0
