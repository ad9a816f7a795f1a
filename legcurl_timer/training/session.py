"""A workout under way: paced and recorded set by set, with the rests between them.

The window and the terminal drive the same session: they pass on what the lifter wants, call `update` often,
and hear what happens. It knows no page, no toolkit and no timer.
"""

from collections.abc import Callable
from enum import Enum, auto

from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout import events
from legcurl_timer.core.workout.workout import Stage, Step, Workout
from legcurl_timer.training import session_events
from legcurl_timer.training.set_meter import MeterMaker, SetMeter, no_meter
from legcurl_timer.training.set_under_way import LastSound, PacerMaker, RecorderMaker, SetUnderWay

QUESTION_READ_MS = 600  # an answer that comes sooner was meant for something else


class _Mode(Enum):
    """What becomes of the present set."""

    IDLE = auto()
    GOING = auto()
    ASKING = auto()


class TrainingSession:
    """Runs at most one workout at a time.

    The clock `now_ms` knows where a set is, `seen_at_ms` when that was last looked at; the `workout`, None
    before the first one, knows what comes next. A command does at once what follows from it and looks again;
    `tell` hears what happened, in its order. A command that makes no sense where the workout stands does
    nothing.
    """

    def __init__(
        self,
        now_ms: Callable[[], int],
        make_pacer: PacerMaker,
        make_recorder: RecorderMaker,
        tell: Callable[[session_events.SessionEvent], None],
        make_meter: MeterMaker = no_meter,
    ) -> None:
        self.now_ms = now_ms
        self.workout: Workout | None = None
        self.seen_at_ms = 0
        self._make_pacer = make_pacer
        self._witnesses = make_recorder, make_meter
        self._tell = tell
        self._set: SetUnderWay | None = None
        self._mode = _Mode.IDLE
        self._asked_at_ms = 0
        self._then: Callable[[Workout], Workout] | None = None
        self._is_rest_told = False
        self._last_sound = LastSound()

    @property
    def is_on(self) -> bool:
        """Whether a set is under way, running or paused; a rest is none."""
        return self._mode is not _Mode.IDLE and not self.is_resting

    @property
    def is_resting(self) -> bool:
        """Whether the workout rests, or waits for the lifter, before its next set.

        What is heard may lag behind the workout's clock: the rest is over when it is over for the ear.
        """
        now_ms = self.now_ms()
        if self.workout and self.workout.stage(now_ms) in {Stage.RESTING, Stage.WAITING}:
            return True
        if self._set is None or self._mode is _Mode.IDLE:
            return False
        return self._set.transport.rest_left_ms(now_ms) > 0

    @property
    def is_asking(self) -> bool:
        """Whether the lifter has been asked if the set shall be put away."""
        return self._mode is _Mode.ASKING

    @property
    def needs_updates(self) -> bool:
        """Whether time alone changes something, so that `update` should be called often."""
        if self._set is None or self._mode is _Mode.IDLE:
            return self._last_sound.is_ringing
        is_running = self._set.transport.status is Status.RUNNING
        return is_running or self.stage is Stage.RESTING or self._last_sound.is_ringing

    @property
    def stage(self) -> Stage:
        """Where the workout stands."""
        return self.workout.stage(self.now_ms()) if self.workout else Stage.READY

    @property
    def transport(self) -> Transport | None:
        """Where the set stands; None before the first one."""
        return self._set.transport if self._set else None

    @property
    def meter(self) -> SetMeter | None:
        """What measures the set, None where nothing does, or its count-in has not begun."""
        return self._set.meter if self._set else None

    # What the lifter wants

    def begin(self, workout: Workout) -> None:
        """Start a workout."""
        self.close()
        self.workout = workout
        self._apply(workout.begin(self.now_ms()))

    def toggle(self) -> None:
        """Start, pause or go on; in a rest, go to the set at once."""
        if self.is_resting:
            self._command(lambda workout: workout.skip_rest(self.now_ms()))
        elif self._set is not None:
            self._mode = _Mode.GOING
            self._set.pacer.toggle()
            self.update(self.now_ms())

    def ask(self) -> None:
        """Stop, and ask whether to put the set away; if that has been asked and could be read, do so."""
        if self._set is None:
            return
        if self._mode is _Mode.ASKING:
            if self.now_ms() - self._asked_at_ms >= QUESTION_READ_MS:
                self._put_away(self._set)
        else:
            self._mode, self._asked_at_ms = _Mode.ASKING, self.now_ms()
            self._set.pacer.pause()
        self.update(self.now_ms())

    def end(self, *, is_last: bool = False) -> None:
        """End the set here, and with the last one the workout."""
        if self._set is not None and self.is_on:
            self._then = Workout.end if is_last else None
            self._set.pacer.end()
            self.update(self.now_ms())

    def end_workout(self) -> None:
        """Do no further set; one that is under way has to be ended first."""
        if self.is_resting:
            self._command(Workout.end)

    def prepare_anew(self) -> None:
        """In a rest, have the next set ready as the settings say now."""
        if self.workout is not None and self.workout.step is not None and self.is_resting:
            self._prepare(self.workout, self.workout.step)
            self.update(self.now_ms())

    def add_rest(self, by_ms: int) -> None:
        """Rest longer, or shorter where `by_ms` is negative."""
        self._command(lambda workout: workout.add_rest(by_ms, self.now_ms()))

    def toggle_wait(self) -> None:
        """Let the next set not start by itself, or again do so."""
        self._command(lambda workout: workout.go_on() if workout.waiting else workout.wait())

    def correct(self, uid: str, reps: int) -> None:
        """Take over the reps of a set that was put right."""
        self._command(lambda workout: workout.correct(uid, reps, self.now_ms()))

    def repeat_last(self) -> None:
        """Do the last set once more."""
        self._command(lambda workout: workout.repeat_last(self.now_ms()))

    def withdraw_last(self) -> None:
        """Take the last set away, and do it anew."""
        self._command(lambda workout: workout.discard_last(self.now_ms()))

    def bring_back(self, before: Workout) -> None:
        """Take back that the last set was taken away, or is done once more, since the workout was so."""
        self._command(lambda workout: workout.bring_back(before, self.now_ms()))

    def set_loudness(self, loudness: Loudness) -> None:
        """Change the volume of the set that runs."""
        if self._set is not None:
            self._set.pacer.set_loudness(loudness)

    def close(self) -> None:
        """Fall silent and forget the set and its workout."""
        self._mode, self.workout = _Mode.IDLE, None
        if self._set is not None:
            self._set.close()
            self._set = None
        self._last_sound.close()

    # What follows from it, and from the time

    def tick(self, now_ms: int) -> bool:
        """Look again because time has passed, and return whether there was nothing more to it."""
        if self._set is None or not self._set.passes(now_ms):
            self.update(now_ms)
            return False
        self.seen_at_ms = now_ms
        return True

    def update(self, now_ms: int) -> None:
        """Look again: take notice of the time, `now_ms` of the clock."""
        self.seen_at_ms = now_ms
        self._last_sound.update(now_ms)
        under_way, workout = self._set, self.workout
        if under_way is None or workout is None or self._mode is _Mode.IDLE:
            return
        transport = under_way.pacer.update(now_ms)
        if (problem := under_way.new_sound_problem()) is not None:
            self._tell(session_events.SoundProblem(problem))
        if workout.ends_asleep(transport):
            self._then = Workout.wait
            under_way.pacer.end()
        has_rested = not transport.rest_left_ms(now_ms)
        if has_rested and workout.waiting and transport.status is Status.RUNNING:
            under_way.pacer.pause()
        if not has_rested or (workout.waiting and under_way.recorder is None):
            self._update_rest(under_way, workout, now_ms)
        else:
            self._update_set(under_way, workout, now_ms)

    def _update_rest(self, under_way: SetUnderWay, workout: Workout, now_ms: int) -> None:
        if under_way.is_to_be_heard_anew(now_ms):
            under_way.rest(workout.rest_left_ms(now_ms), then_wait=workout.waiting)
        elif under_way.transport.clock_jumped and not workout.waiting:
            self._apply(workout.wait())

    def _update_set(self, under_way: SetUnderWay, workout: Workout, now_ms: int) -> None:
        if under_way.recorder is None and workout.step is not None:
            under_way.begin(workout.step, *self._witnesses)
            self._is_rest_told = False
            self._tell(session_events.SetBegun(workout.step))
        under_way.note(now_ms)
        if under_way.transport.status is Status.FINISHED:
            self._finish(under_way, workout, now_ms)
        else:
            under_way.expect_nothing(now_ms)

    def _finish(self, under_way: SetUnderWay, workout: Workout, now_ms: int) -> None:
        # The set stays: its last sound may still be on the air.
        self._mode = _Mode.IDLE
        then, self._then = self._then, None
        transport, recorder = under_way.transport, under_way.recorder
        record = recorder.record if recorder else None
        tally = transport.tally(now_ms)
        if record is None or not tally.set_time_ms:
            self._put_away(under_way)
            return
        ending = Ending.COMPLETED if transport.prescription.open_ended else transport.ending
        self._tell(
            session_events.SetFinished(record, transport.prescription, was_asleep=transport.clock_jumped)
        )
        after = workout.set_ended(tally, ending or Ending.ENDED_EARLY, now_ms, record.uid)
        self._apply(then(after) if then else after)

    def _put_away(self, under_way: SetUnderWay) -> None:
        """Do not keep the set; a workout that has others waits for it to be begun again."""
        under_way.stop_measuring()
        workout = self.workout
        if workout is None or not workout.done:
            self.close()
            self._tell(session_events.WorkoutPutAway(under_way.uid))
        else:
            self._tell(session_events.SetPutAway(under_way.uid))
            self._apply(workout.set_ended(SetTally(0, 0, 0), Ending.ENDED_EARLY, self.now_ms()))

    def _command(self, command: Callable[[Workout], Workout]) -> None:
        if self.workout is not None:
            self._apply(command(self.workout))

    def _apply(self, after: Workout) -> None:
        """Take over the workout after a command, do what follows from it, and tell of it."""
        before, self.workout = self.workout, after
        for event in events.events_between(before or after, after):
            self._handle(event, after)
            self._tell(event)
        self.update(self.now_ms())

    def _handle(self, event: events.Event, workout: Workout) -> None:
        match event:
            case events.SetPlanned(step):
                self._prepare(workout, step)
            case events.RestChanged() | events.WaitEnded() if self._set is not None:
                self._set.rest(workout.rest_left_ms(self.now_ms()), then_wait=workout.waiting)
            case events.WorkoutDone():
                self._mode = _Mode.IDLE
                if self._set is not None and self._set.transport.status is not Status.FINISHED:
                    self._set.pacer.close()

    def _prepare(self, workout: Workout, step: Step) -> None:
        """Have the next set ready, and let it run with the rest before it."""
        now_ms = self.now_ms()
        if self._set is not None:
            self._last_sound.let_ring(self._set.pacer, now_ms)
        context = workout.context(now_ms, rest_told=self._is_rest_told)
        self._set = SetUnderWay(self._make_pacer(step.prescription, context))
        self._is_rest_told = True
        self._mode = _Mode.GOING
        if workout.stage(now_ms) is not Stage.WAITING:
            self._set.pacer.toggle()
