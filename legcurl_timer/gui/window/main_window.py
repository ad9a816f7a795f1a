"""The one window: a shell around its pages, painted before all that is needed to train is brought in."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from legcurl_timer.clock import Clock, now_ms
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.state.appearance import USUAL_SIZE, Appearance
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import SharedAtFirst
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.layouts import column, holding
from legcurl_timer.gui.widgets.page import PageRow
from legcurl_timer.gui.window.navigation import Navigator
from legcurl_timer.gui.window.pages import PAGES, PREPARE

if TYPE_CHECKING:
    from legcurl_timer.gui.state.measuring_state import MeasuringAccessMaker
    from legcurl_timer.gui.state.sound import AudioEngineMaker
    from legcurl_timer.gui.window.workings import Workings

_LEAST_SIZE = (640, 400)
_TITLE_BAR = 40
"""Room for what the system puts above a window."""


class MainWindow(QMainWindow):
    """Prepare, train, see what was done.

    `make_engine` brings sound in, `make_measuring` cameras; both take their time: wait for `first_painted`
    before they are called.
    """

    first_painted = Signal()

    def __init__(
        self,
        variations: tuple[Variation, ...],
        settings: SettingsState,
        plan: PlanState,
        make_engine: "AudioEngineMaker",
        make_measuring: "MeasuringAccessMaker",
        *,
        clock: Clock = now_ms,
        pages: tuple[PageRow, ...] = PAGES,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Leg Curl Timer")
        self._make_engine = make_engine
        self._make_measuring = make_measuring
        self._clock = clock
        self._painted = False
        self._workings: Workings | None = None
        self._at_first = SharedAtFirst(
            variations=variations,
            pages=pages,
            settings=settings,
            plan=plan,
            appearance=Appearance(settings, self),
            history=HistoryService(settings.folder, variations, self),
        )
        self.navigator = Navigator(self._at_first, self)
        self._lay_out()
        self._at_first.appearance.apply()
        self.navigator.show(PREPARE)
        self.setFocus()  # a key that comes before there is someone to hear it comes to the window

    @property
    def workings(self) -> "Workings":
        """All that is needed to train, brought in when it is first asked for."""
        if self._workings is None:
            self._workings = import_module("legcurl_timer.gui.window.workings").Workings(
                self,
                self._at_first,
                self.navigator,
                make_engine=self._make_engine,
                make_measuring=self._make_measuring,
                clock=self._clock,
            )
        return self._workings

    @Slot()
    def start(self) -> None:
        """Start the workout as planned."""
        self.workings.actions.start()

    @Slot()
    def look_up(self) -> None:
        """Let the history be opened, in a thread of its own, and the lifter's own sounds be looked at.

        What is found on the way is told as it comes; it may be a workout to go on with.
        """
        self.workings.shared.history.open()
        self.workings.shared.sound.check_own()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._on_first_painted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text grow with the window."""
        super().resizeEvent(event)
        self._at_first.appearance.apply()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's colours where it tells of them through the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self._at_first.appearance.apply()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a key be heard that comes very soon, or while nothing in the window has the focus."""
        if self._workings is None:
            self._make_ready()
            QApplication.sendEvent(QApplication.focusWidget() or self, event)
        elif not self._workings.keys.take(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let it be known that a key was let go while nothing in the window has the focus."""
        super().keyReleaseEvent(event)
        if self._workings is not None:
            self._workings.keys.release(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the set, fall silent and keep everything; ask where something cannot be kept."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()  # takes over what is still being typed
        if self._workings is not None and not self._workings.may_close():
            event.ignore()
            return
        self.navigator.current.leave()
        if self._workings is not None:
            self._workings.close()
        self._at_first.history.close()
        self._at_first.plan.save()
        self._at_first.settings.save()
        super().closeEvent(event)

    @Slot()
    def _on_first_painted(self) -> None:
        self.first_painted.emit()
        if self._workings is None or self.focusWidget() is self:
            self._make_ready()

    def _make_ready(self) -> None:
        assert self.workings  # noqa: S101 - from here on keys are heard
        self.navigator.current.focus_first()

    def _lay_out(self) -> None:
        inside = holding(column(self.navigator.stack, gap=0, margins=(0, GRID, 0, 0)))
        inside.setObjectName("page")
        self.setCentralWidget(inside)
        self.setMinimumSize(*_LEAST_SIZE)
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(*USUAL_SIZE).boundedTo(room))
