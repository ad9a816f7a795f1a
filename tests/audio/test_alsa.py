"""A sound device is asked whether it opens, without a word on the terminal and without waiting for ever."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from legcurl_timer.audio import alsa, player
from legcurl_timer.audio.player import AudioUnavailableError

ASK = """
from legcurl_timer.audio.alsa import check_default_device, quieten
from legcurl_timer.audio.player import AudioUnavailableError
quieten()
try:
    check_default_device()
    print("it opens")
except AudioUnavailableError as error:
    print(error)
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")


class FakeFunction:
    """A function of the C library: returns what it was given, once it may; its types can be set."""

    restype: Any = None

    def __init__(self, result: object = 0, may_return: Event | None = None) -> None:
        self.result = result
        self.calls: list[tuple[Any, ...]] = []
        self._may_return = may_return

    def __call__(self, *arguments: Any) -> object:
        """Take a note of the call."""
        self.calls.append(arguments)
        if self._may_return:
            self._may_return.wait()
        return self.result


class FakeAlsa:
    """As much of libasound as is used."""

    def __init__(self, result: int = 0, may_return: Event | None = None) -> None:
        self.snd_pcm_open = FakeFunction(result, may_return)
        self.snd_pcm_close = FakeFunction()
        self.snd_strerror = FakeFunction(b"Device or resource busy")
        self.snd_lib_error_set_handler = FakeFunction()


def use(monkeypatch: pytest.MonkeyPatch, library: FakeAlsa) -> FakeAlsa:
    """Put a library in ALSA's place."""
    monkeypatch.setattr(alsa, "_library", lambda: library)
    return library


def test_device_that_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that opens is closed again, so that the player can have it."""
    library = use(monkeypatch, FakeAlsa())

    alsa.check_default_device()

    ((_handle, name, direction, mode),) = library.snd_pcm_open.calls
    assert (name, direction, mode) == (b"default", 0, 0)
    assert len(library.snd_pcm_close.calls) == 1


def test_device_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound server that does not answer is given up; the next question is asked anew."""
    may_return = Event()
    library = use(monkeypatch, FakeAlsa(0, may_return))
    monkeypatch.setattr(alsa, "within_limit", lambda action: player.within_limit(action, limit_s=0.01))

    with pytest.raises(AudioUnavailableError, match="does not answer"):
        alsa.check_default_device()
    may_return.set()
    alsa.check_default_device()

    assert len(library.snd_pcm_open.calls) == 2


def test_no_alsa_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ALSA nothing is asked and nothing fails."""
    monkeypatch.setattr(alsa, "_library", lambda: None)

    alsa.check_default_device()
    alsa.quieten()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_do_not_look_for_it(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Windows and macOS have no ALSA to ask."""

    def fail(name: str) -> None:
        pytest.fail(f"looked for {name}")

    monkeypatch.setattr(alsa.sys, "platform", platform)
    monkeypatch.setattr(alsa.ctypes, "CDLL", fail)

    assert alsa._library.__wrapped__() is None


def test_linux_without_libasound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux without ALSA's library goes on without it."""

    def missing(_name: str) -> None:
        raise OSError("libasound.so.2: cannot open shared object file")

    monkeypatch.setattr(alsa.sys, "platform", "linux")
    monkeypatch.setattr(alsa.ctypes, "CDLL", missing)

    assert alsa._library.__wrapped__() is None


def test_complaints_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """ALSA's complaints go to a handler of ours, which lives as long as the program and says nothing."""
    library = FakeAlsa()
    monkeypatch.setattr(alsa.sys, "platform", "linux")
    monkeypatch.setattr(alsa.ctypes, "CDLL", lambda _name: library)

    assert alsa._library.__wrapped__() is library

    ((handler,),) = library.snd_lib_error_set_handler.calls
    assert handler is alsa._QUIET_HANDLER
    handler(b"pcm.c", 1, b"snd_pcm_open", 2, b"Unknown PCM %s")


@on_linux
@pytest.mark.parametrize(
    ("config", "answer"),
    [
        ("pcm.!default { type null }", "it opens"),
        ("pcm.!default { type nonsense }", "the sound device does not open ("),
        ("", "the sound device does not open ("),
    ],
)
def test_alsa_itself(tmp_path: Path, config: str, answer: str) -> None:
    """The real ALSA is asked, told as it answers, and writes nothing of its own."""
    (tmp_path / "asound.conf").write_text(config)
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(tmp_path / "asound.conf")}

    asked = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    )

    assert asked.stdout.startswith(answer)
    assert asked.stderr == ""
