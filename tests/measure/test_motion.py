"""What moves between two pictures, and nothing else of them."""

import gc
import weakref
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from legcurl_timer.measure.frames import Frame
from legcurl_timer.measure.motion import CELL, Motion, MotionMeter

SIZES = [(120, 160), (160, 90), (97, 131), (480, 640), (30, 300), (300, 40)]
"""Height and width."""

Light = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def texture(
    height: int, width: int, moved: tuple[float, float], *, inside: float = 0.0
) -> NDArray[np.float64]:
    """Return a ground of waves; in the middle part it is moved by so many points, right and down.

    The points are those of the grid of cells. `inside` is how far the middle part reaches, 0 for all of it.
    """
    shape = shape_of(height, width)
    down, across = np.mgrid[0:height, 0:width].astype(float)
    pixels = height // (shape[0] * CELL)
    down, across = (down + 0.5) / pixels, (across + 0.5) / pixels
    if inside:
        middle = (abs(down / down.max() - 0.5) < inside / 2) & (abs(across / across.max() - 0.5) < inside / 2)
    else:
        middle = np.ones((height, width), bool)
    down, across = down - middle * moved[1], across - middle * moved[0]
    waves = [(0.35, 0.11, 0.3), (-0.13, 0.41, 1.1), (0.27, 0.29, 2.0), (0.05, -0.33, 0.7)]
    light = sum(np.sin(a * across + b * down + c) for a, b, c in waves)
    return 110 + 20 * np.asarray(light)


def shape_of(height: int, width: int) -> tuple[int, int]:
    """Return how many cells a picture has."""
    meter = MotionMeter()
    meter.add(Frame(0.0, np.zeros((height, width), np.uint8)))
    return meter.shape


def motion_of(*pictures: NDArray[np.float64]) -> Motion:
    """Return what moves between pictures that are a tenth of a second apart."""
    meter = MotionMeter()
    for number, picture in enumerate(pictures):
        meter.add(Frame(number / 10, np.clip(np.rint(picture), 0, 255).astype(np.uint8)))
    return meter.motion


def middle_of(motion: Motion) -> NDArray[np.float64]:
    """Return how far the cells in the very middle moved."""
    rows, columns = motion.shape
    cells = motion.cells[0].reshape(rows, columns, 2)
    row, column = (rows - 1) // 2, (columns - 1) // 2
    return cells[row : rows - row, column : columns - column].mean((0, 1))


@pytest.mark.parametrize("size", SIZES[:4])
@pytest.mark.parametrize("moved", [(0.8, 0.0), (0.0, -0.6), (-0.5, 0.5)])
def test_what_moves_is_seen(size: tuple[int, int], moved: tuple[float, float]) -> None:
    """A known displacement is found within a tenth, whatever the size of the picture."""
    still, shifted = (texture(*size, way, inside=0.5) for way in ((0, 0), moved))
    assert middle_of(motion_of(still, shifted)) == pytest.approx(moved, abs=0.1 * np.hypot(*moved))


@pytest.mark.parametrize("size", SIZES)
def test_shaking_is_taken_off(size: tuple[int, int]) -> None:
    """Where all of the picture moves, nothing has."""
    motion = motion_of(texture(*size, (0, 0)), texture(*size, (0.7, -0.4)))
    rows, columns = motion.shape
    inner = motion.cells[0].reshape(rows, columns, 2)[1:-1, 1:-1]
    assert np.abs(inner).max() < 0.2


@pytest.mark.parametrize(
    "light",
    [
        lambda x: 0.6 * x,
        lambda x: 1.4 * x,
        lambda x: x + 2 * np.random.default_rng(1).standard_normal(x.shape),
    ],
    ids=["darker", "brighter", "noise"],
)
def test_light_is_no_motion(light: Light) -> None:
    """Another brightness and a noisy picture move hardly anything."""
    ground = texture(120, 160, (0, 0))
    assert np.abs(motion_of(ground, light(ground)).cells).max() < 0.15


@pytest.mark.parametrize("value", [0, 128, 255])
def test_a_plain_wall_never_moves(value: int) -> None:
    """A picture of one colour, black or white, moves nowhere."""
    wall = np.full((48, 64), float(value))
    assert not motion_of(wall, wall, wall).cells.any()


@pytest.mark.parametrize("size", [*SIZES, (1, 1), (7, 200)])
def test_any_size(size: tuple[int, int]) -> None:
    """Every size makes some cells, and never very many."""
    motion = motion_of(np.zeros(size), np.zeros(size))
    assert motion.cells.shape == (1, motion.shape[0] * motion.shape[1], 2)
    assert 3 <= min(motion.shape) <= max(motion.shape) <= 100
    assert np.isfinite(motion.cells).all()


def test_no_picture_is_kept() -> None:
    """A minute costs less than 4 MB, and pictures are gone as soon as the next one has come."""
    meter, pictures = MotionMeter(), []
    for number in range(50):
        picture = np.random.default_rng(number).integers(0, 255, (120, 160), np.uint8)
        pictures.append(weakref.ref(picture))
        meter.add(Frame(number / 25, picture))
    del picture
    gc.collect()
    assert all(kept() is None for kept in pictures)
    assert meter.motion.cells.nbytes * 60 * 25 / len(meter) < 4_000_000
