"""A drop-down list that looks like the window and keeps still under the wheel."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

_ARROW_WIDTH = 0.55
_FROM_RIGHT = 1.2


class NoScrollComboBox(QComboBox):
    """A choice that lets the wheel scroll what it stands in, instead of changing under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies behind."""
        event.ignore()

    def offer(self, options: Mapping[str, str], chosen: str | None) -> None:
        """Offer other options, by the value that each stands for; the first one where the chosen is none."""
        self.clear()
        for value, text in options.items():
            self.addItem(text, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field with an arrow in the colour of its text."""
        super().paintEvent(event)
        em = self.fontMetrics().xHeight() * 1.6
        middle = QPointF(self.width() - _FROM_RIGHT * em, self.height() / 2)
        half, drop = em * _ARROW_WIDTH / 2, em * _ARROW_WIDTH / 4
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), max(1.5, em / 9)))
        painter.drawPolyline(
            QPolygonF(
                [middle + QPointF(-half, -drop), middle + QPointF(0, drop), middle + QPointF(half, -drop)]
            )
        )
        painter.end()
