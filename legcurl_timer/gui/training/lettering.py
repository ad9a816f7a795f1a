"""Large letters: as high as their place, on its base line, smaller only where they have no room."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

_TRIAL_PX = 100


def write(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: QColor,
    *,
    samples: tuple[str, ...] = (),
    tabular: bool = False,
    above: int | None = None,
) -> None:
    """Write a text whose capitals are as high as its place, and stand on the lower edge of it.

    All the texts that may stand there are `samples`, so that the size stays the same when the text changes.
    The ink begins at the left edge, whatever room the first letter has beside it; but running figures,
    `tabular` ones, each keep their own room. An accent may stand so far `above` the place, in pixels; None
    where there is room for any.
    """
    if not text or place.isEmpty():
        return
    cap, highest, widest = _trial((*samples, text), tabular)
    share = min(place.height() / cap, place.width() / widest)
    if above is not None:
        share = min(share, (place.height() + above) / highest)
    font = _font(max(1, int(_TRIAL_PX * share)), tabular)
    metrics = QFontMetricsF(font)
    before = metrics.tightBoundingRect("0" if tabular else text).left()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(place.left() - before, place.bottom() + 1), text)


def _font(size_px: int, tabular: bool) -> QFont:
    font = QFont(QApplication.font())
    if not tabular:
        font.unsetFeature(QFont.Tag("tnum"))
    font.setBold(True)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # as wide as the trial says
    font.setPixelSize(size_px)
    return font


@lru_cache(maxsize=256)
def _trial(texts: tuple[str, ...], tabular: bool) -> tuple[float, float, float]:
    """Return the height of the capitals, that of the highest ink and the greatest width at 100 pixels."""
    metrics = QFontMetricsF(_font(_TRIAL_PX, tabular))
    inks = [metrics.tightBoundingRect(text) for text in texts]
    return metrics.capHeight(), max(-ink.top() for ink in inks), max(ink.width() for ink in inks) + 1
