"""The one window: its pages, and who hears whom."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.progression.suggestions import Suggestion
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.core.workout.plan import REST_STEP_MS, WorkoutPlan
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.gui.keyboard.keys import Intent, KeyRouter, variation_for_number
from legcurl_timer.gui.keyboard.keys_page import KeysPage
from legcurl_timer.gui.prepare.prepare_page import PreparePage
from legcurl_timer.gui.result.result_page import PacedSet, ResultPage
from legcurl_timer.gui.settings.delay_control import DelayControl
from legcurl_timer.gui.settings.hear_control import HearControl
from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.style.history_style import history_style
from legcurl_timer.gui.style.theme import DARK, GRID, LIGHT, Theme, style_sheet
from legcurl_timer.gui.training.screen_flash import ScreenFlash
from legcurl_timer.gui.training.session_bridge import SessionBridge
from legcurl_timer.gui.training.set_page import SetPage
from legcurl_timer.gui.widgets.info_bar import InfoBar
from legcurl_timer.gui.widgets.question_bar import QuestionBar
from legcurl_timer.gui.window.icon import drawn_icon
from legcurl_timer.gui.window.keep_awake import KeepAwake
from legcurl_timer.userdata.settings import Settings, SettingsFile, ThemeChoice
from legcurl_timer.userdata.unfinished_workout import WorkoutFile
from legcurl_timer.wording.sets import no_sound_line, place_text

if TYPE_CHECKING:
    from legcurl_timer.core.load import Load
    from legcurl_timer.core.pacing.timeline import Phase
    from legcurl_timer.core.progression.nordic_plan import NordicWeek
    from legcurl_timer.gui.history.history_controller import HistoryController
    from legcurl_timer.gui.prepare.workout_page import WorkoutPage
    from legcurl_timer.gui.presets.presets_page import PresetsPage
    from legcurl_timer.gui.state.history_service import HistoryService
    from legcurl_timer.gui.training.distance_view import DistanceView
    from legcurl_timer.training.audio_engine import AudioEngine
    from legcurl_timer.training.pacer import Pacer
    from legcurl_timer.training.set_recorder import SetRecorder
    from legcurl_timer.userdata.presets import Preset

AudioEngineMaker = Callable[[Settings], "AudioEngine"]

_SIZE = (1280, 800)
_LEAST_SIZE = (960, 640)
_TITLE_BAR = 40
"""Room for what the system puts above a window."""
_SAVE_AFTER_MS = 400
_FROM_AFAR = {
    Intent.TOGGLE,
    Intent.END_SET,
    Intent.BACK,
    Intent.MUTE,
    Intent.LOUDER,
    Intent.SOFTER,
    Intent.FULL_SCREEN,
    Intent.MORE_REST,
    Intent.LESS_REST,
}
_REST_CHANGES_MS = {Intent.MORE_REST: REST_STEP_MS, Intent.LESS_REST: -REST_STEP_MS}
_SCALE_STEPS = 20
_LEAST_SCALE, _MOST_SCALE = 0.75, 3.0


class MainWindow(QMainWindow):
    """Prepare, train, see what was done.

    `make_audio_engine` brings sound in and takes its time: wait for `first_painted` before it is called.
    """

    first_painted = Signal()

    def __init__(
        self,
        variations: tuple[Variation, ...],
        prescription: SetPrescription,
        settings_file: SettingsFile,
        settings: Settings,
        make_audio_engine: AudioEngineMaker,
        *,
        muted: bool = False,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Leg Curl Timer")
        self.setWindowIcon(drawn_icon(variations[0]))
        self._variations = variations
        self._settings_file = settings_file
        self._settings = settings.remembering(settings.plan_for(prescription))
        self._make_audio_engine = make_audio_engine
        self._audio_engine: AudioEngine | None = None
        self._muted = muted
        self._painted = False
        self._sets: list[PacedSet] = []
        self._scale = 0.0
        self._theme_shown: Theme | None = None
        self._prepare = PreparePage(variations, prescription)
        self._set = SetPage()
        self._result = ResultPage()
        self._settings_page = SettingsPage(self._settings)
        self._keys_page = KeysPage()
        self._workout_page: WorkoutPage | None = None
        self._presets_page: PresetsPage | None = None
        self._notice = InfoBar()
        self._room: HistoryController | None = None
        self._offer_bar = QuestionBar(
            ("Keep it", "Keep the interrupted set"), ("Discard it", "Discard the interrupted set")
        )
        self._workout_bar = QuestionBar(
            ("Go on", "Go on with the workout"), ("Leave it", "Leave the workout as it is")
        )
        self._distance: DistanceView | None = None
        self._phase_seen: Phase | None = None
        self._awake = KeepAwake(self._tell_after_set, self)
        self._untold: list[str] = []
        self._suggested: WorkoutPlan | None = None
        self._suggested_load: Load | None = None
        self._workout_file = WorkoutFile(settings_file.folder)
        self._storage_bar = InfoBar()
        self._desk: HistoryService | None = None
        self._session = SessionBridge(self._make_pacer, self._make_recorder, self)
        self._trim = DelayControl(self, self._settings_page)
        self._hear = HearControl(self)
        self._router = KeyRouter(self, lambda: self._session.is_on, lambda: self._session.is_resting)
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(_SAVE_AFTER_MS)
        self._lay_out()
        self._flash = ScreenFlash(self._set)
        self._connect()
        self._apply_theme()
        self._show_loudness()
        self._prepare.plan.show_workout(self._settings.plan_for(prescription))
        self._prepare.focus_list()

    @Slot()
    def load_audio_engine(self) -> None:
        """Bring sound in and tell what is not as wished; does nothing the second time."""
        if self._audio_engine is None:
            self._audio_engine = self._make_audio_engine(self._settings)
            self.tell(*self._audio_engine.notices)

    @Slot()
    def open_history(self) -> None:
        """Let the history be opened, in a thread of its own; what is found on the way is told as it comes."""
        self.history.open()
        self._offer_workout()

    @property
    def history(self) -> "HistoryService":
        """What stands between the window and its history; made when it is first asked for."""
        if self._desk is None:
            from legcurl_timer.gui.state.history_service import HistoryService  # noqa: PLC0415 - the window is shown first

            folder = self._settings_file.folder
            self._desk = HistoryService(folder, self._variations, self._offer_bar, self._storage_bar, self)
            self._desk.noticed.connect(self.tell)
            self._desk.read_changed.connect(self._show_summary)
            self._desk.set_recovered.connect(self._on_set_recovered)
        return self._desk

    def tell(self, *notices: str) -> None:
        """Show what the lifter should know, if anything."""
        if lines := [notice for notice in notices if notice]:
            self._notice.say("\n".join(lines))

    def _tell_after_set(self, notice: str) -> None:
        """Show what need not be known before the set is over: a line that appears moves what is read."""
        if self._session.is_on:
            self._untold.append(notice)
        else:
            self.tell(notice)

    @Slot()
    def start_set(self) -> None:
        """Start the workout as planned, or its next set where it rests."""
        if self._session.is_resting:
            self._session.toggle()
            return
        self._prepare.plan.commit()
        self.load_audio_engine()
        if self._audio_engine is None:
            return
        plan = self._prepare.plan.workout
        if plan != self._suggested:
            self._settings = self._settings.remembering(plan)
            self._suggested_load = None
        self._save()
        self._start(Workout(plan))

    def _start(self, workout: Workout) -> None:
        self.load_audio_engine()
        self._stop_trying_out()
        self._notice.clear()
        self._workout_bar.withdraw()
        self._awake.hold()
        self._session.begin(workout)
        self._on_workout_progressed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text grow with the window."""
        super().resizeEvent(event)
        self._apply_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the set, fall silent and keep everything; ask where something cannot be kept."""
        self._stop_trying_out()
        if (field := self.focusWidget()) is not None:
            field.clearFocus()  # takes over what is still being typed
        self._session.end(is_last=True)
        if self._desk is not None and not self._desk.let_go(self._settings.exchange_folder):
            event.ignore()
            return
        if self._room is not None:
            self._room.leave()
        self._session.close()
        self._awake.close()
        if self._distance is not None:
            self._distance.close()
        self._save()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's colours where it tells of them through the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self._apply_theme()

    # Layout and connections

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (
            self._prepare,
            self._set,
            self._result,
            self._settings_page,
            self._keys_page,
        ):
            self._pages.addWidget(page)
        self._set.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notice = QVBoxLayout()
        notice.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        notice.setSpacing(GRID)
        for bar in (self._offer_bar, self._workout_bar, self._storage_bar, self._notice):
            notice.addWidget(bar)
        column.addLayout(notice)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(inside)
        self.setMinimumSize(*_LEAST_SIZE)
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(*_SIZE).boundedTo(room))

    def _connect(self) -> None:
        self._router.intent_requested.connect(self._on_intent_requested)
        self._router.variation_requested.connect(self._on_variation_number)
        self._prepare.variation_chosen.connect(self._on_variation_chosen)
        self._prepare.prescription_changed.connect(self._on_prescription_changed)
        self._prepare.settings_requested.connect(self._on_settings_requested)
        self._prepare.keys_requested.connect(self._on_keys_requested)
        self._prepare.history_requested.connect(self.show_history)
        self._prepare.workout_requested.connect(self._on_workout_requested)
        self._prepare.presets_requested.connect(self._on_presets_requested)
        self._prepare.next_time.accepted.connect(self._on_suggestion_accepted)
        self._prepare.plan.workout_changed.connect(self._on_workout_changed)
        self._prepare.plan.volume_changed.connect(self._set_volume)
        self._prepare.plan.mute_toggled.connect(self._set_muted)
        self._prepare.plan.start_requested.connect(self.start_set)
        self._session.looked.connect(self._on_looked)
        self._session.sound_failed.connect(self._on_sound_failed)
        self._session.set_finished.connect(self._on_set_finished)
        self._session.set_discarded.connect(self._on_set_discarded)
        self._session.set_begun.connect(self._on_set_begun)
        self._session.set_corrected.connect(self._on_set_corrected)
        self._session.set_withdrawn.connect(self._on_set_withdrawn)
        self._session.workout_ended.connect(self._on_workout_ended)
        rest_bar = self._result.rest_bar
        rest_bar.rest_change_requested.connect(self._session.add_rest)
        rest_bar.wait_requested.connect(self._session.toggle_wait)
        rest_bar.correction_requested.connect(self._session.correct_last)
        rest_bar.repeat_requested.connect(self._session.repeat_last)
        rest_bar.withdrawal_requested.connect(self._session.withdraw_last)
        self._result.set_revised.connect(self._on_set_revised)
        self._offer_bar.offered.connect(self._on_set_offered)
        self._workout_bar.keep_requested.connect(self._on_workout_taken_up)
        self._workout_bar.discard_requested.connect(self._on_workout_left)
        self._session.workout_changed.connect(self._on_workout_progressed)
        self._result.next_requested.connect(self.start_set)
        self._result.back_requested.connect(self._go_back)
        self._settings_page.settings_changed.connect(self._on_settings_changed)
        self._settings_page.trim_test_toggled.connect(self._on_trim_test_toggled)
        self._settings_page.hear_requested.connect(self._on_hear_requested)
        self._settings_page.back_requested.connect(self._leave_page)
        self._keys_page.back_requested.connect(self._leave_page)
        self._save_soon.timeout.connect(self._save)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)

    # What the lifter wants

    @Slot(Intent)
    def _on_intent_requested(self, intent: Intent) -> None:
        match intent:
            case Intent.END_SET:
                self._session.end()
            case Intent.MUTE:
                self._set_muted(not self._muted)
            case Intent.LOUDER:
                self._set_volume(self._loudness().stepped(1).volume)
            case Intent.SOFTER:
                self._set_volume(self._loudness().stepped(-1).volume)
            case Intent.TOGGLE:
                self._toggle()
            case Intent.BACK:
                self._go_back()
            case Intent.FULL_SCREEN:
                self._toggle_distance_view()
            case _ if not self._session.is_on:
                self._on_page_requested(intent)

    def _on_page_requested(self, intent: Intent) -> None:
        if intent in _REST_CHANGES_MS:
            self._session.add_rest(_REST_CHANGES_MS[intent])
        elif intent is Intent.SHOW_KEYS:
            self._on_keys_requested()
        elif intent is Intent.SHOW_HISTORY:
            self.show_history()
        elif intent is Intent.SHOW_WORKOUT:
            self._on_workout_requested()
        elif intent is Intent.SHOW_PRESETS:
            self._on_presets_requested()
        elif self._pages.currentWidget() is self._result:
            self._result.fill_in(intent)

    @Slot(Intent)
    def _on_distant_intent(self, intent: Intent) -> None:
        """Obey what makes sense from afar; no page is opened where it cannot be seen."""
        if intent in _FROM_AFAR:
            self._on_intent_requested(intent)

    def _toggle(self) -> None:
        if self._session.is_on:
            self._session.toggle()
        else:
            self.start_set()

    @Slot()
    def _go_back(self) -> None:
        if self._distance is not None and self._distance.isVisible() and not self._session.is_on:
            self._toggle_distance_view()
        elif self._session.is_on:
            self._session.ask()
        elif self._room is not None and self._pages.currentWidget() is self._room.page:
            if not self._room.page.step_back():
                self._leave_page()
        elif self._pages.currentWidget() is self._result:
            self._session.end_workout()
            self._show_prepare()
        elif self._pages.currentWidget() is not self._prepare or self._session.is_resting:
            self._leave_page()

    @Slot()
    def _leave_page(self) -> None:
        """Go back to the rest where there is one, else to the plan."""
        if self._session.is_resting:
            self._stop_trying_out()
            self._show_page(self._result)
            self._result.focus_next()
        else:
            self._show_prepare()

    def _toggle_distance_view(self) -> None:
        """Show the essentials on a whole screen, the second one where there is one, or no longer."""
        if self._distance is not None and self._distance.isVisible():
            self._distance.hide()
            self.activateWindow()
            return
        if self._distance is None:
            from legcurl_timer.gui.training.distance_view import DistanceView  # noqa: PLC0415 - not needed to train

            self._distance = DistanceView()
            self._apply_flash()
            if self._theme_shown is not None:
                self._distance.set_theme(self._theme_shown)
            router = KeyRouter(self._distance, lambda: self._session.is_on, lambda: self._session.is_resting)
            router.intent_requested.connect(self._on_distant_intent)
        self._begin_distance()
        self._distance.appear(self)
        self._on_looked()

    @Slot(int)
    def _on_variation_number(self, number: int) -> None:
        if self._session.is_resting:
            self._result.editor.answer_reserve(number)
            return
        variation = variation_for_number(self._variations, number)
        if variation is not None and not self._session.is_on:
            self._on_variation_chosen(variation)
            self._show_prepare()

    @Slot(Variation)
    def _on_variation_chosen(self, variation: Variation) -> None:
        prescription = self._settings.prescription_for(variation)
        self._prepare.show_prescription(prescription)
        self._prepare.plan.show_workout(self._settings.plan_for(prescription))
        self._on_workout_changed()
        self._show_summary()

    @Slot(SetPrescription)
    def _on_prescription_changed(self, prescription: SetPrescription) -> None:
        self._settings = self._settings.remembering(
            replace(self._prepare.plan.workout, prescription=prescription)
        )
        self._save_soon.start()

    @Slot()
    def _on_workout_changed(self) -> None:
        self._on_prescription_changed(self._prepare.plan.prescription)

    @Slot(int)
    def _set_volume(self, volume: int) -> None:
        self._settings = replace(self._settings, volume=volume)
        self._set_muted(muted=False)
        self._save_soon.start()

    @Slot(bool)
    def _set_muted(self, muted: bool) -> None:
        self._muted = muted
        self._show_loudness()
        self._session.set_loudness(self._loudness())

    # What happens

    @Slot()
    def _on_looked(self) -> None:
        transport, workout = self._session.transport, self._session.workout
        if self._session.is_resting and workout is not None and workout.step is not None:
            if self._result.rest_bar.isHidden():
                self._begin_distance()
            self._result.show_rest(workout, workout.step, now_ms())
            if self._pages.currentWidget() is self._set:
                self._show_page(self._result)
                self._result.focus_next()
        elif transport is not None:
            self._set.show_transport(transport, now_ms(), asking=self._session.is_asking)
            self._flash_phase(transport)
        if self._distance is not None and self._distance.isVisible():
            shown = transport or Transport.for_set(self._prepare.plan.prescription)
            self._distance.show_transport(shown, now_ms(), asking=self._session.is_asking)

    def _begin_distance(self) -> None:
        """Let the view from afar get ready for the set that is next, or under way."""
        if self._distance is None:
            return
        workout = self._session.workout
        if workout is not None and workout.step is not None:
            self._distance.begin(workout.step.prescription, place_text(workout, workout.step))
        else:
            self._distance.begin(self._prepare.plan.prescription)

    def _flash_phase(self, transport: Transport) -> None:
        """Light the edge of the window up when another phase of a rep begins."""
        phase = transport.timeline.phase_at(transport.position_ms(now_ms()))
        if phase is not self._phase_seen:
            self._phase_seen = phase
            if phase.rep and self._theme_shown is not None:
                self._flash.flash(self._theme_shown.phase_colour(phase.kind), now_ms())

    def _offer_workout(self) -> None:
        """Offer to go on with a workout of today that was broken off."""
        workout = self._workout_file.load(wall_now().local.date(), self._variations)
        if workout is not None:
            done = counted(len(workout.done), "set")
            lift = workout.plan.prescription.variation.name
            self._workout_bar.offer(
                "today", f"Your workout stopped after {done} ({lift}). Go on or leave it?"
            )

    @Slot(SetRecord)
    def _on_set_recovered(self, record: SetRecord) -> None:
        """Take a set that was cut off and kept into today's workout, so that it is not asked for again."""
        now = wall_now()
        workout = self._workout_file.load_begun(now.local.date(), self._variations)
        if workout is None or workout.plan.prescription.variation.id != record.variation:
            return
        tally = SetTally(record.completed_reps, record.tut_ms or 0, record.set_time_ms or 0)
        after = workout.begin(0).set_ended(tally, Ending.ENDED_EARLY, 0, record.uid)
        self.tell(self._workout_file.save(after, now.local.date()))
        self._workout_bar.withdraw()
        self._offer_workout()

    @Slot()
    def _on_workout_taken_up(self) -> None:
        workout = self._workout_file.load(wall_now().local.date(), self._variations)
        self._workout_bar.withdraw()
        if workout is not None:
            self._on_plan_chosen(workout.plan)
            self._start(workout)

    @Slot()
    def _on_workout_left(self) -> None:
        self._workout_bar.withdraw()
        self._workout_file.forget()

    @Slot()
    def _on_workout_progressed(self) -> None:
        """Keep where the workout is, so that it can go on there."""
        workout = self._session.workout
        if workout is not None and not workout.ended:
            self.tell(self._workout_file.save(workout, wall_now().local.date()))

    @Slot()
    def _on_set_begun(self) -> None:
        """Show the set whose rest is over, whatever the lifter has been looking at."""
        self._stop_trying_out()
        self._result.hide_rest()
        transport = self._session.transport
        if transport is not None:
            self._set.begin(transport.prescription)
            self._begin_distance()
            self._show_page(self._set)
            self._set.setFocus()

    def _make_pacer(self, prescription: SetPrescription, context: SetContext) -> "Pacer":
        self.load_audio_engine()
        assert self._audio_engine is not None  # noqa: S101 - it has just been loaded
        return self._audio_engine.pacer(prescription, self._loudness(), context)

    def _make_recorder(self, step: Step) -> "SetRecorder":
        load = self._suggested_load if self._is_suggested(step.prescription) else None
        return self.history.recorder(step, load)

    def _is_suggested(self, prescription: SetPrescription) -> bool:
        """Return whether the load that was suggested, if any, is for this leg."""
        return self._suggested is not None and prescription.leg is self._suggested.prescription.leg

    @Slot(str)
    def _on_sound_failed(self, problem: str) -> None:
        if problem:
            self.tell(no_sound_line(problem))
        else:
            self._notice.clear()

    @Slot(SetRecord, SetPrescription)
    def _on_set_finished(self, record: SetRecord, prescription: SetPrescription) -> None:
        if self._is_suggested(prescription):
            self._suggested_load = None  # from the next set on it is what was really lifted
        self._sets.append(PacedSet(prescription, record))
        self._result.show_sets(self._sets)
        self._result.show_next(self._prepare.plan.prescription)
        self._show_page(self._result)
        self._result.focus_next()
        self.tell(*self._untold)
        self._untold.clear()

    @Slot()
    def _on_workout_ended(self) -> None:
        """Rest no longer; the next start begins a workout anew, unless this one is gone on with."""
        self._awake.release()
        self._result.hide_rest()
        self._result.show_next(self._prepare.plan.prescription)
        workout = self._session.workout
        if workout is None or workout.plan.next_place(workout.done) is None:
            self._workout_file.forget()
            if workout is not None:
                self._result.show_workout_done(len(workout.done))
        else:
            self._offer_workout()

    @Slot(str, int)
    def _on_set_corrected(self, uid: str, reps: int) -> None:
        if all(each.record.uid != uid for each in self._sets):
            self.history.correct_reps(uid, reps)
            return
        for place, each in enumerate(self._sets):
            if each.record.uid == uid:
                record = replace(each.record, completed_reps=reps)
                self.history.revise(each.record, record)
                self._sets[place] = replace(each, record=record)
        self._result.show_sets(self._sets)

    @Slot(str)
    def _on_set_withdrawn(self, uid: str) -> None:
        self.history.discard(uid)
        self._sets = [each for each in self._sets if each.record.uid != uid]
        self._result.show_sets(self._sets)

    @Slot()
    def _on_set_offered(self) -> None:
        """Let Enter keep what was cut off, unless the lifter is at something else."""
        typing = isinstance(self.focusWidget(), QLineEdit)
        if self._pages.currentWidget() is self._prepare and not typing:
            self._offer_bar.focus_keep()

    @Slot(str)
    def _on_set_discarded(self, uid: str) -> None:
        self._awake.release()
        self.history.discard(uid)
        self._show_prepare()

    @Slot(SetRecord, SetRecord)
    def _on_set_revised(self, old: SetRecord, new: SetRecord) -> None:
        self.history.revise(old, new)
        self._sets = [
            replace(each, record=new) if each.record.uid == new.uid else each for each in self._sets
        ]
        self._result.show_rows(self._sets)

    @Slot(Settings)
    def _on_settings_changed(self, settings: Settings) -> None:
        self._settings = replace(
            settings,
            volume=self._settings.volume,
            variation=self._settings.variation,
            last_used=self._settings.last_used,
            exchange_folder=self._settings.exchange_folder,
        )
        self._apply_theme()
        self._trim.use_trim(settings.trim_ms)
        if self._audio_engine is not None:
            self._audio_engine.use(self._settings)
            self._session.prepare_anew()
            self._notice.clear()
            self.tell(*self._audio_engine.notices)
        self._save_soon.start()

    @Slot(bool)
    def _on_trim_test_toggled(self, on: bool) -> None:
        self.load_audio_engine()
        if on and self._audio_engine is not None:
            self._hear.stop()
            self._trim.start(self._audio_engine.tick_track(self._loudness()), self._settings.trim_ms)
            self._on_sound_failed(self._trim.problem)
        else:
            self._trim.stop()

    @Slot()
    def _on_hear_requested(self) -> None:
        """Let one rep be heard as it is guided."""
        self.load_audio_engine()
        if self._audio_engine is not None:
            self._stop_trying_out()
            self._hear.start(self._audio_engine.sample(self._prepare.plan.prescription, self._loudness()))
            self._on_sound_failed(self._hear.problem)

    def _stop_trying_out(self) -> None:
        self._trim.stop()
        self._hear.stop()

    @Slot()
    def _on_settings_requested(self) -> None:
        self._settings_page.show_settings(self._settings)
        self._show_page(self._settings_page)
        self._settings_page.focus_first()

    @Slot()
    def _on_keys_requested(self) -> None:
        self._show_page(self._keys_page)
        self._keys_page.focus_back()

    @Slot()
    def _on_workout_requested(self) -> None:
        if self._workout_page is None:
            from legcurl_timer.gui.prepare.workout_page import WorkoutPage  # noqa: PLC0415 - not needed to train

            self._workout_page = page = WorkoutPage()
            self._pages.addWidget(page)
            page.plan_changed.connect(self._on_plan_chosen)
            page.back_requested.connect(self._leave_page)
            page.nordic.nordic_start_requested.connect(self._on_nordic_start_requested)
            page.nordic.nordic_plan_chosen.connect(self._on_nordic_plan_chosen)
        self._prepare.plan.commit()
        self._workout_page.show_plan(self._prepare.plan.workout)
        self._show_nordic_week()
        self._show_page(self._workout_page)
        self._workout_page.focus_first()

    def _show_nordic_week(self) -> None:
        if self._workout_page is not None:
            self._workout_page.nordic.show_week(self.history.nordic_week(self._settings.nordic_started))

    @Slot()
    def _on_nordic_start_requested(self) -> None:
        self._settings = replace(self._settings, nordic_started=wall_now().local.date().isoformat())
        self._save_soon.start()
        self._show_nordic_week()

    @Slot(object)
    def _on_nordic_plan_chosen(self, week: "NordicWeek") -> None:
        from legcurl_timer.core.progression.nordic_plan import plan_of_week  # noqa: PLC0415 - not needed to train

        plan = plan_of_week(week, self._prepare.plan.workout)
        self._on_plan_chosen(plan)
        if self._workout_page is not None:
            self._workout_page.show_plan(plan)

    @Slot(WorkoutPlan)
    def _on_plan_chosen(self, plan: WorkoutPlan) -> None:
        """Take over a whole workout in place of the one that was planned."""
        self._prepare.show_prescription(plan.prescription)
        self._prepare.plan.show_workout(plan)
        self._on_workout_changed()

    @Slot()
    def _on_presets_requested(self) -> None:
        if self._presets_page is None:
            from legcurl_timer.gui.presets.presets_page import PresetsPage  # noqa: PLC0415 - not needed to train
            from legcurl_timer.userdata.preset_file import PresetFile  # noqa: PLC0415 - the same

            file = PresetFile(self._settings_file.folder, self._variations)
            self._presets_page = PresetsPage(file, self._settings.exchange_folder, self._set_up_now)
            self._pages.addWidget(self._presets_page)
            self._presets_page.preset_chosen.connect(self._on_preset_chosen)
            self._presets_page.back_requested.connect(self._leave_page)
            self._presets_page.folder_used.connect(self._on_exchange_folder_used)
            if self._theme_shown is not None:
                self._presets_page.set_theme(self._theme_shown)
        self._prepare.plan.commit()
        self._show_page(self._presets_page)
        self._presets_page.open()

    def _set_up_now(self) -> tuple[WorkoutPlan, Guidance]:
        return self._prepare.plan.workout, self._settings.guidance

    @Slot(object)
    def _on_preset_chosen(self, preset: "Preset") -> None:
        self._on_plan_chosen(preset.plan)
        self._on_settings_changed(replace(self._settings, guidance=preset.guidance))
        self._show_prepare()

    @Slot()
    def show_history(self) -> None:
        """Show the history page, or say why it cannot be shown now."""
        path = self.history.readable_path()
        if path is None:
            return
        room = self._history_room()
        if self._pages.currentWidget() is room.page:
            return
        if room.enter(path):
            self._show_page(room.page)
            room.page.focus_first()

    def _history_room(self) -> "HistoryController":
        if self._room is None:
            from legcurl_timer.gui.history.history_controller import HistoryController  # noqa: PLC0415 - not needed to train

            self._room = HistoryController(self._variations, self._settings.exchange_folder, self)
            self._pages.addWidget(self._room.page)
            self._room.back_requested.connect(self._go_back)
            self.history.read_changed.connect(self._room.refresh)
            self._room.noticed.connect(self.tell)
            self._room.revision_held.connect(self.history.revise)
            self._room.folder_used.connect(self._on_exchange_folder_used)
            if self._theme_shown is not None:
                self._room.page.set_theme(self._theme_shown)
        return self._room

    @Slot(str)
    def _on_exchange_folder_used(self, folder: str) -> None:
        self._settings = replace(self._settings, exchange_folder=folder)
        self._save_soon.start()

    # What is shown

    @Slot()
    def _show_prepare(self) -> None:
        self._stop_trying_out()
        self._show_page(self._prepare)
        self._show_summary()
        self._prepare.focus_list()

    def _show_page(self, page: QWidget) -> None:
        if self._room is not None and page is not self._room.page:
            self._room.leave()
        self._pages.setCurrentWidget(page)

    @Slot()
    def _show_summary(self) -> None:
        if self._desk is not None and self._pages.currentWidget() is self._prepare:
            variation = self._prepare.plan.prescription.variation
            self._prepare.show_summary(self._desk.summary(variation))
            next_time = self._desk.next_time(self._chosen_plan(), self._settings.load_steps)
            if next_time is not None:
                self._prepare.next_time.show_next_time(next_time)

    def _chosen_plan(self) -> WorkoutPlan:
        """Return the workout as the lifter has chosen it, whatever is suggested for today."""
        variation = self._prepare.plan.prescription.variation
        return self._settings.plan_for(self._settings.prescription_for(variation))

    @Slot(Suggestion)
    def _on_suggestion_accepted(self, suggestion: Suggestion) -> None:
        """Plan today as suggested; what the lifter has chosen for this lift stays remembered as it was."""
        chosen = self._chosen_plan()
        plan, self._suggested_load = self.history.suggested(chosen, suggestion)
        slower = replace(chosen.prescription, tempo=plan.prescription.tempo)
        self._settings = self._settings.remembering(replace(chosen, prescription=slower))
        self._suggested = plan
        self._prepare.show_prescription(plan.prescription)
        self._prepare.plan.show_workout(plan)

    def _show_loudness(self) -> None:
        self._prepare.plan.show_loudness(self._settings.volume, muted_now=self._muted)
        self._set.show_loudness(self._settings.volume, muted_now=self._muted)

    @Slot()
    def _apply_theme(self) -> None:
        theme = _chosen_theme(self._settings.theme)
        size = self.size()
        fit = min(size.width() / _SIZE[0], size.height() / _SIZE[1])
        scale = min(max(round(fit * _SCALE_STEPS) / _SCALE_STEPS, _LEAST_SCALE), _MOST_SCALE)
        still = self._settings.reduced_motion
        self._prepare.set_still(still)
        self._set.set_still(still)
        self._apply_flash()
        if (theme, scale) == (self._theme_shown, self._scale):
            return
        self._theme_shown, self._scale = theme, scale
        self.setStyleSheet(style_sheet(theme, scale) + history_style(theme, scale))
        for page in (self._prepare, self._set, self._settings_page):
            page.set_theme(theme)
        if self._room is not None:
            self._room.page.set_theme(theme)
        if self._presets_page is not None:
            self._presets_page.set_theme(theme)
        if self._distance is not None:
            self._distance.set_theme(theme)
        self._on_looked()

    def _apply_flash(self) -> None:
        still = self._settings.reduced_motion
        self._flash.set_on(wished=self._settings.flash, reduced_motion=still)
        if self._distance is not None:
            self._distance.flash.set_on(wished=self._settings.flash, reduced_motion=still)
            self._distance.set_still(still)

    def _loudness(self) -> Loudness:
        return Loudness(self._settings.volume, self._muted)

    @Slot()
    def _save(self) -> None:
        self._save_soon.stop()
        self.tell(self._settings_file.save(self._settings))


def _chosen_theme(choice: ThemeChoice) -> Theme:
    if choice is ThemeChoice.SYSTEM:
        return LIGHT if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light else DARK
    return LIGHT if choice is ThemeChoice.LIGHT else DARK
