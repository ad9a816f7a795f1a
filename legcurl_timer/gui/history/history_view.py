"""The list of sessions, opened and walked through by keyboard and mouse."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTreeView, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.gui.history.edit_controller import EditController
from legcurl_timer.gui.history.rep_picture import RepPicture
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
        self.setAccessibleName(_("Sessions, newest first"))
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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._delegate.theme = theme
        for picture in self.viewport().findChildren(RepPicture):
            picture.set_theme(theme)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Let the heights follow the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the heights of what is open follow the width, by which its texts wrap."""
        super().resizeEvent(event)
        is_open = any(isinstance(each, SetDetails) for each in self.viewport().children())
        if is_open and event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def show_scope(self, store: Store, scope: Scope, now: Moment) -> None:
        """Show the sessions of a scope from the newest on."""
        self._delegate.today = now.local.date()
        self.sessions.show(store, scope)
        self.setCurrentIndex(self.sessions.index(0, 0))
        self.scrollToTop()

    def read_anew(self) -> None:
        """Show what has become of the same sessions, at the same place."""
        model, scrolled = self.sessions, self.verticalScrollBar().value()
        if (store := model.store) is None:
            return
        rows = [row for session in model.rows() for row in (session, *model.rows(session))]
        opened = {model.uid(row) for row in rows if self.isExpanded(row)}
        current, set_row = self.currentIndex(), 0
        if current.isValid() and model.kind(current) is RowKind.SET:
            current, set_row = current.parent(), current.row()
        session_uid, session_row = model.uid(current), current.row()
        model.show(store, model.scope, at_least=model.rowCount())
        for session in model.rows():
            if model.uid(session) in opened:
                model.fetchMore(session)
                for index in (session, *model.rows(session)):
                    self.setExpanded(index, model.uid(index) in opened)
        self.doItemsLayout()
        self.setCurrentIndex(self._nearest(session_uid, session_row, set_row))
        self.verticalScrollBar().setValue(scrolled)

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

    def _nearest(self, session_uid: str, session_row: int, set_row: int) -> QModelIndex:
        """Return the row of a set, 0 for its session, or of what has come into its place."""
        session = self.sessions.index_of(session_uid)
        if not session.isValid():
            return self.sessions.index(min(max(session_row, 0), self.sessions.rowCount() - 1), 0)
        row = min(set_row, self.sessions.rowCount(session) - 1)
        return self.sessions.index(row, 0, session) if row > 0 else session

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

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to what has the keyboard now below a row."""
        if new is None or not self.viewport().isAncestorOf(new):
            return
        top, bar = new.mapTo(self.viewport(), QPoint()).y(), self.verticalScrollBar()
        below = top + new.height() + _STEP_PX - self.viewport().height()
        if top < 0 or below > 0:
            bar.setValue(bar.value() + (top - _STEP_PX if top < 0 else below))

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
