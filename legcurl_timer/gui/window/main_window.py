"""The one window: a shell around its pages, and the place where its parts are put together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from legcurl_timer.clock import Clock, now_ms
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.workout.workout import Step
from legcurl_timer.gui.keyboard.keys import KeyRouter
from legcurl_timer.gui.state.appearance import USUAL_SIZE, Appearance
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.state.session_log import SessionLog
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.state.sound import AudioEngineMaker, Sound
from legcurl_timer.gui.state.todays_workout import TodaysWorkout
from legcurl_timer.gui.widgets.page import PageRow
from legcurl_timer.gui.window.actions import Actions
from legcurl_timer.gui.window.close_dialog import may_close
from legcurl_timer.gui.window.distance import DistanceControl
from legcurl_timer.gui.window.icon import drawn_icon
from legcurl_timer.gui.window.navigation import Navigator
from legcurl_timer.gui.window.notices import Notices
from legcurl_timer.gui.window.pages import PAGES, PREPARE
from legcurl_timer.gui.window.workout_watch import WorkoutWatch
from legcurl_timer.userdata.unfinished_workout import WorkoutFile
from legcurl_timer.wording.sets import no_sound_line

if TYPE_CHECKING:
    from legcurl_timer.training.set_recorder import SetRecorder

_LEAST_SIZE = (960, 640)
_TITLE_BAR = 40
"""Room for what the system puts above a window."""


class MainWindow(QMainWindow):
    """Prepare, train, see what was done.

    `make_engine` brings sound in and takes its time: wait for `first_painted` before it is called.
    """

    first_painted = Signal()

    def __init__(
        self,
        variations: tuple[Variation, ...],
        settings: SettingsState,
        plan: PlanState,
        make_engine: AudioEngineMaker,
        *,
        clock: Clock = now_ms,
        pages: tuple[PageRow, ...] = PAGES,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Leg Curl Timer")
        self.setWindowIcon(drawn_icon(variations[0]))
        self._painted = False
        self.notices = Notices()
        appearance = Appearance(settings, self)
        sound = Sound(settings, make_engine, self)
        history = HistoryService(settings.folder, variations, self)
        self.shared = shared = Shared(
            variations=variations,
            pages=pages,
            settings=settings,
            plan=plan,
            appearance=appearance,
            sound=sound,
            history=history,
            session=SessionBridge(clock, sound.pacer, self._recorder, self),
            log=SessionLog(history, self),
            today=TodaysWorkout(WorkoutFile(settings.folder), variations, self),
            tell=self.notices.tell,
        )
        self.navigator = Navigator(shared, self)
        self.distance = DistanceControl(shared, self)
        self.actions_ = Actions(shared, self.navigator, self.distance, self)
        self._watch = WorkoutWatch(shared, self.notices, self)
        session = shared.session
        self._router = KeyRouter(
            self,
            lambda: session.is_on,
            lambda: session.is_resting,
            {row.key: row.name for row in pages if row.key},
        )
        self._lay_out()
        self._connect()
        appearance.apply()
        self.navigator.show(PREPARE)

    @Slot()
    def start(self) -> None:
        """Start the workout as planned."""
        self.actions_.start()

    @Slot()
    def open_history(self) -> None:
        """Let the history be opened, in a thread of its own; what is found on the way is told as it comes."""
        self.shared.history.open()
        self.shared.today.offer()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text grow with the window."""
        super().resizeEvent(event)
        self.shared.appearance.apply()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's colours where it tells of them through the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self.shared.appearance.apply()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the set, fall silent and keep everything; ask where something cannot be kept."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()  # takes over what is still being typed
        self.shared.session.end(is_last=True)
        if not may_close(self, self.shared.history, self.shared.settings.settings.exchange_folder):
            event.ignore()
            return
        self.navigator.current.leave()
        self.shared.session.close()
        self.shared.history.close()
        self._watch.close()
        self.distance.close()
        self.shared.plan.save()
        self.shared.settings.save()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.navigator.stack, 1)
        self.setCentralWidget(inside)
        self.setMinimumSize(*_LEAST_SIZE)
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(*USUAL_SIZE).boundedTo(room))

    def _connect(self) -> None:
        shared, notices, actions = self.shared, self.notices, self.actions_
        self._router.intent_requested.connect(actions.perform)
        self._router.page_requested.connect(actions.open_page)
        self._router.digit_pressed.connect(actions.press_digit)
        self.distance.intent_requested.connect(actions.perform)
        self.navigator.start_requested.connect(actions.start)
        actions.workout_begun.connect(self._watch.begin)
        for source in (shared.settings, shared.plan, shared.sound, shared.history, shared.today):
            source.noticed.connect(notices.tell)
        shared.session.sound_failed.connect(self._on_sound_failed)
        shared.sound.failed.connect(self._on_sound_failed)
        shared.session.set_finished.connect(shared.log.add)
        shared.session.set_corrected.connect(shared.log.correct_reps)
        shared.session.set_withdrawn.connect(shared.log.withdraw)
        shared.session.set_discarded.connect(shared.history.discard)
        shared.sound.changed.connect(notices.clear)
        shared.sound.changed.connect(shared.session.prepare_anew)
        shared.settings.loudness_changed.connect(self._on_loudness_changed)
        shared.history.storage_problem.connect(notices.storage.show_or_clear)
        shared.history.set_interrupted.connect(notices.interrupted.offer)
        shared.history.nothing_interrupted.connect(notices.interrupted.withdraw)
        shared.history.set_recovered.connect(shared.today.take_in)
        notices.interrupted.keep_requested.connect(shared.history.recover)
        notices.interrupted.discard_requested.connect(shared.history.discard)
        notices.interrupted.offered.connect(self._on_set_offered)
        shared.today.offered.connect(notices.offer_workout)
        shared.today.withdrawn.connect(notices.workout.withdraw)
        notices.workout.keep_requested.connect(actions.go_on_with_workout)
        notices.workout.discard_requested.connect(shared.today.forget)

    def _recorder(self, step: Step) -> "SetRecorder":
        """Return who writes down a set, with the load that was suggested for it."""
        return self.shared.history.recorder(step, self.shared.plan.load_for(step.prescription))

    @Slot(str)
    def _on_sound_failed(self, problem: str) -> None:
        if problem:
            self.notices.tell(no_sound_line(problem))
        else:
            self.notices.clear()

    @Slot()
    def _on_set_offered(self) -> None:
        """Let Enter keep what was cut off, unless the lifter is at something else."""
        if self.navigator.shows(PREPARE) and not isinstance(self.focusWidget(), QLineEdit):
            self.notices.interrupted.focus_keep()

    @Slot()
    def _on_loudness_changed(self) -> None:
        self.shared.session.set_loudness(self.shared.settings.loudness)
