"""The colours of the window, dark and light.

Three colours carry the phases, three others tell the series of a plot apart; all else is neutral. The pauses
share one and differ by word and place. Concentric and eccentric differ in lightness, too: the corner of the
eye sees no hue. The values are chosen for contrast and for the three common colour-blindnesses, and a test
computes all of it.
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
    violet: str
    green: str
    pink: str

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
    line="#66727E",
    text="#F2F4F6",
    muted="#A9B4BF",
    concentric="#8FD8FF",
    pause="#FFF1B8",
    eccentric="#E8701A",
    body="#7F8A95",
    far="#4D5863",
    equipment="#3A444E",
    on_accent="#0B1116",
    violet="#8A63F5",
    green="#57D977",
    pink="#EC6FAE",
)
LIGHT = Theme(
    background="#F6F4EF",
    card="#FFFFFF",
    line="#8C877B",
    text="#171A1D",
    muted="#545D66",
    concentric="#0B6CB5",
    pause="#2E3338",
    eccentric="#842E00",
    body="#9FA8B0",
    far="#CBCFD3",
    equipment="#B9B4A8",
    on_accent="#FFFFFF",
    violet="#6A2BD9",
    green="#178A2B",
    pink="#C8509A",
)
