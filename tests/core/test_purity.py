"""The core is rules and nothing else: it needs the standard library only."""

import subprocess
import sys

IMPORT_ALL_OF_CORE = """
import sys
before = set(sys.modules)
import importlib, pkgutil
import legcurl_timer.core
names = [found.name for found in pkgutil.walk_packages(legcurl_timer.core.__path__, "legcurl_timer.core.")]
for name in names:
    importlib.import_module(name)
print(*sorted(set(sys.modules) - before))
"""


def test_the_core_needs_the_standard_library_only() -> None:
    """Every module of the core loads, and nothing but the core and the standard library comes along."""
    program = [sys.executable, "-c", IMPORT_ALL_OF_CORE]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=60)
    loaded = done.stdout.split()
    ours = {name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names}
    assert ours >= {f"legcurl_timer.core.{name}" for name in ("lifts.tempo", "pacing.tension")}
    assert {name for name in ours if not name.startswith("legcurl_timer.core.")} == {
        "legcurl_timer",
        "legcurl_timer.core",
    }
