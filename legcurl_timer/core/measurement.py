"""What was seen of a set: the reps that were really done, beside those that were asked for.

A movement starts and ends where its speed passes 15 % of its usual speed; a pause of less than 0.2 s is told
as a turn, and has no length. Figures are good for about a tenth of a second, so they are told as "about".
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from legcurl_timer.core.checks import check_flag, check_integer, check_text
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.validation import ValidationError

MAX_MEASURED_REPS = 1_000
MAX_MEASURED_MS = 86_400_000
MAX_REASON = 200
TURN_MS = 200
"""A pause that is shorter is a turn: the movements meet midway."""
_PHASES = {
    # TRANSLATORS: names of values in a record, in front of a colon; so are all that begin with "measured".
    PhaseKind.ECCENTRIC: gettext_noop("measured eccentric"),
    PhaseKind.STRETCHED_PAUSE: gettext_noop("measured stretched pause"),
    PhaseKind.CONCENTRIC: gettext_noop("measured concentric"),
    PhaseKind.CONTRACTED_PAUSE: gettext_noop("measured contracted pause"),
}


class Instrument(StrEnum):
    """What saw the set: the camera, or a helper who tapped at each change."""

    CAMERA = "camera"
    TAPS = "taps"


@dataclass(frozen=True, slots=True)
class MeasuredRep:
    """One rep as it was done; `number` counts those that were seen from 1.

    `start_ms` is when its first movement started, from the start of the set as the paced reps count it, and
    `late_ms` how long after the beat that was, below 0 before it, None where there is no beat to compare
    with. The phases are how long each was, 0 where there was none. A `half` rep went less than 70 % of the
    usual way. One not `trusted` was not seen well, and `why` says in a few English words what stood in the
    way.
    """

    number: int
    start_ms: int
    eccentric_ms: int = 0
    stretched_pause_ms: int = 0
    concentric_ms: int = 0
    contracted_pause_ms: int = 0
    late_ms: int | None = None
    half: bool = False
    trusted: bool = True
    why: str = ""

    def __post_init__(self) -> None:
        check_integer("measured rep", self.number, 1, MAX_MEASURED_REPS)
        check_integer("measured start", self.start_ms, 0, MAX_MEASURED_MS)
        for kind in NOTATION_ORDER:
            check_integer(_PHASES[kind], self.phase_ms(kind), 0, MAX_MEASURED_MS)
        # TRANSLATORS: how long after the beat a rep began.
        check_integer("measured late", self.late_ms, -MAX_MEASURED_MS, MAX_MEASURED_MS, optional=True)
        # TRANSLATORS: whether a rep went only half the way.
        check_flag("measured half", self.half)
        # TRANSLATORS: whether a rep, or a set, was seen well enough.
        check_flag("measured trusted", self.trusted)
        check_text("measured why", self.why, MAX_REASON, one_line=True)

    def phase_ms(self, kind: PhaseKind) -> int:
        """Return how long one of the four phases was."""
        length_ms: int = getattr(self, f"{kind}_ms")
        return length_ms


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one instrument saw of a set.

    Where the whole was not `trusted`, `why` says in a few English words what stood in the way, and no figure
    of it is told. `tut_ms` is the time under tension of the trusted reps, None where nothing is trusted. The
    reps are in the order of their numbers; one that got lost on a damaged disk leaves a gap.
    """

    instrument: Instrument
    trusted: bool
    why: str = ""
    tut_ms: int | None = None
    reps: tuple[MeasuredRep, ...] = ()

    def __post_init__(self) -> None:
        check_flag("measured trusted", self.trusted)
        check_text("measured why", self.why, MAX_REASON, one_line=True)
        check_integer("measured time under tension", self.tut_ms, 0, MAX_MEASURED_MS, optional=True)
        if any(rep.number >= following.number for rep, following in pairwise(self.reps)):
            raise ValidationError(_("must be in the order of their numbers"), gettext_noop("measured reps"))

    @property
    def trusted_reps(self) -> tuple[MeasuredRep, ...]:
        """The reps whose figures may be told."""
        return tuple(rep for rep in self.reps if rep.trusted) if self.trusted else ()

    @property
    def whole_reps(self) -> tuple[MeasuredRep, ...]:
        """Those of them that went all the way, so that their lengths can be held against the tempo."""
        return tuple(rep for rep in self.trusted_reps if not rep.half)

    @property
    def full_reps(self) -> int:
        """How many reps went all the way, seen well or not."""
        return sum(not rep.half for rep in self.reps)
