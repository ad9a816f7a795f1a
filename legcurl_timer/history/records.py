"""What is kept of a workout: sessions, their sets, the sets' reps. Values without a database.

Durations are whole milliseconds. A moment is UTC with the offset of the place beside it, so that the day in
the gym stays the day in the gym. What is not known is None, never a made-up number. Every record refuses
what makes no sense with a RecordError that names the field.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import uuid4

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind, performed_order
from legcurl_timer.core.lifts.tempo import Tempo, TempoError

MAX_REPS_KEPT = 1_000
MAX_DURATION_MS = 86_400_000
MAX_LOAD_THOUSANDTHS = 2_000_000
MAX_RESERVE_HALF_REPS = 20
MAX_TEXT = 10_000
MAX_BAND_TEXT = 60
KG_PER_LB = Decimal("0.45359237")
"""A pound in kilograms, by its definition."""
_MAX_OFFSET_MIN = 24 * 60 - 1
_LEAST_UTC_MS = 0
_MOST_UTC_MS = 4_102_444_800_000  # the year 2100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_PHASE_ORDERS = frozenset(performed_order(kind) for kind in PhaseKind if kind.is_moving)


class RecordError(ValueError):
    """A record that makes no sense; `field` names what is wrong, `what` says it in a few words."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(f"{field} {what}")
        self.field = field
        self.what = what


class LoadUnit(StrEnum):
    """What a load is counted in."""

    KG = "kg"
    LB = "lb"
    BAND = "band"
    BODYWEIGHT = "bodyweight"


class Source(StrEnum):
    """How the figures of a set were obtained."""

    PACED = "paced"
    MEASURED = "measured"
    SELF_REPORTED = "self-reported"


