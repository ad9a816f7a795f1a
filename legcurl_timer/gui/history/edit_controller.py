"""What the lifter changes in the history, carried out at once and told in a few words."""

import sqlite3
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history import edits
from legcurl_timer.history.queries.overview import sets_of
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import undo_text


class EditController(QObject):
    """Edits, deletes, brings back and undoes.

    A corrected set that cannot be written now is handed on by `revision_held`, for someone who can wait.
    `set_corrected` and `session_noted` leave every row where it is; after `rows_changed` the list is another,
    and its text tells what was done.
    """

    set_corrected = Signal(SetRecord)
    revision_held = Signal(SetRecord, SetRecord)
    session_noted = Signal(str)
    rows_changed = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject, now: Callable[[], Moment]) -> None:
        super().__init__(parent)
        self._now = now
        self._store: Store | None = None
        self._scope = EVERYTHING

    def use(self, store: Store, scope: Scope) -> None:
        """Change this history from now on; a session is deleted as far as it lies in the scope."""
        self._store, self._scope = store, scope

    def stop(self) -> None:
        """Change nothing from now on."""
        self._store = None

    @Slot(SetRecord, SetRecord)
    def revise(self, old: SetRecord, new: SetRecord) -> None:
        """Keep a set as corrected."""
        if self._store is None:
            return
        try:
            edits.revise(self._store, old, new, self._now().utc_ms)
        except sqlite3.Error:
            self.revision_held.emit(old, new)
        self.set_corrected.emit(new)

    @Slot(str, str)
    def note_session(self, uid: str, note: str) -> None:
        """Keep a session's note."""
        if self._try(lambda store: edits.note_session(store, uid, note, self._now().utc_ms)):
            self.session_noted.emit(uid)

    @Slot(str)
    def delete_set(self, uid: str) -> None:
        """Delete a set."""
        self._delete([uid])

    @Slot(str)
    def delete_session(self, uid: str) -> None:
        """Delete a session's sets, those that are shown of it."""
        uids: list[str] = []
        if self._try(lambda store: uids.extend(each.uid for each in sets_of(store, uid, self._scope))):
            self._delete(uids)

    @Slot(list)
    def restore(self, uids: Sequence[str]) -> None:
        """Bring deleted sets back."""
        if self._try(lambda store: edits.restore(store, uids, self._now().utc_ms)):
            self.rows_changed.emit(f"Brought back {counted(len(uids), 'set')}.")

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        self._try(self._undo)

    def _undo(self, store: Store) -> None:
        change = edits.last_change(store)
        if change is not None and edits.undo(store, change):
            self.rows_changed.emit(f"Undone: {undo_text(change)}.")

    def _delete(self, uids: Sequence[str]) -> None:
        if self._try(lambda store: edits.delete(store, uids, self._now().utc_ms)):
            self.rows_changed.emit(f"Deleted {counted(len(uids), 'set')}.")

    def _try(self, change: Callable[[Store], object]) -> bool:
        """Change the history; returns False, and says why, where that cannot be done now."""
        if self._store is None:
            return False
        try:
            change(self._store)
        except (sqlite3.Error, ValidationError) as error:
            self.failed.emit(str(error))
            return False
        return True
