"""What the tests with real sound and a real window need, and what happens where it is missing."""

import ctypes.util
import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support import null_sink, screen
from support.null_sink import NullSink
from support.screen import Screen

_REQUIRED = "LEGCURL_REQUIRE_REAL"


@cache
def _missing_for_sound() -> tuple[str, ...]:
    missing = null_sink.missing_tools()
    missing += [name for name in ("simpleaudio", "sounddevice") if importlib.util.find_spec(name) is None]
    missing += [] if ctypes.util.find_library("portaudio") else ["libportaudio2"]
    plugin = "*/alsa-lib/libasound_module_pcm_pulse.so"
    missing += [] if any(Path("/usr/lib").glob(plugin)) else ["libasound2-plugins"]
    return tuple(missing)


@pytest.fixture(autouse=True)
def real_tools(request: pytest.FixtureRequest) -> None:
    """Skip a test whose tools are missing; fail instead where LEGCURL_REQUIRE_REAL is set to 1."""
    missing: list[str] = []
    if request.node.get_closest_marker("real_sound"):
        missing += _missing_for_sound()
    if request.node.get_closest_marker("real_window"):
        missing += screen.missing_tools()
    if missing:
        reason = f"this machine lacks {', '.join(missing)}"
        if os.environ.get(_REQUIRED) == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[NullSink]:
    """Give the test a sound device of its own."""
    folder = tmp_path / "sound"
    folder.mkdir()
    with NullSink(folder) as device:
        yield device


@pytest.fixture
def lit_screen(tmp_path: Path, sink: NullSink) -> Iterator[Screen]:
    """Give the test a screen of its own; programs on it are heard on its sound device."""
    folder = tmp_path / "screen"
    folder.mkdir()
    with Screen(folder, sink.environment) as shown:
        yield shown
