"""Records as rows of the database and back."""

from collections.abc import Iterable
from typing import Any, Protocol

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, RepRecord, SessionRecord, SetRecord, Source

Value = str | int | None


class Row(Protocol):
    """A row whose columns can be asked for by name."""

    def __getitem__(self, column: str, /) -> Any:
        """Return what stands in a column."""


PROGRESS_COLUMNS = ("completed_reps", "tut_ms", "set_time_ms", "ending", "owner")
"""What changes while a set is under way."""
EDITABLE_COLUMNS = (
    "variation",
    "completed_reps",
    "leg",
    "load_unit",
    "load_thousandths",
    "load_band",
    "reserve_half_reps",
    "form_kept",
    "kept_beat",
    "pain",
    "warm_up",
    "note",
)
"""What the lifter may correct afterwards."""


def session_row(session: SessionRecord) -> dict[str, Value]:
    """Return a session as the columns of its table, without its sets."""
    return {
        "uid": session.uid,
        "started_utc_ms": session.started.utc_ms,
        "started_offset_min": session.started.offset_min,
        "ended_utc_ms": session.ended.utc_ms,
        "ended_offset_min": session.ended.offset_min,
        "note": session.note,
    }


def set_row(record: SetRecord) -> dict[str, Value]:
    """Return a set as the columns of its table, without its session and its reps."""
    return {
        "uid": record.uid,
        "started_utc_ms": record.started.utc_ms,
        "started_offset_min": record.started.offset_min,
        "variation": record.variation,
        "tempo": record.tempo,
        "phase_order": ",".join(record.phase_order),
        "planned_reps": record.planned_reps,
        "completed_reps": record.completed_reps,
        "leg": record.leg.value,
        "load_unit": record.load.unit.value if record.load else None,
        "load_thousandths": record.load.thousandths if record.load else 0,
        "load_band": record.load.band if record.load else "",
        "reserve_half_reps": record.reserve_half_reps,
        "form_kept": _answer(record.form_kept),
        "kept_beat": _answer(record.kept_beat),
        "pain": int(record.pain),
        "warm_up": int(record.warm_up),
        "tut_ms": record.tut_ms,
        "set_time_ms": record.set_time_ms,
        "source": record.source.value,
        "ending": record.ending.value if record.ending else None,
        "note": record.note,
    }


def rep_row(set_id: int, attempt: int, rep: RepRecord) -> tuple[int, ...]:
    """Return a rep as the columns of its table, in their order."""
    return (
        set_id,
        attempt,
        rep.number,
        int(rep.completed),
        rep.start_ms,
        rep.eccentric_ms,
        rep.stretched_pause_ms,
        rep.concentric_ms,
        rep.contracted_pause_ms,
    )


def read_session(row: Row, sets: Iterable[SetRecord]) -> SessionRecord:
    """Return the session of a row. Raises ValueError where it makes no sense."""
    return SessionRecord(
        uid=row["uid"],
        started=Moment(row["started_utc_ms"], row["started_offset_min"]),
        ended=Moment(row["ended_utc_ms"], row["ended_offset_min"]),
        note=row["note"],
        sets=tuple(sets),
    )


def read_set(row: Row, reps: Iterable[RepRecord]) -> SetRecord:
    """Return the set of a row. Raises ValueError where it makes no sense."""
    return SetRecord(
        uid=row["uid"],
        started=Moment(row["started_utc_ms"], row["started_offset_min"]),
        variation=row["variation"],
        tempo=row["tempo"],
        phase_order=tuple(PhaseKind(name) for name in row["phase_order"].split(",") if name),
        planned_reps=row["planned_reps"],
        completed_reps=row["completed_reps"],
        leg=Leg(row["leg"]),
        load=read_load(row),
        reserve_half_reps=row["reserve_half_reps"],
        form_kept=_read_answer(row["form_kept"]),
        kept_beat=_read_answer(row["kept_beat"]),
        pain=bool(row["pain"]),
        warm_up=bool(row["warm_up"]),
        tut_ms=row["tut_ms"],
        set_time_ms=row["set_time_ms"],
        source=Source(row["source"]),
        ending=Ending(row["ending"]) if row["ending"] else None,
        note=row["note"],
        reps=tuple(reps),
    )


def read_rep(row: Row) -> RepRecord:
    """Return the rep of a row. Raises ValidationError where it makes no sense."""
    return RepRecord(
        number=row["number"],
        completed=bool(row["completed"]),
        start_ms=row["start_ms"],
        eccentric_ms=row["eccentric_ms"],
        stretched_pause_ms=row["stretched_pause_ms"],
        concentric_ms=row["concentric_ms"],
        contracted_pause_ms=row["contracted_pause_ms"],
    )


def _answer(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _read_answer(value: Value) -> bool | None:
    return None if value is None else bool(value)


def read_load(row: Row) -> Load | None:
    """Return the load of a set's row. Raises ValueError where it makes no sense."""
    if row["load_unit"] is None:
        return None
    return Load(LoadUnit(row["load_unit"]), row["load_thousandths"], row["load_band"])
