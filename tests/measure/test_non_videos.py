"""What is no video is told in one line; nothing else is opened, printed or written."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from support.command_line import on_posix, program
from support.small_videos import write_video

from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import load_opencv
from legcurl_timer.measure.opencv_source import VideoFile


def refusal(path: Path | str) -> str:
    """Return in which words a file is refused."""
    video = VideoFile(path)
    with pytest.raises(CameraError) as refused:
        video.open()
    video.close()
    told = str(refused.value)
    assert told.isprintable()
    return told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.txt", b"3-1-1-1\nseated\n" * 50),
        ("text.mp4", b"a set of ten reps"),
        ("empty.mp4", b""),
        ("playlist.mp4", b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/set.ts\n#EXT-X-ENDLIST\n"),
        ("list.mp4", b"ffconcat version 1.0\nfile set.avi\n"),
        ("index.sdp", b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n"),
        ("subtitles.srt", b"1\n00:00:01,000 --> 00:00:02,000\nslower\n"),
        ("sound.wav", b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00" + bytes(200)),
        ("two\nlines.mp4", b"no"),
        ("bell\a\x1b[1m.mp4", b"no"),
    ],
)
def test_other_files(tmp_path: Path, name: str, content: bytes) -> None:
    """A file that is something else is told by its name, in one line without an escape."""
    write_video(tmp_path / "set.avi", "MJPG")
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).endswith(" is not a video that can be read here.")


@pytest.mark.parametrize("kind", ["png", "jpg", "bmp", "webp", "avif", "tiff", "gif"])
def test_pictures(tmp_path: Path, kind: str) -> None:
    """A picture is no video, also where it is called one."""
    picture = tmp_path / f"picture.{kind}"
    assert load_opencv().imwrite(str(picture), np.full((64, 64, 3), 90, np.uint8))
    assert refusal(picture) == f"{picture} is not a video that can be read here."
    assert "is not a video" in refusal(picture.rename(tmp_path / "picture.mp4"))


def test_single_frame(tmp_path: Path) -> None:
    """A video of one frame is a picture."""
    assert "is not a video" in refusal(write_video(tmp_path / "short.mp4", frames=1))


@pytest.mark.parametrize(
    "name",
    [
        "http://127.0.0.1:9/set.mp4",
        "rtsp://127.0.0.1/",
        "0",
        "img_%02d.png",
        "videotestsrc ! appsink",
        "file:set.avi",
    ],
)
def test_what_opencv_would_take_for_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """An address, a device, a row of pictures or a pipeline is only the name of a file that is not there."""
    monkeypatch.chdir(tmp_path)
    write_video(tmp_path / "set.avi", "MJPG")
    for number in range(3):
        load_opencv().imwrite(f"img_{number:02}.png", np.zeros((32, 32, 3), np.uint8))
    assert "(No such file or directory)" in refusal(name)


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder is told to be one."""
    assert refusal(tmp_path) == f"{tmp_path} is not a video that can be read here (it is a folder)."


@on_posix
def test_devices_and_pipes(tmp_path: Path) -> None:
    """What may never end, or waits for somebody, is not opened."""
    os.mkfifo(tmp_path / "pipe.mp4")
    for path in (tmp_path / "pipe.mp4", Path("/dev/zero")):
        assert refusal(path).endswith("(it is no file).")


@on_posix
def test_names_that_opencv_would_stumble_over(tmp_path: Path) -> None:
    """A name that is no text does not crash it."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.mp4"))
    path.write_bytes(write_video(tmp_path / "set.mp4").read_bytes())
    assert "/?.mp4 is not a video that can be read here (its name" in refusal(path)
    assert "(its name" in refusal("set\0.mp4")


def test_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is told with that reason."""

    def forbid(_path: Path, _mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    path = write_video(tmp_path / "set.mp4")
    monkeypatch.setattr(Path, "open", forbid)
    assert refusal(path) == f"{path} is not a video that can be read here (Permission denied)."


READ_ALL = """
import sys
from pathlib import Path
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_source import VideoFile

refused = 0
for path in sorted(Path(sys.argv[1]).iterdir()):
    video = VideoFile(path)
    try:
        video.open()
        while video.read():
            pass
    except CameraError as error:
        assert "\\n" not in str(error)
        refused += 1
    video.close()
print(refused)
"""

HEADS = [
    b"",
    b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41",
    b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  \x00\x00\x01\x00moov",
    b"\x1aE\xdf\xa3\xa3B\x86\x81\x01B\xf7\x81\x01",
    b"RIFF\xf0\xff\x00\x00AVI LIST\x00\x10\x00\x00hdrlavih8\x00\x00\x00",
    b"FLV\x01\x01\x00\x00\x00\t\x00\x00\x00\x00",
    b"G@\x11\x10\x00B\xf0%\x00\x01\xc1\x00",
    b"\x00\x00\x01\xba!\x00\x01\x00\x01",
    b"0&\xb2u\x8ef\xcf\x11\xa6\xd9\x00\xaa\x00b\xcel",
    b"OggS\x00\x02",
]


def test_two_hundred_non_videos(tmp_path: Path) -> None:
    """Noise, noise that begins like a video, and videos that break off or are damaged: nothing is printed."""
    rng = np.random.default_rng(20)
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(150):
        noise = rng.bytes(int(rng.integers(0, 20_000)))
        (folder / f"noise{number}.mp4").write_bytes(HEADS[number % len(HEADS)] + noise)
    videos = [write_video(tmp_path / "set.mp4"), write_video(tmp_path / "set.avi", "MJPG")]
    for number in range(60):
        content = bytearray(videos[number % 2].read_bytes())
        if number % 3:
            for at in rng.integers(0, len(content), 1 + number):
                content[at] = rng.integers(256)
        else:
            del content[int(rng.integers(len(content))) :]
        (folder / f"damaged{number}.mp4").write_bytes(content)

    told = program(str(folder), start=("-c", READ_ALL))
    assert (told.code, told.err) == (0, "")
    assert 150 <= int(told.out) < 210, "noise is none, and some of what is damaged can still be read"


WATCH = """
import sys
from threading import Event

opened = []
def note(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & 3:
        opened.append(arguments[0])

from legcurl_timer.measure.opencv_library import load_opencv
from legcurl_timer.measure.opencv_source import VideoFile
from legcurl_timer.measure.watcher import Watcher

cv2 = load_opencv()
cv2.imwrite = cv2.imencode = cv2.VideoWriter = None
sys.addaudithook(note)
done = Event()
seen = []
def look(frame):
    seen.append(frame.at_s)
    if len(seen) == 30:
        done.set()
watcher = Watcher(lambda: VideoFile(sys.argv[1]), look)
assert done.wait(20), watcher.status
watcher.close()
print(len(seen), opened)
"""


def test_a_watch_writes_nothing(tmp_path: Path) -> None:
    """No file is made or changed by a watch, wherever programs are used to write."""
    video = write_video(tmp_path / "set.mp4")
    places = {name: tmp_path / name for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "here")}
    for place in places.values():
        place.mkdir()
        (place / "old").write_text("as it was")

    environment = {**os.environ, **{name: str(place) for name, place in places.items()}}
    before = contents(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, str(video)],
        cwd=places["here"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.stdout, ended.stderr) == ("30 []\n", "")
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return all that lies in a folder and below it, with when it was changed."""
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }
