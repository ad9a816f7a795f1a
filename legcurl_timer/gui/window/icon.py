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
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(DARK.background))
    painter.drawRoundedRect(pixmap.rect(), _SIDE / 5, _SIDE / 5)
    margin = _SIDE / 12
    place = QRectF(pixmap.rect()).adjusted(margin, margin, -margin, -margin)
    draw_figure(painter, place, variation, _CONTRACTION, DARK.figure_colours())
    painter.end()
    return QIcon(pixmap)
