"""A camera by its number, on a machine of our own that has one."""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from legcurl_timer.measure import opencv_source
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import HOW_TO_HAVE_IT, load_opencv, opencv_problem
from legcurl_timer.measure.opencv_source import Camera, FoundCamera, cameras

COLOURS = np.full((480, 640, 3), (10, 200, 90), np.uint8)


class Machine:
    """OpenCV's cameras as they are on a machine: which there are, by what they open, what they send."""

    def __init__(self) -> None:
        self.numbers = {0}
        self.opens_by = ("V4L2", "AVFOUNDATION", "MSMF")
        self.pictures: list[Any] = [COLOURS] * 3
        self.tried: list[tuple[int, str]] = []
        self.wishes: dict[str, float] = {}
        self.open_now = 0

    def library(self) -> Any:
        """Return what stands in the place of OpenCV."""
        backends = {f"CAP_{name}": name for name in ("V4L2", "AVFOUNDATION", "MSMF", "DSHOW")}
        wishes = ("FRAME_WIDTH", "FRAME_HEIGHT", "FPS", "BUFFERSIZE")
        properties = {f"CAP_PROP_{name}": name for name in wishes}
        real = load_opencv()
        borrowed = {
            name: getattr(real, name) for name in ("resize", "INTER_AREA", "cvtColor", "COLOR_BGR2GRAY")
        }
        return SimpleNamespace(
            **backends, **properties, **borrowed, VideoCapture=lambda *asked: Capture(self, *asked)
        )


class Capture:
    """One opened camera, in OpenCV's words."""

    def __init__(self, machine: Machine, number: int, backend: str) -> None:
        machine.tried.append((number, backend))
        self.machine = machine
        self.is_open = number in machine.numbers and backend in machine.opens_by
        self.set = machine.wishes.__setitem__
        self.left = iter(machine.pictures)
        self.picture: Any = None
        machine.open_now += self.is_open

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Return whether it could be opened."""
        return self.is_open

    def grab(self) -> bool:
        """Go on to the next picture."""
        self.picture = next(self.left, None)
        return self.picture is not None

    def retrieve(self) -> tuple[bool, Any]:
        """Return the picture, unless it is broken."""
        return (False, None) if isinstance(self.picture, str) else (True, self.picture)

    def release(self) -> None:
        """Let go."""
        self.machine.open_now -= self.is_open
        self.is_open = False


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Put a machine with a camera in the place of the real one."""
    machine = Machine()
    library = machine.library()
    monkeypatch.setattr(opencv_source, "load_opencv", lambda: library)
    monkeypatch.setattr(opencv_source, "_SYSTEM", "linux")
    return machine


@pytest.fixture
def camera(machine: Machine) -> Iterator[Camera]:
    """Return the open camera 0."""
    camera = Camera(0)
    camera.open()
    yield camera
    camera.close()
    assert machine.open_now == 0


def test_what_is_asked_of_a_camera(camera: Camera, machine: Machine) -> None:
    """A small picture, often, and none that has waited."""
    assert camera.is_in_use
    assert machine.tried == [(0, "V4L2")]
    assert machine.wishes == {"FRAME_WIDTH": 640, "FRAME_HEIGHT": 480, "FPS": 30, "BUFFERSIZE": 1}


