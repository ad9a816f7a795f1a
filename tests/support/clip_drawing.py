"""Drawing for clips: rounded, shaded, textured bars on a float canvas, and the gym behind them."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Grey = NDArray[np.float32]
Point = NDArray[np.float64]

_LIGHT = np.array([-0.45, -0.9])
_TEXELS = (96, 40)  # along and across a bar


def noise(rng: Generator, height: int, width: int, grains: tuple[float, ...]) -> Grey:
    """Return smooth noise of standard deviation 1; grains are the sizes of its spots in pixels."""
    total = np.zeros((height, width), np.float32)
    for grain in grains:
        rows, columns = (max(2, int(side / grain) + 2) for side in (height, width))
        spots = rng.standard_normal((rows, columns))
        total += (_stretch(rows, height) @ spots @ _stretch(columns, width).T).astype(np.float32)
    return (total - total.mean()) / total.std()


def _stretch(points: int, length: int) -> NDArray[np.float64]:
    """Return the matrix that interpolates from points to pixels."""
    at = np.linspace(0, points - 1, length)
    return np.maximum(0, 1 - np.abs(at[:, None] - np.arange(points)))


def surface(rng: Generator, tone: float, contrast: float = 0.12, stripes: int = 0) -> Grey:
    """Return the grey levels of cloth, skin or metal along and across a bar: a tone with grain, and seams."""
    grey = tone * (1 + contrast * noise(rng, *_TEXELS, grains=(4, 11)))
    for seam in range(stripes):
        middle = int(_TEXELS[1] * (seam + 1) / (stripes + 1))
        grey[:, middle - 1 : middle + 1] = 230 - 0.5 * tone
    return np.clip(grey, 4, 250).astype(np.float32)


def draw(canvas: Grey, look: Grey, start: Point, end: Point, radii: tuple[float, float]) -> None:
    """Lay a bar with round ends over the canvas; all in pixels, at fractions of them too."""
    height, width = canvas.shape
    most = max(radii) + 1
    left, top = np.floor(np.minimum(start, end) - most).astype(int).clip(0, (width, height))
    right, bottom = np.ceil(np.maximum(start, end) + most + 1).astype(int).clip(0, (width, height))
    if left >= right or top >= bottom:
        return
    length = max(float(np.hypot(*(end - start))), 1e-3)
    way_x, way_y = (end - start) / length if length > 1e-3 else (0.0, 1.0)
    x = (np.arange(left, right) - start[0]).astype(np.float32)
    y = (np.arange(top, bottom) - start[1]).astype(np.float32)[:, None]
    along = x * np.float32(way_x) + y * np.float32(way_y)
    across = y * np.float32(way_x) - x * np.float32(way_y)
    inside = np.clip(along, 0, length)
    radius = radii[0] + (radii[1] - radii[0]) / length * inside
    beyond = along - inside
    cover = np.clip(radius + 0.5 - np.sqrt(beyond * beyond + across * across), 0, 1)
    lateral = across / (radius + 1)
    row = (inside * ((_TEXELS[0] - 1) / length)).astype(np.intp)
    column = ((np.clip(lateral, -1, 1) + 1) * ((_TEXELS[1] - 1) / 2)).astype(np.intp)
    shade = 1 + np.float32(0.4 * (way_x * _LIGHT[1] - way_y * _LIGHT[0])) * lateral
    under = canvas[top:bottom, left:right]
    under += cover * (look[row, column] * shade - under)


def gym(rng: Generator, height: int, width: int, unit: float) -> Grey:
    """Return what is behind everybody: wall, floor, racks and plates; `unit` is the picture's height."""
    floor = int(height * rng.uniform(0.45, 0.62))
    wall_tone, floor_tone = rng.uniform(60, 150), rng.uniform(50, 130)
    canvas = np.full((height, width), wall_tone, np.float32)
    canvas[floor:] = np.linspace(0.75 * floor_tone, 1.15 * floor_tone, height - floor)[:, None]
    canvas += 8 * noise(rng, height, width, (unit / 8, unit / 25, unit / 70))
    for _ in range(rng.integers(1, 4)):
        x, y = rng.integers(0, width), rng.integers(0, floor // 2)
        canvas[y : y + int(unit * rng.uniform(0.1, 0.25)), x : x + int(unit * rng.uniform(0.1, 0.4))] += 60
    for seam in rng.integers(floor, height, 3):
        canvas[seam : seam + max(1, int(unit / 100))] *= 0.7
    for _ in range(rng.integers(12, 20)):
        foot = np.array([rng.uniform(0, width), floor + rng.uniform(0, 0.06) * unit])
        slant = rng.uniform(-0.4, 0.4) * (rng.uniform() < 0.35)
        tip = foot - unit * np.array([slant, rng.uniform(0.15, 0.6)])
        draw(canvas, surface(rng, rng.uniform(20, 210)), foot, tip, (unit * rng.uniform(0.006, 0.02),) * 2)
    for _ in range(rng.integers(5, 10)):
        middle = np.array([rng.uniform(0, width), floor - unit * rng.uniform(0, 0.35)])
        size = unit * rng.uniform(0.025, 0.07)
        for share, tone in ((1, rng.uniform(15, 70)), (0.35, rng.uniform(90, 200))):
            draw(canvas, surface(rng, tone), middle, middle, (size * share,) * 2)
    return np.clip(canvas, 8, 245)
