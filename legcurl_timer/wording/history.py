"""What the history says, in words: days, loads, sets, this week and the last time."""

from collections.abc import Sequence
from datetime import date

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.progression.measured_set import measured_beat
from legcurl_timer.core.records import Ending, SetRecord, Source
from legcurl_timer.core.text import (
    clock_text,
    counted,
    date_text,
    decimal_text,
    number_text,
    weekday_date_text,
    with_decimal_mark,
)
from legcurl_timer.history.edits import Change, ChangeKind
from legcurl_timer.history.queries.overview import WEEKS_BEFORE, SessionLine, Sums, WeekComparison
from legcurl_timer.history.record_fields import ANOTHER_APP
from legcurl_timer.wording.measured import instrument_text
from legcurl_timer.wording.sets import done_of_text

_DAYS_IN_WORDS = 7
_LEGS = {Leg.LEFT: gettext_noop("left leg"), Leg.RIGHT: gettext_noop("right leg")}
_ENDINGS = {
    Ending.ENDED_EARLY: gettext_noop("ended early"),
    Ending.RECOVERED: gettext_noop("recovered after a break-off"),
}
_SOURCES = {
    # TRANSLATORS: where the figures of a set come from; these are remarks in a row with commas.
    Source.PACED: gettext_noop("paced"),
    Source.MEASURED: gettext_noop("measured"),
    Source.SELF_REPORTED: gettext_noop("entered by hand"),
}


def day_heading(day: date, today: date) -> str:
    """Return a day as a heading: "Today, Monday 23 November"."""
    ago = (today - day).days
    heading = _("Today, {date}") if ago == 0 else _("Yesterday, {date}") if ago == 1 else "{date}"
    text = heading.format(date=weekday_date_text(day, today))
    return f"{text[0].upper()}{text[1:]}"  # weekdays are small in many languages


def day_text(day: date, today: date) -> str:
    """Return a day as said in a sentence: "yesterday", "3 days ago", "22 November"."""
    ago = (today - day).days
    if 1 < ago <= _DAYS_IN_WORDS:
        return ngettext("{count} day ago", "{count} days ago", ago).format(count=ago)
    if ago in {0, 1}:
        # TRANSLATORS: a day, as in "Last time, yesterday: 10 reps" and "deleted yesterday".
        return _("yesterday") if ago else _("today")
    return date_text(day, today)


def last_time_text(last: SetRecord | None, today: date) -> str:
    """Return what was done the last time: "Last time, yesterday: 10 reps at 40 kg, 3-0-1-1"."""
    if last is None:
        return _("No set of this lift yet.")
    return _("Last time, {day}: {result}").format(
        day=day_text(last.started.local.date(), today), result=result_text(last)
    )


def last_sets_text(sets: Sequence[SetRecord], today: date) -> str:
    """Return the last sets, "" without any: "Last, yesterday: 3 \u00d7 12, 12, 11 \u00b7 40 kg"."""
    if not sets:
        return ""
    day = day_text(sets[-1].started.local.date(), today)
    reps = list(dict.fromkeys(str(each.completed_reps) for each in sets))
    all_reps = reps if len(reps) == 1 else [str(each.completed_reps) for each in sets]
    loads = list(dict.fromkeys(str(each.load) for each in sets if each.load))
    parts = (f"{len(sets)} \u00d7 {', '.join(all_reps)}", ", ".join(loads))
    # TRANSLATORS: the last sets of a lift, as in "Last, yesterday: 3 x 12".
    return _("Last, {day}: {result}").format(day=day, result=" \u00b7 ".join(filter(None, parts)))


def result_text(record: SetRecord) -> str:
    """Return what was done in a set: "10 reps at 40 kg, 3-0-1-1, left leg"; what nobody knows is left out."""
    parts = (_done_at(record), with_decimal_mark(record.tempo), leg_text(record.leg))
    return ", ".join(part for part in parts if part)


def _done_at(record: SetRecord) -> str:
    reps, load = counted(record.completed_reps, "{count} rep", "{count} reps"), record.load
    if load is None:
        return reps
    if load.band:
        return _("{reps} with the {band} band").format(reps=reps, band=load.band)
    return _("{reps} at {load}").format(reps=reps, load=load)


