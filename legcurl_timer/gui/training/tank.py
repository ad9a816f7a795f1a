"""The level in the tank: how high the limb is in its range, as a row of pixels and a rim on it."""

from PySide6.QtCore import QRect

from legcurl_timer.core.pacing.timeline import Phase

_RIM_SHARE, _PULSE_SHARE = 0.024, 0.05
"""The height of the rim in shares of the tank's, and how much more it has at the beat of a second."""
_PULSE_MS = 400
_SECOND_MS = 1_000


class Tank:
    """Knows where the rim of a level is; a move tells what has to be painted anew."""

    def __init__(self) -> None:
        self._level = 0.0
        self.stand_in(QRect(0, 0, 0, 0))

    @property
    def level(self) -> float:
        """The level, 0 for empty and 1 for full."""
        return self._level

    def stand_in(self, area: QRect) -> None:
        """Stand in another area, at the same level."""
        self.area = area
        self._usual = round(area.height() * _RIM_SHARE)
        self._take(self._rim_at(self._level, 0.0))

    @property
    def flood(self) -> QRect:
        """The part of the area that is full."""
        return self.bands[1]

    @property
    def bands(self) -> tuple[QRect, QRect, QRect]:
        """What is empty, what is full, and the rim between, over both."""
        area, rim = self.area, self.rim
        x, top, width = area.x(), rim.y(), area.width()
        empty = QRect(x, area.y(), width, top - area.y())
        return empty, QRect(x, top, width, area.y() + area.height() - top), rim

    def move(self, level: float, pulse: float) -> QRect | None:
        """Go to a level, with a rim that is thicker by a `pulse`, 0 to 1; return what looks different."""
        self._level = level
        place = self._rim_at(level, pulse)
        if place == self._place:
            return None
        before = self.rim
        self._take(place)
        return before.united(self.rim)

    def _take(self, place: tuple[int, int]) -> None:
        self._place = place
        self.rim = QRect(self.area.x(), place[0], self.area.width(), place[1])

    def _rim_at(self, level: float, pulse: float) -> tuple[int, int]:
        """Return the top and the height of the rim."""
        height = self.area.height()
        thick = self._usual + round(height * _PULSE_SHARE * pulse)
        middle = self._usual / 2 + (1 - level) * (height - self._usual)
        return self.area.y() + min(max(round(middle - thick / 2), 0), height - thick), thick


def pulse_at(phase: Phase, into_ms: int) -> float:
    """Return how strongly the rim beats: once a second while the limb stands, 1 at the beat."""
    if phase.kind.is_moving:
        return 0.0
    return max(0.0, 1 - into_ms % _SECOND_MS / _PULSE_MS)
