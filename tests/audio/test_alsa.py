"""A sound device is asked whether it opens, without a word on the terminal and without waiting for ever."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event
from unittest.mock import ANY, Mock

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


def use(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Put a library in ALSA's place, whose device opens."""
    library = Mock()
    library.snd_pcm_open.return_value = 0
    library.snd_pcm_close.return_value = 0
    monkeypatch.setattr(alsa, "_library", lambda: library)
    return library


def test_device_that_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that opens is closed again, so that the player can have it."""
    library = use(monkeypatch)

    alsa.check_default_device()

    library.snd_pcm_open.assert_called_once_with(ANY, b"default", 0, 0)
    library.snd_pcm_close.assert_called_once()


def test_device_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound server that does not answer is given up; the next question is asked anew."""
    may_return = Event()
    library = use(monkeypatch)
    library.snd_pcm_open.side_effect = lambda *_: int(not may_return.wait())
    monkeypatch.setattr(alsa, "within_limit", lambda action: player.within_limit(action, limit_s=0.01))

    with pytest.raises(AudioUnavailableError, match="does not answer"):
        alsa.check_default_device()
    may_return.set()
    alsa.check_default_device()

    assert library.snd_pcm_open.call_count == 2


def test_no_alsa_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ALSA nothing is asked and nothing fails."""
    monkeypatch.setattr(alsa, "_library", lambda: None)

    alsa.check_default_device()
    alsa.quieten()


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_no_libasound_here(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Windows and macOS have no ALSA to ask; a Linux without its library goes on without it."""
    looked = Mock(side_effect=OSError("libasound.so.2: no such file"))
    monkeypatch.setattr(alsa.sys, "platform", platform)
    monkeypatch.setattr(alsa.ctypes, "CDLL", looked)

    assert alsa._library.__wrapped__() is None
    assert looked.called == (platform == "linux")


def test_complaints_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """ALSA's complaints go to a handler of ours, which lives as long as the program and says nothing."""
    library = Mock()
    monkeypatch.setattr(alsa.sys, "platform", "linux")
    monkeypatch.setattr(alsa.ctypes, "CDLL", lambda _name: library)

    assert alsa._library.__wrapped__() is library

    library.snd_lib_error_set_handler.assert_called_once_with(alsa._QUIET_HANDLER)
    alsa._QUIET_HANDLER(b"pcm.c", 1, b"snd_pcm_open", 2, b"Unknown PCM %s")


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
