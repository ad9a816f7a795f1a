"""What is behind the window once it has been painted: training, keys, wishes, and who hears whom."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from legcurl_timer.clock import Clock
from legcurl_timer.core.workout.workout import Step
from legcurl_timer.gui.keyboard.held_keys import HeldKeys
from legcurl_timer.gui.keyboard.keys import KeyRouter
from legcurl_timer.gui.state.measuring_state import MeasuringAccessMaker, MeasuringState
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.state.session_log import SessionLog
from legcurl_timer.gui.state.set_meters import SetMeters
from legcurl_timer.gui.state.shared import Shared, SharedAtFirst
from legcurl_timer.gui.state.sound import AudioEngineMaker, Sound
from legcurl_timer.gui.state.sound_check import SoundCheck
from legcurl_timer.gui.state.todays_workout import TodaysWorkout
from legcurl_timer.gui.window.actions import Actions
from legcurl_timer.gui.window.close_dialog import may_close
from legcurl_timer.gui.window.full_screen import FullScreen
from legcurl_timer.gui.window.icon import drawn_icon
from legcurl_timer.gui.window.navigation import Navigator
from legcurl_timer.gui.window.notice_bar import NoticeBar
from legcurl_timer.gui.window.notices import Notices
from legcurl_timer.gui.window.pages import PREPARE
from legcurl_timer.gui.window.workout_watch import WorkoutWatch
from legcurl_timer.training.set_recorder import SetRecorder
from legcurl_timer.userdata.unfinished_workout import WorkoutFile
from legcurl_timer.wording.sets import no_sound_line


class Workings(QObject):
    """Puts the owners of the facts of training together, and connects everybody, here and nowhere else."""

    def __init__(
        self,
        window: QWidget,
        at_first: SharedAtFirst,
        navigator: Navigator,
        *,
        make_engine: AudioEngineMaker,
        make_measuring: MeasuringAccessMaker,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self.notices = notices = Notices(self)
        sound = Sound(at_first.settings, make_engine, self)
        measuring = MeasuringState(at_first.settings, make_measuring, self)
        self._meters = meters = SetMeters(measuring, sound, self)
        self.shared = shared = Shared(
            *at_first,
            tell=notices.tell,
            sound=sound,
            session=SessionBridge(clock, sound.pacer, self._recorder, self, meters.make),
            log=SessionLog(at_first.history, self),
            today=TodaysWorkout(WorkoutFile(at_first.settings.folder, at_first.variations), self),
            measuring=measuring,
            sound_check=SoundCheck(sound, at_first.settings, self),
        )
        navigator.follow(shared)
        held = HeldKeys()
        self.full_screen = FullScreen(shared, navigator, window, held)
        self.actions = Actions(shared, navigator, self.full_screen, self)
        self.notice_bar = NoticeBar(notices, navigator, window)
        self._watch = WorkoutWatch(shared, notices, self)
        session = shared.session
        page_keys = {row.key: row.name for row in shared.pages if row.key}
        self.keys = KeyRouter(window, lambda: session.is_on, lambda: session.is_resting, page_keys, held)
        window.setWindowIcon(drawn_icon(shared.variations[0]))
        self._connect_wishes()
        self._connect_training()
        self._connect_notices()
        if not shared.settings.settings.introduced:
            navigator.page(PREPARE).introduce(shared)

    def may_close(self) -> bool:
        """End the set and store everything; return False where the lifter would rather stay."""
        shared = self.shared
        shared.session.end(is_last=True)
        self._meters.finish()
        return may_close(self._window, shared.history, shared.settings.exchange_folder)

    def close(self) -> None:
        """Fall silent and let go of everything."""
        self.shared.session.close()
        self._watch.close()
        self.full_screen.close()

    def _connect_wishes(self) -> None:
        actions = self.actions
        self.keys.intent_requested.connect(actions.perform)
        self.keys.page_requested.connect(actions.open_page)
        self.keys.digit_pressed.connect(actions.press_digit)
        self.full_screen.intent_requested.connect(actions.perform)
        self._navigator.intent_requested.connect(actions.perform)
        self._navigator.start_requested.connect(actions.start)
        self._navigator.go_on_requested.connect(actions.go_on_with_workout)
        self.shared.today.offered.connect(self._navigator.page(PREPARE).offer_workout)
        actions.workout_begun.connect(self._watch.begin)
        actions.tapped.connect(self._meters.tap)

    def _connect_training(self) -> None:
        shared = self.shared
        session, log = shared.session, shared.log
        session.set_finished.connect(log.add)
        self._meters.measured.connect(log.measured)
        self._meters.problem.connect(self.notices.tell)
        session.set_corrected.connect(log.correct_reps)
        session.set_withdrawn.connect(log.withdraw)
        session.set_brought_back.connect(log.bring_back)
        log.reps_corrected.connect(session.correct)
        session.set_discarded.connect(shared.history.discard)
        session.sound_failed.connect(self._on_sound_failed)
        shared.sound.failed.connect(self._on_sound_failed)
        shared.sound.changed.connect(self.notices.sound.clear)
        shared.sound.changed.connect(session.prepare_anew)
        shared.settings.loudness_changed.connect(self._on_loudness_changed)

    def _connect_notices(self) -> None:
        shared, notices = self.shared, self.notices
        for source in (shared.settings, shared.plan, shared.history, shared.today, shared.measuring):
            source.noticed.connect(notices.tell)
        shared.sound.noticed.connect(notices.sound.say)
        shared.history.storage_problem.connect(notices.storage.say)
        shared.history.set_interrupted.connect(notices.interrupted.offer)
        shared.history.nothing_interrupted.connect(notices.interrupted.withdraw)
        shared.history.set_recovered.connect(shared.today.take_in)
        shared.history.ours_alone.connect(shared.today.offer)
        notices.interrupted.keep_requested.connect(shared.history.recover)
        notices.interrupted.discard_requested.connect(shared.history.discard_interrupted)
        notices.interrupted.offered.connect(self._on_set_offered)

    def _recorder(self, step: Step) -> SetRecorder:
        """Return who writes down a set, with the load that is planned for it."""
        return self.shared.history.access.recorder(step, self.shared.plan.load_for(step.prescription))

    @Slot(str)
    def _on_sound_failed(self, problem: str) -> None:
        self.notices.sound.say(no_sound_line(problem) if problem else "")

    @Slot()
    def _on_set_offered(self) -> None:
        """Let Enter keep what was cut off, unless the lifter is at something else."""
        if self._navigator.shows(PREPARE) and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.notice_bar.ask(self.notices.interrupted)

    @Slot()
    def _on_loudness_changed(self) -> None:
        self.shared.session.set_loudness(self.shared.settings.loudness)
