"""The sets that are here otherwise than in a file, each to be taken from the file or left as it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, muted, named
from legcurl_timer.gui.widgets.layouts import column
from legcurl_timer.gui.widgets.wrapping import WrappingCheckBox
from legcurl_timer.history.exchange.differences import Difference

_MOST_LINES = 8


class DifferenceList(QWidget):
    """Shows what is here beside what the file says; `taken` are those that are ticked, none at first."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._differences: tuple[Difference, ...] = ()
        self._list = named(QListWidget(), _("What differs"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._all = WrappingCheckBox(_("Take the file's version of all"))
        self._list.itemChanged.connect(self._on_item_changed)
        self._all.clicked.connect(self._on_all_clicked)
        hint = _("What is here stays, unless you tick it: then the file's version is taken.")
        # TRANSLATORS: a heading: sets that are in the file and here, but not the same.
        parts = (heading(_("Different here")), muted(hint), self._all, self._list)
        self.setLayout(column(*parts, gap=GRID // 2))
        self.show_differences(())

    @property
    def taken(self) -> frozenset[str]:
        """The uids of those of which the file's version is wanted."""
        checked = Qt.CheckState.Checked
        return frozenset(
            each.uid
            for number, each in enumerate(self._differences)
            if self._list.item(number).checkState() == checked
        )

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show other differences, none of them ticked; without any there is nothing to be seen."""
        self._differences = tuple(differences)
        self._list.blockSignals(True)
        self._list.clear()
        for each in self._differences:
            item = QListWidgetItem(each.line, self._list)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)  # where the keyboard begins
        self._list.blockSignals(False)
        self._all.setCheckState(Qt.CheckState.Unchecked)
        self._all.setVisible(len(self._differences) > 1)
        self._fit()
        self.setVisible(bool(self._differences))

    def changeEvent(self, event: QEvent) -> None:
        """Let the height follow the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        lines = min(2 * len(self._differences), _MOST_LINES)
        self._list.setFixedHeight(int(lines * 1.2 * self.fontMetrics().lineSpacing()) + GRID)

    @Slot()
    def _on_item_changed(self) -> None:
        self._all.setChecked(len(self.taken) == len(self._differences))
        self.ticked.emit()

    @Slot()
    def _on_all_clicked(self) -> None:
        state = self._all.checkState()
        self._list.blockSignals(True)
        for number in range(self._list.count()):
            self._list.item(number).setCheckState(state)
        self._list.blockSignals(False)
        self.ticked.emit()
