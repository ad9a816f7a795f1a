"""What one set shall be, before it is compiled into a timeline."""

from dataclasses import dataclass

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, Variation
from legcurl_timer.core.text import decimal_text

OPEN_ENDED_REPS = 300
"""How many reps an open-ended set is paced for: more than anyone does; the lifter ends it long before."""


class PrescriptionError(ValueError):
    """A set that cannot be paced; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class SetPrescription:
    """A set to be paced: 1 to 100 reps after a count-in of 0 to 30 000 ms.

    `reps` is the top of a range whose bottom is `bottom_reps`, 0 where there is no range. An `open_ended` set
    goes on until the lifter ends it; its reps then are only what the lifter has in mind.
    `own_return` is the lifter's answer to the variation's own question (the Nordic's way up done by the
    hamstrings), and counts for nothing where there is none. `leg` is both, or one of the two (the left one
    unless told) where the variation trains one leg at a time. Raises PrescriptionError outside the limits.
    """

    variation: Variation
    tempo: Tempo
    reps: int
    count_in_ms: int
    own_return: bool = False
    leg: Leg = Leg.BOTH
    bottom_reps: int = 0
    open_ended: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.reps <= MAX_REPS:
            told = _("A set has 1 to {most} reps, not {reps}.")
            raise PrescriptionError(told.format(most=MAX_REPS, reps=self.reps))
        if not 0 <= self.bottom_reps <= self.reps:
            told = _("A range up to {top} reps begins with 1 to {top}, not with {bottom}.")
            raise PrescriptionError(told.format(top=self.reps, bottom=self.bottom_reps))
        if not 0 <= self.count_in_ms <= MAX_COUNT_IN_MS:
            told = _("A count-in lasts 0 to {most} s, not {seconds} s.")
            raise PrescriptionError(
                told.format(most=decimal_text(MAX_COUNT_IN_MS), seconds=decimal_text(self.count_in_ms))
            )
        if self.leg is Leg.BOTH and self.variation.one_leg:
            object.__setattr__(self, "leg", Leg.LEFT)
        if self.leg is not Leg.BOTH and not self.variation.one_leg:
            left = _("{lift}: both legs at once, not the left one.")
            right = _("{lift}: both legs at once, not the right one.")
            told = left if self.leg is Leg.LEFT else right
            raise PrescriptionError(told.format(lift=self.variation.name))

    @property
    def reps_text(self) -> str:
        """The reps as a number, or as a range: "12", "8\u201312"."""
        has_range = 0 < self.bottom_reps < self.reps
        return f"{self.bottom_reps}\u2013{self.reps}" if has_range else str(self.reps)

    @property
    def paced_reps(self) -> int:
        """The number of reps that are paced unless the lifter ends the set."""
        return OPEN_ENDED_REPS if self.open_ended else self.reps

    @classmethod
    def by_default(cls, variation: Variation) -> "SetPrescription":
        """Return the set that the variation starts out with."""
        return cls(variation, variation.tempo, variation.default_reps, variation.count_in_ms)
