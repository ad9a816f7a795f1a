"""A workout in the terminal: the same session and sound as in the window, one live line, a few keys."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from legcurl_timer.cli.terminal_keys import KeyReader, no_keys
from legcurl_timer.cli.workout_lines import LiveLine, rest_line, set_line
from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally, planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.core.workout.events import SetStored, WorkoutDone
from legcurl_timer.core.workout.plan import REST_STEP_MS, WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Step, Workout
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training import session_events as events
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.session import TrainingSession
from legcurl_timer.training.set_recorder import SetRecorder, recorder_for
from legcurl_timer.userdata.plans import Plans
from legcurl_timer.userdata.unfinished_workout import WorkoutFile
from legcurl_timer.wording.presets import sets_text
from legcurl_timer.wording.sets import ENDED_ASLEEP, no_sound_line, place_text, set_summary

_LOOK_EVERY_S = 0.02
_LAST_SOUND_MS = 2_000
"""Three notes and "set done"."""
_NOTE_MS = 2_000
# TRANSLATORS: one line of a terminal, at most 110 characters; Space and Enter are the keys.
_KEYS_OF_A_SET = gettext_noop(
    "Space pauses and goes on \u00b7 Enter ends the set \u00b7 M mutes \u00b7 + and - change the volume"
)
# TRANSLATORS: one line of a terminal, at most 110 characters or so.
_KEYS_OF_A_WORKOUT = gettext_noop(
    "Space pauses, goes on, ends a rest \u00b7 Enter ends the set \u00b7 W waits \u00b7 M mutes \u00b7 "
    "+ and - change volume or rest"
)


class TerminalWorkout:
    """A workout on the terminal, from the first line to the last sound.

    One of several sets is kept in `file` as it goes on, so that what was broken off can go on in the window.
    Loads are those of the `plans`.
    """

    def __init__(
        self,
        plan: WorkoutPlan,
        audio_engine: AudioEngine,
        loudness: Loudness,
        writer: HistoryWriter,
        file: WorkoutFile,
        *,
        plans: Plans,
        clock: Callable[[], int],
    ) -> None:
        self._plan = plan
        self._audio_engine = audio_engine
        self._loudness = loudness
        self._writer = writer
        self._file = file
        self._clock = clock
        self._line = LiveLine()
        self._is_single = len(plan.places) == 1
        self._is_over = False
        self._told_problem = ""
        self._note = ""
        self._note_until_ms = 0
        self._plans = plans
        self._session = TrainingSession(clock, self._make_pacer, self._make_recorder, self._hear)

    def run(self, read_key: KeyReader) -> None:
        """Do the workout, to its end or to Ctrl-C."""
        self._introduce()
        try:
            self._session.begin(Workout(self._plan))
            self._keep_place(self._file.begin)
            while not self._is_over:
                self._show()
                self._press(read_key(_LOOK_EVERY_S))
                self._session.update(self._clock())
                if read_key is no_keys and self._session.stage is Stage.WAITING:
                    self._session.toggle()  # nobody else could say so
        except KeyboardInterrupt:
            self._session.end(is_last=True)
            self._session.end_workout()
        self._line.show("")
        self._hear_the_end(read_key)
        self._session.close()

    def step_aside(self) -> None:
        """Pause a set that runs: someone else is about to have the terminal."""
        transport = self._session.transport
        if self._session.is_on and transport is not None and transport.status is Status.RUNNING:
            self._session.toggle()

    def redraw(self) -> None:
        """Show the line anew: someone else has had the terminal meanwhile."""
        self._line.forget()

    def _introduce(self) -> None:
        prescription = self._plan.prescription
        variation, tempo = prescription.variation, prescription.tempo
        print(f"{variation.name} \u00b7 {tempo.shown} \u00b7 {variation.reading(tempo)}")
        if not self._is_single:
            print(sets_text(self._plan))
        if self._line.is_live:
            print(_(_KEYS_OF_A_SET if self._is_single else _KEYS_OF_A_WORKOUT))

    def _show(self) -> None:
        workout, transport, width = self._session.workout, self._session.transport, self._line.width
        now_ms = self._clock()
        note = self._note if width and now_ms < self._note_until_ms else ""
        if self._session.is_resting and workout is not None and workout.step is not None:
            self._line.show(rest_line(workout, workout.step, now_ms, width, note))
        elif transport is not None:
            self._line.show(set_line(transport, now_ms, width, note))

    def _press(self, key: str) -> None:
        is_resting = self._session.is_resting
        match key.lower():
            case " ":
                self._session.toggle()
            case "\n" | "\r":
                self._session.end()
            case "m":
                self._set_loudness(self._loudness._replace(muted=not self._loudness.muted))
            case "+" | "=" | "-" | "_":
                step = 1 if key in "+=" else -1
                if is_resting:
                    self._session.add_rest(step * REST_STEP_MS)
                else:
                    self._set_loudness(self._loudness.stepped(step))
            case "w" if is_resting:
                self._session.toggle_wait()

    def _set_loudness(self, loudness: Loudness) -> None:
        if not loudness.muted:
            # TRANSLATORS: at most 12 characters with the number, which is 0 to 100.
            note = _("volume {volume}")
        elif loudness.volume != self._loudness.volume:
            # TRANSLATORS: of the sound; at most 12 characters with the volume, 0 to 100.
            note = _("muted, {volume}")
        else:
            # TRANSLATORS: of the sound; at most 12 characters.
            note = _("muted")
        self._loudness = loudness
        self._session.set_loudness(loudness)
        self._note = note.format(volume=loudness.volume)
        self._note_until_ms = self._clock() + _NOTE_MS

    def _make_recorder(self, step: Step) -> SetRecorder:
        planned = step.prescription
        return recorder_for(step, self._writer, self._plans.load_of(planned.variation, planned.leg))

    def _make_pacer(self, prescription: SetPrescription, context: SetContext) -> Pacer:
        return self._audio_engine.pacer(prescription, self._loudness, context)

    def _hear(self, event: events.SessionEvent) -> None:
        match event:
            case events.SetFinished(record, prescription, was_asleep):
                if was_asleep:
                    self._line.say(_(ENDED_ASLEEP))
                self._tell_set(prescription, record)
            case SetStored():
                self._keep_place(self._file.keep)
            case events.SoundProblem(problem):
                self._tell_problem(problem)
            case events.SetPutAway(uid):
                self._writer.discard(uid)
            case events.WorkoutPutAway(uid):
                self._writer.discard(uid)
                self._line.say(_summary(self._plan.prescription, SetTally(0, 0, 0)))
                self._is_over = True
            case WorkoutDone(done):
                self._is_over = True
                if not self._is_single:
                    self._line.say(_done_text(len(done), is_whole=self._plan.next_place(done) is None))

    def _tell_set(self, prescription: SetPrescription, record: SetRecord) -> None:
        summary = _summary(
            prescription, SetTally(record.completed_reps, record.tut_ms or 0, record.set_time_ms or 0)
        )
        workout = self._session.workout
        if not self._is_single and workout is not None and workout.step is not None:
            place = place_text(workout, workout.step)
            # TRANSLATORS: as in "Set 2 of 3: 10 of 10 reps".
            summary = _("{place}: {summary}").format(place=place, summary=summary)
        self._line.say(summary)

    def _tell_problem(self, problem: str) -> None:
        """Tell why nothing is heard, once for all the sets that it lasts."""
        if problem and problem != self._told_problem:
            self._line.say(no_sound_line(problem), as_problem=True)
        self._told_problem = problem

    def _keep_place(self, write: Callable[[Workout, date], str]) -> None:
        """Keep where the workout is."""
        workout = self._session.workout
        if self._is_single or workout is None:
            return
        if notice := write(workout, wall_now().local.date()):
            self._line.say(notice, as_problem=True)

    def _hear_the_end(self, read_key: KeyReader) -> None:
        """Stay until the last sound is over, unless a key says that it may be cut short."""
        transport = self._session.transport
        if transport is None or transport.ending is not Ending.COMPLETED:
            return
        until_ms = self._clock() + _LAST_SOUND_MS
        with suppress(KeyboardInterrupt):
            while self._clock() < until_ms and not read_key(_LOOK_EVERY_S):
                pass


def _done_text(sets: int, *, is_whole: bool) -> str:
    if is_whole:
        return counted(sets, "Workout done: {count} set", "Workout done: {count} sets")
    return counted(sets, "Workout ended: {count} set", "Workout ended: {count} sets")


def _summary(prescription: SetPrescription, done: SetTally) -> str:
    return set_summary(done, None if prescription.open_ended else planned_tally(compile_set(prescription)))
