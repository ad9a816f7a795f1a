"""A panel of parts, one below the other."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from legcurl_timer.gui.style.theme import GRID


def row(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, from the left."""
    across = QHBoxLayout()
    across.setSpacing(2 * GRID)
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch()
    return across


def part(*rows: QWidget | QLayout) -> QVBoxLayout:
    """Return what belongs together: a heading and what it is about."""
    column = QVBoxLayout()
    column.setSpacing(GRID // 2)
    for each in rows:
        if isinstance(each, QLayout):
            column.addLayout(each)
        else:
            column.addWidget(each)
    return column


def panel(*parts: QLayout) -> QFrame:
    """Return a frame with parts and air between them."""
    frame = QFrame()
    frame.setObjectName("panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
    column.setSpacing(2 * GRID)
    for each in parts:
        column.addLayout(each)
    column.addStretch(1)
    return frame
