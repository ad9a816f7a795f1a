"""The history as a tree: sessions newest first, below each its note and its sets, below a set its details."""

import sqlite3
from collections.abc import Callable
from enum import Enum, auto
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import short_date_text
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.queries.overview import SessionLine, session_line, session_lines, sets_of
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import result_text, session_span, sums_text
from legcurl_timer.wording.measured import instrument_text

AnyIndex = QModelIndex | QPersistentModelIndex
Done = TypeVar("Done")

_FIRST = 60
_FURTHER = 20
"""Few enough that a step of scrolling is not felt; for each such step Qt lays out all that has been read."""
_FAR_AT_ONCE = 2_000
_WALKED_THROUGH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_UNREADABLE = (sqlite3.Error, ValidationError)
_UID = Qt.ItemDataRole.UserRole
_CONTENT = Qt.ItemDataRole.UserRole + 1
_HEADS_DAY = Qt.ItemDataRole.UserRole + 2


class RowKind(Enum):
    """What a row of the tree stands for."""

    SESSION = auto()
    NOTE = auto()
    SET = auto()
    DETAILS = auto()


class SessionModel(QStandardItemModel):
    """Reads sessions as they are scrolled to, and their sets when they are opened.

    Sessions and sets are told in words for those who hear the window; note and details are widgets. `store`
    is the history that is read, None where none is open; `scope` is what of it is looked at. `failed` says
    why something cannot be read or changed.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store: Store | None = None
        self.scope = EVERYTHING
        self._complete = True

    def show(self, store: Store, scope: Scope, at_least: int = _FIRST) -> None:
        """Show the sessions of a scope, the first of them at once."""
        self._complete = True
        self.clear()
        self.setColumnCount(1)
        self.store, self.scope = store, scope
        self._read_on(max(at_least, _FIRST))

    def stop_reading(self) -> None:
        """Read no further; what has been read stays in sight."""
        self.store = None

    def kind(self, index: AnyIndex) -> RowKind:
        """Return what a row stands for."""
        parent = index.parent()
        if not parent.isValid():
            return RowKind.SESSION
        if parent.parent().isValid():
            return RowKind.DETAILS
        return RowKind.SET if index.row() else RowKind.NOTE

    def uid(self, index: AnyIndex) -> str:
        """Return the uid of a session or a set, "" for other rows."""
        return index.data(_UID) or ""

    def rows(self, parent: AnyIndex = QModelIndex()) -> list[QModelIndex]:  # noqa: B008 - Qt's own default
        """Return what has been read below a row."""
        return [self.index(row, 0, parent) for row in range(self.rowCount(parent))]

    def line(self, index: AnyIndex) -> SessionLine:
        """Return the session that a row is, or belongs to."""
        while (parent := index.parent()).isValid():
            index = parent
        line: SessionLine = index.data(_CONTENT)
        return line

    def heads_day(self, index: AnyIndex) -> bool:
        """Return whether a session is the first of its day in the list."""
        return bool(index.data(_HEADS_DAY))

    def record(self, index: AnyIndex) -> SetRecord:
        """Return the set that a row is, or belongs to."""
        record: SetRecord = index.data(_CONTENT) or index.parent().data(_CONTENT)
        return record

    def revise(self, record: SetRecord) -> None:
        """Show a set as corrected, and its session added up anew."""
        index = self.index_of(record.uid)
        _fill_set(self.itemFromIndex(index), record, index.row())
        self.refresh_line(self.line(index).uid)

    def refresh_line(self, uid: str) -> None:
        """Read a session's line again; one that has left the scope stays until all is read anew."""
        if line := self.attempt(lambda store: session_line(store, uid, self.scope)):
            _fill_session(self.itemFromIndex(self.index_of(uid)), line)

    def index_of(self, uid: str) -> QModelIndex:
        """Return a session's or a set's row; an index that is not valid where it is not loaded."""
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = self.match(self.index(0, 0), _UID, uid, 1, flags)
        return found[0] if found else QModelIndex()

    def load_until(self, uid: str) -> QModelIndex:
        """Read on until a session is there; returns one that is not valid where the scope has it not."""
        while not (index := self.index_of(uid)).isValid() and self.canFetchMore(QModelIndex()):
            self._read_on(_FAR_AT_ONCE)
        return index

    def hasChildren(self, parent: AnyIndex = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """Return whether a row can be opened."""
        return super().hasChildren(parent) or self.canFetchMore(parent)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Return whether there is more to read below a row."""
        if self.store is None:
            return False
        if not parent.isValid():
            return not self._complete
        return self.kind(parent) is RowKind.SESSION and not self.rowCount(parent)

    def fetchMore(self, parent: AnyIndex) -> None:
        """Read on: further sessions, or a session's sets."""
        if not self.canFetchMore(parent):
            return
        if not parent.isValid():
            self._read_on(_FURTHER)
            return
        uid = self.line(parent).uid
        records = self.attempt(lambda store: sets_of(store, uid, self.scope)) or ()
        rows = [_widget_row()]
        for number, record in enumerate(records, 1):
            rows.append(_fill_set(QStandardItem(), record, number))
            rows[-1].appendRow(_widget_row())
        self.itemFromIndex(parent).appendRows(rows)

    def _read_on(self, count: int) -> None:
        last = self.line(self.index(self.rowCount() - 1, 0)) if self.rowCount() else None
        place = last.place if last else None
        lines = self.attempt(lambda store: session_lines(store, self.scope, place, count)) or ()
        self._complete = len(lines) < count
        before = last.started.local.date() if last else None
        rows = []
        for line in lines:
            rows.append(_fill_session(QStandardItem(), line))
            rows[-1].setData(line.started.local.date() != before, _HEADS_DAY)
            before = line.started.local.date()
        if rows:
            self.invisibleRootItem().appendRows(rows)

    def attempt(self, do: Callable[[Store], Done]) -> Done | None:
        """Return what is read or done in the history, None where that cannot be just now, which is told."""
        try:
            return do(self.store) if self.store else None
        except _UNREADABLE as error:
            self.failed.emit(obstacle(error) if isinstance(error, sqlite3.Error) else str(error))
            return None


def _fill_session(item: QStandardItem, line: SessionLine) -> QStandardItem:
    when = ", ".join(filter(None, (short_date_text(line.started.local.date()), session_span(line))))
    # TRANSLATORS: "23 Nov 2026, 17:05: 6 sets, 58 reps", for those who hear it.
    item.setText(_("{when}: {sums}").format(when=when, sums=sums_text(line.sums)))
    return _fill(item, line.uid, line)


def _fill_set(item: QStandardItem, record: SetRecord, number: int) -> QStandardItem:
    seen = record.measurement
    parts = (result_text(record), instrument_text(seen) if seen and seen.trusted else "")
    # TRANSLATORS: {result} is such as "10 reps at 40 kg, 3-0-1-1, measured with the camera".
    text = _("Set {number}: {result}")
    item.setText(text.format(number=number, result=", ".join(filter(None, parts))))
    return _fill(item, record.uid, record)


def _fill(item: QStandardItem, uid: str, content: SessionLine | SetRecord) -> QStandardItem:
    item.setColumnCount(1)
    item.setFlags(_WALKED_THROUGH)
    item.setData(uid, _UID)
    item.setData(content, _CONTENT)
    return item


def _widget_row() -> QStandardItem:
    item = QStandardItem()
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
