"""What the benchmarks stand on: a private screen, a private sound server, a line that judges a number.

Every benchmark takes `--short`: each part runs once and briefly, to see that it still works. The numbers mean
nothing then, and a target that is missed is no failure. What a benchmark runs in processes of its own is in
`parts`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "benchmarks" / "parts"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "assets")]

from support.null_sink import NullSink  # noqa: E402 - from a folder just named

_SCREEN = "1600x1000x24"


@dataclass(frozen=True, slots=True)
class Target:
    """A number that was measured and the most, or least, that it may be."""

    what: str
    value: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the number keeps within its bounds."""
        too_high = self.at_most is not None and self.value > self.at_most
        too_low = self.at_least is not None and self.value < self.at_least
        return not (too_high or too_low)

    def __str__(self) -> str:
        bound = f"at most {self.at_most:g}" if self.at_most is not None else f"at least {self.at_least:g}"
        return f"{'met   ' if self.is_met else 'MISSED'}  {self.what}: {self.value:.3g} ({bound})"


def parser_for(text: str | None) -> argparse.ArgumentParser:
    """Return a parser of a benchmark's options, `--short` among them; `text` is its own account."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=text, formatter_class=raw)
    parser.add_argument("--short", action="store_true", help="only see that it works; judge nothing")
    return parser


def judge(*targets: Target, short: bool = False) -> int:
    """Print every target and return the exit code: 0 where all are met, or in a short run, else 1."""
    for target in targets:
        print(f"(short) {target}" if short else target)
    return 0 if short or all(target.is_met for target in targets) else 1


@contextmanager
def running(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a program for as long as the context lasts."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def used_s(pid: int) -> float:
    """Return the processor time of a process so far, all threads, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percent_of_a_core(
    arguments: Sequence[str], environment: dict[str, str], *, warm_up_s: float, measured_s: float
) -> float:
    """Run a Python program and return the share of one core that it takes once it has settled."""
    with running([sys.executable, *arguments], environment) as process:
        time.sleep(warm_up_s)
        begun, before_s = time.monotonic(), used_s(process.pid)
        time.sleep(measured_s)
        taken = 100 * (used_s(process.pid) - before_s) / (time.monotonic() - begun)
        if process.poll() is not None:
            sys.exit(f"{arguments}: ended too early")
        return taken


@contextmanager
def sound_server(kind: type[NullSink] = NullSink) -> Iterator[NullSink]:
    """Give a sound device that is only software, in a folder that goes away afterwards."""
    with tempfile.TemporaryDirectory() as folder, kind(Path(folder)) as sink:
        yield sink


@contextmanager
def virtual_screen(*options: str) -> Iterator[dict[str, str]]:
    """Give the environment that leads a program to a screen of its own, with no other window on it.

    `options` are some more for Xvfb.
    """
    read_end, write_end = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write_end),
        "-screen",
        "0",
        _SCREEN,
        "-nolisten",
        "tcp",
        "-noreset",
        *options,
    ]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()  # comes once the screen can be used
        if not number:
            raise RuntimeError("Xvfb does not start")
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def load_text() -> str:
    """Return how busy the machine was in the last minute: numbers from a busy one say little."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
