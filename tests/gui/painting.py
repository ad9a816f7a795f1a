"""What is painted: which areas of a widget when, what the screen shows of it, and the pixels of a picture."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget


class PaintWatch(QObject):
    """Takes down the area of each painting of the widgets whose events it is let see, and takes none away."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take down what is to be painted."""
        if event.type() is QEvent.Type.Paint:
            self.areas.append(event.rect())
        return False


def watched(widget: QWidget) -> PaintWatch:
    """Return what takes down the paintings of a widget, for as long as the widget lives."""
    watch = PaintWatch()
    watch.setParent(widget)
    widget.installEventFilter(watch)
    return watch


def paint_what_is_due() -> None:
    """Let Qt paint all that has been asked for."""
    QApplication.processEvents()


def pixels(image: QImage) -> NDArray[np.uint32]:
    """Return the pixels as 0xAARRGGBB, row by row."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def on_screen(widget: QWidget) -> QImage:
    """Return what the screen shows of a widget, as it was painted piece by piece."""
    return widget.screen().grabWindow(widget.winId()).toImage()


def drawn_anew(widget: QWidget) -> QImage:
    """Return what a widget looks like painted as a whole."""
    return widget.grab().toImage().convertToFormat(on_screen(widget).format())
