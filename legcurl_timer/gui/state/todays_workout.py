"""The workout of today on the disk: kept while it goes on, and offered again where it was broken off."""

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.clock import wall_now
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.userdata.unfinished_workout import WorkoutFile


class TodaysWorkout(QObject):
    """Keeps one workout, from its begin to its end; `offered` tells, in a question, of one that can go on."""

    offered = Signal(str)
    withdrawn = Signal()
    noticed = Signal(str)

    def __init__(self, file: WorkoutFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file

    @property
    def broken_off(self) -> Workout | None:
        """The workout of today that can go on, None where there is none."""
        return self._file.load(wall_now().local.date())

    def begin(self, workout: Workout) -> None:
        """Write down a workout that begins; one that can go on stays until a set of the new one is done."""
        self.noticed.emit(self._file.begin(workout, wall_now().local.date()))

    def keep(self, workout: Workout) -> None:
        """Write down where a workout stands; one with nothing left is forgotten."""
        self.noticed.emit(self._file.keep(workout, wall_now().local.date()))

    @Slot()
    def offer(self) -> None:
        """Ask whether to go on with a workout that was broken off, if there is one."""
        if (workout := self.broken_off) is not None:
            done, lift = counted(len(workout.done), "set"), workout.plan.prescription.variation.name
            self.offered.emit(f"Your workout stopped after {done} ({lift}). Go on or leave it?")

    @Slot()
    def forget(self) -> None:
        """Keep no workout: the lifter does not want to go on."""
        self._file.forget()
        self.withdrawn.emit()

    @Slot(SetRecord)
    def take_in(self, record: SetRecord) -> None:
        """Take a set that was cut off and kept into today's workout, so that it is not asked for again."""
        workout = self._file.load_begun(wall_now().local.date())
        step = workout and workout.begin(0).step
        if not workout or not step:
            return
        if (step.prescription.variation.id, step.place.leg) != (record.variation, record.leg):
            return
        tally = SetTally(record.completed_reps, record.tut_ms or 0, record.set_time_ms or 0)
        self.keep(workout.begin(0).set_ended(tally, Ending.ENDED_EARLY, 0, record.uid))
        self.withdrawn.emit()
        self.offer()
