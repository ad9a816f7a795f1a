"""What has not the room that it needs on any page, and what someone who does not see it is not told."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from legcurl_timer.gui.widgets.page import Page

_INSIDES_ARE_QTS = (QAbstractSpinBox, QComboBox, QAbstractItemView)
_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Border, QAccessible.Role.Client}


def faults(root: QWidget) -> list[str]:
    """Return what leaves its parent, lies over something else, or is cut, anywhere in a widget."""
    found = []
    for parent in _all(root):
        children = _children(parent)
        found += [
            f"{_told(child)} is outside {_told(parent)}" for child in children if _leaves(child, parent)
        ]
        found += [
            f"{_told(one)} lies over {_told(other)}"
            for one, other in combinations(children, 2)
            if one.geometry().intersects(other.geometry()) and not (_is_overlay(one) or _is_overlay(other))
        ]
        if _is_cut(parent):
            found.append(f"{_told(parent)} is cut: {parent.size().toTuple()}")
    return found


def clipped(root: QWidget) -> list[str]:
    """Return the texts in a widget that do not fit where they stand."""
    return [_told(each) for each in _all(root) if _is_cut(each)]


def places(root: QWidget) -> list[tuple[QWidget, QRect]]:
    """Return where everything in a widget stands."""
    return [(each, each.geometry()) for each in _all(root)]


def nameless(root: QWidget) -> list[str]:
    """Return what can be used in a widget and says neither what it is nor what for.

    A name says what a button or a label shows, and may say more. Out of a few options that exclude each
    other, each is a radio.
    """
    found = []
    for each in _all(root):
        if isinstance(each, QLabel | QAbstractButton):
            shown, name = _words(each.text()), each.accessibleName()
            if shown and name and not shown <= _words(name):
                found.append(f"{name!r} hides {each.text()!r}")
        if each.focusPolicy() is Qt.FocusPolicy.NoFocus and not isinstance(each, QAbstractButton):
            continue
        told = QAccessible.queryAccessibleInterface(each)
        if not told.text(QAccessible.Text.Name):
            found.append(f"{_told(each)} has no name")
        if told.role() in _NO_ROLE and not isinstance(each, Page | QAbstractScrollArea):
            found.append(f"{_told(each)} has no role")
        is_one_of_few = isinstance(each, QAbstractButton) and each.isCheckable() and each.group() is not None
        if is_one_of_few and told.role() is not QAccessible.Role.RadioButton:
            found.append(f"{_told(each)} is no radio")
    return found


def _all(root: QWidget) -> Iterator[QWidget]:
    """Give a widget and all that is to be seen in it; what Qt puts into its own fields is Qt's business."""
    yield root
    in_rows = root.viewport() if isinstance(root, QAbstractItemView) else None
    for child in _children(in_rows or root):
        yield from _all(child)


def _children(parent: QWidget) -> list[QWidget]:
    if isinstance(parent, _INSIDES_ARE_QTS):
        return []
    own = [each for each in parent.children() if isinstance(each, QWidget) and each.isVisible()]
    return [each for each in own if not each.isWindow()]


def _leaves(child: QWidget, parent: QWidget) -> bool:
    room, place = parent.rect(), child.geometry()
    if isinstance(parent.parentWidget(), QScrollArea) and parent.parentWidget().viewport() is parent:
        return place.width() > room.width()
    return not room.contains(place)


def _is_overlay(widget: QWidget) -> bool:
    is_bar = widget.objectName() in {"notice", "introduction"}
    return is_bar or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _is_cut(widget: QWidget) -> bool:
    """Return whether a text needs more room than there is; to be asked without the frame around it."""
    metrics = widget.fontMetrics()
    match widget:
        case QLabel():
            return not _fits(widget)
        case QPushButton() | QRadioButton() | QCheckBox():
            least, wraps = widget.minimumSizeHint(), widget.hasHeightForWidth()
            height = widget.heightForWidth(widget.width()) if wraps else least.height()
            return widget.width() < least.width() or widget.height() < height
        case QAbstractSpinBox():
            inside = widget.lineEdit()
            text = metrics.horizontalAdvance(inside.text())
            return inside.width() < text or inside.height() < metrics.height()
        case QLineEdit():
            return widget.height() < widget.minimumSizeHint().height()
        case QComboBox():
            text = metrics.horizontalAdvance(widget.currentText())
            return widget.width() < text or widget.height() < widget.minimumSizeHint().height()
    return False


