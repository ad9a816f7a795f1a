"""A line of text as large as its place allows, for reading from three metres."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

_TRIAL_PX = 100


class BigText(QWidget):
    """Text whose capitals fill a share of the widget's height, smaller only where its width asks for it.

    All the texts that may be shown in a place are named as samples, so that the size stays the same when
    the text changes. Figures have no tails below the line and may fill more of the height than words.
    """

    def __init__(
        self,
        *,
        share: float = 0.72,
        bold: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        has_tails: bool = True,
    ) -> None:
        super().__init__()
        self._share = share
        self._has_tails = has_tails
        self._align = align
        self._text = ""
        self._samples: tuple[str, ...] = ()
        self._colour = QColor()
        self._font = QFont(self.font())
        self._font.setBold(bold)
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # as wide as the trial says

    def set_text(self, text: str) -> None:
        """Show another text; repaints only where it differs."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._fit()
            self.update()

    def set_samples(self, *samples: str) -> None:
        """Name the texts that must fit at one size."""
        if samples != self._samples:
            self._samples = samples
            self._fit()
            self.update()

    def set_colour(self, colour: QColor) -> None:
        """Draw in another colour; repaints only where it differs."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def cap_height(self) -> float:
        """Return the height of the capitals as drawn, in pixels."""
        return QFontMetricsF(self._font).capHeight()

    def sizeHint(self) -> QSize:
        """Return a small size: the layout's stretch decides."""
        return QSize(60, 20)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return QSize(20, 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the size anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(self._font)
        painter.setPen(self._colour)
        metrics = QFontMetricsF(self._font)
        # Centred on what is drawn, capitals and tails, not on the line with its room for accents.
        tails = metrics.descent() if self._has_tails else 0.0
        baseline = (self.height() + metrics.capHeight() - tails) / 2
        top = baseline - metrics.ascent()
        place = QRectF(0, top, self.width(), metrics.height())
        painter.drawText(place, self._align | Qt.AlignmentFlag.AlignTop, self._text)
        painter.end()

    def _fit(self) -> None:
        cap, tails, width = _trial(self._font.bold(), (*self._samples, self._text))
        by_height = self.height() * min(self._share / cap, 1 / (cap + (tails if self._has_tails else 0)))
        by_width = self.width() / width if width else by_height
        self._font.setPixelSize(max(8, int(_TRIAL_PX * min(by_height, by_width))))


@lru_cache(maxsize=256)
def _trial(bold: bool, texts: tuple[str, ...]) -> tuple[float, float, float]:
    """Return capital height, depth of the tails and greatest width at 100 pixels."""
    font = QFont(QApplication.font())
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(_TRIAL_PX)
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
    return metrics.capHeight() or float(_TRIAL_PX), metrics.descent(), widest + 2
