"""In what a set or a workout of a file differs from the one that is here, and in words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import Load, may_be_one_weight
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import date_text
from legcurl_timer.history.exchange.field_words import field_name, lift_name, value_text
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.record_fields import SESSION_FIELDS, SET_FIELDS

_MINUTE_MS = 60_000
_FOREIGN = (
    *("variation", "completed_reps", "load", "reserve_half_reps", "warm_up", "set_time_ms"),
    "note",
)
"""What other programs speak of."""
_SAID_BY_NO = ("warm_up", "reserve_half_reps")
"""Of these, what is said by no, and by 0."""


class Changed(NamedTuple):
    """A field that differs: its name, what it says here, and what in the file, all in words."""

    name: str
    old: str
    new: str

    def __str__(self) -> str:
        return _("{what}: {value}").format(what=self.name, value=f"{self.old} \u2192 {self.new}")


class Difference(NamedTuple):
    """A set, or a workout, that is here and says otherwise in the file.

    `uid` is the one it has here. Of a set `lift` is its variation here, and `nth` which of the variation's
    sets in the workout it is; of a workout they are "" and 0.
    """

    uid: str
    day: date
    changes: tuple[Changed, ...]
    lift: str = ""
    nth: int = 0

    @property
    def line(self) -> str:
        """The difference in one line."""
        day, changes = date_text(self.day, date.min), "; ".join(map(str, self.changes))
        if not self.lift:
            return _("workout of {date}: {changes}").format(date=day, changes=changes)
        # TRANSLATORS: the changes are such as "reps: 12 \u2192 9; note: none \u2192 squeaky"
        return _("{lift}, set {number} of {date}: {changes}").format(
            lift=lift_name(self.lift), number=self.nth, date=day, changes=changes
        )


def set_as_told(here: SetRecord, theirs: SetRecord, file: HistoryFile) -> SetRecord:
    """Return a set as it is here with all that the file says of it in place.

    One of ours says everything that its version has. Another program's says nothing where it has nothing,
    and nothing of a set that was paced here.
    """
    if not file.origin:
        return replace(theirs, **_lacking(here, file))
    if not here.origin:
        return here
    told = {name: getattr(theirs, name) for name in _FOREIGN if name not in file.lacks}
    if (theirs.set_time_ms or 0) < (here.tut_ms or 0):
        told["set_time_ms"] = None  # it is none of the whole set
    if here.load and theirs.load and _is_in_the_other_unit(here.load, theirs.load):
        told["load"] = None
    return replace(here, **{name: value for name, value in told.items() if value or _is_no(name, value)})


def session_as_told(here: SessionRecord, theirs: SessionRecord, file: HistoryFile) -> SessionRecord:
    """Return a session as it is here, and without its sets, with all that the file says of it in place."""
    if not file.origin:
        return replace(theirs, sets=(), **_lacking(here, file))
    note = theirs.note or here.note
    if here.day_only:
        return replace(here, note=note)
    last_set = max(record.started for record in theirs.sets)
    minute = theirs.ended.utc_ms // _MINUTE_MS
    is_told = minute > last_set.utc_ms // _MINUTE_MS and minute != here.ended.utc_ms // _MINUTE_MS
    return replace(here, note=note, ended=max(theirs.ended, here.started) if is_told else here.ended)


def changes_between(old: SetRecord | SessionRecord, new: SetRecord | SessionRecord) -> tuple[Changed, ...]:
    """Return the fields in which two records of a kind differ, in words."""
    if old == new:
        return ()
    names = [each.name for each in (SET_FIELDS if isinstance(old, SetRecord) else SESSION_FIELDS)]
    if isinstance(old, SetRecord):
        names.append("reps")
    return tuple(_changes(old, new, names))


def _is_in_the_other_unit(here: Load, theirs: Load) -> bool:
    is_weighed = here.is_weighed and theirs.is_weighed
    return is_weighed and here.unit is not theirs.unit and may_be_one_weight(here, theirs)


def _is_no(name: str, value: object) -> bool:
    return name in _SAID_BY_NO and value is not None


def _lacking(here: SetRecord | SessionRecord, file: HistoryFile) -> dict[str, Any]:
    return {name: getattr(here, name) for name in file.lacks if hasattr(here, name)}


def _changes(old: Any, new: Any, names: Iterable[str]) -> Iterable[Changed]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        old_text, new_text = (value_text(name, value) for value in (before, after))
        if old_text == new_text:
            # TRANSLATORS: a value that is another one in the file, although it reads the same
            new_text = _("{value}, but not the same").format(value=new_text)
        yield Changed(field_name(name), old_text, new_text)
