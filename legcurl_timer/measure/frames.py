"""Pictures with the moment they show, and what such pictures come from."""

from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
"""A picture: rows of brightness, 0 to 255."""


class Frame(NamedTuple):
    """One picture.

    `at_s` is when it was seen, in seconds on the program's steady clock, or on the clock of the video.
    """

    at_s: float
    grey: Grey


class CameraError(Exception):
    """No picture from here; the message is one line for the lifter, in the language spoken.

    `kept` is what is noted of it, in English and without what is different each time.
    """

    def __init__(self, message: str, kept: str = "") -> None:
        super().__init__(message)
        self.kept = kept or message


class FrameSource(Protocol):
    """A camera, or what stands in for one; each of these may take its time."""

    def open(self) -> None:
        """Take hold of it; raises CameraError, and then there is nothing to close."""

    def read(self) -> Frame | None:
        """Wait for the next frame and return it, or None at the end of a video; raises CameraError."""

    def close(self) -> None:
        """Let go of it; does nothing where it is not open."""
