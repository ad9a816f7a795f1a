"""The sets that were deleted in the last 30 days, to be had back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.text import date_text
from legcurl_timer.gui.widgets.labels import button, heading, muted, named
from legcurl_timer.gui.widgets.layouts import column, row
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
        self._list = named(QListWidget(), _("Deleted sets"))
        self._empty = muted(_("Nothing is deleted."))
        bring_back, name = _("Bring back   \u00b7   Enter"), _("Bring back the chosen set")
        self._restore = button(bring_back, self._on_restore, name=name)
        self._all = button(_("Bring all back"), self._on_all_clicked)
        self._close = button(_("Back to the sessions"), self.closed)
        told = (heading(_("Deleted sets")), muted(_("Deleted sets are kept for 30 days.")), self._empty)
        layout = column(*told, (self._list, 1), row(self._restore, self._all, self._close, None))
        layout.addStretch(0)  # takes the room while there is no list
        self.setLayout(layout)
        self._list.itemActivated.connect(self._on_restore)

    def show_sets(self, sets: tuple[DeletedSet, ...], now: Moment) -> None:
        """Show sets as deleted."""
        before = self._list.currentRow()
        self._list.clear()
        for each in sets:
            item = QListWidgetItem(self._text(each, now))
            item.setToolTip(item.text())
            item.setData(_UID, each.record.uid)
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(before, 0), len(sets) - 1))
        for widget in (self._list, self._restore, self._all):
            widget.setVisible(bool(sets))
        self._empty.setVisible(not sets)
        self.setFocusProxy(self._list if sets else self._close)

    def _text(self, each: DeletedSet, now: Moment) -> str:
        record, today = each.record, now.local.date()
        deleted = Moment(each.deleted_utc_ms, now.offset_min).local.date()
        name = self._names.get(record.variation, record.variation)
        done_on = date_text(record.started.local.date(), today)
        # TRANSLATORS: "Lying leg curl, 22 November: 10 reps at 40 kg · deleted: 3 days ago".
        text = _("{lift}, {day}: {result} \u00b7 deleted: {when}")
        when = day_text(deleted, today)
        return text.format(lift=name, day=done_on, result=result_text(record), when=when)

    @Slot()
    def _on_restore(self) -> None:
        if item := self._list.currentItem():
            self.restore_requested.emit([item.data(_UID)])

    @Slot()
    def _on_all_clicked(self) -> None:
        self.restore_requested.emit([self._list.item(row).data(_UID) for row in range(self._list.count())])
