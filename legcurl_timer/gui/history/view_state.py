"""Where in the list one is, so that it can be read anew without losing the place."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from legcurl_timer.gui.history.session_model import RowKind, SessionModel


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The open rows by their records' names, the current row, how far it was scrolled and read."""

    open_sessions: frozenset[str]
    open_sets: frozenset[str]
    session_uid: str
    session_row: int
    set_row: int
    scrolled: int
    loaded: int

    @classmethod
    def of(cls, view: QTreeView, model: SessionModel) -> Self:
        """Return the present place in a list."""
        sessions = [model.index(row, 0) for row in range(model.rowCount())]
        opened = [index for index in sessions if view.isExpanded(index)]
        sets = [
            model.index(row, 0, session) for session in opened for row in range(1, model.rowCount(session))
        ]
        current = view.currentIndex()
        in_session = current.isValid() and model.kind(current) is not RowKind.SESSION
        session = current.parent() if in_session else current
        return cls(
            open_sessions=frozenset(model.line(index).uid for index in opened),
            open_sets=frozenset(model.record(index).uid for index in sets if view.isExpanded(index)),
            session_uid=model.line(session).uid if session.isValid() else "",
            session_row=session.row(),
            set_row=current.row() if in_session else 0,
            scrolled=view.verticalScrollBar().value(),
            loaded=model.rowCount(),
        )

    def restore(self, view: QTreeView, model: SessionModel) -> None:
        """Go back to the place, or as near to it as there still is something."""
        for row in range(model.rowCount()):
            session = model.index(row, 0)
            if model.line(session).uid in self.open_sessions:
                model.fetchMore(session)
                view.expand(session)
                self._open_sets(view, model, session)
        view.doItemsLayout()
        view.setCurrentIndex(self._nearest(model))
        view.verticalScrollBar().setValue(self.scrolled)

    def _open_sets(self, view: QTreeView, model: SessionModel, session: QModelIndex) -> None:
        for row in range(1, model.rowCount(session)):
            index = model.index(row, 0, session)
            if model.record(index).uid in self.open_sets:
                view.expand(index)

    def _nearest(self, model: SessionModel) -> QModelIndex:
        session = model.index_of(self.session_uid)
        if not session.isValid():
            return model.index(min(max(self.session_row, 0), model.rowCount() - 1), 0)
        sets = model.rowCount(session) - 1
        if self.set_row and sets > 0:
            return model.index(min(self.set_row, sets), 0, session)
        return session
