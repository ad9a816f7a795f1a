"""What the adapter for simpleaudio asks of it, with a library that only takes notes."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from legcurl_timer.audio import alsa
from legcurl_timer.audio.player import AudioUnavailableError


class FakePlayObject:
    """A playback that ends when it is told to."""

    def __init__(self) -> None:
        self.playing = True

    def is_playing(self) -> bool:
        """Return whether nobody has stopped it."""
        return self.playing

    def stop(self) -> None:
        """End at once."""
        self.playing = False


@pytest.fixture
def calls() -> list[tuple[Any, ...]]:
    """Return a list of the calls of `play_buffer`."""
    return []


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, calls: list[tuple[Any, ...]]) -> ModuleType:
    """Put a library in the place of simpleaudio, on a machine whose device opens."""

    def play_buffer(*arguments: Any) -> FakePlayObject:
        calls.append(arguments)
        return FakePlayObject()

    fake = ModuleType("simpleaudio")
    fake.play_buffer = play_buffer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "simpleaudio", fake)
    monkeypatch.delitem(sys.modules, "legcurl_timer.audio.simpleaudio_player", raising=False)
    monkeypatch.setattr(alsa, "_library", lambda: None)
    return fake


@pytest.fixture
def player(library: ModuleType) -> ModuleType:
    """Return the adapter over the library in its place."""
    assert sys.modules["simpleaudio"] is library
    return import_module("legcurl_timer.audio.simpleaudio_player")


def test_play_and_stop(player: ModuleType, calls: list[tuple[Any, ...]]) -> None:
    """The array itself is handed over as one channel of 2 bytes at 48 kHz, and can be stopped."""
    pcm = np.array([1, 2, 3], np.int16)

    playback = player.play(pcm)

    ((buffer, *form),) = calls
    assert buffer is pcm
    assert form == [1, 2, 48_000]
    assert playback.latency_ms == 0
    assert playback.is_alive()
    playback.stop()
    assert not playback.is_alive()


@pytest.mark.parametrize("error", [RuntimeError("no card"), ValueError("odd"), MemoryError("full")])
def test_library_fails(
    monkeypatch: pytest.MonkeyPatch, library: ModuleType, player: ModuleType, error: Exception
) -> None:
    """Whatever the library raises on opening is told as a device that does not open."""

    def fail(*_arguments: Any) -> None:
        raise error

    monkeypatch.setattr(library, "play_buffer", fail)

    with pytest.raises(AudioUnavailableError, match=rf"the sound device does not open \({error}\)"):
        player.play(np.ones(3, np.int16))
