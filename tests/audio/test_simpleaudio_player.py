"""What the adapter for simpleaudio asks of it, with a library that only takes notes."""

import sys
from importlib import import_module
from types import ModuleType
from unittest.mock import Mock

import numpy as np
import pytest
from support.waiting import wait_until

from legcurl_timer.audio import alsa
from legcurl_timer.audio.player import AudioUnavailableError


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Put a library in the place of simpleaudio, on a machine whose device opens."""
    fake = Mock()
    monkeypatch.setitem(sys.modules, "simpleaudio", fake)
    monkeypatch.delitem(sys.modules, "legcurl_timer.audio.simpleaudio_player", raising=False)
    monkeypatch.setattr(alsa, "_library", lambda: None)
    return fake


@pytest.fixture
def player(library: Mock) -> ModuleType:
    """Return the adapter over the library in its place."""
    assert sys.modules["simpleaudio"] is library
    return import_module("legcurl_timer.audio.simpleaudio_player")


def test_play_and_stop(library: Mock, player: ModuleType) -> None:
    """The array itself is handed over as one channel of 2 bytes at 48 kHz, and can be stopped."""
    pcm = np.array([1, 2, 3], np.int16)
    opened = library.play_buffer.return_value

    playback = player.play(pcm)

    ((buffer, *form),) = (call.args for call in library.play_buffer.call_args_list)
    assert buffer is pcm
    assert form == [1, 2, 48_000]
    assert playback.latency_ms == 0
    for playing in (True, False):
        opened.is_playing.return_value = playing
        assert playback.is_alive() is playing
    playback.stop()
    opened.stop.assert_not_called()
    wait_until(lambda: opened.stop.called, "it stops soon")


@pytest.mark.parametrize("error", [RuntimeError("no card"), ValueError("odd"), MemoryError("full")])
def test_library_fails(library: Mock, player: ModuleType, error: Exception) -> None:
    """Whatever the library raises on opening is told as a device that does not open."""
    library.play_buffer.side_effect = error

    with pytest.raises(AudioUnavailableError, match=rf"the sound device does not open \({error}\)"):
        player.play(np.ones(3, np.int16))
