"""The sets that were deleted in the last 30 days, to be had back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.text import date_text
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.history.queries.overview import DeletedSet
from legcurl_timer.wording.history import day_text, result_text

_UID = Qt.ItemDataRole.UserRole


class DeletedSets(QWidget):
    """A list, the last deleted first; Enter brings a set back."""

    restore_requested = Signal(list)
    closed = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._list = QListWidget()
        self._list.setAccessibleName("Deleted sets")
        self._empty = muted("Nothing is deleted.")
        self._restore = QPushButton("Bring back   \u00b7   Enter")
        self._restore.setAccessibleName("Bring back the chosen set")
        self._all = QPushButton("Bring all back")
        self._close = QPushButton("Back to the sessions")
        self._lay_out()
        self._list.itemActivated.connect(self._on_restore)
        self._restore.clicked.connect(self._on_restore)
        self._all.clicked.connect(self._on_all_clicked)
        self._close.clicked.connect(self.closed)

    def show_sets(self, sets: tuple[DeletedSet, ...], now: Moment) -> None:
        """Show sets as deleted."""
        row = self._list.currentRow()
        self._list.clear()
        for each in sets:
            item = QListWidgetItem(self._text(each, now))
            item.setToolTip(item.text())
            item.setData(_UID, each.record.uid)
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(row, 0), len(sets) - 1))
        for widget in (self._list, self._restore, self._all):
            widget.setVisible(bool(sets))
        self._empty.setVisible(not sets)

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on the way back where it is empty."""
        (self._list if self._list.count() else self._close).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(heading("Deleted sets"))
        column.addWidget(muted("Deleted sets are kept for 30 days."))
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self._restore, self._all, self._close):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(0)

    def _text(self, each: DeletedSet, now: Moment) -> str:
        record, today = each.record, now.local.date()
        deleted = Moment(each.deleted_utc_ms, now.offset_min).local.date()
        name = self._names.get(record.variation, record.variation)
        done_on = date_text(record.started.local.date(), today)
        return f"{name}, {done_on}: {result_text(record)} \u00b7 deleted {day_text(deleted, today)}"

    @Slot()
    def _on_restore(self) -> None:
        if item := self._list.currentItem():
            self.restore_requested.emit([item.data(_UID)])

    @Slot()
    def _on_all_clicked(self) -> None:
        self.restore_requested.emit([self._list.item(row).data(_UID) for row in range(self._list.count())])
