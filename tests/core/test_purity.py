"""The core is rules and nothing else: it loads where neither Qt nor a sound library can be had."""

import subprocess
import sys

import pytest

BLOCKED = ("PySide6", "numpy", "simpleaudio", "sounddevice")

BLOCK_IMPORTS = f"""
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {BLOCKED!r}:
            raise ImportError(name + " is blocked")

sys.meta_path.insert(0, Blocker())
"""

IMPORT_ALL_OF_CORE = """
before = set(sys.modules)
import importlib, pkgutil
import legcurl_timer.core
names = [found.name for found in pkgutil.walk_packages(legcurl_timer.core.__path__, "legcurl_timer.core.")]
for name in names:
    importlib.import_module(name)
print(*sorted(set(sys.modules) - before))
"""


def run_where_imports_are_blocked(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own in which the blocked packages cannot be imported."""
    return subprocess.run(
        [sys.executable, "-c", BLOCK_IMPORTS + program],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", [*BLOCKED, "PySide6.QtCore"])
def test_the_block_holds(name: str) -> None:
    """What shall not be imported cannot be imported there, or the next test would prove nothing."""
    done = run_where_imports_are_blocked(f"import {name}")
    assert done.returncode == 1
    assert "is blocked" in done.stderr


def test_the_core_needs_the_standard_library_only() -> None:
    """Every module of the core loads, and nothing but the core and the standard library came along."""
    done = run_where_imports_are_blocked(IMPORT_ALL_OF_CORE)
    assert done.stderr == ""
    loaded = done.stdout.split()
    ours = {name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names}
    assert ours >= {f"legcurl_timer.core.{name}" for name in ("lifts.tempo", "pacing.tension")}
    assert {name for name in ours if not name.startswith("legcurl_timer.core.")} == {
        "legcurl_timer",
        "legcurl_timer.core",
    }
