"""Where the parts of a number of the plan are, and how large its text can be."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

GAP_PX = 4
_LINE, _BUTTONS = 1.35, 2.0
"""Heights of a line and of the two buttons, in sizes of the text."""
_TAILS = 0.3
"""What a number needs below and above it where it has letters beside it."""
_MOST_BUTTON = 2.6
_TRIAL_PX = 100


class Places(NamedTuple):
    """The words above, the number, the word below, and the two buttons, from top to bottom."""

    above: QRectF
    number: QRectF
    below: QRectF
    minus: QRectF
    plus: QRectF

    def step_at(self, at: QPointF) -> int:
        """Return which button is meant, -1 or 1, a little beside it, too; 0 for none."""
        for sign, place in ((-1, self.minus), (1, self.plus)):
            if place.adjusted(-GAP_PX, -GAP_PX, GAP_PX / 2, GAP_PX).contains(at):
                return sign
        return 0


def least_height(em: int, tallest: float, *, has_word: bool) -> int:
    """Return the height of all parts; `em` is the size of the text, the number is `tallest` of it."""
    word = _LINE if has_word else _TAILS * tallest
    return round((tallest + _LINE + word + _BUTTONS) * em) + GAP_PX


def places_in(width: float, height: float, em: int, *, has_word: bool) -> Places:
    """Return where the parts are."""
    line, buttons = _LINE * em, _BUTTONS * em
    bottom, middle = height - buttons, width / 2
    word = line if has_word else 0.0
    each = min((width - 3 * GAP_PX) / 2, _MOST_BUTTON * em)
    return Places(
        above=QRectF(0, 0, width, line),
        number=QRectF(0, line, width, bottom - line - word - GAP_PX),
        below=QRectF(0, bottom - word - GAP_PX, width, word),
        minus=QRectF(middle - GAP_PX / 2 - each, bottom + 1, each, buttons - 2),
        plus=QRectF(middle + GAP_PX / 2, bottom + 1, each, buttons - 2),
    )


def fitted_px(text: str, width: float, most_px: float) -> float:
    """Return the size in which bold text fits into a width, `most_px` at most."""
    advance = _advance(text)
    return min(most_px, (width - 2 * GAP_PX) * _TRIAL_PX / advance) if advance else most_px


@lru_cache(maxsize=128)
def _advance(text: str) -> float:
    """Return the width of bold text at 100 pixels."""
    font = QFont()
    font.setBold(True)
    font.setPixelSize(_TRIAL_PX)
    return QFontMetricsF(font).horizontalAdvance(text)
