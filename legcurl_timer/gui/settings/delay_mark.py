"""A mark that crosses the middle of a line each time a tick should be heard."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import DARK, Theme

PERIOD_MS = 1_000
_FLASH_MS = 120


class DelayMark(QWidget):
    """Swings from end to end and is in the middle, lit up, on the tick."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._since_tick_ms: int | None = None
        self.setAccessibleName(_("The mark is in the middle when the tick should be heard"))

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def set_since_tick(self, since_tick_ms: int | None) -> None:
        """Show the time since the last tick, 0 to 999 ms; None where no test runs."""
        self._since_tick_ms = since_tick_ms
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(300, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, its middle and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        middle = self.height() / 2
        painter.drawRoundedRect(QRectF(0, middle - 2, self.width(), 4), 2, 2)
        painter.drawRoundedRect(QRectF(self.width() / 2 - 3, 4, 6, self.height() - 8), 3, 3)
        if self._since_tick_ms is not None:
            lit = self._since_tick_ms < _FLASH_MS
            radius = middle - 4 if lit else middle * 0.5
            # From the middle to the right end, then in from the left end.
            left = (self._since_tick_ms / PERIOD_MS + 0.5) % 1.0 * (self.width() - 2 * radius)
            painter.setBrush(QColor(self._theme.eccentric if lit else self._theme.muted))
            painter.drawEllipse(QRectF(left, middle - radius, 2 * radius, 2 * radius))
        painter.end()
