"""What the history says, in words: days, loads, sets, this week and the last time."""

from collections.abc import Sequence
from datetime import date

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.progression.measured_set import measured_beat
from legcurl_timer.core.records import Ending, SetRecord, Source
from legcurl_timer.core.text import clock_text, counted, date_text, decimal_text, weekday_date_text
from legcurl_timer.history.edits import Change, ChangeKind
from legcurl_timer.history.queries.overview import WEEKS_BEFORE, SessionLine, Sums, WeekComparison
from legcurl_timer.wording.measured import instrument_text

_DAYS_IN_WORDS = 7
_LEGS = {Leg.LEFT: "left leg", Leg.RIGHT: "right leg"}
_ENDINGS = {Ending.ENDED_EARLY: "ended early", Ending.RECOVERED: "recovered after a break-off"}
_SOURCES = {Source.PACED: "paced", Source.MEASURED: "measured", Source.SELF_REPORTED: "entered by hand"}


def day_heading(day: date, today: date) -> str:
    """Return a day as a heading: "Today, Monday 23 November"."""
    text = weekday_date_text(day, today)
    return {0: f"Today, {text}", 1: f"Yesterday, {text}"}.get((today - day).days, text)


def day_text(day: date, today: date) -> str:
    """Return a day as said in a sentence: "yesterday", "3 days ago", "22 November"."""
    ago = (today - day).days
    if 1 < ago <= _DAYS_IN_WORDS:
        return f"{ago} days ago"
    return {0: "today", 1: "yesterday"}.get(ago, date_text(day, today))


def last_time_text(last: SetRecord | None, today: date) -> str:
    """Return what was done the last time: "Last time, yesterday: 10 reps at 40 kg, 3-0-1-1"."""
    if last is None:
        return "No set of this lift yet."
    return f"Last time, {day_text(last.started.local.date(), today)}: {result_text(last)}"


def last_sets_text(sets: Sequence[SetRecord], today: date) -> str:
    """Return the last sets, "" without any: "Last, yesterday: 3 \u00d7 12, 12, 11 \u00b7 40 kg"."""
    if not sets:
        return ""
    day = day_text(sets[-1].started.local.date(), today)
    reps = list(dict.fromkeys(str(each.completed_reps) for each in sets))
    all_reps = reps if len(reps) == 1 else [str(each.completed_reps) for each in sets]
    loads = list(dict.fromkeys(str(each.load) for each in sets if each.load))
    parts = (f"{len(sets)} \u00d7 {', '.join(all_reps)}", ", ".join(loads))
    return f"Last, {day}: " + " \u00b7 ".join(filter(None, parts))


def result_text(record: SetRecord) -> str:
    """Return what was done in a set: "10 reps at 40 kg, 3-0-1-1, left leg"; what nobody knows is left out."""
    load = record.load
    with_load = f" {'with the' if load.band else 'at'} {load}" if load else ""
    parts = (f"{counted(record.completed_reps, 'rep')}{with_load}", record.tempo, _LEGS.get(record.leg, ""))
    return ", ".join(part for part in parts if part)


def week_text(weeks: WeekComparison) -> str:
    """Return this week against the weeks before, in one sentence."""
    this_week, before = weeks.this_week, _mean_text(weeks.weeks_before)
    if this_week.sets:
        line = f"This week: {sums_text(this_week)}"
        return f"{line}; in the four weeks before, {before}." if before else f"{line}."
    if before:
        return f"No set yet this week; in the four weeks before, {before}."
    return "No set yet this week."


def sums_text(sums: Sums) -> str:
    """Return sums in words: "6 sets, 58 reps, 4:12 under tension (paced)"."""
    parts = [counted(sums.sets, "set"), counted(sums.reps, "rep")]
    if sums.tut_ms is not None:
        parts.append(f"{clock_text(sums.tut_ms)} under tension (paced)")
    return ", ".join(parts)


def session_span(line: SessionLine) -> str:
    """Return from when to when a session went, on the clock of the place; "" where nobody told that."""
    if line.day_only:
        return ""
    start, end = f"{line.started.local:%H:%M}", f"{line.ended.local:%H:%M}"
    return start if start == end else f"{start} \u2013 {end}"


def done_text(record: SetRecord) -> str:
    """Return the reps done, of those planned: "10 of 12 reps"."""
    if record.planned_reps is None:
        return counted(record.completed_reps, "rep")
    return f"{record.completed_reps} of {counted(record.planned_reps, 'rep')}"


def remarks(record: SetRecord) -> tuple[str, ...]:
    """Return what is out of the ordinary in a set, and what the lifter said about it."""
    reserve, kept = record.reserve_half_reps, record.form_kept
    texts = (
        "warm-up" if record.warm_up else "",
        _ENDINGS.get(record.ending, "") if record.ending else "",
        "" if record.source is Source.PACED and not record.origin else source_text(record),
        "" if reserve is None else f"{decimal_text(reserve * 500)} in reserve",
        "" if kept is None else "form kept" if kept else "form lost",
        *_beat_texts(record),
        "pain" if record.pain else "",
        " ".join(record.note.split()),
    )
    return tuple(text for text in texts if text)


def source_text(record: SetRecord) -> str:
    """Return where the figures of a set come from: "paced", "imported from Hevy"."""
    return f"imported from {record.origin}" if record.origin else _SOURCES[record.source]


def _beat_texts(record: SetRecord) -> tuple[str, ...]:
    """Return what the lifter said of the beat, or what was measured of it; and what measured the set."""
    said, seen = record.kept_beat, record.measurement
    by = instrument_text(seen) if seen and seen.trusted else ""
    if said is not None:
        return ("with the beat" if said else "behind the beat", by)
    measured = measured_beat(record)
    if measured is None:
        return (by,)
    return (f"{'with the beat' if measured else 'rushed'}, {by}",)


def leg_text(leg: Leg) -> str:
    """Return the leg of a set, "" where both worked."""
    return _LEGS.get(leg, "")


def undo_text(change: Change) -> str:
    """Return what undoing a change takes back: "deleting 3 sets", "importing 12 sets from Hevy"."""
    origin = f" from {change.origin}" if change.origin else ""
    match change.kind:
        case ChangeKind.DELETED:
            return f"deleting {counted(change.count, 'set')}"
        case ChangeKind.RESTORED:
            return f"bringing back {counted(change.count, 'set')}"
        case ChangeKind.IMPORTED if not change.count:
            return f"the file's version of a workout{origin}"
        case ChangeKind.IMPORTED:
            return f"importing {counted(change.count, 'set')}{origin}"
        case ChangeKind.NOTED:
            return "the note of a session"
        case _:
            return "the correction of a set"


def _mean_text(before: Sums) -> str:
    """Return the mean of the weeks before; "" where there was nothing in them."""
    if not before.sets:
        return ""
    if before.sets < WEEKS_BEFORE:
        return f"{counted(before.sets, 'set')} in all"
    return f"{counted(round(before.sets / WEEKS_BEFORE), 'set')} a week"
