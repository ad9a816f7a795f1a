"""Shows that something long is going on, and lets it be called off."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

_SHOWN_AFTER_MS = 400


class CalledOffError(Exception):
    """The lifter called it off."""


@contextmanager
def long_work(window: QWidget | None, what: str) -> Iterator[Callable[[int], None]]:
    """Show what is going on, should it take longer than a moment.

    Gives what is to be told how many have been gone through; it raises CalledOffError where the lifter has
    had enough.
    """
    dialog = QProgressDialog(what, "Call off", 0, 0, window)
    dialog.setWindowTitle(what)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)

    def tell(count: int) -> None:
        dialog.setLabelText(f"{what}: {count:,}")
        dialog.setValue(0)  # lets the dialog appear when it is due
        QApplication.processEvents()
        if dialog.wasCanceled():
            raise CalledOffError

    try:
        yield tell
    finally:
        dialog.close()
        dialog.deleteLater()
