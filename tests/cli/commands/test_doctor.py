"""The doctor prints each thing that is wrong here with the line that mends it."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from support.command_line import Command, Told, program, surroundings
from support.recording_player import RecordingPlayer

from legcurl_timer import installed
from legcurl_timer.audio.output import Output, SilentPlayer
from legcurl_timer.cli.commands import doctor as doctor_module
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import OpencvMissingError
from legcurl_timer.measure.opencv_source import FoundCamera
from legcurl_timer.training import audio_engine as audio_engine_module
from legcurl_timer.wording import sound_check


class Machine:
    """A machine on which all is well, until a test spoils something."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.missing: set[str] = set()
        self.player: Any = RecordingPlayer("recording")
        self.waited_s: list[float] = []
        self.window = subprocess.CompletedProcess("", 0, "", "")
        self.window_hangs = False
        self.opencv: Any = SimpleNamespace(__version__="5.0")
        self.cameras: tuple[FoundCamera, ...] = ()
        self.camera_answers = Event()
        self.camera_answers.set()

    def version(self, name: str) -> str:
        """Tell the version of what is installed."""
        if name in self.missing:
            raise PackageNotFoundError(name)
        return "1.2.3"

    def try_window(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        """End as opening a window ends here."""
        assert command[0] == sys.executable
        if self.window_hangs:
            raise subprocess.TimeoutExpired(command, options["timeout"])
        return self.window

    def load_opencv(self) -> Any:
        """Load the camera's library, or fail to."""
        if isinstance(self.opencv, CameraError):
            raise self.opencv
        return self.opencv

    def find_cameras(self) -> tuple[FoundCamera, ...]:
        """Find the cameras, or hang."""
        assert self.camera_answers.wait(30)
        return self.cameras


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Put a machine of our own in the place of the real one."""
    machine = Machine(tmp_path / "data")
    monkeypatch.setattr(installed, "version", machine.version)
    tried = SimpleNamespace(run=machine.try_window, TimeoutExpired=subprocess.TimeoutExpired)
    monkeypatch.setattr(doctor_module, "subprocess", tried)
    monkeypatch.setattr(doctor_module, "time", SimpleNamespace(sleep=machine.waited_s.append))
    monkeypatch.setattr(doctor_module, "load_opencv", machine.load_opencv)
    monkeypatch.setattr(doctor_module, "cameras", machine.find_cameras)
    monkeypatch.setattr(doctor_module, "_ON_LINUX", True)
    monkeypatch.setattr(doctor_module, "_ON_WINDOWS_ON_ARM", False)
    monkeypatch.setattr(audio_engine_module, "open_output", lambda _preferred: Output([machine.player]))
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return machine


Doctor = Callable[..., Told]


@pytest.fixture
def doctor(command: Command, machine: Machine) -> Doctor:
    """Return the doctor's visit to the machine."""

    def run(*more: str) -> Told:
        return command("doctor", "--data-dir", str(machine.folder), *more)

    return run


def wrongs(told: Told) -> dict[str, str]:
    """Return what is wrong, each with what mends it; the exit code says that something is."""
    assert told.code == 1
    lines = told.out.splitlines()
    return {
        line.removeprefix("wrong  "): mend.removeprefix("       to mend it: ")
        for line, mend in zip(lines, [*lines[1:], ""], strict=True)
        if line.startswith("wrong")
    }


def test_all_is_well(doctor: Doctor, machine: Machine) -> None:
    """Where nothing is wrong each thing is told in a line, and the exit code is 0."""
    told = doctor()

    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert all(line.startswith("ok     ") for line in lines)
    assert lines[0].startswith("ok     legcurl-timer ")
    assert [line[7:] for line in lines[1:]] == [
        "6 variations",
        "PySide6-Essentials 1.2.3",
        "numpy 1.2.3",
        "soxr 1.2.3",
        "platformdirs 1.2.3",
        "babel 1.2.3",
        "sound library: simpleaudio-patched 1.2.3, sounddevice 1.2.3",
        f"data folder {machine.folder}",
        "settings",
        "9 sounds",
        "a voice of 68 recordings",
        "sound by recording: you should have heard two tones",
        "OpenCV 5.0, cameras: none",
        "display :7",
    ]


def test_test_tone(doctor: Doctor, machine: Machine) -> None:
    """Two tones sound within a second at the volume of the settings, and the device is given back."""
    doctor()

    playback = machine.player.last
    assert len(playback.pcm) == 48_000
    starts = np.flatnonzero(np.diff((np.abs(playback.pcm) > 0).astype(int)) == 1)
    assert [starts[0] // 480, starts[starts > 20_000][0] // 480] == [25, 50]
    assert 1_000 < np.abs(playback.pcm).max() < 20_000
    assert machine.waited_s == [1.0]
    assert playback.stopped


def test_muted(doctor: Doctor, machine: Machine) -> None:
    """With --mute the device is opened and nothing is heard."""
    assert doctor("--mute").code == 0
    assert not machine.player.last.pcm.any()


@pytest.mark.parametrize(
    ("missing", "what", "package"),
    [
        *(
            ({name}, f"{name} is missing", name)
            for name in ("PySide6-Essentials", "numpy", "soxr", "platformdirs", "babel")
        ),
        ({"simpleaudio-patched", "sounddevice"}, "sound library: none", "sounddevice"),
    ],
)
def test_missing_library(
    doctor: Doctor, machine: Machine, missing: set[str], what: str, package: str
) -> None:
    """A library that is not installed is told with the command that installs it, one without a compiler."""
    machine.missing = missing
    assert wrongs(doctor())[what] == f"{sys.executable} -m pip install {package}"


def test_no_soxr_on_windows_on_arm(doctor: Doctor, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no soxr can be had nothing is wrong without it, and what that means is told."""
    monkeypatch.setattr(doctor_module, "_ON_WINDOWS_ON_ARM", True)
    machine.missing = {"soxr"}
    told = doctor()
    assert told.code == 0
    assert (
        "no soxr, which Windows on ARM has to do without; sounds of your own are used at 48,000 Hz"
        in told.out
    )


def test_one_sound_library_is_enough(doctor: Doctor, machine: Machine) -> None:
    """Either of the sound libraries will do."""
    machine.missing = {"simpleaudio-patched"}
    told = doctor()
    assert told.code == 0
    assert "sound library: sounddevice 1.2.3" in told.out


def test_data_folder_that_cannot_be_written(doctor: Doctor, machine: Machine) -> None:
    """A data folder that is a file is told with both ways out; the settings there cannot be read."""
    machine.folder.write_text("in the way")
    (folder, mend), (settings, _) = wrongs(doctor()).items()
    assert folder.startswith(f"data folder {machine.folder} cannot be written to (")
    assert "--data-dir" in mend
    assert settings.startswith("Your settings: the file cannot be read (")


def test_broken_settings(doctor: Doctor, machine: Machine) -> None:
    """Settings that make no sense are told once; at the next visit all is well again."""
    machine.folder.mkdir()
    (machine.folder / "settings.json").write_text("nonsense")

    ((what, mend),) = wrongs(doctor()).items()
    assert what.startswith("Your settings: the file could not be understood; it is kept as settings.broken-")
    assert mend
    assert doctor().code == 0


@pytest.mark.parametrize(
    ("setting", "said", "well"),
    [
        ("sound_pack", "The sound folder {} is not there. Ours play instead.", "a voice of"),
        ("voice_pack", "The voice folder {} is not there. Ours speaks.", "9 sounds"),
    ],
)
def test_folder_that_is_gone(doctor: Doctor, machine: Machine, setting: str, said: str, well: str) -> None:
    """A folder of sounds or words that is not there is told, whatever guides the ear."""
    machine.folder.mkdir()
    gone = machine.folder / "gone"
    (machine.folder / "settings.json").write_text(json.dumps({setting: str(gone), "guidance": "beeps"}))

    told = doctor()
    assert list(wrongs(told)) == [said.format(gone)]
    assert well in told.out


def test_one_of_our_sounds_is_gone(doctor: Doctor, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound of the program's own comes back by installing it again, not by choosing ours."""
    monkeypatch.setattr(audio_engine_module, "sounds_folder", lambda: machine.folder / "nowhere")

    mends = list(wrongs(doctor()).values())
    assert len(mends) == 9 + 1  # and the voice
    assert all("installing the program again" in mend for mend in mends)


@pytest.mark.parametrize("on_linux", [True, False])
def test_no_sound_device(
    doctor: Doctor, machine: Machine, monkeypatch: pytest.MonkeyPatch, on_linux: bool
) -> None:
    """A device that does not open is told with its reason and what to try, in the words of the system."""
    monkeypatch.setattr(sound_check, "_ON_LINUX", on_linux)
    machine.player = RecordingPlayer(fault="the sound device does not open")

    ((what, mend),) = wrongs(doctor()).items()
    assert what == "no sound: the sound device does not open"
    assert mend.startswith("switch a loudspeaker on")
    assert ("apt-get" in mend) == on_linux
    assert machine.waited_s == []


def test_silent_by_choice(doctor: Doctor, machine: Machine) -> None:
    """Silence that was chosen is told, and is not wrong."""
    machine.player = SilentPlayer()
    told = doctor()
    assert told.code == 0
    assert "sound is switched off" in told.out
    assert machine.waited_s == []


def test_cameras(doctor: Doctor, machine: Machine) -> None:
    """The cameras are told by their numbers and names."""
    machine.cameras = (FoundCamera(0, "Integrated Camera"), FoundCamera(2))
    assert "ok     OpenCV 5.0, cameras: 0 Integrated Camera, 2\n" in doctor().out


def test_no_camera_library(doctor: Doctor, machine: Machine) -> None:
    """Who does not measure lacks nothing; how to is told."""
    machine.opencv = OpencvMissingError()
    told = doctor()
    assert told.code == 0
    assert f"To have it: {sys.executable} -m pip install opencv-python-headless\n" in told.out


def test_broken_camera_library(doctor: Doctor, machine: Machine) -> None:
    """A library that is there and does not load is told with its reason."""
    machine.opencv = CameraError("OpenCV is installed but does not load (libz).")
    assert wrongs(doctor()) == {
        str(machine.opencv): f"{sys.executable} -m pip install --force-reinstall opencv-python-headless"
    }


def test_camera_hangs(doctor: Doctor, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera that does not answer is given up."""
    monkeypatch.setattr(doctor_module, "_CAMERA_LIMIT_S", 0.05)
    machine.camera_answers.clear()
    assert "the cameras do not answer" in wrongs(doctor())
    machine.camera_answers.set()


def test_display_by_name(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The display that the window opens on is named, Wayland's before X11's."""
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert doctor().out.splitlines()[-1] == "ok     display wayland-0"

    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.delenv("DISPLAY")
    assert doctor().out.splitlines()[-1] == "ok     display found"


@pytest.mark.parametrize(
    ("display", "on_linux", "stderr", "what", "mend"),
    [
        (":7", True, "libxcb is needed\nmore\n", "libxcb is needed", "sudo apt-get install libxcb-cursor0 "),
        (":7", False, "", "it does not say why", "--force-reinstall"),
        ("", True, "qt.qpa.xcb: could not connect", "no display", "legcurl-timer pace"),
    ],
    ids=["Linux", "elsewhere", "no display"],
)
def test_window_does_not_open(
    doctor: Doctor,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    *,
    display: str,
    on_linux: bool,
    stderr: str,
    what: str,
    mend: str,
) -> None:
    """It is told with Qt's first words and what helps: the rest of Qt, or a command without a display."""
    monkeypatch.setattr(doctor_module, "_ON_LINUX", on_linux)
    monkeypatch.setenv("DISPLAY", display)
    machine.window = subprocess.CompletedProcess("", 1, "", stderr)
    found = wrongs(doctor())
    assert mend in found[f"no window can be opened: {what}" if display else what]


def test_display_hangs(doctor: Doctor, machine: Machine) -> None:
    """A display that does not answer is given up."""
    machine.window_hangs = True
    assert "the display does not answer" in wrongs(doctor())


def test_no_qt(doctor: Doctor, machine: Machine) -> None:
    """Without Qt no window is tried."""
    machine.missing = {"PySide6-Essentials"}
    machine.window_hangs = True

    told = doctor()
    assert "no window without PySide6-Essentials" in wrongs(told)
    assert "the display does not answer" not in told.out


def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    """Told to be silent, and with a display that draws in memory, the doctor finds this machine well."""
    asked = ("doctor", "--audio", "silent", "--data-dir", str(tmp_path))
    told = program(*asked, env=surroundings(QT_QPA_PLATFORM="offscreen"))
    assert (told.code, told.err) == (0, "")
    assert "ok     display found" in told.out
