"""Which page is shown: each is made when it is first wanted, entered and left."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from legcurl_timer.gui.widgets.page import Intent, Page, PageRow
from legcurl_timer.gui.window.loudness_control import LoudnessControl
from legcurl_timer.gui.window.pages import PREPARE, RESULT, SET

if TYPE_CHECKING:
    from legcurl_timer.gui.state.session_bridge import SessionBridge
    from legcurl_timer.gui.state.shared import Shared, SharedAtFirst


class Navigator(QObject):
    """Shows one page at a time, and knows the way back: to the rest where there is one, else to the plan."""

    start_requested = Signal()
    intent_requested = Signal(Intent)
    go_on_requested = Signal()

    def __init__(self, shared: "SharedAtFirst", parent: QObject) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget()
        self._shared: SharedAtFirst | Shared = shared
        self._session: SessionBridge | None = None
        self._rows = {row.name: row for row in shared.pages}
        self._made: dict[str, Page] = {}
        shared.appearance.theme_changed.connect(self._on_theme_changed)

    def follow(self, shared: "Shared") -> None:
        """From now on show what happens in training; pages made from now on share all of it."""
        self._shared, self._session = shared, shared.session
        shared.session.set_begun.connect(self._on_set_begun)
        shared.session.rest_started.connect(self._on_rest_started)
        shared.session.set_discarded.connect(self.go_home)
        shared.log.set_added.connect(self._on_rest_started)

    @property
    def current(self) -> Page:
        """The page that is shown."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - no other widget is ever added
        return page

    @property
    def current_name(self) -> str:
        """The name of the page that is shown."""
        return next(name for name, page in self._made.items() if page is self.stack.currentWidget())

    def shows(self, name: str) -> bool:
        """Return whether a page is shown."""
        return self._made.get(name) is self.stack.currentWidget()

    def page(self, name: str) -> Page:
        """Return a page, made if need be."""
        if name not in self._made:
            self._made[name] = page = self._make(self._rows[name])
            page.set_theme(self._shared.appearance.theme)
            page.back_requested.connect(self.go_back)
            page.page_requested.connect(self.show)
            page.start_requested.connect(self.start_requested)
            page.intent_requested.connect(self.intent_requested)
            page.go_on_requested.connect(self.go_on_requested)
            if page.corner is not None:
                loudness = LoudnessControl(self._shared.settings)
                page.corner.addWidget(loudness)
                if page.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                    loudness.leave_the_keyboard()
            self.stack.addWidget(page)
        return self._made[name]

    @Slot(str)
    def show(self, name: str) -> None:
        """Leave the present page and show another one, unless that cannot be entered now."""
        page = self.page(name)
        if page is self.stack.currentWidget():
            if self._made[name].isVisible():
                page.focus_first()
                return
        else:
            self.current.take_over()
        if not page.enter():
            return
        if page is not self.current:
            self.current.leave()
            self.stack.setCurrentWidget(page)
        page.focus_first()

    @Slot()
    def go_home(self) -> None:
        """Go to the rest where there is one, else to the plan."""
        self.show(RESULT if self._session and self._session.is_resting else PREPARE)

    @Slot()
    def go_back(self) -> None:
        """Take a step back within the page, or leave it."""
        if not self.current.step_back():
            self.go_home()

    def _make(self, row: PageRow) -> Page:
        page = import_module(row.module).make_page(self._shared)
        assert isinstance(page, Page)  # noqa: S101 - what `make_page` promises
        return page

    @Slot()
    def _on_set_begun(self) -> None:
        """Show the set whose rest is over, whatever the lifter has been looking at."""
        self.show(SET)

    @Slot()
    def _on_rest_started(self) -> None:
        """Show what was done; a rest that only waits from now on leads nobody away from another page."""
        if self.shows(SET):
            self.show(RESULT)

    @Slot()
    def _on_theme_changed(self) -> None:
        for page in self._made.values():
            page.set_theme(self._shared.appearance.theme)
