"""What one past session says about a lift: its load, its reps, and whether it asks for more or for less."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import Load
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.progression.work_sets import Lift, RepRange, WorkSet, by_day
from legcurl_timer.core.text import counted_list


class PastSession(NamedTuple):
    """The work sets of a lift in one session, at least one, against the reps they aimed at."""

    lift: Lift
    goal: RepRange
    sets: tuple[WorkSet, ...]

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.sets[0].day

    @property
    def weight(self) -> Load | None:
        """The heaviest weight in the unit of the first that is known, None where none is."""
        weights = [each.weight for each in self.sets if each.weight]
        of_one_unit = [weight for weight in weights if weight.unit is weights[0].unit]
        return max(of_one_unit, key=lambda weight: weight.thousandths, default=None)

    @property
    def band(self) -> str:
        """The band, "" where none is known or a weight is."""
        return "" if self.weight else next((each.band for each in self.sets if each.band), "")

    @property
    def load_text(self) -> str:
        """The load in words, "" where it is unknown or the body alone."""
        # TRANSLATORS: in place of a load: "the red band again, up to 15 reps"; the name is the lifter's own.
        return _("the {band} band").format(band=self.band) if self.band else str(self.weight or "")

    @property
    def is_load_known(self) -> bool:
        """Whether the session can be compared with others."""
        return self.lift.variation.by_lowering or bool(self.load_text)

    @property
    def result(self) -> str:
        """What was done: "12, 12, 12 reps at 40 kg"."""
        done = [each.record.completed_reps for each in self.sets]
        reps = counted_list(done, "{count} rep", "{count} reps")
        if self.band:
            return _("{reps} with the {band} band").format(reps=reps, band=self.band)
        # TRANSLATORS: as in "12, 12, 12 reps at 40 kg".
        return _("{reps} at {load}").format(reps=reps, load=self.weight) if self.weight else reps

    def reaches(self, reps: int) -> bool:
        """Return whether every set has so many reps."""
        return all(each.record.completed_reps >= reps for each in self.sets)

    @property
    def shortfall(self) -> str:
        """What asks for less: a first set under the range, or form lost in any; "" where neither."""
        if self.sets[0].record.completed_reps < self.goal.bottom:
            # TRANSLATORS: what fell short, after "7, 6 reps at 40 kg twice running, ".
            return _("fewer than {reps} in the first set").format(reps=self.goal.bottom)
        return _("form lost") if any(each.record.form_kept is False for each in self.sets) else ""

    @property
    def obstacle(self) -> str:
        """What, apart from reps, speaks against more; "" where nothing does. An unknown answer is no yes."""
        if any((each.weight, each.band) != (self.weight, self.band) for each in self.sets):
            # TRANSLATORS: this and the next stand after "12 reps at 40 kg the last time, but ".
            return _("not every set was at one load")
        form = {each.record.form_kept for each in self.sets}
        kept_beat = {each.kept_beat for each in self.sets}
        if False in form:
            return _("form was lost")
        if None in form:
            return _("whether form was kept was not said")
        if False in kept_beat:
            return _("the beat was ahead of you") if self.lift.variation.by_lowering else self._rushed
        if None in kept_beat and not self.lift.variation.by_lowering:
            return _("whether you kept up with the beat was not said")
        return ""

    @property
    def _rushed(self) -> str:
        """That reps were rushed, and who says so where the lifter does not."""
        if any(each.record.kept_beat is False for each in self.sets):
            return _("reps were rushed")
        seen = (each.record.measurement for each in self.sets if each.kept_beat is False)
        if next(filter(None, seen)).instrument is Instrument.CAMERA:
            return _("reps were rushed, by the camera")
        return _("reps were rushed, by the taps")

    def is_at_least(self, other: "PastSession") -> bool:
        """Return whether the load was that of another session, or more of the same."""
        if self.weight and other.weight:
            return (
                self.weight.unit is other.weight.unit and self.weight.thousandths >= other.weight.thousandths
            )
        return (self.weight, self.band) == (other.weight, other.band)


def past_sessions(lift: Lift, goal: RepRange, sets: Iterable[WorkSet]) -> tuple[PastSession, ...]:
    """Return the sessions of a lift, oldest first, without warm-ups and false starts."""
    own = (
        each
        for each in sets
        if each.counts and (each.record.variation, each.record.tempo) == (lift.variation.id, str(lift.tempo))
    )
    return tuple(
        PastSession(lift, goal, of_day)
        for of_day in by_day(each for each in own if each.record.leg is lift.leg)
    )
