"""A disk of its own for a test, small enough to be full and able to turn read-only."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


class SmallDisk:
    """A file system in memory, mounted at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self, *, all_but_kilobytes: int = 0) -> None:
        """Take up all the room that is left, or all but some."""
        with (self.path / "filler").open("ab", buffering=0) as filler:
            with suppress(OSError):
                while True:
                    filler.write(bytes(4096))
            filler.truncate(filler.tell() - 1024 * all_but_kilobytes)

    def make_room(self) -> None:
        """Give back what was taken up."""
        (self.path / "filler").unlink()

    def set_writable(self, writable: bool) -> None:
        """Let the disk be written to, or not even by root; no file on it may be open for writing."""
        subprocess.run(["mount", "-o", f"remount,{'rw' if writable else 'ro'}", self.path], check=True)


@contextmanager
def small_disk(folder: Path, kilobytes: int = 1_000) -> Iterator[SmallDisk]:
    """Mount a small disk, which only root may do, on Linux; elsewhere the test is skipped."""
    options = ["-t", "tmpfs", "-o", f"size={kilobytes}k"]
    if sys.platform != "linux":
        pytest.skip("mounts a disk as Linux does")
    mounted = subprocess.run(["mount", *options, "none", folder], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", folder], check=True)
