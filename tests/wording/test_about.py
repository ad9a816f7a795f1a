"""What runs here is told in lines that can be sent to someone."""

import pytest

from legcurl_timer import __version__
from legcurl_timer.wording import about
from legcurl_timer.wording.about import facts, report, sound_text


@pytest.fixture(autouse=True)
def versions(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Have the packages that a test says."""
    there = {"simpleaudio-patched": "1.0.5", "sounddevice": "0.5", "PySide6-Essentials": "6.8"}
    monkeypatch.setattr(about, "version_of", lambda name: there.get(name, ""))
    return there


@pytest.mark.parametrize(
    ("player", "problem", "told"),
    [
        ("simpleaudio", "", "simpleaudio 1.0.5, plays"),
        ("sounddevice", "", "sounddevice 0.5, plays"),
        ("silent", "", "simpleaudio 1.0.5, switched off"),
        ("", "no numpy", "simpleaudio 1.0.5, does not play: no numpy"),
        ("silent", "no device", "simpleaudio 1.0.5, does not play: no device"),
    ],
)
def test_sound(player: str, problem: str, told: str) -> None:
    """The library that plays is told, else why none does."""
    assert sound_text(player, problem) == told


def test_no_sound_library(versions: dict[str, str]) -> None:
    """Where there is no library that is what is told."""
    versions.clear()
    assert sound_text("silent", "anything") == "no library installed"


def test_report(versions: dict[str, str]) -> None:
    """The report begins with the program and its version, and says what is missing."""
    first, *lines = report(facts("/data", "plays")).splitlines()
    assert first == f"legcurl-timer {__version__}"
    assert {"Qt: 6.8", "Sound: plays", "Camera: not installed", "Data folder: /data"} <= set(lines)
    versions["opencv-python-headless"] = "5.0"
    assert "Camera: OpenCV 5.0" in report(facts("/data", "plays"))
