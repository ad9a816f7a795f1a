"""The workout of today on the disk: kept while it goes on, and offered again where it was broken off."""

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.clock import wall_now
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.userdata.unfinished_workout import WorkoutFile
from legcurl_timer.wording.sets import place_text


class TodaysWorkout(QObject):
    """Keeps one workout, from its begin to its end.

    `offered` tells of one that can go on, by its lift and the set that is next; "" where there is none.
    """

    offered = Signal(str)
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
        """Tell which workout was broken off and can go on, if there is one."""
        workout = self.broken_off
        step = workout.begin(0).step if workout else None
        if workout is None or step is None:
            self.offered.emit("")
        else:
            self.offered.emit(f"{step.prescription.variation.name} \u00b7 {place_text(workout, step)}")

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
        self.offer()
