"""A set of this visit: as it was prescribed, and the record that is kept of it."""

from dataclasses import dataclass

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally, planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.records import Ending, SetRecord


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
