"""Shows that something long is going on, and lets it be called off."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

_SHOWN_AFTER_MS = 400


class CalledOffError(Exception):
    """The lifter called it off."""


class LongWork:
    """Tells how many sets have been gone through; give its `tell` to whatever takes long."""

    def __init__(self, dialog: QProgressDialog, what: str) -> None:
        self._dialog = dialog
        self._what = what

    def tell(self, count: int) -> None:
        """Show a count. Raises CalledOffError where the lifter has had enough."""
        self._dialog.setLabelText(f"{self._what}: {count:,}")
        self._dialog.setValue(0)  # lets the dialog appear when it is due
        QApplication.processEvents()
        if self._dialog.wasCanceled():
            raise CalledOffError


@contextmanager
def long_work(window: QWidget | None, what: str) -> Iterator[LongWork]:
    """Show what is going on, should it take longer than a moment."""
    dialog = QProgressDialog(what, "Call off", 0, 0, window)
    dialog.setWindowTitle(what)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)
    try:
        yield LongWork(dialog, what)
    finally:
        dialog.close()
        dialog.deleteLater()
