"""The quick list of presets: each with its name, its set-up and its line why."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.userdata.presets import Preset
from legcurl_timer.wording.presets import set_up_text

_PRESET = Qt.ItemDataRole.UserRole
_IS_OWN = Qt.ItemDataRole.UserRole + 1
_MARGIN = 6
"""What the style sheet leaves free below each item, in pixels."""
_SMALL = 0.93
_NUMBERED = 9

AnyIndex = QModelIndex | QPersistentModelIndex


class PresetRows(QListWidget):
    """The lifter's own first, the newest on top, then those that come with the program.

    Enter or a double click uses one, and so does its number, which the first nine have.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Presets"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._delegate = PresetDelegate(self)
        self.setItemDelegate(self._delegate)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_presets(self, shipped: tuple[Preset, ...], own: tuple[Preset, ...]) -> None:
        """Show presets, the same one marked as before if it is still there."""
        former = self.preset
        self.clear()
        both = [(each, True) for each in reversed(own)] + [(each, False) for each in shipped]
        for row, (preset, is_own) in enumerate(both):
            item = QListWidgetItem(preset.name)
            item.setData(_PRESET, preset)
            item.setData(_IS_OWN, is_own)
            spoken = (_number(row), preset.name, set_up_text(preset.plan, preset.guidance), preset.why)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(text for text in spoken if text))
            self.addItem(item)
        self.setCurrentRow(0)
        if former is not None:
            self.mark(former.name)

    def mark_number(self, number: int) -> bool:
        """Mark the preset with a number, and return whether there is one."""
        if not 1 <= number <= min(self.count(), _NUMBERED):
            return False
        self.setCurrentRow(number - 1)
        return True

    def mark(self, name: str) -> None:
        """Mark the preset of a name, if there is one."""
        for row in range(self.count()):
            if self.item(row).data(_PRESET).key == name.casefold():
                self.setCurrentRow(row)

    @property
    def preset(self) -> Preset | None:
        """The preset that is marked."""
        item = self.currentItem()
        preset = item.data(_PRESET) if item else None
        return preset if isinstance(preset, Preset) else None

    @property
    def is_own(self) -> bool:
        """Whether the marked one is the lifter's own."""
        item = self.currentItem()
        return bool(item and item.data(_IS_OWN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the lines as they wrap at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class PresetDelegate(QStyledItemDelegate):
    """Draws a preset in the `theme`: its name, the set-up beside it, and below them the line why."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows
        self.theme: Theme = DARK

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Leave the name to be drawn by us."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the card as the style sheet says, and on it the texts."""
        super().paint(painter, option, index)
        preset = index.data(_PRESET)
        bold, small = _fonts(option.font)
        inner = _inner(option.rect, bold)
        height = QFontMetrics(bold).height()
        name_width = min(QFontMetrics(bold).horizontalAdvance(preset.name), inner.width())
        beside = QRect(inner.left() + name_width + 2 * GRID, inner.top(), 0, height)
        beside.setRight(inner.right())
        painter.save()
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(bold)
        numbered = inner.adjusted(-_number_width(bold), 0, 0, 0)
        painter.drawText(numbered, Qt.AlignmentFlag.AlignLeft, _number(index.row()))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, _fitted(preset.name, bold, inner.width()))
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(small)
        set_up = _fitted(_set_up(index), small, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, set_up)
        painter.drawText(inner.adjusted(0, height, 0, 0), Qt.TextFlag.TextWordWrap, preset.why)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room for the name and for the line why, which may wrap."""
        bold, small = _fonts(option.font)
        width = self._rows.viewport().width()
        inner = _inner(QRect(0, 0, width, 10_000), bold)
        height = QFontMetrics(bold).height()
        if why := index.data(_PRESET).why:
            height += QFontMetrics(small).boundingRect(inner, Qt.TextFlag.TextWordWrap, why).height()
        return QSize(width, height + 2 * GRID + _MARGIN)


def _number(row: int) -> str:
    return str(row + 1) if row < _NUMBERED else ""


def _set_up(index: AnyIndex) -> str:
    preset = index.data(_PRESET)
    text = set_up_text(preset.plan, preset.guidance)
    # TRANSLATORS: marks a preset that is the lifter's own
    return _("yours \u00b7 {set_up}").format(set_up=text) if index.data(_IS_OWN) else text


def _inner(rect: QRect, bold: QFont) -> QRect:
    """Return where the texts of a preset go, beside its number."""
    return rect.adjusted(2 * GRID + _number_width(bold), GRID, -2 * GRID, -GRID - _MARGIN)


def _number_width(bold: QFont) -> int:
    return QFontMetrics(bold).horizontalAdvance("9") + 2 * GRID


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    small.setBold(False)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * _SMALL))
    return bold, small


def _fitted(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
