"""Where everything stands in the picture of a set or a rest: shares of its size, nothing in pixels.

Text comes in three sizes: what to do and for how long, where one is, and what is quiet.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize

Sides = tuple[float, float]
_WINDOW: Sides = (0.035, 0.555)
_SCREEN: Sides = (0.05, 0.95)
_BESIDE_SIGN: Sides = (0.05, 0.66)
_TANK_START = 0.585
_REST_HEIGHT = 0.76
"""How much of the height of a window a rest needs to be as large as it should."""


class Places(NamedTuple):
    """The places of one size. A text stands on the lower edge of its place, its capitals fill the height."""

    head: QRect = QRect()
    tank: QRect = QRect()
    figure: QRect = QRect()
    sign: QRect = QRect()
    place: QRect = QRect()
    word: QRect = QRect()
    line: QRect = QRect()
    seconds: QRect = QRect()
    bar: QRect = QRect()
    statement: QRect = QRect()
    dots: QRect = QRect()
    note: QRect = QRect()


def beside_the_tank(size: QSize) -> Places:
    """Return the places of a set in a window: what is read on the left, what moves on the right."""
    left, right = _WINDOW
    return Places(
        head=_placed(size, _WINDOW, 0.026, 0.056),
        tank=_on_whole_pixels(_placed(size, (_TANK_START, 1 - left), 0.095, 0.965)),
        figure=_on_whole_pixels(_placed(size, (0.26, right), 0.495, 0.7)),
        sign=_placed(size, (0.705, 0.845), 0.38, 0.68),
        place=_placed(size, _WINDOW, 0.095, 0.165),
        word=_placed(size, _WINDOW, 0.226, 0.376),
        line=_placed(size, _WINDOW, 0.443, 0.473),
        seconds=_placed(size, (left, 0.25), 0.518, 0.668),
        statement=_placed(size, _WINDOW, 0.767, 0.837),
        dots=_placed(size, _WINDOW, 0.882, 0.932),
        note=_placed(size, _WINDOW, 0.948, 0.978),
    )


def on_the_tank(size: QSize) -> Places:
    """Return the places of a set on a whole screen, whose ground is the tank."""
    return Places(
        tank=QRect(0, 0, size.width(), size.height()),
        note=_placed(size, _SCREEN, 0.028, 0.06),
        sign=_placed(size, (0.68, 0.84), 0.3, 0.7),
        place=_placed(size, _SCREEN, 0.09, 0.16),
        word=_placed(size, _BESIDE_SIGN, 0.225, 0.38),
        line=_placed(size, _BESIDE_SIGN, 0.453, 0.485),
        seconds=_placed(size, (_SCREEN[0], 0.4), 0.535, 0.69),
        statement=_placed(size, _SCREEN, 0.795, 0.865),
        dots=_placed(size, _SCREEN, 0.915, 0.955),
    )


def between_sets(size: QSize, window_height: int, *, whole: bool = True) -> Places:
    """Return the places of a rest, which has no tank; its time is 30 % of a window high, if there is room.

    On a `whole` screen it has margins of its own.
    """
    height = min(window_height, size.height() / _REST_HEIGHT)
    top = (size.height() - _REST_HEIGHT * height) / 2

    def placed(upper: float, lower: float) -> QRect:
        rect = _placed(size, _SCREEN if whole else (0, 1), 0, 0)
        return QRect(rect.x(), round(top + upper * height), rect.width(), round((lower - upper) * height))

    return Places(
        word=placed(0.02, 0.09),
        seconds=placed(0.15, 0.45),
        bar=placed(0.5, 0.52),
        line=placed(0.585, 0.63),
        note=placed(0.69, 0.735),
    )


def _placed(size: QSize, sides: Sides, top: float, bottom: float) -> QRect:
    x, y = round(sides[0] * size.width()), round(top * size.height())
    return QRect(x, y, round(sides[1] * size.width()) - x, round(bottom * size.height()) - y)


def _on_whole_pixels(place: QRect) -> QRect:
    """Return a place whose edges are whole pixels of the screen at a scale of 1.25, 1.5 or 1.75, too."""
    left, top, right, bottom = (
        each // 4 * 4 for each in (place.left(), place.top(), place.right(), place.bottom())
    )
    return QRect(left, top, right - left, bottom - top)
