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
        self.area = QRect()
        self.rim = QRect()
        self._level = 0.0

    @property
    def level(self) -> float:
        """The level, 0 for empty and 1 for full."""
        return self._level

    def stand_in(self, area: QRect) -> None:
        """Stand in another area, at the same level."""
        self.area = area
        self.rim = self._rim_at(self._level, 0.0)

    @property
    def flood(self) -> QRect:
        """The part of the area that is full."""
        return QRect(
            self.area.left(), self.rim.top(), self.area.width(), self.area.bottom() + 1 - self.rim.top()
        )

    def move(self, level: float, pulse: float) -> QRect:
        """Go to a level, with a rim that is thicker by a `pulse`, 0 to 1; return what looks different."""
        before, self._level = self.rim, level
        self.rim = self._rim_at(level, pulse)
        return QRect() if self.rim == before else before.united(self.rim)

    def _rim_at(self, level: float, pulse: float) -> QRect:
        area, height = self.area, self.area.height()
        usual = round(height * _RIM_SHARE)
        thick = usual + round(height * _PULSE_SHARE * pulse)
        middle = area.top() + usual / 2 + (1 - level) * (height - usual)
        top = round(middle - thick / 2)
        inside = min(max(top, area.top()), area.top() + height - thick)
        return QRect(area.left(), inside, area.width(), thick)


def pulse_at(phase: Phase, position_ms: int) -> float:
    """Return how strongly the rim beats: once a second while the limb stands still, 1 at the beat."""
    if phase.kind.is_moving:
        return 0.0
    since_beat_ms = (position_ms - phase.start_ms) % _SECOND_MS
    return max(0.0, 1 - since_beat_ms / _PULSE_MS)
