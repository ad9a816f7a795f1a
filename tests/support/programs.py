"""Starting programs in surroundings of their own, and ending those that were started."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from support.waiting import wait_until

_GRACE_S = 5.0
_KEPT = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV")


def timer_command(*arguments: str) -> list[str]:
    """Return the public command line: the installed script beside this Python, else the module."""
    script = shutil.which("legcurl-timer", path=Path(sys.executable).parent)
    return [*([script] if script else [sys.executable, "-m", "legcurl_timer"]), *arguments]


def missing(*tools: str) -> list[str]:
    """Return those of some programs that this machine lacks."""
    return [tool for tool in tools if shutil.which(tool) is None]


def private_environment(home: Path) -> dict[str, str]:
    """Return surroundings that lead neither to the user's home nor to a screen, sound server or bus."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "LC_ALL": "C.UTF-8",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "NO_AT_BRIDGE": "1",
    }


def import_file(path: Path) -> ModuleType:
    """Import a program from its file; it belongs to no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def say(line: str) -> None:
    """Write a line of a program at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def with_test_support() -> dict[str, str]:
    """Return our own surroundings, in which programs can import what supports the tests."""
    paths = (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", ""))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def run(
    command: Sequence[str], environment: dict[str, str], *, within_s: float = 30.0
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, without a keyboard, and return what it said."""
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=within_s,
        check=False,
    )


def end(process: subprocess.Popen[Any]) -> None:
    """Ask a program of ours to end, and make it end where it does not."""
    process.terminate()
    try:
        process.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for_end(process: subprocess.Popen[Any], *, within_s: float) -> int:
    """Return the exit code of a program that is about to end by itself."""
    wait_until(lambda: process.poll() is not None, f"the end of {process.args!r}", within_s=within_s)
    return process.returncode
