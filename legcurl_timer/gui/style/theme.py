"""The colours and sizes of the window, dark and light, and the style sheet made of them.

Three colours carry the phases; everything else is neutral. The two pauses share one and differ by word and
shape. The values are chosen for contrast and for the three common colour-blindnesses; a test computes both.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.gui.figure.painter import FigureColours

GRID = 8
"""Space comes in steps of this many pixels at scale 1."""


@dataclass(frozen=True, slots=True)
class Theme:
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

_TEXT_SIZES = {
    "title": 32,
    "heading": 17,
    "body": 15,
    "small": 14,
    "value": 22,
    "huge": 110,
    "big": 56,
    "large": 19,
}


def style_sheet(theme: Theme, scale: float) -> str:
    """Return the style sheet of the whole window at a scale (1 for a window of 1280 x 800)."""

    def px(size: float) -> str:
        return f"{max(1, round(size * scale))}px"

    def text(name: str) -> str:
        return f"font-size: {px(_TEXT_SIZES[name])};"

    radius = px(10)
    return f"""
    QWidget {{ color: {theme.text}; {text("body")} }}
    QMainWindow, QDialog, QWidget#page {{ background: {theme.background}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ {text("title")} font-weight: 700; }}
    QLabel[role="heading"] {{ {text("heading")} font-weight: 700; }}
    QLabel[role="muted"] {{ color: {theme.muted}; {text("small")} }}
    QLabel[role="large"] {{ {text("large")} }}
    QLabel[role="error"] {{ color: {theme.eccentric}; {text("small")} }}
    QLabel[role="huge"] {{ {text("huge")} font-weight: 700; }}
    QLabel[role="big"] {{ {text("big")} font-weight: 700; }}
    QLabel[phase="concentric"] {{ color: {theme.concentric}; font-weight: 700; }}
    QLabel[phase="eccentric"] {{ color: {theme.eccentric}; font-weight: 700; }}
    QLabel[phase="contracted_pause"], QLabel[phase="stretched_pause"]
        {{ color: {theme.pause}; font-weight: 700; }}
    QFrame[bar="concentric"] {{ background: {theme.concentric}; border-radius: 2px; }}
    QFrame[bar="eccentric"] {{ background: {theme.eccentric}; border-radius: 2px; }}
    QFrame[bar="contracted_pause"], QFrame[bar="stretched_pause"]
        {{ background: {theme.pause}; border-radius: 2px; }}
    QFrame#panel {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: {radius}; }}
    QFrame#notice {{ background: {theme.card}; border: 1px solid {theme.eccentric};
        border-radius: {radius}; }}
    QLineEdit {{ background: {theme.background}; border: 2px solid {theme.line}; border-radius: {radius};
        padding: {px(6)} {px(14)}; {text("value")} font-weight: 700;
        selection-background-color: {theme.concentric}; selection-color: {theme.on_accent}; }}
    QLineEdit:focus {{ border-color: {theme.concentric}; }}
    QFrame#stepper {{ background: {theme.background}; border: 2px solid {theme.line};
        border-radius: {radius}; }}
    QFrame#stepper[focused="true"] {{ border-color: {theme.concentric}; }}
    QFrame#stepper QAbstractSpinBox {{ background: transparent;
        font-size: {px(17)}; font-weight: 700;
        selection-background-color: {theme.concentric}; selection-color: {theme.on_accent}; }}
    QFrame#stepper QLineEdit {{ background: transparent; border: none; padding: 0; }}
    QFrame#stepper {{ min-width: {px(140)}; min-height: {px(38)}; }}
    QFrame#stepper QToolButton {{ background: transparent; border: none; color: {theme.muted};
        font-size: {px(20)}; border-radius: {radius}; }}
    QFrame#stepper QToolButton:hover {{ color: {theme.text}; background: {theme.line}; }}
    QPushButton {{ background: {theme.card}; border: 2px solid {theme.line}; border-radius: {radius};
        padding: {px(5)} {px(14)}; font-weight: 600; {text("body")} }}
    QPushButton:hover {{ border-color: {theme.muted}; }}
    QPushButton:focus {{ border-color: {theme.concentric}; }}
    QPushButton:checked {{ background: {theme.concentric}; color: {theme.on_accent};
        border-color: {theme.concentric}; }}
    QPushButton:checked:focus {{ border-color: {theme.text}; }}
    QPushButton:disabled, QFrame#stepper QToolButton:disabled {{ color: {theme.far}; }}
    QPushButton[accent="true"] {{ background: {theme.concentric}; color: {theme.on_accent};
        border: 3px solid {theme.concentric}; font-size: {px(24)}; font-weight: 700;
        padding: {px(10)} {px(16)}; }}
    QPushButton[accent="true"]:focus, QPushButton[accent="true"]:hover {{ border-color: {theme.text}; }}
    QPushButton[flat="true"] {{ background: transparent; border-color: transparent; color: {theme.muted};
        padding: {px(4)} {px(10)}; }}
    QPushButton[flat="true"]:hover {{ color: {theme.text}; }}
    QPushButton[flat="true"]:focus {{ border-color: {theme.concentric}; color: {theme.text}; }}
    QCheckBox {{ spacing: {px(10)}; padding: {px(4)}; border: 2px solid transparent;
        border-radius: {radius}; }}
    QCheckBox:focus {{ border-color: {theme.concentric}; }}
    QCheckBox::indicator {{ width: {px(18)}; height: {px(18)}; border: 2px solid {theme.muted};
        border-radius: {px(5)}; background: {theme.background}; }}
    QCheckBox::indicator:checked {{ background: {theme.concentric}; border-color: {theme.concentric};
        image: none; }}
    QFileDialog QAbstractItemView, QFileDialog QHeaderView::section
        {{ background: {theme.card}; color: {theme.text}; border: none; }}
    QToolTip {{ background: {theme.card}; color: {theme.text}; border: 1px solid {theme.line};
        padding: 6px; font-size: {px(14)}; }}
    QScrollBar:vertical {{ background: transparent; width: {px(10)}; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: {px(4)}; min-height: {px(30)}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
