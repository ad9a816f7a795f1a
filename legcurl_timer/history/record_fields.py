"""The fields of sessions, sets and reps: tables from which the database and our own files take theirs.

An answer that is to be kept of each set is a field of SetRecord, a row here and a migration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Any

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.core.records import Ending, RepRecord, SessionRecord, SetRecord, Source

ANOTHER_APP = "another app"
"""The origin of sets that were imported before it was told which program they are from."""
Record = SessionRecord | SetRecord | RepRecord | MeasuredRep


class Kind(Enum):
    """What stands in a field; how that is written is told where it is written."""

    TEXT = auto()
    COUNT = auto()
    """A whole number, always known."""
    NUMBER = auto()
    """A whole number, None where it is not known."""
    FLAG = auto()
    """Yes or no."""
    ANSWER = auto()
    """Yes, no, or None where nothing was said."""
    CHOICE = auto()
    MOMENT = auto()
    LOAD = auto()
    RESERVE = auto()
    PHASES = auto()
    MEASUREMENT = auto()
    """What was seen of a set, without its reps; None where nothing saw it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its name in the record.

    `columns` are those of the database and `headings` those of our own files, each the name itself where
    nothing else is said. `options` are what a choice is made from. What the lifter may correct afterwards
    `is_editable`; what changes while a set is under way `is_progress`. `since` is the version of our own
    files that has it first.
    """

    name: str
    kind: Kind
    columns: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    options: type[StrEnum] | None = None
    is_editable: bool = False
    is_progress: bool = False
    since: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", self.columns or (self.name,))
        object.__setattr__(self, "headings", self.headings or (self.name,))


_STARTED = ("started_utc_ms", "started_offset_min")
_ENDED = ("ended_utc_ms", "ended_offset_min")
_LOAD = ("load_unit", "load_thousandths", "load_band")
_MEASUREMENT = ("measured_by", "measured_trusted", "measured_why", "measured_tut_ms")

SESSION_FIELDS = (
    Field("uid", Kind.TEXT, headings=("session_id",)),
    Field("started", Kind.MOMENT, _STARTED, ("session_start",)),
    Field("ended", Kind.MOMENT, _ENDED, ("session_end",)),
    Field("note", Kind.TEXT, headings=("session_note",)),
    Field("day_only", Kind.FLAG, since=3),
)
SET_FIELDS = (
    Field("uid", Kind.TEXT, headings=("set_id",)),
    Field("started", Kind.MOMENT, _STARTED, ("set_start",)),
    Field("variation", Kind.TEXT, is_editable=True),
    Field("tempo", Kind.TEXT),
    Field("phase_order", Kind.PHASES, headings=("first_phase",)),
    Field("planned_reps", Kind.NUMBER),
    Field("completed_reps", Kind.COUNT, is_editable=True, is_progress=True),
    Field("leg", Kind.CHOICE, options=Leg, is_editable=True),
    Field("load", Kind.LOAD, _LOAD, ("load", "load_unit", "band"), is_editable=True),
    Field("reserve_half_reps", Kind.RESERVE, headings=("reps_in_reserve",), is_editable=True),
    Field("form_kept", Kind.ANSWER, is_editable=True),
    Field("kept_beat", Kind.ANSWER, is_editable=True),
    Field("pain", Kind.FLAG, is_editable=True),
    Field("warm_up", Kind.FLAG, is_editable=True),
    Field("tut_ms", Kind.NUMBER, is_progress=True),
    Field("set_time_ms", Kind.NUMBER, is_progress=True),
    Field("source", Kind.CHOICE, options=Source),
    Field("ending", Kind.CHOICE, options=Ending, is_progress=True),
    Field("note", Kind.TEXT, is_editable=True),
    Field("measurement", Kind.MEASUREMENT, _MEASUREMENT, _MEASUREMENT, since=2),
    Field("origin", Kind.TEXT, since=3),
)
REP_FIELDS = (
    Field("number", Kind.COUNT, headings=("rep",)),
    Field("start_ms", Kind.COUNT),
    Field("eccentric_ms", Kind.COUNT),
    Field("stretched_pause_ms", Kind.COUNT),
    Field("concentric_ms", Kind.COUNT),
    Field("contracted_pause_ms", Kind.COUNT),
    Field("completed", Kind.FLAG),
)
MEASURED_REP_FIELDS = (
    Field("number", Kind.COUNT, headings=("rep",)),
    Field("start_ms", Kind.COUNT, headings=("measured_start_ms",)),
    Field("late_ms", Kind.NUMBER, headings=("measured_late_ms",)),
    Field("eccentric_ms", Kind.COUNT, headings=("measured_eccentric_ms",)),
    Field("stretched_pause_ms", Kind.COUNT, headings=("measured_stretched_pause_ms",)),
    Field("concentric_ms", Kind.COUNT, headings=("measured_concentric_ms",)),
    Field("contracted_pause_ms", Kind.COUNT, headings=("measured_contracted_pause_ms",)),
    Field("half", Kind.FLAG, headings=("measured_half",)),
    Field("why", Kind.TEXT, headings=("measured_why",)),
    Field("trusted", Kind.FLAG, headings=("measured_trusted",)),
)
_FIELDS = {
    SessionRecord: SESSION_FIELDS,
    SetRecord: SET_FIELDS,
    RepRecord: REP_FIELDS,
    MeasuredRep: MEASURED_REP_FIELDS,
}


def written(
    record: Record,
    names_of: Callable[[Field], tuple[str, ...]],
    writers: Mapping[Kind, Callable[[Any], tuple[Any, ...]]],
) -> dict[str, Any]:
    """Return a record's own fields by the names they have there; a kind without a writer is as it is."""
    values: dict[str, Any] = {}
    for field in _FIELDS[type(record)]:
        value, names = getattr(record, field.name), names_of(field)
        if write := writers.get(field.kind):
            values.update(zip(names, write(value), strict=True))
        else:
            values[names[0]] = value
    return values
