"""The sets of this visit, held once, so that what is shown and what the history keeps are the same."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally, planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.gui.state.history_service import HistoryService


@dataclass(frozen=True, slots=True)
class PacedSet:
    """A set of this session: as it was prescribed, and the record that is kept of it."""

    prescription: SetPrescription
    record: SetRecord

    @property
    def done(self) -> SetTally:
        """What was done of it."""
        return SetTally(self.record.completed_reps, self.record.tut_ms or 0, self.record.set_time_ms or 0)

    @property
    def planned(self) -> SetTally:
        """What there was to be done; of a set without an end, what was done."""
        return self.done if self.prescription.open_ended else planned_tally(compile_set(self.prescription))

    @property
    def is_complete(self) -> bool:
        """Whether it was done to its end, which the lifter sets where it has none."""
        return self.prescription.open_ended or self.record.ending is Ending.COMPLETED


class SessionLog(QObject):
    """Each set as it was prescribed with its record; every change of a record goes to the history, too.

    `set_added` tells of a set that is done, `answered` of what the lifter says about one, `changed` of sets
    put right or taken away.
    """

    set_added = Signal()
    answered = Signal()
    changed = Signal()

    def __init__(self, history: HistoryService, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._sets: tuple[PacedSet, ...] = ()

    @property
    def sets(self) -> tuple[PacedSet, ...]:
        """The sets in the order done."""
        return self._sets

    @Slot(SetRecord, SetPrescription)
    def add(self, record: SetRecord, prescription: SetPrescription) -> None:
        """Take in a set that is done; the history has it already."""
        self._sets = (*self._sets, PacedSet(prescription, record))
        self.set_added.emit()

    @Slot(SetRecord, SetRecord)
    def revise(self, old: SetRecord, new: SetRecord) -> None:
        """Take over what the lifter says about a set."""
        self._replace(old, new)
        self.answered.emit()

    @Slot(str, int)
    def correct_reps(self, uid: str, reps: int) -> None:
        """Put right the reps of a set, also of one that was done before the program was started."""
        known = next((each.record for each in self._sets if each.record.uid == uid), None)
        if known is None:
            self._history.access.correct_reps(uid, reps)
        else:
            self._replace(known, replace(known, completed_reps=reps))
            self.changed.emit()

    @Slot(str)
    def withdraw(self, uid: str) -> None:
        """Take a set away as if it had never been done."""
        self._history.discard(uid)
        self._sets = tuple(each for each in self._sets if each.record.uid != uid)
        self.changed.emit()

    def _replace(self, old: SetRecord, new: SetRecord) -> None:
        self._history.revise(old, new)
        self._sets = tuple(
            replace(each, record=new) if each.record.uid == new.uid else each for each in self._sets
        )
