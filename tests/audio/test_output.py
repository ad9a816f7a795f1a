"""The first player that works sounds; without one the set goes on in silence and says why."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from unittest.mock import Mock

import numpy as np
import pytest
from support.recording_player import RecordingPlayer

from legcurl_timer.audio import alsa
from legcurl_timer.audio.output import SILENT, Output, open_output
from legcurl_timer.audio.player import AudioUnavailableError
from legcurl_timer.audio.wav import Samples

ADAPTERS = {
    "simpleaudio": "legcurl_timer.audio.simpleaudio_player",
    "sounddevice": "legcurl_timer.audio.sounddevice_player",
}


@pytest.fixture
def pcm() -> Samples:
    """Return a few samples to play."""
    return np.array([1, 2, 3], np.int16)


@pytest.fixture(autouse=True)
def _alsa_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests from telling the machine's own ALSA anything."""
    monkeypatch.setattr(alsa, "_library", lambda: None)


def install(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make only the named sound libraries importable, as modules without content."""
    for library, adapter in ADAPTERS.items():
        module = ModuleType(library) if library in names else None
        if module is not None:
            module.__spec__ = ModuleSpec(library, None)
        monkeypatch.setitem(sys.modules, library, module)
        monkeypatch.delitem(sys.modules, adapter, raising=False)


def install_broken_sounddevice(monkeypatch: pytest.MonkeyPatch, folder: Path, fault: str) -> None:
    """Make sounddevice a library whose import fails, beside whatever is installed."""
    (folder / "sounddevice.py").write_text(f"raise {fault}\n")
    monkeypatch.delitem(sys.modules, "sounddevice")
    monkeypatch.syspath_prepend(folder)


@pytest.mark.parametrize(
    ("faults", "sounds_on", "problem"),
    [
        (["", ""], "first", ""),
        (["is broken", ""], "second", ""),
        (["is broken", "is broken, too"], SILENT, "is broken"),  # the preferred one's reason
        ([], SILENT, "the sound library is not installed here"),
    ],
)
def test_first_that_works(pcm: Samples, faults: list[str], sounds_on: str, problem: str) -> None:
    """Players are tried in order, and silence stands in with the reason of the first one."""
    players = [
        RecordingPlayer(name, fault=fault) for name, fault in zip(("first", "second"), faults, strict=False)
    ]

    sounding = Output(players).play(pcm)

    assert sounding.player_name == sounds_on
    assert sounding.problem == problem
    playbacks = {player.name: player.playbacks for player in players}
    assert [name for name, started in playbacks.items() if started] == (
        [] if sounds_on == SILENT else [sounds_on]
    )


def test_the_very_array_is_played(pcm: Samples) -> None:
    """A player gets the array itself, so that it can be rewritten while it plays."""
    player = RecordingPlayer()

    sounding = Output([player]).play(pcm)

    assert player.last.pcm is pcm
    assert sounding.playback is player.last


def test_each_play_tries_anew(pcm: Samples) -> None:
    """A device that is plugged in between two sets is used for the second, and one pulled out is not."""
    first, second = RecordingPlayer("first", fault="is not plugged in"), RecordingPlayer("second")
    output = Output([first, second])
    heard_on = [output.play(pcm).player_name]

    first.fault = ""
    heard_on.append(output.play(pcm).player_name)
    first.fault = second.fault = "is pulled out"
    heard_on.append(output.play(pcm).player_name)

    assert heard_on == ["second", "first", SILENT]


@pytest.mark.parametrize(
    ("installed", "preferred", "players"),
    [
        (["simpleaudio", "sounddevice"], None, ["simpleaudio", "sounddevice"]),
        (["simpleaudio"], None, ["simpleaudio"]),
        (["sounddevice"], None, ["sounddevice"]),
        (["simpleaudio", "sounddevice"], "simpleaudio", ["simpleaudio"]),
        (["simpleaudio", "sounddevice"], "sounddevice", ["sounddevice"]),
        ([], "silent", ["silent"]),
        (["simpleaudio", "sounddevice"], "silent", ["silent"]),
    ],
)
def test_open_output(
    monkeypatch: pytest.MonkeyPatch, installed: list[str], preferred: str | None, players: list[str]
) -> None:
    """All the players that are installed stand ready in their order, or the one that was asked for."""
    install(monkeypatch, *installed)

    output = open_output(preferred)

    assert [player.name for player in output._players] == players


@pytest.mark.parametrize(
    ("installed", "preferred"),
    [([], None), ([], "simpleaudio"), (["sounddevice"], "simpleaudio"), (["simpleaudio"], "sounddevice")],
)
def test_no_library(
    monkeypatch: pytest.MonkeyPatch, pcm: Samples, installed: list[str], preferred: str | None
) -> None:
    """Without the library that is needed there is silence, and the reason is told."""
    install(monkeypatch, *installed)

    sounding = open_output(preferred).play(pcm)

    assert sounding.player_name == SILENT
    assert sounding.problem == "the sound library is not installed here"


def test_one_library_is_no_problem(monkeypatch: pytest.MonkeyPatch, pcm: Samples) -> None:
    """Where the one library that is installed finds no device, that is the reason told, not the other one."""
    install(monkeypatch, "simpleaudio")

    assert open_output().play(pcm).problem.startswith("the sound device does not open")


def test_our_own_faults_are_not_hidden(pcm: Samples) -> None:
    """An error that is not the device's is not taken for a missing device."""
    player = RecordingPlayer()
    player.play = Mock(side_effect=ZeroDivisionError)  # type: ignore[method-assign] # a library that breaks
    with pytest.raises(ZeroDivisionError):
        Output([player]).play(pcm)


@pytest.mark.parametrize(
    "fault", ["OSError('PortAudio library not found')", "ImportError('no _cffi_backend')"]
)
def test_library_without_its_other_half(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pcm: Samples, fault: str
) -> None:
    """A sounddevice that is installed but finds no PortAudio leaves the set in silence, with a reason."""
    install(monkeypatch)
    install_broken_sounddevice(monkeypatch, tmp_path, fault)

    sounding = open_output("sounddevice").play(pcm)

    assert sounding.player_name == SILENT
    assert sounding.problem


def test_sounddevice_is_not_touched_before_it_plays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Opening the output does not import sounddevice, whose search for devices can hang."""
    install(monkeypatch, "simpleaudio")
    install_broken_sounddevice(monkeypatch, tmp_path, "AssertionError('imported too early')")

    assert [player.name for player in open_output()._players] == ["simpleaudio", "sounddevice"]


def test_device_is_asked_once(pcm: Samples) -> None:
    """A device that does not answer is waited for once, not by each player; the next play asks anew."""
    answers = ["the sound device does not answer", "", ""]
    asked: list[str] = []

    def check_device() -> None:
        asked.append(answers.pop(0))
        if asked[-1]:
            raise AudioUnavailableError(asked[-1])

    players = [RecordingPlayer("first", fault="is broken"), RecordingPlayer("second")]
    output = Output(players, check_device=check_device)

    first, second = output.play(pcm), output.play(pcm)

    assert (first.player_name, first.problem) == (SILENT, "the sound device does not answer")
    assert (second.player_name, second.problem) == ("second", "")
    assert len(asked) == 2
    assert len(players[1].playbacks) == 1


def test_alsa_is_the_one_asked(monkeypatch: pytest.MonkeyPatch, pcm: Samples) -> None:
    """The output over the real players asks ALSA for the device before it tries any of them."""
    install(monkeypatch, "simpleaudio", "sounddevice")
    refuse = Mock(side_effect=AudioUnavailableError("the sound device does not answer"))
    monkeypatch.setattr(alsa, "check_default_device", refuse)

    assert open_output().play(pcm).problem == "the sound device does not answer"