def _fits(label: QLabel) -> bool:
    """Return whether the ink of a text is inside its label; wrapped text has its whole lines there."""
    metrics, room, text = label.fontMetrics(), label.contentsRect(), label.text()
    if label.wordWrap():
        around = QRect(0, 0, room.width(), 10_000)
        needed = metrics.boundingRect(around, int(Qt.TextFlag.TextWordWrap), text)
        return needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1
    place = label.style().itemTextRect(metrics, room, int(label.alignment()), True, text)
    ink = metrics.tightBoundingRect(text).translated(0, place.top() + metrics.ascent())
    is_high_enough = ink.top() >= room.top() - 1 and ink.bottom() <= room.bottom() + 1
    return is_high_enough and metrics.horizontalAdvance(text) <= room.width() + 1


def _words(text: str) -> set[str]:
    """Return the words of a text, without the key behind a wide gap, signs, and units of one letter."""
    return set(re.findall(r"\d+|\w\w+", text.partition("   ")[0].casefold()))


def _told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text or widget.accessibleName() or widget.objectName()!r}"


def focus_shows(window: QWidget, widget: QWidget) -> bool:
    """Return whether it can be seen that a widget has the keyboard."""
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-6, -6, 6, 6)
    with_focus = window.grab(around).toImage()
    widget.clearFocus()
    QApplication.processEvents()
    without = window.grab(around).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus != without


class InkWatch:
    """Sees each text that our own widgets paint, and takes down those that are cut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cut: list[str] = []
        self._draw = QPainter.drawText
        monkeypatch.setattr(QPainter, "drawText", lambda *what: self._note(*what))  # noqa: PLW0108 - a function becomes a method

    def paint(self, root: QWidget) -> list[str]:
        """Let the widgets that paint by themselves do so, and return which texts were cut."""
        self.cut = []
        for each in _all(root):
            if type(each).__module__.startswith("legcurl_timer") and "paintEvent" in vars(type(each)):
                each.grab()
        return self.cut

    def _note(self, painter: QPainter, *what: Any) -> Any:
        widget, metrics = painter.device(), painter.fontMetrics()
        match what:
            case (QRect() | QRectF() as place, flags, str(text)):
                ink = metrics.boundingRect(QRectF(place).toRect(), int(flags), text)
                if not int(flags) & Qt.TextFlag.TextWordWrap:
                    start = ink.topLeft() + QPoint(0, metrics.ascent())
                    ink = metrics.tightBoundingRect(text).translated(start)
                is_cut = not QRectF(place).toRect().adjusted(-1, -1, 1, 1).contains(ink)
                is_cut &= not int(flags) & Qt.TextFlag.TextDontClip
            case (QPoint() | QPointF() as start, str(text)):
                ink = metrics.tightBoundingRect(text).translated(QPointF(start).toPoint())
                is_cut = False
            case _:
                return self._draw(painter, *what)
        if isinstance(widget, QWidget):
            room = widget.rect().adjusted(-1, -1, 1, 1)
            if isinstance(widget.parent(), QAbstractItemView):  # a list may end within a row
                room.adjust(0, -room.height(), 0, room.height())
            is_cut |= not room.contains(painter.worldTransform().mapRect(ink))
            if is_cut and text.strip():
                self.cut.append(f"{text!r} is cut in {_told(widget)}: {ink} {widget.rect()}")
        return self._draw(painter, *what)
