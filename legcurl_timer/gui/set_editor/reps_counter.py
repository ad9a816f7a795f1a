"""The reps of a set, large enough to be read from the bench, between a minus and a plus."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.records import MAX_REPS_KEPT
from legcurl_timer.core.text import counted
from legcurl_timer.gui.widgets.labels import button
from legcurl_timer.gui.widgets.layouts import row

_DIGITS_SHARE = 0.105
"""How high the digits are, as a share of the window."""
_NOUN_SHARE = 0.4
"""The size of the word after them, as a share of theirs."""
_TRIAL_PX = 100


class RepsCounter(QWidget):
    """Shows a number of reps, and tells of another one that was asked for."""

    value_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._value = 0
        self._count = _Count()
        self._less = self._step_button("\u2212", -1, _("One rep less"))
        self._more = self._step_button("+", 1, _("One rep more"))
        self.setLayout(row(self._less, (self._count, 1), self._more))

    def value(self) -> int:
        """Return the number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number without telling that it changed."""
        self._value = value
        self._count.show_count(value)
        self._less.setEnabled(value > 0)
        self._more.setEnabled(value < MAX_REPS_KEPT)

    def fit(self, window_height: int) -> None:
        """Be as large as a window of that height asks for."""
        digits = round(_DIGITS_SHARE * window_height)
        self._count.fit(digits)
        for each in (self._less, self._more):
            each.setFixedWidth(max(each.minimumSizeHint().width(), digits))

    def step(self, by: int) -> None:
        """Ask for so many more, or fewer where `by` is negative."""
        self.set_value(min(max(self._value + by, 0), MAX_REPS_KEPT))
        self.value_changed.emit(self._value)

    def _step_button(self, text: str, by: int, name: str) -> QPushButton:
        made = button(text, lambda: self.step(by), name=name, tile="large")
        made.setAutoRepeat(True)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        return made


class _Count(QWidget):
    """A number and its noun on one line, no larger than their room allows."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "")
        self._digits = 0

    def show_count(self, count: int) -> None:
        self._texts = (str(count), ngettext("rep", "reps", count))
        self.setAccessibleName(counted(count, "{count} rep", "{count} reps"))
        self.update()

    def fit(self, digits: int) -> None:
        self._digits = digits
        self.setFixedHeight(round(1.3 * digits))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        number, noun = self._fonts(_TRIAL_PX)
        cap = QFontMetricsF(number).capHeight() / _TRIAL_PX
        width = sum(self._widths(number, noun)) / _TRIAL_PX
        size = min(self._digits / cap, self.width() / width)
        number, noun = self._fonts(size)
        widths = self._widths(number, noun)
        left = (self.width() - sum(widths)) / 2
        baseline = (self.height() + cap * size) / 2
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        for font, text, x in ((number, self._texts[0], left), (noun, self._texts[1], left + widths[0])):
            painter.setFont(font)
            painter.drawText(QPointF(x, baseline), text)
        painter.end()

    def _fonts(self, size: float) -> tuple[QFont, QFont]:
        number, noun = QFont(self.font()), QFont(self.font())
        number.setPixelSize(max(1, int(size)))
        number.setBold(True)
        noun.setPixelSize(max(1, int(size * _NOUN_SHARE)))
        return number, noun

    def _widths(self, number: QFont, noun: QFont) -> tuple[float, float]:
        count = QFontMetricsF(number).horizontalAdvance(self._texts[0])
        word = QFontMetricsF(noun)
        return count + word.horizontalAdvance(" "), word.horizontalAdvance(self._texts[1])
