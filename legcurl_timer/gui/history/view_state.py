"""Where in the list one is, so that it can be read anew without losing the place."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from legcurl_timer.gui.history.session_model import RowKind, SessionModel


@dataclass(frozen=True, slots=True)
class ViewState:
    """The uids of the open rows, the current row, how far it was scrolled and read."""

    opened: frozenset[str]
    session_uid: str
    session_row: int
    set_row: int
    scrolled: int
    loaded: int

    @classmethod
    def of(cls, view: QTreeView, model: SessionModel) -> Self:
        """Return the present place in a list."""
        opened = [index for index in model.rows() if view.isExpanded(index)]
        opened += [index for session in opened for index in model.rows(session) if view.isExpanded(index)]
        current = view.currentIndex()
        in_session = current.isValid() and model.kind(current) is not RowKind.SESSION
        session = current.parent() if in_session else current
        return cls(
            opened=frozenset(model.uid(index) for index in opened),
            session_uid=model.uid(session) if session.isValid() else "",
            session_row=session.row(),
            set_row=current.row() if in_session else 0,
            scrolled=view.verticalScrollBar().value(),
            loaded=model.rowCount(),
        )

    def restore(self, view: QTreeView, model: SessionModel) -> None:
        """Go back to the place, or as near to it as there still is something."""
        for session in model.rows():
            if model.uid(session) in self.opened:
                model.fetchMore(session)
                for index in (session, *model.rows(session)):
                    view.setExpanded(index, model.uid(index) in self.opened)
        view.doItemsLayout()
        view.setCurrentIndex(self._nearest(model))
        view.verticalScrollBar().setValue(self.scrolled)

    def _nearest(self, model: SessionModel) -> QModelIndex:
        session = model.index_of(self.session_uid)
        if not session.isValid():
            return model.index(min(max(self.session_row, 0), model.rowCount() - 1), 0)
        sets = model.rowCount(session) - 1
        if self.set_row and sets > 0:
            return model.index(min(self.set_row, sets), 0, session)
        return session
