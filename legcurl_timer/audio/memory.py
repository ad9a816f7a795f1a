"""Memory for the samples of a long set: taken where it is written to, given back where it was played."""

import mmap
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from legcurl_timer.audio.wav import Samples

_BYTES_PER_FRAME = 2


class Sheet:
    """Blank 16-bit mono samples, `pcm`, that take up memory only where they are written to.

    Raises MemoryError where the machine cannot promise that much.
    """

    def __init__(self, frames: int) -> None:
        try:
            self._memory = _anonymous(frames * _BYTES_PER_FRAME)
        except OSError as error:
            raise MemoryError(str(error)) from error
        if hasattr(mmap, "MADV_NOHUGEPAGE"):
            # In huge pages the sounds of a long set would touch all of it: 1 GB for three hours.
            with suppress(OSError):  # a system without huge pages
                self._memory.madvise(mmap.MADV_NOHUGEPAGE)
        self.pcm: Samples = np.frombuffer(self._memory, np.int16)

    def give_back(self, end: int) -> int:
        """Give back the memory of what lies before the frame `end`, as far as whole pages go.

        Returns the first frame that is left; on Linux those before it are blank now. Where a system cannot
        take back part of a piece of memory (Windows) that is 0.
        """
        size = max(0, end) * _BYTES_PER_FRAME // mmap.PAGESIZE * mmap.PAGESIZE
        if not hasattr(mmap, "MADV_DONTNEED") or not size:
            return 0
        self._memory.madvise(mmap.MADV_DONTNEED, 0, size)
        return size // _BYTES_PER_FRAME


def _anonymous(size: int) -> mmap.mmap:
    if hasattr(mmap, "MAP_PRIVATE"):
        # Memory that could be shared would be kept for the others.
        return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    return mmap.mmap(-1, size)
