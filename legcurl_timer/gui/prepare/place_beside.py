"""Where something can lie over a page so that what it speaks of, and what is needed, stays to be seen."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect


class Room(NamedTuple):
    """What it shall lie beside, the page that it lies over, and what has to be seen there, in pixels."""

    target: QRect
    page: QRect
    kept: QRect
    gap: int


def place_beside(room: Room, widths: tuple[int, int], height_for: Callable[[int], int]) -> QRect:
    """Return a place in the page beside the target, which leaves that and what is kept to be seen.

    `widths` are the least and the most, in pixels. Where there is no such place it is one that leaves what is
    kept to be seen, and as much of the target as can be.
    """
    places = [
        QRect(left, top, width, height_for(width)) for left, top, width in _tries(room, widths, height_for)
    ]
    inside = [each for each in places if room.page.contains(each) and not each.intersects(room.kept)]
    return min(inside or places, key=lambda place: _area(place.intersected(room.target)))


def _tries(
    room: Room, widths: tuple[int, int], height_for: Callable[[int], int]
) -> Iterator[tuple[int, int, int]]:
    """Yield left, top and width: to the right of it, to the left, below, above, along the page's edge."""
    target, page, kept, gap = room
    least, most = widths
    for is_right, beside in ((True, page.right() - target.right()), (False, target.left() - page.left())):
        width = min(most, beside - 2 * gap)
        if width >= least:
            left = target.right() + gap if is_right else target.left() - gap - width
            height = height_for(width)
            lowest = page.bottom() - height + 1
            for top in (target.center().y() - height // 2, kept.top() - gap - height):
                yield left, max(page.top(), min(top, lowest)), width
    for width in (min(most, page.width()), page.width()):
        height = height_for(width)
        left = max(page.left(), min(target.center().x() - width // 2, page.right() - width + 1))
        for top in (target.bottom() + gap, target.top() - gap - height, kept.top() - gap - height):
            yield left, top, width
        yield left, page.top(), width


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
