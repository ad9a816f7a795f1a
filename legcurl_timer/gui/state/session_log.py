"""The sets of this visit, held once, so that what is shown and what the history keeps are the same."""

from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.gui.state.history_service import HistoryService


class PacedSet(NamedTuple):
    """A set of this session: as it was prescribed, and the record that is kept of it.

    `was_asleep` tells that it ended where the machine fell asleep, `is_looked_at` that what was seen of it is
    still being gone through.
    """

    prescription: SetPrescription
    record: SetRecord
    was_asleep: bool = False
    is_deleted: bool = False
    is_looked_at: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether it was done to its end, which the lifter sets where it has none."""
        return self.prescription.open_ended or self.record.ending is Ending.COMPLETED


class SessionLog(QObject):
    """Each set as it was prescribed with its record; every change of a record goes to the history, too.

    `set_added` tells of a set that is done, `answered` of what the lifter says about one, by the record as it
    was and as it is, `changed` of sets measured, put right, taken away or brought back, here or elsewhere,
    and `reps_corrected` of the reps among it.
    """

    set_added = Signal()
    answered = Signal(SetRecord, SetRecord)
    changed = Signal()
    reps_corrected = Signal(str, int)

    def __init__(self, history: HistoryService, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._sets: tuple[PacedSet, ...] = ()
        self._awaited: dict[str, SetPrescription] = {}
        self._seen: dict[str, tuple[Measurement, bool]] = {}
        history.read_changed.connect(self._read_anew)

    @property
    def sets(self) -> tuple[PacedSet, ...]:
        """The sets in the order done, without those taken away."""
        return tuple(each for each in self._sets if not each.is_deleted)

    def sets_of(self, workout: Workout | None) -> tuple[PacedSet, ...]:
        """Return the sets of a workout in the order done, without those taken away."""
        known = {each.record.uid: each for each in self.sets}
        return tuple(known[each.uid] for each in workout.done if each.uid in known) if workout else ()

    def take_up(self, workout: Workout) -> None:
        """Take in what was done of a workout that goes on, as soon as the history tells."""
        known = {each.record.uid for each in self._sets}
        self._awaited |= {each.uid: each.planned for each in workout.done if each.uid not in known}
        self._read_anew()

    @Slot(SetRecord, SetPrescription, bool)
    def add(self, record: SetRecord, prescription: SetPrescription, was_asleep: bool) -> None:
        """Take in a set that is done; the history has it already."""
        measurement, is_final = self._seen.pop(record.uid, (record.measurement, True))
        record = replace(record, measurement=measurement)
        self._sets = (*self._sets, PacedSet(prescription, record, was_asleep, is_looked_at=not is_final))
        self.set_added.emit()

    @Slot(str, Measurement, bool)
    def measured(self, uid: str, measurement: Measurement, is_final: bool) -> None:
        """Take in what was seen of a set, done or under way, in the place of what was before."""
        self._history.measured(uid, measurement)
        known = next((each.record for each in self._sets if each.record.uid == uid), None)
        if known is None:
            self._seen[uid] = measurement, is_final
            return
        self._put(uid, record=replace(known, measurement=measurement), is_looked_at=not is_final)
        self.changed.emit()

    @Slot(SetRecord, SetRecord)
    def revise(self, old: SetRecord, new: SetRecord) -> None:
        """Take over what the lifter says about a set."""
        self._replace(old, new)
        self.answered.emit(old, new)
        if new.completed_reps != old.completed_reps:
            self.reps_corrected.emit(new.uid, new.completed_reps)

    @Slot(str, int)
    def correct_reps(self, uid: str, reps: int) -> None:
        """Put right the reps of a set, also of one that was done before the program was started."""
        known = next((each.record for each in self._sets if each.record.uid == uid), None)
        if known is None:
            self._history.access.correct_reps(uid, reps)
        elif known.completed_reps != reps:
            self._replace(known, replace(known, completed_reps=reps))
            self.changed.emit()

    @Slot(str)
    def withdraw(self, uid: str) -> None:
        """Take a set away as if it had never been done."""
        self._history.discard(uid)
        self._put(uid, is_deleted=True)
        self.changed.emit()

    @Slot(str)
    def bring_back(self, uid: str) -> None:
        """Have a set back that was taken away."""
        for each in self._sets:
            if each.record.uid == uid:
                self._history.access.writer.bring_back(each.record)
        self._put(uid, is_deleted=False)
        self.changed.emit()

    @Slot()
    def _read_anew(self) -> None:
        """Take over what has become of the sets on the history page, or in another window."""
        before = self._sets
        uids = [*self._awaited, *(each.record.uid for each in before)]
        known = self._history.access.known_sets(uids) if uids else {}
        for uid, found in known.items():
            if planned := self._awaited.pop(uid, None):
                self._sets = (*self._sets, PacedSet(planned, found.record))
            self._put(uid, record=found.record, is_deleted=found.deleted)
        if self._sets == before:
            return
        for old, new in zip(before, self._sets, strict=False):
            if new.record.completed_reps != old.record.completed_reps:
                self.reps_corrected.emit(new.record.uid, new.record.completed_reps)
        self.changed.emit()

    def _replace(self, old: SetRecord, new: SetRecord) -> None:
        if not any(each.record.uid == new.uid for each in self.sets):
            return  # by a key, though its fields are no longer offered
        self._history.revise(old, new)
        self._put(new.uid, record=new)

    def _put(self, uid: str, **facts: Any) -> None:
        self._sets = tuple(each._replace(**facts) if each.record.uid == uid else each for each in self._sets)
