"""A frame that lights up at the edge of the screen when the phase changes, for the corner of the eye."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

FLASH_MS = 150
FLASHES_A_SECOND = 3
"""More than this can set off a seizure: WCAG 2.2, success criterion 2.3.1."""
_SECOND_MS = 1_000
_FRAME_SHARE = 0.045


class FlashLimit:
    """Lets at most three flashes through in any second, from the first light to the last dark."""

    def __init__(self) -> None:
        self._lit_ms: list[int] = []

    def allows(self, now_ms: int) -> bool:
        """Tell whether a flash may begin now, and take note of it if so."""
        # A second counts from where a flash goes dark, so that no second holds even half of a fourth one.
        self._lit_ms = [lit_ms for lit_ms in self._lit_ms if now_ms <= lit_ms + FLASH_MS + _SECOND_MS]
        if len(self._lit_ms) == FLASHES_A_SECOND:
            return False
        self._lit_ms.append(now_ms)
        return True


class ScreenFlash(QWidget):
    """Lies over all of another widget, unseen but for a frame of `FLASH_MS`; clicks go through it.

    A frame, because words have to stay readable. While `set_on` says no, which is so until it is called and
    with reduced motion, nothing flashes.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self._on = False
        self._colour = QColor()
        self._limit = FlashLimit()
        self._dark = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer, interval=FLASH_MS)
        self._dark.timeout.connect(self.clear)
        self.hide()

    def set_on(self, *, wished: bool, reduced_motion: bool) -> None:
        """Flash from now on if that is wished and movement is not to be reduced."""
        self._on = wished and not reduced_motion
        if not self._on:
            self.clear()

    def flash(self, colour: QColor, now_ms: int) -> None:
        """Light up in a colour, unless there has been enough of it in this second."""
        if not self._on or not self._limit.allows(now_ms):
            return
        self._colour = colour
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()
        self._dark.start()

    @Slot()
    def clear(self) -> None:
        """Go dark."""
        self._dark.stop()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the middle out altogether, so that nothing below it has to be painted anew."""
        super().resizeEvent(event)
        edge = round(_FRAME_SHARE * min(self.width(), self.height()))
        inside = self.rect().adjusted(edge, edge, -edge, -edge)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        painter.end()
