"""The program's icon, drawn like everything else."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.figure.painter import draw_figure
from legcurl_timer.gui.style.theme import DARK

_SIDE = 128
_CONTRACTION = 0.6


def drawn_icon(variation: Variation) -> QIcon:
    """Return an icon that shows a variation in mid-movement."""
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        draw_icon(painter, _SIDE, variation)
    return QIcon(pixmap)


def draw_icon(painter: QPainter, side: float, variation: Variation) -> None:
    """Draw the icon into a square of a side, in the painter's units, from its upper left corner on."""
    square = QRectF(0, 0, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(DARK.background))
    painter.drawRoundedRect(square, side / 5, side / 5)
    margin = side / 12
    place = square.adjusted(margin, margin, -margin, -margin)
    draw_figure(painter, place, variation, _CONTRACTION, DARK.figure_colours())
