"""The program as a test runs it: as a function, or in a process of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from legcurl_timer.cli import main as cli

IDS = ["lying", "seated", "standing", "standing-band", "prone-band", "nordic"]
LIMIT_S = 30
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals as POSIX has them")


@dataclass(frozen=True)
class Told:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    def complaint(self, code: int) -> str:
        """Return the one line of a command that failed as it should: nothing else said, nothing printed."""
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("legcurl-timer: ")
        assert self.code == code
        return self.err.strip()


Command = Callable[..., Told]


def as_function(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the program as a function of its arguments."""

    def run(*arguments: str) -> Told:
        try:
            code = cli.main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Told(code, *capsys.readouterr())

    return run


def surroundings(**changes: str) -> dict[str, str]:
    """Return the environment without a display, and with Python's usual buffering."""
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUNBUFFERED"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | changes


def program(*arguments: str | bytes, start: Sequence[str] = ("-m", "legcurl_timer"), **options: Any) -> Told:
    """Run the program in a process of its own."""
    options = {"env": surroundings(), "stdout": subprocess.PIPE, "stdin": subprocess.DEVNULL} | options
    ended = subprocess.run(
        [sys.executable, *start, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
        **options,
    )
    return Told(ended.returncode, ended.stdout or "", ended.stderr)


class MemoryTerminal(io.StringIO):
    """A terminal that is only memory: what has been typed, or what is to be seen."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def document(told: Told) -> Any:
    """Return the JSON that a command printed."""
    assert told.err == ""
    assert told.code == 0
    return json.loads(told.out)


_WITHOUT = """
import sys, time

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked}:
            raise ModuleNotFoundError(name + " is blocked", name=name)

sys.meta_path.insert(0, Blocker())
time_ms = [0]
import legcurl_timer.clock
legcurl_timer.clock.now_ms = lambda: time_ms[0]
def sleep(seconds):
    time_ms[0] += round(seconds * 1000)
time.sleep = sleep
from legcurl_timer.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def without(*libraries: str) -> tuple[str, str]:
    """Return how to start the program where some libraries cannot be imported.

    Its clock goes on only where it waits, so that a set takes no time.
    """
    return "-c", _WITHOUT.replace("{blocked}", repr(libraries))
