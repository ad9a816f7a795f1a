"""The history as a tree: sessions newest first, below each its note and its sets, below a set its details."""

import sqlite3
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.queries.overview import SessionLine, session_line, session_lines, sets_of
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import deed_text, session_span, sums_text

AnyIndex = QModelIndex | QPersistentModelIndex

_FIRST = 60
_FURTHER = 20
"""Few enough that a step of scrolling is not felt; for each such step Qt lays out all that has been read."""
_FAR_AT_ONCE = 2_000
_SET_BITS = 24
_WALKED_THROUGH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_UNREADABLE = (sqlite3.Error, ValidationError)
_NOTE_ROWS = 1


class RowKind(Enum):
    """What a row of the tree stands for."""

    SESSION = auto()
    NOTE = auto()
    SET = auto()
    DETAILS = auto()


@dataclass(slots=True)
class _Session:
    line: SessionLine
    heads_day: bool
    sets: tuple[SetRecord, ...] | None = None


class SessionModel(QAbstractItemModel):
    """Reads sessions as they are scrolled to, and their sets when they are opened.

    The id inside an index names its parent: 0 for a session, the session's row plus one for what is below it;
    for a set's details the set's row stands in the higher bits.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._scope = EVERYTHING
        self._sessions: list[_Session] = []
        self._complete = True

    def show(self, store: Store, scope: Scope, at_least: int = _FIRST) -> None:
        """Show the sessions of a scope, the first of them at once."""
        self.beginResetModel()
        self._store, self._scope = store, scope
        self._sessions = []
        self._complete = False
        self._sessions = self._next_sessions(max(at_least, _FIRST))
        self.endResetModel()

    def let_go(self) -> None:
        """Read no further; what has been read stays in sight."""
        self._store = None

    def kind(self, index: AnyIndex) -> RowKind:
        """Return what a row stands for."""
        parent_id = index.internalId()
        if not parent_id:
            return RowKind.SESSION
        if parent_id >> _SET_BITS:
            return RowKind.DETAILS
        return RowKind.SET if index.row() else RowKind.NOTE

    def line(self, index: AnyIndex) -> SessionLine:
        """Return the session that a row is, or belongs to."""
        return self._session_of(index).line

    def heads_day(self, index: AnyIndex) -> bool:
        """Return whether a session is the first of its day in the list."""
        return self._session_of(index).heads_day

    def record(self, index: AnyIndex) -> SetRecord:
        """Return the set that a row is, or belongs to."""
        row = (index.internalId() >> _SET_BITS) or index.row()
        return (self._session_of(index).sets or ())[row - _NOTE_ROWS]

    def set_number(self, index: AnyIndex) -> int:
        """Return the number of a set in its session, counted from 1 among those in the scope."""
        return index.row()

    def revise(self, record: SetRecord) -> None:
        """Show a set as corrected, and its session added up anew."""
        index = self.index_of_set(record.uid)
        session = self._session_of(index)
        session.sets = tuple(record if each.uid == record.uid else each for each in session.sets or ())
        self.dataChanged.emit(index, index)
        self.refresh_line(session.line.uid)

    def refresh_line(self, uid: str) -> None:
        """Read a session's line again; one that has left the scope stays until all is read anew."""
        index = self.index_of_session(uid)
        if line := self._read_line(uid):
            self._session_of(index).line = line
            self.dataChanged.emit(index, index)

    def index_of_session(self, uid: str) -> QModelIndex:
        """Return a loaded session's row; an index that is not valid where it is not loaded."""
        rows = (row for row, session in enumerate(self._sessions) if session.line.uid == uid)
        row = next(rows, None)
        return QModelIndex() if row is None else self.createIndex(row, 0, 0)

    def index_of_set(self, uid: str) -> QModelIndex:
        """Return the row of a set in the sessions that have been opened; not valid where none has it."""
        for number, session in enumerate(self._sessions):
            for row, record in enumerate(session.sets or (), _NOTE_ROWS):
                if record.uid == uid:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def load_until(self, uid: str) -> QModelIndex:
        """Return a session's row after reading on to it, however far away it is."""
        while not (found := self.index_of_session(uid)).isValid() and not self._complete:
            self._read_on(_FAR_AT_ONCE)
        return found

    # Qt's model

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return one: a row is drawn as a whole."""
        return 1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows have been read below a row."""
        if not parent.isValid():
            return len(self._sessions)
        match self.kind(parent):
            case RowKind.SESSION:
                sets = self._sessions[parent.row()].sets
                return 0 if sets is None else len(sets) + _NOTE_ROWS
            case RowKind.SET:
                return 1
            case _:
                return 0

    def hasChildren(self, parent: AnyIndex = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """Return whether a row can be opened."""
        return (
            not parent.isValid() or self.kind(parent) is RowKind.SESSION or self.kind(parent) is RowKind.SET
        )

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """Return the index of a row below another."""
        if not 0 <= row < self.rowCount(parent) or column:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0)
        if self.kind(parent) is RowKind.SESSION:
            return self.createIndex(row, 0, parent.row() + 1)
        return self.createIndex(row, 0, parent.row() << _SET_BITS | parent.internalId())

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        """Return the row that a row is below of."""
        parent_id = index.internalId() if index.isValid() else 0
        if not parent_id:
            return QModelIndex()
        session_id = parent_id % (1 << _SET_BITS)
        if set_row := parent_id >> _SET_BITS:
            return self.createIndex(set_row, 0, session_id)
        return self.createIndex(session_id - 1, 0, 0)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let sessions and sets be walked through; note and details are widgets of their own."""
        return _WALKED_THROUGH if index.isValid() and self.hasChildren(index) else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row in words, for those who hear the window."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match self.kind(index):
            case RowKind.SESSION:
                line = self.line(index)
                return f"{line.started.local:%Y-%m-%d}, {session_span(line)}: {sums_text(line.sums)}"
            case RowKind.SET:
                return f"Set {self.set_number(index)}: {deed_text(self.record(index))}"
            case _:
                return ""

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Return whether there is more to read below a row."""
        if self._store is None:
            return False
        if not parent.isValid():
            return not self._complete
        return self.kind(parent) is RowKind.SESSION and self._sessions[parent.row()].sets is None

    def fetchMore(self, parent: AnyIndex) -> None:
        """Read on: further sessions, or a session's sets."""
        if not self.canFetchMore(parent):
            return
        if not parent.isValid():
            self._read_on(_FURTHER)
            return
        session = self._sessions[parent.row()]
        sets = self._read_sets(session.line.uid)
        self.beginInsertRows(parent, 0, len(sets))
        session.sets = sets
        self.endInsertRows()

    def _session_of(self, index: AnyIndex) -> _Session:
        session_id = index.internalId() % (1 << _SET_BITS)
        return self._sessions[session_id - 1 if session_id else index.row()]

    def _read_on(self, count: int) -> None:
        further = self._next_sessions(count)
        if further:
            first = len(self._sessions)
            self.beginInsertRows(QModelIndex(), first, first + len(further) - 1)
            self._sessions += further
            self.endInsertRows()

    def _next_sessions(self, count: int) -> list[_Session]:
        lines = self._read_lines(count)
        self._complete = len(lines) < count
        before = self._sessions[-1].line.started.local.date() if self._sessions else None
        sessions = []
        for line in lines:
            day = line.started.local.date()
            sessions.append(_Session(line, heads_day=day != before))
            before = day
        return sessions

    def _read_lines(self, count: int) -> tuple[SessionLine, ...]:
        last = self._sessions[-1].line.place if self._sessions else None
        try:
            return session_lines(self._store, self._scope, last, count) if self._store else ()
        except _UNREADABLE as error:
            self.failed.emit(str(error))
            return ()

    def _read_line(self, uid: str) -> SessionLine | None:
        try:
            return session_line(self._store, uid, self._scope) if self._store else None
        except _UNREADABLE as error:
            self.failed.emit(str(error))
            return None

    def _read_sets(self, uid: str) -> tuple[SetRecord, ...]:
        try:
            return sets_of(self._store, uid, self._scope) if self._store else ()
        except _UNREADABLE as error:
            self.failed.emit(str(error))
            return ()
