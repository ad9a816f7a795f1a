"""What has not the room that its text needs, and what has no name, on any page."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)


def clipped(page: QWidget) -> list[str]:
    """Return the texts of the labels and buttons on a page that do not fit."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible() and not _fits(each)]
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    return labels + [each.text() for each in buttons if _is_tight(each)]


def _fits(label: QLabel) -> bool:
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs
    room = label.contentsRect()
    needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), int(flags), label.text())
    return needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1


def _is_tight(button: QPushButton) -> bool:
    least = button.minimumSizeHint()
    return button.width() < least.width() or button.height() < least.height()


def nameless(page: QWidget) -> list[QWidget]:
    """Return the controls of a page of which whoever hears it is told nothing."""
    controls = [
        each
        for kind in (QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox)
        for each in page.findChildren(kind)
        if not isinstance(each.parent(), QAbstractSpinBox | QComboBox)
    ]
    assert len(controls) > 10
    texts = [each.text() if isinstance(each, QAbstractButton) else "" for each in controls]
    return [each for each, text in zip(controls, texts, strict=True) if not (each.accessibleName() or text)]
