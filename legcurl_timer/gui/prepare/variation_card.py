"""A card of the variation list: a small figure and a name, chosen like a radio button."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.figure.painter import draw_figure
from legcurl_timer.gui.style.theme import DARK, GRID, Theme

_FIGURE_SHARE = 0.46
_SHOWN_CONTRACTION = 0.55
_RADIUS = 12


class VariationCard(QRadioButton):
    """One variation to choose; the arrow keys move through the cards."""

    def __init__(self, variation: Variation) -> None:
        super().__init__()
        self.variation = variation
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
        return QSize(240, 110)

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows figure and name."""
        return QSize(190, 64)

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
        figure = QRectF(frame.left() + GRID, frame.top() + GRID, frame.width() * _FIGURE_SHARE - GRID, 0)
        figure.setHeight(frame.height() - 2 * GRID)
        draw_figure(painter, figure, self.variation, _SHOWN_CONTRACTION, theme.figure_colours())
        self._draw_words(painter, theme, frame)
        painter.end()

    def _draw_words(self, painter: QPainter, theme: Theme, frame: QRectF) -> None:
        words = QRectF(frame)
        words.setLeft(frame.left() + frame.width() * _FIGURE_SHARE + GRID)
        words.setRight(frame.right() - GRID)
        remark = self._remark()
        font = self.font()
        font.setBold(True)
        font.setPixelSize(max(13, round(self.fontInfo().pixelSize() * 1.1)))
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        height = painter.fontMetrics().height()
        wrapping, name = Qt.TextFlag.TextWordWrap, self.variation.short_name
        bold_lines = painter.fontMetrics().boundingRect(words.toRect(), wrapping, name).height()
        total = bold_lines + (height if remark else 0)
        words.setTop(words.center().y() - total / 2)
        words.setHeight(bold_lines + 1)
        painter.drawText(words, wrapping, name)
        if remark:
            font.setBold(False)
            font.setPixelSize(max(12, round(self.fontInfo().pixelSize() * 0.9)))
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            words.translate(0, bold_lines)
            words.setHeight(height)
            painter.drawText(words, Qt.TextFlag.TextSingleLine, remark)

    def _remark(self) -> str:
        if self.variation.one_leg:
            return "one leg"
        return "" if self.variation.first_phase.value == "concentric" else "lowers first"
