"""What the lifter changes in the history, carried out at once and told in a few words."""

import sqlite3
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import number_text
from legcurl_timer.gui.history.session_model import SessionModel
from legcurl_timer.history import edits
from legcurl_timer.history.queries.overview import sets_of
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import undo_text


class EditController(QObject):
    """Edits, deletes, brings back and undoes what a list shows.

    A corrected set that cannot be written now is handed on by `revision_held`, for someone who can wait.
    `edited` tells what was done where the list is another thereby, "" where every row is still in its place.
    """

    edited = Signal(str)
    revision_held = Signal(SetRecord, SetRecord)

    def __init__(self, sessions: SessionModel, now: Callable[[], Moment]) -> None:
        super().__init__(sessions)
        self._sessions = sessions
        self._now = now

    @Slot(SetRecord, SetRecord)
    def revise(self, old: SetRecord, new: SetRecord) -> None:
        """Keep a set as corrected."""
        if (store := self._sessions.store) is None:
            return
        try:
            edits.revise(store, old, new, self._now().utc_ms)
        except sqlite3.Error:
            self.revision_held.emit(old, new)
        self._sessions.revise(new)
        self.edited.emit("")

    @Slot(str, str)
    def note_session(self, uid: str, note: str) -> None:
        """Keep a session's note."""
        if self._try(lambda store: edits.note_session(store, uid, note, self._now().utc_ms)):
            self._sessions.refresh_line(uid)
            self.edited.emit("")

    @Slot(str)
    def delete_set(self, uid: str) -> None:
        """Delete a set."""
        self._delete([uid])

    @Slot(str)
    def delete_session(self, uid: str) -> None:
        """Delete a session's sets, those that are shown of it."""
        sets = self._sessions.attempt(lambda store: sets_of(store, uid, self._sessions.scope))
        if sets is not None:
            self._delete([each.uid for each in sets])

    @Slot(list)
    def restore(self, uids: Sequence[str]) -> None:
        """Bring deleted sets back."""
        if self._try(lambda store: edits.restore(store, uids, self._now().utc_ms)):
            done = ngettext("Brought back {count} set.", "Brought back {count} sets.", len(uids))
            self.edited.emit(done.format(count=number_text(len(uids))))

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        change = self._sessions.attempt(edits.last_change)
        if change is not None and self._sessions.attempt(lambda store: edits.undo(store, change)):
            # TRANSLATORS: {what} is such as "deleting 3 sets", "the note of a session".
            self.edited.emit(_("Undone: {what}.").format(what=undo_text(change)))

    def _delete(self, uids: Sequence[str]) -> None:
        if self._try(lambda store: edits.delete(store, uids, self._now().utc_ms)):
            done = ngettext("Deleted {count} set.", "Deleted {count} sets.", len(uids))
            self.edited.emit(done.format(count=number_text(len(uids))))

    def _try(self, change: Callable[[Store], object]) -> bool:
        """Change the history; returns False, and says why, where that cannot be done now."""

        def do(store: Store) -> bool:
            change(store)
            return True

        return bool(self._sessions.attempt(do))
