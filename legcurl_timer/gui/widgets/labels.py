"""Labels in the few kinds of text that the window uses, buttons, their looks, and the filling of a layout."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

_USUAL_PX = 16
_MAY_BREAK_HERE = "\u200b"

Kind = TypeVar("Kind", bound=QWidget)


def label(text: str, role: str, *, wraps: bool = False) -> QLabel:
    """Return text of a kind that the style sheet knows; plain, for what the lifter wrote is never markup."""
    made = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=wraps)
    made.setProperty("role", role)
    return made


title = partial(label, role="title")
"""The largest text of a page."""
heading = partial(label, role="heading")
"""The heading of a part."""
large = partial(label, role="large")
"""Text that reads well from an arm's length and more."""
muted = partial(label, role="muted", wraps=True)
"""Quieter text that may wrap."""
plain = partial(label, role="", wraps=True)
"""Text of the usual size that may wrap."""


def text_px(widget: QWidget) -> int:
    """Return the size of a widget's text in pixels, as the style sheet says; the usual one before it does.

    To ask the system for the size of a font takes a tenth of a millisecond each time.
    """
    size_px = widget.font().pixelSize()
    return size_px if size_px > 0 else _USUAL_PX


def breakable(path: str) -> str:
    """Return a path to be shown, which may go on in the next line after each folder."""
    return path.replace(os.sep, f"{os.sep}{_MAY_BREAK_HERE}")


def named(widget: Kind, name: str) -> Kind:
    """Return a widget, after naming it for those who hear the window instead of seeing it."""
    widget.setAccessibleName(name)
    return widget


def button(
    text: str, pressed: Callable[[], object] | SignalInstance, *, name: str = "", **properties: object
) -> QPushButton:
    """Return a button that asks for something when it is pressed, and is named where its text does not do.

    The properties are those of the style sheet (`flat`, `accent`), and those that a slot asks its sender for.
    """
    made = named(QPushButton(text), name)
    for key, value in properties.items():
        made.setProperty(key, value)
    made.clicked.connect(pressed)
    return made


def text_field(name: str, *, role: str = "field", longest: int = 32_767) -> QLineEdit:
    """Return a named field of one line; one that is for words takes spaces, too."""
    field = named(QLineEdit(maxLength=longest), name)
    field.setProperty("role", role)
    field.setProperty("takes_space", role == "field")
    return field


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for; the style is looked up anew where it was another one."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def fill(layout: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Replace everything in a layout by other widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
