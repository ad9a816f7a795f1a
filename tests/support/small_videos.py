"""Small videos whose every frame can be told from the others, written by OpenCV."""

import struct
from pathlib import Path

import numpy as np

from legcurl_timer.measure.opencv_library import load_opencv

FPS = 25.0
FRAMES = 30
SIZE = (64, 48)
_UPRIGHT = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)


def brightness(number: int) -> int:
    """Return what a frame's lower half is like."""
    return 40 + 6 * (number % 30)


def write_video(
    path: Path, codec: str = "mp4v", *, frames: int = FRAMES, fps: float = FPS, size: tuple[int, int] = SIZE
) -> Path:
    """Write a video that gets brighter, with a white upper left corner, and return its path."""
    cv2 = load_opencv()
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*codec), fps, size)
    assert writer.isOpened(), f"no {codec} here"
    width, height = size
    for number in range(frames):
        picture = np.full((height, width, 3), brightness(number), np.uint8)
        picture[: height // 2] = 0
        picture[: height // 2, : width // 2] = 255
        writer.write(picture)
    writer.release()
    return path


def turned(mp4: bytes) -> bytes:
    """Return an MP4 that is to be shown turned by a quarter to the right, as phones write it."""
    assert mp4.count(_UPRIGHT) == 2, "one of the film and one of its track"
    at = mp4.rindex(_UPRIGHT)
    turn = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, SIZE[1] << 16, 0, 1 << 30)
    return mp4[:at] + turn + mp4[at + len(turn) :]


def uneven(mp4: bytes, after: int) -> bytes:
    """Return an MP4 whose frames take twice as long from one on, which no rate can tell."""
    at = mp4.rindex(b"stts") + len("stts")
    _, _, frames, step = struct.unpack(">4I", mp4[at : at + 16])
    table = struct.pack(">6I", 0, 2, after, step, frames - after, 2 * step)
    longer = bytearray(mp4[:at] + table + mp4[at + 16 :])
    for box in (b"stts", b"stbl", b"minf", b"mdia", b"trak", b"moov"):
        start = longer.rindex(box) - 4
        (size,) = struct.unpack(">I", longer[start : start + 4])
        longer[start : start + 4] = struct.pack(">I", size + len(table) - 16)
    return bytes(longer).replace(b"edts", b"free")  # which would cut it where it ended before
