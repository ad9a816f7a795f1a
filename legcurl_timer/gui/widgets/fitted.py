"""What looks at its room anew whenever that may be another one."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class FittedWidget(QWidget):
    """A widget that fits itself into its room, in which the size of the text counts as well."""

    def fit(self) -> None:
        """Do without what there is no room for."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into another size."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit text of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()