def test_frames_bear_their_arrival(camera: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame is grey and has the time of the program's clock."""
    for at_s in (100.0, 100.04):
        monkeypatch.setattr(opencv_source, "now_s", lambda at_s=at_s: at_s)
        frame = camera.read()
        assert frame.at_s == at_s
        assert (frame.grey.shape, frame.grey.dtype) == ((480, 640), np.uint8)
        assert np.all(frame.grey == round(0.114 * 10 + 0.587 * 200 + 0.299 * 90))


@pytest.mark.parametrize(
    ("picture", "shape"),
    [
        (np.zeros((480, 640), np.uint8), (480, 640)),
        (np.zeros((480, 640, 4), np.uint8), (480, 640)),
        (np.zeros((1080, 1920, 3), np.uint8), (360, 640)),
    ],
    ids=["grey", "with alpha", "large"],
)
def test_pictures_of_other_kinds(machine: Machine, picture: Any, shape: tuple[int, int]) -> None:
    """Whatever a camera sends comes in grey and not too large."""
    machine.pictures = [picture]
    camera = Camera(0)
    camera.open()
    assert camera.read().grey.shape == shape
    camera.close()


def test_camera_that_goes(machine: Machine) -> None:
    """A broken picture is left out; where none comes any more, that is told."""
    machine.pictures = ["broken", "broken", COLOURS]
    camera = Camera(0)
    camera.open()
    assert camera.read().grey.shape == (480, 640)
    with pytest.raises(CameraError, match="sends no picture"):
        camera.read()
    camera.close()


def test_camera_that_sends_broken_pictures_only(machine: Machine) -> None:
    """A camera of which no picture is whole is as good as none."""
    machine.pictures = ["broken"] * 10_000
    camera = Camera(0)
    camera.open()
    with pytest.raises(CameraError, match="sends no picture"):
        camera.read()
    camera.close()


def test_second_way_to_open(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a camera that does not open by the one library opens by the other."""
    monkeypatch.setattr(opencv_source, "_SYSTEM", "win32")
    machine.opens_by = ("DSHOW",)
    camera = Camera(0)
    camera.open()
    assert machine.tried == [(0, "MSMF"), (0, "DSHOW")]
    camera.close()


@pytest.mark.parametrize(
    ("system", "is_there", "may_use", "told"),
    [
        ("linux", False, False, "There is no camera 7 here."),
        ("linux", True, False, "The camera does not open. To be let in: sudo usermod -aG video $USER"),
        ("linux", True, True, "The camera does not open. Another program may be using it."),
        ("darwin", False, False, "or the system's privacy settings keep it closed."),
        ("win32", False, False, "or the system's privacy settings keep it closed."),
    ],
)
def test_camera_that_does_not_open(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    *,
    system: str,
    is_there: bool,
    may_use: bool,
    told: str,
) -> None:
    """A camera that does not open is told with what is in the way, and can be opened once that is gone."""
    monkeypatch.setattr(opencv_source, "_SYSTEM", system)
    monkeypatch.setattr(Path, "exists", lambda _path: is_there)
    monkeypatch.setattr(opencv_source.os, "access", lambda *_asked: may_use)
    camera = Camera(7)
    with pytest.raises(CameraError) as refused:
        camera.open()
    assert told in str(refused.value)
    assert not camera.is_in_use
    camera.close()

    machine.numbers = {7}
    camera.open()
    camera.close()


def test_one_after_the_other(camera: Camera, machine: Machine) -> None:
    """A camera that is still held is waited for: the system would refuse to open it twice."""
    second = Camera(0)
    opening = Thread(target=second.open, daemon=True)
    opening.start()
    opening.join(0.05)
    assert opening.is_alive()
    assert machine.tried == [(0, "V4L2")]

    camera.close()
    opening.join(10)
    assert second.read().grey.shape == (480, 640)
    second.close()


def test_cameras_on_linux(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's list tells them by name, in the order of their numbers, and none is opened for it."""
    for number, index, name in (
        (10, "0", "Capture card"),
        (2, "0", "Integrated IR Camera"),
        (0, "0", "Integrated\nCamera: HD "),
        (1, "1", "Integrated Camera: HD"),
    ):
        node = tmp_path / f"video{number}"
        node.mkdir()
        (node / "index").write_text(f"{index}\n")
        (node / "name").write_text(f"{name}\n")
    (tmp_path / "video5").mkdir()
    monkeypatch.setattr(opencv_source, "_NAMES", tmp_path)

    assert cameras() == ((0, "Integrated Camera: HD"), (2, "Integrated IR Camera"), (10, "Capture card"))
    assert machine.tried == []
    monkeypatch.setattr(opencv_source, "_NAMES", tmp_path / "nowhere")
    assert cameras() == ()


def test_cameras_elsewhere(machine: Machine, camera: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a list they are tried one after the other, save one that is open already."""
    monkeypatch.setattr(opencv_source, "_SYSTEM", "darwin")
    machine.numbers = {0, 1, 2, 4}
    machine.tried.clear()
    assert cameras() == (FoundCamera(0), FoundCamera(1), FoundCamera(2))
    assert [number for number, _ in machine.tried] == [1, 2, 3]
    assert machine.open_now == 1
    assert camera.is_in_use


def test_opencv_is_there() -> None:
    """Here nothing is the matter with it."""
    assert opencv_problem() == ""


def test_opencv_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, what is told is how to have it."""
    monkeypatch.setitem(sys.modules, "cv2", None)
    assert opencv_problem() == HOW_TO_HAVE_IT
    assert 'pip install "legcurl-timer[camera]"' in HOW_TO_HAVE_IT
    with pytest.raises(CameraError):
        Camera(0).open()


def test_opencv_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something that it needs is missing, the reason is told in one line."""
    (tmp_path / "cv2.py").write_text("raise ImportError('libGL.so.1:\\ncannot open shared object file')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "cv2", raising=False)
    told = opencv_problem()
    assert told == "OpenCV is installed but does not load (libGL.so.1: cannot open shared object file)."

    (tmp_path / "cv2.py").write_text("import another_library_that_is_missing")
    assert "does not load (No module named" in opencv_problem()


def test_opencv_is_half_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder that an uninstallation has left behind is told as well."""
    monkeypatch.setitem(sys.modules, "cv2", ModuleType("cv2"))
    assert opencv_problem().startswith("OpenCV is installed but does not load (")
