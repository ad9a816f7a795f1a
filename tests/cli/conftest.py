"""The program as a function, for the tests of the command line, and the terminal that it runs on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.command_line import Command, Told, as_function
from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer
from support.terminal_gym import TerminalGym


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the program as a function of its arguments."""
    return as_function(capsys)


@pytest.fixture
def gym(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TerminalGym:
    """Return a terminal, a clock and a sound device of our own, in the place of the machine's."""
    clock = FakeClock()
    gym = TerminalGym(tmp_path, clock, RecordingPlayer("recording"), started_ms=clock())
    gym.take_over(monkeypatch)
    return gym


@pytest.fixture
def pace(command: Command, gym: TerminalGym, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Told]:
    """Return `pace` as a function of its options, run to its end."""
    return lambda *options: gym.pace(command, monkeypatch, *options)