def week_text(weeks: WeekComparison) -> str:
    """Return this week against the weeks before, in one sentence."""
    this_week, before = weeks.this_week, _mean_text(weeks.weeks_before)
    if this_week.sets and before:
        line = _("This week: {sums}; in the four weeks before, {before}.")
    elif this_week.sets:
        line = _("This week: {sums}.")
    elif before:
        line = _("No set yet this week; in the four weeks before, {before}.")
    else:
        line = _("No set yet this week.")
    return line.format(sums=sums_text(this_week), before=before)


def sums_text(sums: Sums) -> str:
    """Return sums in words: "6 sets, 58 reps, 4:12 under tension (paced)"."""
    parts = [
        counted(sums.sets, "{count} set", "{count} sets"),
        counted(sums.reps, "{count} rep", "{count} reps"),
    ]
    if sums.tut_ms is not None:
        parts.append(_("{time} under tension (paced)").format(time=clock_text(sums.tut_ms)))
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
        return counted(record.completed_reps, "{count} rep", "{count} reps")
    return done_of_text(record.completed_reps, record.planned_reps)


def remarks(record: SetRecord) -> tuple[str, ...]:
    """Return what is out of the ordinary in a set, and what the lifter said about it."""
    reserve, kept = record.reserve_half_reps, record.form_kept
    texts = (
        _("warm-up") if record.warm_up else "",
        _(_ENDINGS.get(record.ending, "")) if record.ending else "",
        "" if record.source is Source.PACED and not record.origin else source_text(record),
        _reserve_text(reserve),
        "" if kept is None else _("form kept") if kept else _("form lost"),
        *_beat_texts(record),
        _("pain") if record.pain else "",
        " ".join(record.note.split()),
    )
    return tuple(text for text in texts if text)


def _reserve_text(half_reps: int | None) -> str:
    if half_reps is None:
        return ""
    # TRANSLATORS: reps that could still have been done, as in "1.5 in reserve".
    return _("{reps} in reserve").format(reps=decimal_text(half_reps * 500))


def source_text(record: SetRecord) -> str:
    """Return where the figures of a set come from: "paced", "imported from Hevy"."""
    if record.origin == ANOTHER_APP:
        return _("imported from another app")
    if record.origin:
        return _("imported from {program}").format(program=record.origin)
    return _(_SOURCES[record.source])


def _beat_texts(record: SetRecord) -> tuple[str, ...]:
    """Return what the lifter said of the beat, or what was measured of it; and what measured the set."""
    said, seen = record.kept_beat, record.measurement
    by = instrument_text(seen) if seen and seen.trusted else ""
    if said is not None:
        return (_("with the beat") if said else _("behind the beat"), by)
    measured = measured_beat(record)
    if measured is None:
        return (by,)
    return (", ".join((_("with the beat") if measured else _("rushed"), by)),)


def leg_text(leg: Leg) -> str:
    """Return the leg of a set, "" where both worked."""
    return _(_LEGS.get(leg, ""))


def undo_text(change: Change) -> str:
    """Return what undoing a change takes back: "deleting 3 sets", "importing 12 sets from Hevy"."""
    match change.kind:
        case ChangeKind.DELETED:
            # TRANSLATORS: what can be undone, after "Undo: "; so are the next six.
            return counted(change.count, "deleting {count} set", "deleting {count} sets")
        case ChangeKind.RESTORED:
            return counted(change.count, "bringing back {count} set", "bringing back {count} sets")
        case ChangeKind.IMPORTED:
            return _import_text(change)
        case ChangeKind.NOTED:
            return _("the note of a session")
        case ChangeKind.EDITED:
            return _("the correction of a set")


def _import_text(change: Change) -> str:
    if change.count and change.origin:
        line = ngettext(
            "importing {count} set from {program}", "importing {count} sets from {program}", change.count
        )
    elif change.count:
        line = ngettext("importing {count} set", "importing {count} sets", change.count)
    elif change.origin:
        line = _("the file's version of a workout from {program}")
    else:
        line = _("the file's version of a workout")
    return line.format(count=number_text(change.count), program=change.origin)


def _mean_text(before: Sums) -> str:
    """Return the mean of the weeks before; "" where there was nothing in them."""
    if not before.sets:
        return ""
    if before.sets < WEEKS_BEFORE:
        return counted(before.sets, "{count} set in all", "{count} sets in all")
    return counted(round(before.sets / WEEKS_BEFORE), "{count} set a week", "{count} sets a week")