class SetEnding(StrEnum):
    """How a set came to its end; `recovered` was cut off by a crash and kept afterwards."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended-early"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A time in ms since 1970 (UTC, up to the year 2100), and the place's offset from it in minutes."""

    utc_ms: int
    offset_min: int = 0

    def __post_init__(self) -> None:
        _check_integer("time", self.utc_ms, _LEAST_UTC_MS, _MOST_UTC_MS)
        _check_integer("UTC offset", self.offset_min, -_MAX_OFFSET_MIN, _MAX_OFFSET_MIN)

    @classmethod
    def of(cls, time: datetime) -> "Moment":
        """Return the moment of an aware time; fractions of a millisecond, and of a minute, are cut off."""
        offset = time.utcoffset()
        if offset is None:
            raise RecordError("time", "lacks its UTC offset")
        return cls((time - _EPOCH) // timedelta(milliseconds=1), offset // timedelta(minutes=1))

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read what `str` writes. Raises RecordError."""
        try:
            return cls.of(datetime.fromisoformat(text))
        except (ValueError, OverflowError) as error:
            if isinstance(error, RecordError):
                raise
            raise RecordError("time", "is not a time such as 2026-11-23T17:05:00.000+01:00") from error

    @property
    def local(self) -> datetime:
        """The time as the clock on the wall showed it, offset included."""
        return datetime.fromtimestamp(
            self.utc_ms // 1000, timezone(timedelta(minutes=self.offset_min))
        ).replace(microsecond=self.utc_ms % 1000 * 1000)

    def __str__(self) -> str:
        return self.local.isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Load:
    """What was lifted: thousandths of a kilogram or pound, the name of a band, or the body alone."""

    unit: LoadUnit
    thousandths: int = 0
    band: str = ""

    def __post_init__(self) -> None:
        weighed = self.unit in {LoadUnit.KG, LoadUnit.LB}
        _check_integer("load", self.thousandths, 0, MAX_LOAD_THOUSANDTHS if weighed else 0)
        _check_text("band", self.band, MAX_BAND_TEXT, one_line=True)
        if (self.unit is LoadUnit.BAND) != bool(self.band):
            raise RecordError("band", "has a name where the load is a band, and only there")

    def __str__(self) -> str:
        match self.unit:
            case LoadUnit.BAND:
                return f"{self.band} band"
            case LoadUnit.BODYWEIGHT:
                return "bodyweight"
            case unit:
                return f"{amount_text(self.thousandths)} {unit}"


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
        _check_integer("rep", self.number, 1, MAX_REPS_KEPT)
        _check_flag("rep completed", self.completed)
        _check_integer("rep start", self.start_ms, 0, MAX_DURATION_MS)
        for kind in NOTATION_ORDER:
            _check_integer(kind.replace("_", " "), self.phase_ms(kind), 0, MAX_DURATION_MS)

    def phase_ms(self, kind: PhaseKind) -> int:
        """Return how long a phase was done."""
        match kind:
            case PhaseKind.ECCENTRIC:
                return self.eccentric_ms
            case PhaseKind.STRETCHED_PAUSE:
                return self.stretched_pause_ms
            case PhaseKind.CONCENTRIC:
                return self.concentric_ms
            case PhaseKind.CONTRACTED_PAUSE:
                return self.contracted_pause_ms
            case _:
                return 0

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
    `ending` is None while the set is under way. TUT and set time are None where nobody knows them.
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
    ending: SetEnding | None = SetEnding.COMPLETED
    note: str = ""
    reps: tuple[RepRecord, ...] = ()

    def __post_init__(self) -> None:
        _check_uid("set id", self.uid)
        if not _SLUG.fullmatch(self.variation):
            raise RecordError("variation", "must be small letters, digits and hyphens, a letter first")
        _check_tempo(self.tempo)
        if self.phase_order and self.phase_order not in _PHASE_ORDERS:
            raise RecordError("phase order", "must be the four phases in an order in which a rep runs")
        _check_integer("completed reps", self.completed_reps, 0, MAX_REPS_KEPT)
        _check_integer("planned reps", self.planned_reps, 1, MAX_REPS_KEPT, optional=True)
        _check_integer("reps in reserve", self.reserve_half_reps, 0, MAX_RESERVE_HALF_REPS, optional=True)
        _check_flag("form kept", self.form_kept, optional=True)
        _check_flag("kept beat", self.kept_beat, optional=True)
        _check_flag("pain", self.pain)
        _check_flag("warm-up", self.warm_up)
        _check_integer("time under tension", self.tut_ms, 0, MAX_DURATION_MS, optional=True)
        _check_integer("set time", self.set_time_ms, 0, MAX_DURATION_MS, optional=True)
        if self.tut_ms is not None and self.set_time_ms is not None and self.tut_ms > self.set_time_ms:
            raise RecordError("time under tension", "cannot be longer than the set")
        _check_text("note", self.note, MAX_TEXT)
        if len(self.reps) > MAX_REPS_KEPT:
            raise RecordError("reps", f"are more than {MAX_REPS_KEPT}")

    @property
    def ended(self) -> Moment:
        """When the set ended as far as its figures tell: breaks in the last rep are not among them."""
        tried_ms = max((rep.start_ms + rep.duration_ms for rep in self.reps), default=0)
        utc_ms = self.started.utc_ms + max(tried_ms, self.set_time_ms or 0)
        return Moment(min(utc_ms, _MOST_UTC_MS), self.started.offset_min)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """The sets of one visit, in the order of their starts."""

    uid: str
    started: Moment
    ended: Moment
    note: str = ""
    sets: tuple[SetRecord, ...] = ()

    def __post_init__(self) -> None:
        _check_uid("session id", self.uid)
        if self.ended.utc_ms < self.started.utc_ms:
            raise RecordError("session end", "lies before its start")
        check_session_note(self.note)


def new_uid() -> str:
    """Return a name for a record that no other record has, here or anywhere else."""
    return str(uuid4())


def printable(text: str) -> str:
    """Return a text with a space for each character that cannot be printed, as pasting may bring along."""
    return _CONTROL.sub(" ", text)


def check_session_note(note: str) -> None:
    """Raise RecordError for a note that a session cannot have."""
    _check_text("session note", note, MAX_TEXT)


def amount_text(thousandths: int) -> str:
    """Return thousandths as a plain number without needless zeros: 42500 is "42.5"."""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def _check_integer(field: str, value: int | None, least: int, most: int, *, optional: bool = False) -> None:
    if value is None and optional:
        return
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RecordError(field, f"must be a whole number from {least} to {most}")


def _check_flag(field: str, value: bool | None, *, optional: bool = False) -> None:
    if value is None and optional:
        return
    if not isinstance(value, bool):
        raise RecordError(field, "must be yes or no")


def _check_text(field: str, value: str, longest: int, *, one_line: bool = False) -> None:
    if len(value) > longest:
        raise RecordError(field, f"is longer than {longest} characters")
    if _CONTROL.search(value) or (one_line and ("\n" in value or "\t" in value)):
        raise RecordError(field, "holds a character that cannot be printed")


def _check_uid(field: str, value: str) -> None:
    if not _UID.fullmatch(value):
        raise RecordError(field, "is not an id such as 0b8c1f0e-1d2c-4e5f-8a9b-0c1d2e3f4a5b")


def _check_tempo(text: str) -> None:
    if not text:
        return
    try:
        canonical = str(Tempo.parse(text))
    except TempoError as error:
        raise RecordError("tempo", f"cannot be read: {error.what}") from error
    if text != canonical:
        raise RecordError("tempo", f"must be written {canonical}")
