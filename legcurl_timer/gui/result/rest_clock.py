"""What is left of a rest, read from the bench: the time, a bar, and what comes next."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.training.lettering import write
from legcurl_timer.gui.training.scene import Scene, Shown

_TIME, _LINE, _LARGE_LINE = 0.30, 0.045, 0.10
_BAR, _ABOVE_BAR, _BELOW_BAR, _BETWEEN_LINES = 0.02, 0.035, 0.06, 0.04
"""Heights, of capitals where they are text, as shares of the window's."""
_BESIDE_FIGURE = 0.06
"""The room that a figure keeps on its left, as a share of its height."""
_LONGEST_LINE = 34
"""More letters than these are put on two lines."""


class RestClock(QWidget):
    """Paints a rest as it is shown everywhere, as large as its place in the window allows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self._text = self._track = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_rest(self, now: Shown) -> None:
        """Show where a rest stands; repaints only where that differs."""
        if now != self.shown:
            self.shown = now
            self.setAccessibleName(now.in_words)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._text, self._track = QColor(theme.text), QColor(theme.line)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return a small size: everything is drawn as large as there is room."""
        return QSize(0, round(0.4 * self.window().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw time, bar and lines in the middle of the height."""
        if (now := self.shown) is None:
            return
        lines, line = _lines(now)
        needed = _TIME + _ABOVE_BAR + _BAR + _BELOW_BAR + line * len(lines) + _BETWEEN_LINES
        whole = min(float(self.window().height()), self.height() / needed)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = (self.height() - needed * whole) / 2
        height = round(_TIME * whole)
        if now.seconds:
            place = QRect(-round(_BESIDE_FIGURE * height), round(y), self.width(), height)
            write(painter, place, now.seconds, self._text, samples=("0:00",), tabular=True)
            bar = QRectF(0, y + (_TIME + _ABOVE_BAR) * whole, self.width(), _BAR * whole)
            self._draw_bar(painter, bar, now.share_left)
        else:
            self._write(painter, y, height, now.word)
        y += (_TIME + _ABOVE_BAR) * whole
        y += (_BAR + _BELOW_BAR) * whole
        for text in lines:
            self._write(painter, y, line * whole, text)
            y += (line + _BETWEEN_LINES) * whole
        painter.end()

    def _write(self, painter: QPainter, y: float, height: float, text: str) -> None:
        write(painter, QRect(0, round(y), self.width(), round(height)), text, self._text)

    def _draw_bar(self, painter: QPainter, track: QRectF, share_left: float) -> None:
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, share in ((self._track, 1.0), (self._text, share_left)):
            if share > 0:
                painter.setBrush(colour)
                track.setWidth(max(track.height(), share * self.width()))
                painter.drawRoundedRect(track, radius, radius)


def _lines(now: Shown) -> tuple[list[str], float]:
    """Return the lines below the bar, and how high their capitals are."""
    if now.scene is Scene.SWITCHING:
        return [now.word], _LARGE_LINE
    if len(now.line) <= _LONGEST_LINE:
        return [now.line], _LINE
    first, _, rest = now.line.partition(" \u00b7 ")
    return [first, rest], _LINE
