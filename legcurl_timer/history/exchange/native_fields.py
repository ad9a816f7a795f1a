"""Sessions, sets and reps as the named fields of our own formats; CSV and JSON have the same names."""

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import MOVING_PHASES, PhaseKind, performed_order
from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.records import Ending, RepRecord, SessionRecord, SetRecord, Source
from legcurl_timer.history.exchange.entries import Entry, choice, moment, required, told_by

VERSION = 1
"""The version of both formats; it grows when a file can no longer be read by an older program."""
Value = str | int | float | bool | None
SESSION_FIELDS = ("session_id", "session_start", "session_end", "session_note")
SET_FIELDS = (
    "set_id",
    "set_start",
    "variation",
    "tempo",
    "first_phase",
    "planned_reps",
    "completed_reps",
    "leg",
    "load",
    "load_unit",
    "band",
    "reps_in_reserve",
    "form_kept",
    "kept_beat",
    "pain",
    "warm_up",
    "tut_ms",
    "set_time_ms",
    "source",
    "ending",
    "note",
)
REP_FIELDS = (
    "rep",
    "start_ms",
    "eccentric_ms",
    "stretched_pause_ms",
    "concentric_ms",
    "contracted_pause_ms",
    "completed",
)
_NAMES = {
    "phase order": "first_phase",
    "time under tension": "tut_ms",
    "set time": "set_time_ms",
    "reps": "rep_rows",
    "rep completed": "completed",
    "rep start": "start_ms",
    "eccentric": "eccentric_ms",
    "stretched pause": "stretched_pause_ms",
    "concentric": "concentric_ms",
    "contracted pause": "contracted_pause_ms",
}


def session_values(session: SessionRecord) -> tuple[Value, ...]:
    """Return the values of SESSION_FIELDS."""
    return session.uid, str(session.started), str(session.ended), session.note


def set_values(record: SetRecord) -> tuple[Value, ...]:
    """Return the values of SET_FIELDS."""
    return (
        record.uid,
        str(record.started),
        record.variation,
        record.tempo,
        record.phase_order[0].value if record.phase_order else "",
        record.planned_reps,
        record.completed_reps,
        record.leg.value,
        *_load_values(record.load),
        None if record.reserve_half_reps is None else _number(record.reserve_half_reps * 500),
        record.form_kept,
        record.kept_beat,
        record.pain,
        record.warm_up,
        record.tut_ms,
        record.set_time_ms,
        record.source.value,
        record.ending.value if record.ending else "",
        record.note,
    )


def rep_values(rep: RepRecord) -> tuple[Value, ...]:
    """Return the values of REP_FIELDS."""
    return (
        rep.number,
        rep.start_ms,
        rep.eccentric_ms,
        rep.stretched_pause_ms,
        rep.concentric_ms,
        rep.contracted_pause_ms,
        rep.completed,
    )


def read_session(entry: Entry, sets: list[SetRecord]) -> SessionRecord:
    """Return the session of an entry, its sets in order. Raises ImportProblemError."""
    with told_by(entry, _NAMES):
        return SessionRecord(
            uid=entry.text("session_id"),
            started=moment(entry, "session_start"),
            ended=moment(entry, "session_end"),
            note=entry.text("session_note"),
            sets=tuple(sorted(sets, key=lambda each: (each.started.utc_ms, each.uid))),
        )


def read_set(entry: Entry, reps: tuple[RepRecord, ...]) -> SetRecord:
    """Return the set of an entry. Raises ImportProblemError."""
    with told_by(entry, _NAMES):
        return SetRecord(
            uid=entry.text("set_id"),
            started=moment(entry, "set_start"),
            variation=entry.text("variation"),
            tempo=entry.text("tempo"),
            phase_order=_read_phase_order(entry),
            planned_reps=entry.whole("planned_reps"),
            completed_reps=required(entry, "completed_reps", entry.whole),
            leg=choice(entry, "leg", Leg),
            load=_read_load(entry),
            reserve_half_reps=_read_reserve(entry),
            form_kept=entry.answer("form_kept"),
            kept_beat=entry.answer("kept_beat"),
            pain=_read_flag(entry, "pain"),
            warm_up=_read_flag(entry, "warm_up"),
            tut_ms=entry.whole("tut_ms"),
            set_time_ms=entry.whole("set_time_ms"),
            source=choice(entry, "source", Source),
            ending=choice(entry, "ending", Ending),
            note=entry.text("note"),
            reps=reps,
        )


def read_rep(entry: Entry) -> RepRecord:
    """Return the rep of an entry. Raises ImportProblemError."""
    with told_by(entry, _NAMES):
        return RepRecord(
            required(entry, "rep", entry.whole),
            _read_flag(entry, "completed"),
            required(entry, "start_ms", entry.whole),
            required(entry, "eccentric_ms", entry.whole),
            required(entry, "stretched_pause_ms", entry.whole),
            required(entry, "concentric_ms", entry.whole),
            required(entry, "contracted_pause_ms", entry.whole),
        )


def _load_values(load: Load | None) -> tuple[Value, Value, Value]:
    if load is None:
        return None, "", ""
    return _number(load.thousandths) if load.is_weighed else None, load.unit.value, load.band


def _number(thousandths: int) -> int | float:
    return thousandths / 1000 if thousandths % 1000 else thousandths // 1000


def _read_load(entry: Entry) -> Load | None:
    amount, band = entry.thousandths("load"), entry.text("band")
    if not entry.text("load_unit"):
        if amount is not None or band:
            raise entry.problem("load_unit", "is empty, although there is a load")
        return None
    unit = choice(entry, "load_unit", LoadUnit)
    if not unit.is_weighed:
        if amount is not None:
            raise entry.problem("load", "has a number only where it is in kg or lb")
        return Load(unit, band=band)
    amount = required(entry, "load", entry.thousandths)
    if amount > MAX_LOAD_THOUSANDTHS:
        raise entry.problem("load", f"must be a number from 0 to {MAX_LOAD_THOUSANDTHS // 1000}")
    return Load(unit, amount, band)


def _read_reserve(entry: Entry) -> int | None:
    thousandths = entry.thousandths("reps_in_reserve")
    if thousandths is None:
        return None
    if thousandths % 500 or thousandths > 10_000:  # noqa: PLR2004 - in halves, and ten at most
        raise entry.problem("reps_in_reserve", "must be a number from 0 to 10, in halves")
    return thousandths // 500


def _read_phase_order(entry: Entry) -> tuple[PhaseKind, ...]:
    text = entry.text("first_phase")
    if not text:
        return ()
    if text not in set(MOVING_PHASES):
        raise entry.problem("first_phase", "must be concentric or eccentric")
    return performed_order(PhaseKind(text))


def _read_flag(entry: Entry, name: str) -> bool:
    answer = entry.answer(name)
    if answer is None:
        raise entry.problem(name, "is empty")
    return answer
