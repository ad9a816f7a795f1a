"""How much each part of the picture has moved between two pictures, and nothing else of them.

A picture is shrunk to about 160 x 120 points and divided into cells of 8 x 8. Each cell, together with its
four neighbours, gets the displacement that explains its change of brightness best (least squares over the
gradients; Lucas and Kanade, "An iterative image registration technique", 1981). What all cells have in common
is the shaking of the camera, and is taken off. Pictures are dropped at once.
"""

from bisect import bisect_left
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from legcurl_timer.measure.frames import Frame

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
"""Which cells, or which frames."""

CELL = 8
_POINTS = 160 * 120
_STEADY = 480.0
"""Added to the squares of the gradients, so that noise on a plain wall moves nothing."""
_LEAST_POINTS = 3 * CELL
_MOST_CELLS = 60
_OWN_WEIGHT = 2
_GAIN_LIMITS = (0.5, 2.0)


class Motion(NamedTuple):
    """What was seen of a film: `shape` rows and columns of cells.

    `times_s` are the stamps of the frames from the second one on, `gaps_s` how long before each the previous
    one was, `cells` the displacements since then in points, as frames x cells x (right, down).
    """

    shape: tuple[int, int]
    times_s: Doubles
    gaps_s: Doubles
    cells: Floats

    @property
    def frame_s(self) -> float:
        """The usual time between two frames, in seconds."""
        return float(np.median(self.gaps_s))

    @property
    def middles_s(self) -> Doubles:
        """The moments that the displacements stand for: midway between two frames."""
        return self.times_s - self.gaps_s / 2

    def between(self, start_s: float, end_s: float) -> "Motion":
        """Return the part whose stamps lie in `[start_s, end_s]`."""
        first, last = np.searchsorted(self.times_s, (start_s, end_s))
        part = slice(int(first), int(last))
        return Motion(self.shape, self.times_s[part], self.gaps_s[part], self.cells[part])


class MotionMeter:
    """Takes frames one after the other, all of one size, and keeps what moved: 2.4 kB a frame, no picture."""

    def __init__(self) -> None:
        self.shape = (0, 0)
        self._last: Floats | None = None
        self._last_s = 0.0
        self._times_s: list[float] = []
        self._gaps_s: list[float] = []
        self._cells: list[Floats] = []

    def add(self, frame: Frame) -> None:
        """Take notice of a frame, which has to be later than the one before."""
        points = self._points(frame.grey)
        if self._last is not None:
            self._times_s.append(frame.at_s)
            self._gaps_s.append(frame.at_s - self._last_s)
            self._cells.append(_displacements(self._last, points))
        self._last, self._last_s = points, frame.at_s

    @property
    def motion(self) -> Motion:
        """All that was seen so far."""
        return self.since(-np.inf)

    def since(self, start_s: float) -> Motion:
        """Return what was seen from `start_s` on."""
        first = bisect_left(self._times_s, start_s)
        times_s, gaps_s = np.array(self._times_s[first:]), np.array(self._gaps_s[first:])
        rows, columns = self.shape
        some = self._cells[first:] or [np.zeros((rows * columns, 2), np.float32)]
        return Motion(self.shape, times_s, gaps_s, np.stack(some)[: len(times_s)])

    def __len__(self) -> int:
        return len(self._times_s)

    def _points(self, grey: npt.NDArray[np.uint8]) -> Floats:
        points = _softened(_shrunk(grey))
        self.shape = points.shape[0] // CELL, points.shape[1] // CELL
        return points


def _shrunk(grey: npt.NDArray[np.uint8]) -> Floats:
    """Return the means of squares of points, as many as make the picture small enough, in whole cells.

    A few points at the right and at the lower edge may be left out. No matrix product: it would wake the
    threads of a library for each frame.
    """
    least = min(grey.shape)
    if least < _LEAST_POINTS:
        grey = np.kron(grey, np.ones((-(-_LEAST_POINTS // least),) * 2, np.uint8))
    square = max(1, min(round((grey.size / _POINTS) ** 0.5), min(grey.shape) // _LEAST_POINTS))
    height, width = (min(size // square // CELL, _MOST_CELLS) * CELL for size in grey.shape)
    used = grey[: height * square, : width * square]
    rows = sum((used[row::square] for row in range(1, square)), used[::square].astype(np.uint32))
    points = sum((rows[:, column::square] for column in range(1, square)), rows[:, ::square].copy())
    shrunk: Floats = points.astype(np.float32) / np.float32(square**2)
    return shrunk


def _softened(points: Floats) -> Floats:
    """Return a picture without what is finer than two points."""
    points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
    points[:, 1:-1] = (points[:, :-2] + 2 * points[:, 1:-1] + points[:, 2:]) / 4
    return points


def _displacements(before: Floats, after: Floats) -> Floats:
    """Return how far each cell has moved, as cells x (right, down) in points, without the shaking."""
    gain = float(np.median(before)) / max(float(np.median(after)), 1e-3)
    if _GAIN_LIMITS[0] < gain < _GAIN_LIMITS[1]:
        after = after * np.float32(gain)
    mean = (before + after) * np.float32(0.5)
    across, down = np.zeros_like(mean), np.zeros_like(mean)
    across[:, 1:-1] = (mean[:, 2:] - mean[:, :-2]) * np.float32(0.5)
    down[1:-1] = (mean[2:] - mean[:-2]) * np.float32(0.5)
    change = before - after
    products = np.stack([across * across, across * down, down * down, across * change, down * change])
    height, width = mean.shape
    own = products.reshape(5, height // CELL, CELL, width // CELL, CELL).sum((2, 4))
    sums = own * np.float32(_OWN_WEIGHT)
    sums[:, 1:] += own[:, :-1]
    sums[:, :-1] += own[:, 1:]
    sums[:, :, 1:] += own[:, :, :-1]
    sums[:, :, :-1] += own[:, :, 1:]
    xx, xy, yy, xt, yt = sums.reshape(5, -1)
    xx, yy = xx + np.float32(_STEADY), yy + np.float32(_STEADY)
    size = xx * yy - xy * xy
    moved = np.stack([(xt * yy - yt * xy) / size, (yt * xx - xt * xy) / size], -1)
    moved -= np.median(moved, axis=0)
    found: Floats = moved.astype(np.float32)
    return found
