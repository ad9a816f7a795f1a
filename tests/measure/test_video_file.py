"""A video is read frame by frame, with the times it has, as far as it goes."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from support.small_videos import FPS, FRAMES, SIZE, brightness, turned, uneven, write_video

from legcurl_timer.measure.frames import CameraError, Frame
from legcurl_timer.measure.opencv_source import FrameTimesError, VideoFile


def read(path: Path, frame_times_s: Sequence[float] | None = None) -> list[Frame]:
    """Return every frame of a video."""
    video = VideoFile(path, frame_times_s)
    video.open()
    read = list(iter(video.read, None))
    assert video.read() is None, "the end stays the end"
    video.close()
    return read


def times_s(frames: Sequence[Frame]) -> list[float]:
    """Return when the frames are to be seen."""
    return [frame.at_s for frame in frames]


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a video as phones make them."""
    return write_video(tmp_path_factory.mktemp("video") / "set.mp4")


@pytest.fixture(scope="module")
def avi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a video whose frames do not build on each other."""
    return write_video(tmp_path_factory.mktemp("video") / "set.avi", "MJPG", frames=100)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("set.mp4", "mp4v"),
        ("set.mov", "mp4v"),
        ("set.mkv", "mp4v"),
        ("set.webm", "VP80"),
        ("set.avi", "MJPG"),
        ("clip_%02d.avi", "MJPG"),
        ("http:set.mp4", "mp4v"),
        ("ein längerer Satz.mp4", "mp4v"),
    ],
)
def test_reading(tmp_path: Path, name: str, codec: str) -> None:
    """Every frame comes in grey, upright, in its order and at its time, whatever the video is called."""
    frames = read(write_video(tmp_path / name, codec))

    assert times_s(frames) == pytest.approx([number / FPS for number in range(FRAMES)], abs=0.001)
    for number, frame in enumerate(frames):
        assert (frame.grey.shape, frame.grey.dtype) == ((SIZE[1], SIZE[0]), np.uint8)
        assert frame.grey[10, 10] > 220
        assert frame.grey[10, -10] < 30
        assert frame.grey[-10, 10] == pytest.approx(brightness(number), abs=5)


def test_frames_told(mp4: Path) -> None:
    """An open video says how many frames there are to come."""
    video = VideoFile(mp4)
    assert video.frames_told is None
    video.open()
    assert video.frames_told == FRAMES
    video.close()
    assert video.frames_told is None


def test_uneven_video(mp4: Path, tmp_path: Path) -> None:
    """The frames of a phone's video stand where it says, not where its rate would have them."""
    path = tmp_path / "uneven.mp4"
    path.write_bytes(uneven(mp4.read_bytes(), after=10))
    steps = np.diff(times_s(read(path)))
    assert steps == pytest.approx([1 / FPS] * 10 + [2 / FPS] * (FRAMES - 11))


def test_turned_video(mp4: Path, tmp_path: Path) -> None:
    """The video of a phone held upright is turned as it says."""
    path = tmp_path / "turned.mp4"
    path.write_bytes(turned(mp4.read_bytes()))
    for frame in read(path):
        assert frame.grey.shape == SIZE
        assert frame.grey[10, -10] > 220
        assert frame.grey[10, 10] > 30


def test_large_video(tmp_path: Path) -> None:
    """A large picture comes smaller, in its form."""
    frames = read(write_video(tmp_path / "large.mp4", frames=3, size=(1280, 720)))
    assert [frame.grey.shape for frame in frames] == [(360, 640)] * 3


def test_frame_times(mp4: Path) -> None:
    """Times that are given stand in the place of the video's own."""
    given = [8000 + number**1.01 for number in range(FRAMES)]
    assert times_s(read(mp4, given)) == given


@pytest.mark.parametrize("count", [0, 1, FRAMES - 1, FRAMES + 1, 2 * FRAMES])
def test_other_number_of_frame_times(mp4: Path, count: int) -> None:
    """Where frames and times differ in number that is told, after those that have both."""
    video = VideoFile(mp4, range(count))
    video.open()
    for number in range(min(count, FRAMES)):
        frame = video.read()
        assert frame is not None
        assert frame.at_s == number
    with pytest.raises(FrameTimesError) as told:
        video.read()
    video.close()
    assert str(told.value) == f"{mp4} has {FRAMES} frames, but there are {count} frame times."
    assert (told.value.frames, told.value.times) == (FRAMES, count)


@pytest.mark.parametrize(
    ("times", "number"),
    [([float("nan")], 1), ([0, 1, 1], 3), ([0.0, 2.0, 1.0], 3), ([0.0, float("inf")], 2), ([1, -1], 2)],
)
def test_frame_times_that_make_no_sense(mp4: Path, times: list[float], number: int) -> None:
    """Times that do not rise are told with the first of them."""
    with pytest.raises(CameraError, match=f"must be numbers that rise: number {number} does not"):
        VideoFile(mp4, times).open()


@pytest.mark.parametrize(("share", "fewest"), [(0.4, 20), (0.9, 80)])
def test_video_that_breaks_off(avi: Path, tmp_path: Path, share: float, fewest: int) -> None:
    """Of a video that breaks off is read what there is."""
    whole = avi.read_bytes()
    path = tmp_path / "broken.avi"
    path.write_bytes(whole[: round(share * len(whole))])
    frames = read(path)
    assert fewest < len(frames) < 100
    assert times_s(frames) == pytest.approx([number / FPS for number in range(len(frames))])


def test_video_with_damage(tmp_path: Path) -> None:
    """Damage in the middle costs a few frames, and those behind it keep their time."""
    path = write_video(tmp_path / "damaged.mov", "jpeg", frames=100)
    damaged = bytearray(path.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 9000] = bytes(9000)
    path.write_bytes(damaged)

    frames = read(path)
    assert 50 < len(frames) < 100
    assert frames[-1].at_s == pytest.approx(99 / FPS)
    assert np.all(np.diff(times_s(frames)) > 0)


class Wall:
    """A clock that goes on only where somebody waits, or works."""

    def __init__(self) -> None:
        self.now_s = 500.0

    def sleep(self, seconds: float) -> None:
        """Let time go by."""
        self.now_s += seconds


def played(mp4: Path, wall: Wall) -> VideoFile:
    """Return a video that is played at its own pace."""
    video = VideoFile(mp4, realtime=True, clock=lambda: wall.now_s, sleep=wall.sleep)
    video.open()
    return video


def test_realtime(mp4: Path) -> None:
    """A video in place of a camera comes at its own pace, each frame with the moment it was shown at."""
    wall = Wall()
    video = played(mp4, wall)
    frames = list(iter(video.read, None))
    assert times_s(frames) == pytest.approx([500 + number / FPS for number in range(FRAMES)])
    assert wall.now_s == frames[-1].at_s


def test_realtime_leaves_out_what_is_late(mp4: Path) -> None:
    """Where somebody was busy for long, a video goes on with what is to be seen by then, as a camera does."""
    wall = Wall()
    video = played(mp4, wall)
    assert video.read() is not None
    wall.sleep(0.3)
    frame = video.read()
    assert frame is not None
    assert frame.at_s == pytest.approx(500.3)
    assert 500.2 <= 500 + (frame.grey[-10, 10] - 40.0) / 6 / FPS <= 500.3

    wall.sleep(100)
    last = list(iter(video.read, None))
    assert 1 <= len(last) <= 3
    video.close()
