"""The list of sessions, opened and walked through by keyboard and mouse."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.gui.history.edit_controller import EditController
from legcurl_timer.gui.history.row_delegate import RowDelegate
from legcurl_timer.gui.history.session_model import RowKind, SessionModel
from legcurl_timer.gui.history.set_details import SessionBar, SetDetails
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store

_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEP_PX = 24


class HistoryView(QTreeView):
    """Shows sessions, their sets and these sets' reps, and has them changed as the lifter wants."""

    def __init__(
        self, variations: tuple[Variation, ...], sessions: SessionModel, edits: EditController
    ) -> None:
        super().__init__()
        self._variations = variations
        self._theme: Theme = DARK
        self.sessions = sessions
        self._edits = edits
        self._delegate = RowDelegate(self, self.sessions, {each.id: each.short_name for each in variations})
        self.setModel(self.sessions)
        self.setItemDelegate(self._delegate)
        self.setObjectName("sessions")
        self.setAccessibleName("Sessions, newest first")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP_PX)
        self.expanded.connect(self._on_expanded)
        self.clicked.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._delegate.theme = theme
        for details in self.viewport().findChildren(SetDetails):
            details.set_theme(theme)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Let the heights follow the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def show_scope(self, store: Store, scope: Scope, now: Moment) -> None:
        """Show the sessions of a scope from the newest on."""
        self._delegate.today = now.local.date()
        self.sessions.show(store, scope)
        self.setCurrentIndex(self.sessions.index(0, 0))
        self.scrollToTop()

    def read_anew(self) -> None:
        """Show what has become of the same sessions, at the same place."""
        if (store := self.sessions.store) is None:
            return
        place = _Place.of(self, self.sessions)
        self.sessions.show(store, self.sessions.scope, at_least=place.loaded)
        place.restore(self, self.sessions)

    def open_session(self, uid: str) -> bool:
        """Open a session and scroll to it; returns False where it is not in the scope."""
        index = self.sessions.load_until(uid)
        if not index.isValid():
            return False
        self._open(index)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        return True

    def stop_editing(self) -> bool:
        """Leave the editor or a note and return to the list; returns False where neither was in use."""
        for details in self.viewport().findChildren(SetDetails):
            if details.is_editing and details.isVisible():
                self._edit(details, wanted=False)
                return True
        focus = self.focusWidget()
        if not isinstance(focus, QLineEdit) or not focus.hasFocus():
            return False
        self.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a session and edits a set, Delete deletes either; the arrows do what they always do."""
        index = self.currentIndex()
        if index.isValid() and event.key() in _ENTER_KEYS:
            self._enter(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self._ask_to_delete(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Right and not self.isExpanded(index):
            self._open(index)
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self._delegate.measure()
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        # Rows that come while their session opens would let all heights be taken anew.
        self.sessions.fetchMore(index)
        self.expand(index)

    def _toggle(self, index: QModelIndex) -> None:
        if self.isExpanded(index):
            self.collapse(index)
        else:
            self._open(index)

    def _enter(self, index: QModelIndex) -> None:
        if self.sessions.kind(index) is RowKind.SESSION:
            self._toggle(index)
            return
        self._open(index)
        details = self.indexWidget(self.sessions.index(0, 0, index))
        if isinstance(details, SetDetails):
            self._edit(details, wanted=not details.is_editing)

    def _ask_to_delete(self, index: QModelIndex) -> None:
        if self.sessions.kind(index) is RowKind.SESSION:
            self._edits.delete_session(self.sessions.line(index).uid)
        else:
            self._edits.delete_set(self.sessions.record(index).uid)

    def _edit(self, details: SetDetails, *, wanted: bool) -> None:
        details.edit(wanted=wanted)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if wanted:
            self.scrollTo(self.sessions.index(0, 0, self.currentIndex()))
            self.scrollTo(self.currentIndex())
            details.focus_editor()
        else:
            self.setFocus()

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        if self.sessions.kind(index) is RowKind.SESSION:
            below: QWidget = SessionBar(self.sessions.line(index), self._edits)
        else:
            below = SetDetails(self.sessions.record(index), self._variations, self._theme, self._edits)
            below.edit_toggled.connect(self._on_edit_toggled)
        self.setIndexWidget(self.sessions.index(0, 0, index), below)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self.sessions.kind(index) in {RowKind.SESSION, RowKind.SET}:
            self._toggle(index)

    @Slot()
    def _on_edit_toggled(self) -> None:
        details = self.sender()
        if isinstance(details, SetDetails):
            self.setCurrentIndex(self.indexAt(details.geometry().center()).parent())
            self._edit(details, wanted=not details.is_editing)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the list one is: the open rows, the current one, how far it was scrolled and read."""

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
