"""The colours of the window, dark and light.

Three colours carry the phases; everything else is neutral. The two pauses share one and differ by word and
shape. The values are chosen for contrast and for the three common colour-blindnesses; a test computes both.
"""

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.gui.figure.painter import FigureColours

GRID = 8
"""Space comes in steps of this many pixels at scale 1."""


class Theme(NamedTuple):
    """One set of colours, as #RRGGBB."""

    background: str
    card: str
    line: str
    text: str
    muted: str
    concentric: str
    pause: str
    eccentric: str
    body: str
    far: str
    equipment: str
    on_accent: str

    def phase_colour(self, kind: PhaseKind) -> QColor:
        """Return the colour that stands for a phase; rest and count-in are plain text."""
        if kind in {PhaseKind.REST, PhaseKind.COUNT_IN}:
            return QColor(self.text)
        if kind.is_pause:
            return QColor(self.pause)
        return QColor(self.concentric if kind is PhaseKind.CONCENTRIC else self.eccentric)

    @cache  # noqa: B019 - there are two themes, and both stay
    def figure_colours(self) -> FigureColours:
        """Return the colours of the figure, its working limb as in the concentric."""
        return FigureColours(
            body=QColor(self.body),
            far=QColor(self.far),
            equipment=QColor(self.equipment),
            working=QColor(self.concentric),
            path=QColor(self.far),
        )


DARK = Theme(
    background="#12161B",
    card="#1B2128",
    line="#2B333C",
    text="#F2F4F6",
    muted="#A9B4BF",
    concentric="#5CC8FF",
    pause="#F4E9C1",
    eccentric="#FF9F45",
    body="#DDE3E8",
    far="#5A6570",
    equipment="#3A444E",
    on_accent="#0B1116",
)
LIGHT = Theme(
    background="#F6F4EF",
    card="#FFFFFF",
    line="#DDD8CC",
    text="#171A1D",
    muted="#545D66",
    concentric="#00639B",
    pause="#2E3338",
    eccentric="#A84300",
    body="#2B3036",
    far="#A9AFB5",
    equipment="#C9C4B8",
    on_accent="#FFFFFF",
)
