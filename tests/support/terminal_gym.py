"""The terminal as a lifter has it, with keys pressed at set times and a clock that is moved by hand."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from legcurl_timer.audio.output import Output
from legcurl_timer.cli import terminal_keys, workout_lines
from legcurl_timer.cli.commands import pace as pace_module
from legcurl_timer.training import audio_engine as audio_engine_module
from support.command_line import Command, Told
from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer


@dataclass
class TerminalGym:
    """A terminal whose keys are pressed at set times, in ms from the start, and a device on the record."""

    folder: Path
    clock: FakeClock
    player: RecordingPlayer
    keys: dict[int, str] = field(default_factory=dict)
    """What is pressed when; `^C` is Ctrl-C."""
    has_keys: bool = True
    columns: int = 0
    """How wide the terminal is; 0 where the output goes into a file."""
    started_ms: int = 0
    on_wait: Callable[[int], None] = lambda _at_ms: None
    leave: Callable[[], None] = lambda: None
    come_back: Callable[[], None] = lambda: None
    """What is to be done before another program has the terminal, and after that."""

    @property
    def at_ms(self) -> int:
        """The time since the start."""
        return self.clock() - self.started_ms

    def read(self, timeout_s: float) -> str:
        """Let the time go by, then give the key that has been pressed in it."""
        self.clock.advance(round(timeout_s * 1000))
        self.on_wait(self.at_ms)
        for pressed_ms in sorted(self.keys):
            if pressed_ms <= self.at_ms:
                key = self.keys.pop(pressed_ms)
                if key == "^C":
                    raise KeyboardInterrupt
                return key
        return ""

    def take_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put clock, keys and sound device of our own in the place of the machine's."""

        @contextmanager
        def reading_keys(
            on_leave: Callable[[], None], on_return: Callable[[], None]
        ) -> Iterator[Callable[[float], str]]:
            self.leave, self.come_back = on_leave, on_return
            yield self.read if self.has_keys else terminal_keys.no_keys

        monkeypatch.setattr(pace_module, "reading_keys", reading_keys)
        monkeypatch.setattr(terminal_keys.time, "sleep", self.read)
        monkeypatch.setattr(pace_module, "now_ms", self.clock)
        monkeypatch.setattr(audio_engine_module, "open_output", lambda _preferred: Output([self.player]))

    def pace(self, command: Command, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Told:
        """Run the command to its end."""
        if self.columns:
            monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
            size = os.terminal_size((self.columns, 24))
            monkeypatch.setattr(workout_lines.shutil, "get_terminal_size", lambda: size)
        return command("pace", *arguments, "--data-dir", str(self.folder))


def bar(done: int) -> str:
    """Return a bar of 20 of which that many are done."""
    return "\u2588" * done + "\u2591" * (20 - done)


def lines_on(screen_text: str) -> list[str]:
    """Return each state of the live line, in the order shown."""
    return [line.rstrip("\n") for line in screen_text.split("\r\x1b[K")[1:]]
