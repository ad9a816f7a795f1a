"""Things side by side or one below the other, in one call each."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from legcurl_timer.gui.style.theme import GRID

Margins = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""
Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
"""What is put into a layout: itself, or with the share of the room that it gets; so many pixels of room, or
None for all the room there is."""

Box = TypeVar("Box", bound=QBoxLayout)

NO_MARGINS = (0, 0, 0, 0)
PAGE_MARGINS = (5 * GRID, 4 * GRID, 5 * GRID, 3 * GRID)
PANEL_MARGINS = (3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)


def row(*items: Item, gap: int = GRID, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Return a layout of items side by side, `gap` pixels apart."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = GRID, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Return a layout of items one below the other, `gap` pixels apart."""
    return _filled(QVBoxLayout(), items, gap, margins)


def grid(
    *rows: Iterable[QWidget | None],
    stretched: int | None = None,
    gaps: tuple[int, int] = (GRID, GRID),
    margins: Margins = NO_MARGINS,
) -> QGridLayout:
    """Return a table, one column `stretched` or none; None is an empty cell, `gaps` are across and down."""
    table = QGridLayout()
    table.setContentsMargins(*margins)
    table.setHorizontalSpacing(gaps[0])
    table.setVerticalSpacing(gaps[1])
    if stretched is not None:
        table.setColumnStretch(stretched, 1)
    for number, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if cell is not None:
                table.addWidget(cell, number, place)
    return table


def holding(layout: QLayout) -> QWidget:
    """Return a widget around a layout, to be shown and hidden as one."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def group(name: str, layout: QLayout) -> QGroupBox:
    """Return a named group around a layout, for those who hear the window instead of seeing it."""
    box = QGroupBox()
    box.setAccessibleName(name)
    box.setLayout(layout)
    return box


def scrolling(layout: QLayout) -> QScrollArea:
    """Return a layout that is scrolled up and down where there is no room for all of it.

    What is in it has the keyboard; where nothing in it can have, let the area itself.
    """
    return _ScrollArea(holding(layout))


def panel(layout: QLayout) -> QFrame:
    """Return a frame around a layout."""
    frame = QFrame()
    frame.setObjectName("panel")
    frame.setLayout(layout)
    return frame


def _filled(box: Box, items: tuple[Item, ...], gap: int, margins: Margins) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for item in items:
        each, share = item if isinstance(item, tuple) else (item, 0)
        match each:
            case None:
                box.addStretch(1)
            case int():
                box.addSpacing(each)
            case QWidget():
                box.addWidget(each, share)
            case QLayout():
                box.addLayout(each, share)
    return box


class _ScrollArea(QScrollArea):
    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than what is in it, with the bar beside it."""
        width = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())
