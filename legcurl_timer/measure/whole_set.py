"""A whole set at its end, from what moved in it: the best answer that there is."""

from typing import NamedTuple

import numpy as np

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.direction import way_votes
from legcurl_timer.measure.limb import LEAD_S, Limb, find_limb
from legcurl_timer.measure.motion import Mask, Motion
from legcurl_timer.measure.movements import Movements, find_movements
from legcurl_timer.measure.reps import SeenRep, find_reps

# TRANSLATORS: why a set was not seen well, after "not seen well: "; so are the next seven.
NOTHING_MOVED = gettext_noop("nothing moved to the beat")
TOO_SMALL = gettext_noop("the leg is too small in the picture")
CELLS_DISAGREE = gettext_noop("the leg could not be told from what is around it")
TOO_DARK = gettext_noop("the picture is too dark or too blurred")
TOO_FEW_PICTURES = gettext_noop("too few pictures came in a second")
OFF_THE_BEAT = gettext_noop("what moved did not keep to the beat")
EITHER_WAY = gettext_noop("it could not be seen which way was up")
NO_REP = gettext_noop("no whole rep was seen")
FEWEST_A_SECOND = 8
"""With 4 to 7 a second, movements were 0.1 to 0.4 s wrong in the mean on clean clips."""
_SAME_REP_S = 0.5
_LEAST_CELLS = 20
_LEAST_AGREEMENT = 0.68
_LEAST_CLEARNESS = 2.5
_LEAST_FIT = 0.4
_LEAST_VOTES = 2.0


class SeenSet(NamedTuple):
    """What was seen of a set: its reps in order, and why they may not be told, "" where they may.

    The reason is in English, as it is kept; `gettext` looks it up where it is shown.

    `votes` are those for which of the limb's ways is the first movement, see `way_votes`.
    """

    reps: tuple[SeenRep, ...] = ()
    why: str = ""
    limb: Limb | None = None
    votes: float = 0.0

    @property
    def trusted(self) -> bool:
        """Whether its figures may be told."""
        return not self.why

    def after(self, earlier: "SeenSet") -> "SeenSet":
        """Return this with the reps that were seen before its first one, of the same set."""
        if not self.reps:
            return earlier
        start_s = self.reps[0].away.start_s - _SAME_REP_S
        before = tuple(rep for rep in earlier.reps if rep.away.start_s < start_s)
        return self._replace(reps=(*before, *self.reps))


def see_set(
    motion: Motion,
    beat: Beat,
    until_s: float = np.inf,
    *,
    known: Limb | None = None,
    within: Mask | None = None,
) -> SeenSet:
    """Return what was seen of a set from its first movement to `until_s`.

    `known` is the limb that the lifter has shown before: where it is found again, it is the lifter's for sure
    and goes the same way, so that it need not keep to the beat. `within` are the cells to look for it in.
    """
    limb = find_limb(motion, beat, until_s, within)
    if limb is None:
        return SeenSet(why=NOTHING_MOVED)
    if known is not None and (likeness := limb.likeness(known)):
        return read_set(motion, beat, limb if likeness > 0 else limb.turned(), until_s, is_sure=True)
    return read_set(motion, beat, limb, until_s)


def read_set(
    motion: Motion, beat: Beat, limb: Limb, until_s: float = np.inf, *, is_sure: bool = False
) -> SeenSet:
    """Return what a limb did in a set; where `is_sure`, it is the lifter's, read the right way round."""
    part = motion.between(beat.first_s - LEAD_S, until_s)
    found = _movements(limb, part, beat)
    votes = way_votes(limb, found.movements, part, beat)
    if not is_sure and votes < 0:
        limb, votes = limb.turned(), -votes
        found = _movements(limb, part, beat)
    reps = find_reps(found.movements, limb, part)
    why = _doubt(limb, found, votes, part.frame_s, is_sure=is_sure)
    if not why and not any(not rep.why for rep in reps):
        why = NO_REP
    return SeenSet(tuple(reps), why, limb, votes)


def _movements(limb: Limb, motion: Motion, beat: Beat) -> Movements:
    return find_movements(
        motion.times_s, motion.gaps_s, limb.speed(motion), beat.first_s - LEAD_S, float(motion.times_s[-1])
    )


def _doubt(limb: Limb, found: Movements, votes: float, frame_s: float, *, is_sure: bool) -> str:
    """Return why a set may not be told, "" where it may."""
    doubts = (
        (limb.fit < _LEAST_FIT and not is_sure, OFF_THE_BEAT if found.movements else NOTHING_MOVED),
        (frame_s * FEWEST_A_SECOND > 1, TOO_FEW_PICTURES),
        (limb.cells < _LEAST_CELLS, TOO_SMALL),
        (limb.agreement < _LEAST_AGREEMENT, CELLS_DISAGREE),
        (found.clearness < _LEAST_CLEARNESS, TOO_DARK),
        (votes < _LEAST_VOTES and not is_sure, EITHER_WAY),
    )
    return next((why for is_doubtful, why in doubts if is_doubtful), "")
