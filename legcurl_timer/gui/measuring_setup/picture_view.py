"""What the camera sees, with the leg lit in it, and a box dragged around the leg."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.measure.frames import Grey
from legcurl_timer.measure.limb import Limb
from legcurl_timer.training.leg_setup import seen_shares

_LIT = 120
_BEHIND_WORDS = 170
"""How opaque, out of 255."""
_WORDS_HEIGHT = 0.2
_LEAST_BOX = 0.03
"""Shares of the picture."""


class PictureView(QWidget):
    """Shows a picture as it is, not mirrored; `box_drawn` tells of a box in shares of the picture."""

    box_drawn = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What the camera sees"))
        self._theme = DARK
        self._image: QImage | None = None
        self._limb: Limb | None = None
        self._shares = (1.0, 1.0)
        self._words = ""
        self._can_draw = False
        self._box: QRectF | None = None

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def show_picture(self, picture: Grey | None, limb: Limb | None, words: str) -> None:
        """Show a picture, None for none, with a limb lit in it and a few words over it."""
        self._image = None
        if picture is not None:
            grey = np.ascontiguousarray(picture)
            height, width = grey.shape
            self._image = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self._limb, self._words = limb, words
        self._shares = seen_shares(limb.shape, picture) if limb else (1.0, 1.0)
        self.update()

    def let_draw(self, *, can_draw: bool) -> None:
        """Let a box be dragged, or not."""
        if can_draw is not self._can_draw:
            self._can_draw, self._box = can_draw, None
            self.setCursor(Qt.CursorShape.CrossCursor if can_draw else Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which a leg can be told."""
        return QSize(120, 90)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a box."""
        if self._can_draw:
            self._box = QRectF(event.position(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the box follow."""
        if self._box is not None:
            self._box.setBottomRight(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Tell of the box, unless it was only a click."""
        drawn, self._box = self._box, None
        self.update()
        if drawn is None:
            return
        room, box = self.place, drawn.normalized() & self.place
        left, right = ((x - room.left()) / room.width() for x in (box.left(), box.right()))
        top, bottom = ((y - room.top()) / room.height() for y in (box.top(), box.bottom()))
        if right - left > _LEAST_BOX and bottom - top > _LEAST_BOX:
            self.box_drawn.emit((left, top, right, bottom))

    @property
    def place(self) -> QRectF:
        """Where the picture is, in its own proportions."""
        size = self._image.size() if self._image else QSize(4, 3)
        return QRectF(QPointF(), size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, the leg, the words and the box."""
        painter = QPainter(self)
        place = self.place
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None:
            painter.fillRect(place, QColor(self._theme.card))
        else:
            painter.drawImage(place, self._image)
        if self._limb is not None and self._image is not None:
            self._light(painter, place, self._limb)
        if self._words:
            self._write(painter, place)
        if self._box is not None:
            painter.setPen(QPen(QColor(self._theme.pause), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._box)
        painter.end()

    def _light(self, painter: QPainter, place: QRectF, limb: Limb) -> None:
        colour = QColor(self._theme.concentric)
        colour.setAlpha(_LIT)
        rows, columns = limb.shape
        down, across = self._shares
        width, height = across * place.width() / columns, down * place.height() / rows
        for cell in np.flatnonzero(limb.inside):
            row, column = divmod(int(cell), columns)
            corner = place.topLeft() + QPointF(column * width, row * height)
            painter.fillRect(QRectF(corner.x(), corner.y(), width - 1, height - 1), colour)

    def _write(self, painter: QPainter, place: QRectF) -> None:
        """Write as large as there is room for, to be read from the bench."""
        band = QRectF(place)
        band.setTop(place.bottom() - _WORDS_HEIGHT * place.height())
        behind = QColor(self._theme.background)
        behind.setAlpha(_BEHIND_WORDS)
        painter.fillRect(band, behind)
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(band.height() * 0.6)))
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self._words)
        if width > band.width() - 2 * GRID:
            font.setPixelSize(max(1, int(font.pixelSize() * (band.width() - 2 * GRID) / width)))
            painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, self._words)
