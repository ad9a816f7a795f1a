"""A card of the variation list: a small figure and a name, chosen like a radio button."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.figure.painter import draw_figure
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.widgets.labels import text_px

_FIGURE_SHARE = 0.46
_LEAST_FIGURE = 2.2
_SHOWN_CONTRACTION = 0.55
_RADIUS = 12


class VariationCard(QRadioButton):
    """One variation to choose, among others of these `names`; the arrow keys move through the cards."""

    def __init__(self, variation: Variation, names: Iterable[str]) -> None:
        super().__init__()
        self.variation = variation
        self._words = frozenset(word for name in names for word in name.split())
        self._theme = DARK
        self.setAccessibleName(variation.name)
        self.setAccessibleDescription(self._remark())
        self.setToolTip(variation.summary)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a comfortable card."""
        em = text_px(self)
        return QSize(12 * em, 6 * em)

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows a name."""
        bold = QFontMetricsF(self._bold(text_px(self)))
        return QSize(round(self._words_width(bold)) + 3 * GRID, 4 * GRID)

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole card be clicked, not only a radio button's dot."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(theme.concentric if chosen else theme.line), 3 if chosen else 1.5))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.text), 1.5, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), _RADIUS - 4, _RADIUS - 4)
        painter.setFont(self._bold(self._size_px(frame.height())))
        words = QRectF(frame).adjusted(GRID, 0, -GRID / 2, 0)
        figure = QRectF(frame.left() + GRID, frame.top() + GRID, 0, frame.height() - 2 * GRID)
        room = words.width() - self._words_width(QFontMetricsF(painter.font())) - GRID
        figure.setWidth(min(frame.width() * _FIGURE_SHARE, room))
        if figure.width() > _LEAST_FIGURE * text_px(self):
            draw_figure(painter, figure, self.variation, _SHOWN_CONTRACTION, theme.figure_colours())
            words.setLeft(figure.right() + GRID)
        painter.setPen(QColor(theme.text))
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, wrapped, self.variation.short_name)
        painter.end()

    def _size_px(self, height: float) -> int:
        """Return the size of the text, smaller only where two lines are higher than the card."""
        size_px = text_px(self)
        return min(size_px, int(size_px * height / (2 * self.fontMetrics().lineSpacing())))

    def _bold(self, size_px: int) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(size_px)
        return font

    def _words_width(self, metrics: QFontMetricsF) -> float:
        """Return the width of the longest word on any card, so that all of them look alike."""
        return max(metrics.horizontalAdvance(word) for word in self._words)

    def _remark(self) -> str:
        if self.variation.one_leg:
            return _("one leg")
        # TRANSLATORS: a lift whose rep begins with the lowering
        return _("lowers first") if self.variation.by_lowering else ""
