"""The strip: the present rep as blocks as wide as they last, with a playhead."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.pacing.timeline import Phase
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.gui.training.phase_glyph import draw_glyph

_GAP = 6
_HEAD_WIDTH = 6
_DIM = 0.35


class RepStrip(QWidget):
    """Phases of one rep in a row; the one that runs is bright, the others dim."""

    def __init__(self) -> None:
        super().__init__()
        # Nothing behind the strip needs to be painted at each step of the playhead.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = DARK
        self._phases: tuple[Phase, ...] = ()
        self._current: Phase | None = None
        self._head_x = -1
        self._blocks: QPixmap | None = None
        self._head = QPixmap()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._draw_anew()

    def show_rep(self, phases: tuple[Phase, ...], current: Phase | None) -> None:
        """Show the phases of a rep, one of them (or none) as the one that runs."""
        if phases != self._phases or current is not self._current:
            self._phases, self._current = phases, current
            self._draw_anew()

    def set_position(self, position_ms: int) -> None:
        """Move the playhead to a position of the timeline; only what changes is painted again."""
        x = self._x_at(position_ms)
        if x != self._head_x:
            old, self._head_x = self._head_x, x
            self.update(self._head_rect(old).united(self._head_rect(x)))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(600, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the blocks into the new size."""
        super().resizeEvent(event)
        self._draw_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Copy the blocks and draw the playhead."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._blocks_layer())
        if self._current is not None:
            painter.drawPixmap(self._head_x - _HEAD_WIDTH // 2, 0, self._head)
        painter.end()

    def _draw_anew(self) -> None:
        self._blocks = None
        self.update()

    def _blocks_layer(self) -> QPixmap:
        """Return the picture of the blocks, which stand still for a whole phase; draws the head, too."""
        ratio = self.devicePixelRatioF()
        if self._blocks is None or self._blocks.devicePixelRatioF() != ratio:
            self._blocks = self._layer(self.size(), ratio, QColor(self._theme.background))
            painter = QPainter(self._blocks)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for phase in self._phases:
                self._draw_block(painter, phase)
            painter.end()
            self._head = self._layer(QSize(_HEAD_WIDTH, self.height()), ratio, Qt.GlobalColor.transparent)
            painter = QPainter(self._head)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.text))
            painter.drawRoundedRect(0, 0, _HEAD_WIDTH, self.height(), _HEAD_WIDTH / 2, _HEAD_WIDTH / 2)
            painter.end()
        return self._blocks

    @staticmethod
    def _layer(size: QSize, ratio: float, background: QColor | Qt.GlobalColor) -> QPixmap:
        layer = QPixmap(size * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(background)
        return layer

    def _draw_block(self, painter: QPainter, phase: Phase) -> None:
        left, right = self._x_at(phase.start_ms), self._x_at(phase.end_ms)
        block = QRectF(left + _GAP / 2, self.height() * 0.16, right - left - _GAP, self.height() * 0.68)
        painter.setOpacity(1.0 if phase is self._current else _DIM)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.phase_colour(phase.kind))
        radius = min(block.height() / 2, max(block.width() / 2, 0))
        painter.drawRoundedRect(block, radius, radius)
        painter.setOpacity(1.0)
        side = block.height() * 0.5
        if block.width() > 2 * side:
            place = QRectF(block.left() + side * 0.7, block.center().y() - side / 2, side, side)
            draw_glyph(painter, place, phase.kind, QColor(self._theme.background))

    def _x_at(self, position_ms: int) -> int:
        if not self._phases:
            return 0
        start_ms, end_ms = self._phases[0].start_ms, self._phases[-1].end_ms
        share = (position_ms - start_ms) / (end_ms - start_ms)
        return round(min(max(share, 0.0), 1.0) * (self.width() - _HEAD_WIDTH) + _HEAD_WIDTH / 2)

    def _head_rect(self, x: int) -> QRect:
        return QRect(x - _HEAD_WIDTH, 0, 2 * _HEAD_WIDTH, self.height())
