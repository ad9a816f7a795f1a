"""The program can end at any time, whatever a camera is doing."""

from pathlib import Path

import pytest
from support.command_line import program
from support.small_videos import write_video

LEAVE = """
import sys, time
from threading import Event
from legcurl_timer.measure.opencv_source import VideoFile
from legcurl_timer.measure.watcher import Watcher

class Endless:
    def open(self):
        self.number = 0
        self.video = VideoFile(sys.argv[1])
        self.video.open()
    def read(self):
        self.number += 1
        frame = self.video.read()
        if frame is None:
            self.video.close()
            self.video = VideoFile(sys.argv[1])
            self.video.open()
            frame = self.video.read()
        return frame._replace(at_s=float(self.number))
    def close(self):
        self.video.close()

class Hanging(Endless):
    def open(self):
        time.sleep(30)

seen = Event()
watches = [Watcher(Endless, lambda frame: seen.set()) for _ in range(2)]
if sys.argv[2] == "hanging":
    watches.append(Watcher(Hanging, print))
assert seen.wait(20)
"""


@pytest.mark.parametrize("camera", ["reading", "hanging"])
def test_leaving_in_the_middle(tmp_path: Path, camera: str) -> None:
    """A program that ends while a picture is being decoded ends well, and waits for no camera that hangs."""
    video = write_video(tmp_path / "set.mp4", size=(640, 480))
    told = program(str(video), camera, start=("-c", LEAVE))
    assert (told.code, told.out, told.err) == (0, "", "")
