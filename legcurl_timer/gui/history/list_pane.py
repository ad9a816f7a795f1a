"""The list side of the history: the sessions or the deleted sets, and what is corrected in them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.moment import Moment
from legcurl_timer.gui.history.deleted_sets import DeletedSets
from legcurl_timer.gui.history.edit_controller import EditController
from legcurl_timer.gui.history.history_view import HistoryView
from legcurl_timer.gui.history.session_model import SessionModel
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, large, title
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.history.queries.overview import deleted_sets, session_lines
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

_WHAT_TO_DO = gettext_noop(
    "Every set that you pace is kept here, rep by rep.\n"
    "Choose a lift and start one, or bring in what another program has kept."
)


class EmptyPanel(QWidget):
    """What is said where there is nothing to show: a friendly line, what to do, and a button that does it."""

    way_out_requested = Signal()

    def __init__(self, what: str, advice: str, way_out: str) -> None:
        super().__init__()
        leads_out = button(way_out, self.way_out_requested)
        told = (title(what), large(advice))
        for label in told:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        above, below = 2 * [None], 3 * [None]
        self.setLayout(column(*above, *told, GRID, row(None, leads_out, None), *below))
        self.setFocusProxy(leads_out)


class ListPane(QWidget):
    """Shows one of four: sessions, deleted sets, that there is no set yet, that none is in the scope.

    `changed` tells that something was corrected, with what was done where the list is another thereby.
    """

    changed = Signal(str)

    def __init__(self, variations: tuple[Variation, ...], now: Callable[[], Moment]) -> None:
        super().__init__()
        self._now = now
        sessions = SessionModel(self)
        self.edits = EditController(sessions, now)
        self.view = HistoryView(variations, sessions, self.edits)
        self.deleted = DeletedSets({variation.id: variation.short_name for variation in variations})
        self.no_set = EmptyPanel(_("No set yet"), _(_WHAT_TO_DO), _("Import"))
        self.no_match = EmptyPanel(
            _("No set of this kind in this time"),
            _("The history goes further than what is chosen above."),
            _("Show all"),
        )
        self._stack = QStackedWidget()
        for each in (self.view, self.deleted, self.no_set, self.no_match):
            self._stack.addWidget(each)
        self.setLayout(column(self._stack))
        self.deleted.restore_requested.connect(self.edits.restore)
        self.edits.edited.connect(self._on_edited)

    @property
    def shown(self) -> QWidget | None:
        """Which of the four is shown."""
        return self._stack.currentWidget()

    def show_sessions(self, store: Store, scope: Scope) -> None:
        """Show the sessions of a part of the history from the newest on."""
        self.view.show_scope(store, scope, self._now())
        self._stack.setCurrentWidget(self.view)
        self._choose_shown()

    def show_deleted(self) -> None:
        """Show the deleted sets."""
        self._stack.setCurrentWidget(self.deleted)
        self._choose_shown()
        self.focus_first()

    def read_anew(self) -> None:
        """Show what has become of the same part of the history, at the same place."""
        self.view.read_anew()
        self._choose_shown()

    def open_session(self, uid: str) -> None:
        """Open a session in the list and scroll to it."""
        self._stack.setCurrentWidget(self.view)
        self.view.open_session(uid)
        self._choose_shown()
        self.view.setFocus()

    def step_back(self) -> bool:
        """Leave a field, the editor or the deleted sets; returns False where there is none of these."""
        if self.view.stop_editing():
            return True
        sessions = self.view.sessions
        if self.shown is not self.deleted or sessions.store is None:
            return False
        self.show_sessions(sessions.store, sessions.scope)
        self.focus_first()
        return True

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on what there is to do without one."""
        (self.shown or self.view).setFocus()

    def _choose_shown(self) -> None:
        """Show what fits the history as it is now."""
        sessions = self.view.sessions
        if self.shown is self.deleted:
            if (sets := sessions.attempt(deleted_sets)) is not None:
                self.deleted.show_sets(sets, self._now())
        elif (lines := sessions.attempt(lambda store: session_lines(store, EVERYTHING, None, 1))) is not None:
            with_sets = self.view if sessions.rowCount() else self.no_match
            self._stack.setCurrentWidget(with_sets if lines else self.no_set)

    @Slot(str)
    def _on_edited(self, done: str) -> None:
        if done:
            self.read_anew()
            self.focus_first()
        self.changed.emit(done)
