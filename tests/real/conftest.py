"""What the tests with real sound and a real window need, and what happens where it is missing."""

import ctypes.util
import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from support import screen
from support.null_sink import NullSink
from support.pipewire import PipeWireSink
from support.programs import missing as missing_programs
from support.screen import Screen
from support.stall_watch import StallWatch

_REQUIRED = "LEGCURL_REQUIRE_REAL"
_STALL_MS = pytest.StashKey[float]()
_STALLED_MS = {"pulseaudio": 60, "pipewire": 40}
"""More than half of what a sound device has in store; two blocks of PipeWire's."""
_ATTEMPTS = 3


_SERVERS = {"pulseaudio": NullSink, "pipewire": PipeWireSink}


@cache
def _missing_for_sound(server: str) -> tuple[str, ...]:
    missing = _SERVERS[server].missing()
    missing += [name for name in ("simpleaudio", "sounddevice") if importlib.util.find_spec(name) is None]
    missing += [] if ctypes.util.find_library("portaudio") else ["libportaudio2"]
    return tuple(missing)


def _asked_server(node: pytest.Item) -> str | None:
    called = getattr(node, "callspec", None)
    return called.params.get("sink") if called else None


def _server_of(node: pytest.Item) -> str:
    """Return the sound server that a test asks for; where it is all the same, the first that is here."""
    here = [server for server in _SERVERS if not _missing_for_sound(server)]
    return _asked_server(node) or next(iter(here or _SERVERS))


@pytest.fixture(autouse=True)
def real_tools(request: pytest.FixtureRequest) -> Iterator[None]:
    """Skip a test whose tools are missing; fail instead where LEGCURL_REQUIRE_REAL is set.

    Set to 1 it lets tests skip that ask for a certain sound server, and set to all it does not.
    """
    missing: list[str] = []
    if request.node.get_closest_marker("real_sound"):
        missing += _missing_for_sound(_server_of(request.node))
    if request.node.get_closest_marker("real_window"):
        missing += missing_programs(*screen.TOOLS)
    if missing:
        reason = f"this machine lacks {', '.join(missing)}"
        required = os.environ.get(_REQUIRED)
        if required == "all" or (required == "1" and not _asked_server(request.node)):
            pytest.fail(reason)
        pytest.skip(reason)
    with StallWatch() as watch:
        yield
    _note_stall(request.node, watch.longest_ms)


@pytest.fixture
def sink(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NullSink]:
    """Give the test a sound device of its own, by the sound server that it is parametrised with."""
    folder = tmp_path / "sound"
    folder.mkdir()
    with _SERVERS[_server_of(request.node)](folder) as device:
        yield device
    for recording in device.recordings:
        _note_stall(request.node, recording.longest_wait_ms)


@pytest.fixture
def lit_screen(tmp_path: Path, sink: NullSink) -> Iterator[Screen]:
    """Give the test a screen of its own; programs on it are heard on its sound device."""
    folder = tmp_path / "screen"
    folder.mkdir()
    with Screen(folder, sink.environment) as shown:
        yield shown


def _note_stall(item: pytest.Item, stall_ms: float) -> None:
    item.stash[_STALL_MS] = max(stall_ms, item.stash.get(_STALL_MS, 0.0))


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test anew that failed while the machine itself stood still: it says nothing about the program.

    A sound device is fed by a thread that must come by every tenth of a second. On a machine that is shared,
    everything may stand still for longer. A failure on a machine that kept up counts at once.
    """
    if not any(item.get_closest_marker(name) for name in ("real_sound", "real_window")):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for attempt in range(1, _ATTEMPTS + 1):
        item.stash[_STALL_MS] = 0.0
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        stall_ms = item.stash[_STALL_MS]
        if (
            attempt == _ATTEMPTS
            or stall_ms < _STALLED_MS[_server_of(item)]
            or not any(report.failed for report in reports)
        ):
            break
        print(f"{item.nodeid} again: the machine stood still for {stall_ms:.0f} ms")  # noqa: T201 - for who reads the run
        item._initrequest()
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
