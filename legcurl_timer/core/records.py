"""What is kept of a workout: sessions, their sets, the sets' reps.

Durations are whole milliseconds. A moment is UTC with the offset of the place beside it, so that the day in
the gym stays the day in the gym. What is not known is None, never a made-up number. Every record refuses
what makes no sense with a ValidationError that names the field.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from legcurl_timer.core.checks import check_flag, check_integer, check_tempo, check_text, check_uid
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind, performed_order
from legcurl_timer.core.load import Load
from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.moment import MOST_UTC_MS, Moment
from legcurl_timer.core.text import number_text
from legcurl_timer.core.validation import ValidationError

MAX_REPS_KEPT = 1_000
MAX_DURATION_MS = 86_400_000
MAX_RESERVE_HALF_REPS = 20
MAX_TEXT = 10_000
MAX_ORIGIN = 40
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")
_PHASES = {
    # TRANSLATORS: names of values in a record, in front of a colon; so are all up to "session note".
    PhaseKind.ECCENTRIC: gettext_noop("eccentric"),
    PhaseKind.STRETCHED_PAUSE: gettext_noop("stretched pause"),
    PhaseKind.CONCENTRIC: gettext_noop("concentric"),
    PhaseKind.CONTRACTED_PAUSE: gettext_noop("contracted pause"),
}
_PHASE_ORDERS = frozenset(performed_order(kind) for kind in PhaseKind if kind.is_moving)


class Source(StrEnum):
    """How the figures of a set were obtained."""

    PACED = "paced"
    MEASURED = "measured"
    SELF_REPORTED = "self-reported"


class Ending(StrEnum):
    """How a set came to its end; `recovered` was cut off by a crash and kept afterwards."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended-early"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class RepRecord:
    """One attempt at a rep, in the order tried: a rep broken off by a pause is tried again.

    `start_ms` counts from the start of the set; the phases are how long each was done, 0 where not at all.
    """

    number: int
    completed: bool
    start_ms: int
    eccentric_ms: int = 0
    stretched_pause_ms: int = 0
    concentric_ms: int = 0
    contracted_pause_ms: int = 0

    def __post_init__(self) -> None:
        check_integer("rep", self.number, 1, MAX_REPS_KEPT)
        check_flag("rep completed", self.completed)
        check_integer("rep start", self.start_ms, 0, MAX_DURATION_MS)
        for kind in NOTATION_ORDER:
            check_integer(_PHASES[kind], self.phase_ms(kind), 0, MAX_DURATION_MS)

    def phase_ms(self, kind: PhaseKind) -> int:
        """Return how long one of the four phases was done."""
        length_ms: int = getattr(self, f"{kind}_ms")
        return length_ms

    @property
    def duration_ms(self) -> int:
        """The length of the attempt."""
        return sum(self.phase_ms(kind) for kind in NOTATION_ORDER)


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One set.

    `variation` is the short name of the lift (a name that this program does not know is kept as it is),
    `tempo` the written tempo in its canonical form, "" where unknown. `phase_order` are the four phases in
    the order performed, empty where unknown. `reserve_half_reps` are the reps in reserve counted in halves.
    `kept_beat` and `form_kept` are what the lifter said, None where nothing.
    `ending` is None while the set is under way. TUT and set time are None where nobody knows them. They and
    the reps are told of by `source`; the `measurement` stands beside them, None where nothing saw the set.
    `origin` is the program that the set was imported from, "" where it was not.
    """

    uid: str
    started: Moment
    variation: str
    completed_reps: int
    tempo: str = ""
    phase_order: tuple[PhaseKind, ...] = ()
    planned_reps: int | None = None
    leg: Leg = Leg.BOTH
    load: Load | None = None
    reserve_half_reps: int | None = None
    form_kept: bool | None = None
    kept_beat: bool | None = None
    pain: bool = False
    warm_up: bool = False
    tut_ms: int | None = None
    set_time_ms: int | None = None
    source: Source = Source.PACED
    ending: Ending | None = Ending.COMPLETED
    note: str = ""
    reps: tuple[RepRecord, ...] = ()
    measurement: Measurement | None = None
    origin: str = ""

    def __post_init__(self) -> None:
        check_uid("set id", self.uid)
        if not _SLUG.fullmatch(self.variation):
            raise ValidationError(
                _("must be small letters, digits and hyphens, beginning with a letter"),
                gettext_noop("variation"),
            )
        check_tempo(self.tempo)
        if self.phase_order and self.phase_order not in _PHASE_ORDERS:
            raise ValidationError(
                _("must be the four phases in an order in which a rep runs"), gettext_noop("phase order")
            )
        check_integer("completed reps", self.completed_reps, 0, MAX_REPS_KEPT)
        check_integer("planned reps", self.planned_reps, 1, MAX_REPS_KEPT, optional=True)
        check_integer("reps in reserve", self.reserve_half_reps, 0, MAX_RESERVE_HALF_REPS, optional=True)
        check_flag("form kept", self.form_kept, optional=True)
        # TRANSLATORS: whether the lifter kept up with the beat; the name of a value, in front of a colon.
        check_flag("kept beat", self.kept_beat, optional=True)
        check_flag("pain", self.pain)
        check_flag("warm-up", self.warm_up)
        check_integer("time under tension", self.tut_ms, 0, MAX_DURATION_MS, optional=True)
        check_integer("set time", self.set_time_ms, 0, MAX_DURATION_MS, optional=True)
        if self.tut_ms is not None and self.set_time_ms is not None and self.tut_ms > self.set_time_ms:
            raise ValidationError(_("cannot be longer than the set"), gettext_noop("time under tension"))
        check_text("note", self.note, MAX_TEXT)
        # TRANSLATORS: the program that a set was imported from; the name of a value, in front of a colon.
        check_text("origin", self.origin, MAX_ORIGIN, one_line=True)
        if len(self.reps) > MAX_REPS_KEPT:
            fault = ngettext(
                "there is more than {count} of them", "there are more than {count} of them", MAX_REPS_KEPT
            )
            raise ValidationError(fault.format(count=number_text(MAX_REPS_KEPT)), gettext_noop("reps"))

    @property
    def ended(self) -> Moment:
        """When the set ended as far as its figures tell: breaks in the last rep are not among them."""
        tried_ms = max((rep.start_ms + rep.duration_ms for rep in self.reps), default=0)
        utc_ms = self.started.utc_ms + max(tried_ms, self.set_time_ms or 0)
        return Moment(min(utc_ms, MOST_UTC_MS), self.started.offset_min)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """The sets of one visit, in the order of their starts.

    Of a `day_only` session nobody told the time of day: it starts at noon, which is never shown as a time.
    """

    uid: str
    started: Moment
    ended: Moment
    note: str = ""
    sets: tuple[SetRecord, ...] = ()
    day_only: bool = False

    def __post_init__(self) -> None:
        check_uid("session id", self.uid)
        if self.ended.utc_ms < self.started.utc_ms:
            raise ValidationError(_("lies before its start"), gettext_noop("session end"))
        check_session_note(self.note)
        # TRANSLATORS: whether only the day of a session is known, not its time.
        check_flag("day only", self.day_only)

    @classmethod
    def of(cls, sets: tuple[SetRecord, ...]) -> "SessionRecord":
        """Return a session of sets that belong to none, at least one; the clock may have been put back."""
        return cls(new_uid(), min(each.started for each in sets), max(each.ended for each in sets), sets=sets)


def new_uid() -> str:
    """Return a name for a record that no other record has, here or anywhere else."""
    return str(uuid4())


def check_session_note(note: str) -> None:
    """Raise ValidationError for a note that a session cannot have."""
    check_text("session note", note, MAX_TEXT)
