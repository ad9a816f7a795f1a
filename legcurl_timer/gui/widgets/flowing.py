"""Layouts that make do with a narrow window: what has no room beside the others goes below them."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from legcurl_timer.gui.style.theme import GRID

_LEAST_LETTERS = 40
"""A column with fewer letters in a line reads badly."""


class _Flowing(QLayout):
    """Keeps the items; how they stand is said by `_places`, for a width, from the upper left corner."""

    def __init__(self, widgets: tuple[QWidget, ...], gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take in one more."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one of them away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be the higher, the narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high everything is together."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the room for everything side by side."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Be as narrow as the widest one."""
        least = [item.minimumSize() for item in self._shown()]
        width = max((each.width() for each in least), default=0)
        return QSize(width, max((each.height() for each in least), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        raise NotImplementedError


class Flow(_Flowing):
    """Widgets of their usual size side by side, in as many lines as it takes."""

    def __init__(self, *widgets: QWidget, gap: int = GRID) -> None:
        super().__init__(widgets, gap)

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        places: list[tuple[QLayoutItem, QRect]] = []
        line: list[tuple[QLayoutItem, QRect]] = []
        left = top = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), 10_000))
            if line and left + size.width() > width:
                places += _levelled(line)
                top = max(place.bottom() for _, place in line) + 1 + self.spacing()
                left, line = 0, []
            line.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self.spacing()
        return places + _levelled(line)


class Beside(_Flowing):
    """Two columns of one width, or one below the other where a column would be too narrow to be read."""

    def __init__(self, left: QWidget, right: QWidget, gap: int = 3 * GRID) -> None:
        super().__init__((left, right), gap)
        self._left = left

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        items = self._shown()
        half = (width - self.spacing()) // 2
        letter = self._left.fontMetrics().averageCharWidth()
        least = max([item.minimumSize().width() for item in items] + [_LEAST_LETTERS * letter])
        if half >= least:
            height = max((_height(item, half) for item in items), default=0)
            lefts = (0, half + self.spacing())
            return [(item, QRect(left, 0, half, height)) for item, left in zip(items, lefts, strict=False)]
        places, top = [], 0
        for item in items:
            places.append((item, QRect(0, top, width, _height(item, width))))
            top += places[-1][1].height() + self.spacing()
        return places


class Pairs(_Flowing):
    """Labels, each with its control at the right, or below it where a word has no room beside it."""

    def __init__(self, *pairs: tuple[QWidget, QWidget], gap: int = GRID) -> None:
        super().__init__(tuple(widget for pair in pairs for widget in pair), gap)

    def minimumSize(self) -> QSize:
        """Be as narrow as the widest one, and no lower than what that takes."""
        least = super().minimumSize()
        return QSize(least.width(), self.heightForWidth(least.width()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        items = self._shown()
        labels, controls = items[::2], items[1::2]
        right = max((each.sizeHint().width() for each in controls), default=0)
        left = width - self.spacing() - right
        is_beside = left >= max((each.minimumSize().width() for each in labels), default=0)
        places, top = [], 0
        for label, control in zip(labels, controls, strict=True):
            height = control.sizeHint().height()
            if is_beside:
                line = _levelled(
                    [
                        (label, QRect(0, top, left, _height(label, left))),
                        (control, QRect(width - right, top, right, height)),
                    ]
                )
            else:
                below = _height(label, width)
                line = [
                    (label, QRect(0, top, width, below)),
                    (control, QRect(0, top + below, min(right, width), height)),
                ]
            places += line
            top = max(place.bottom() for _, place in line) + 1 + self.spacing()
        return places


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _levelled(line: list[tuple[QLayoutItem, QRect]]) -> list[tuple[QLayoutItem, QRect]]:
    """Return a line with everything in its middle."""
    highest = max((place.height() for _, place in line), default=0)
    return [(item, place.translated(0, (highest - place.height()) // 2)) for item, place in line]
