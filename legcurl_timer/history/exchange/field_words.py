"""The fields of sets and workouts, and what stands in them, in words."""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext, spoken
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.measurement import Instrument, Measurement
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, Source
from legcurl_timer.core.text import (
    clock_text,
    counted,
    decimal_text,
    number_text,
    short_date_text,
    with_decimal_mark,
)
from legcurl_timer.history.exchange.problems import shortened
from legcurl_timer.history.record_fields import ANOTHER_APP, SESSION_FIELDS, SET_FIELDS, Kind

_LONGEST_TEXT = 60
_KINDS = {each.name: each.kind for each in (*SESSION_FIELDS, *SET_FIELDS)}


def field_name(name: str) -> str:
    """Return what a field of a session or a set is called; "reps" are those of a set one by one."""
    return {
        "uid": pgettext("field of a set", "id"),
        "started": pgettext("field of a set", "start"),
        "ended": pgettext("field of a set", "end"),
        "note": _("note"),
        "day_only": _("time of day unknown"),
        # TRANSLATORS: which of the six leg curls
        "variation": pgettext("field of a set", "lift"),
        "tempo": _("tempo"),
        # TRANSLATORS: with which phase a rep begins
        "phase_order": _("phase order"),
        "planned_reps": _("planned reps"),
        "completed_reps": _("reps"),
        "leg": pgettext("field of a set", "leg"),
        "load": _("load"),
        # TRANSLATORS: how many reps were left
        "reserve_half_reps": _("in reserve"),
        "form_kept": _("form kept"),
        # TRANSLATORS: whether the lifter kept to the beat
        "kept_beat": _("kept beat"),
        "pain": _("pain"),
        "warm_up": _("warm-up"),
        "tut_ms": _("time under tension"),
        "set_time_ms": _("set time"),
        # TRANSLATORS: paced, measured, or entered by hand
        "source": pgettext("field of a set", "source"),
        # TRANSLATORS: how the set ended
        "ending": pgettext("field of a set", "ending"),
        # TRANSLATORS: what was measured of the set, such as "by camera, 8 reps"
        "measurement": pgettext("field of a set", "measured"),
        # TRANSLATORS: the program that the set was imported from
        "origin": _("imported from"),
        # TRANSLATORS: the list of the reps, each with its times
        "reps": _("the reps one by one"),
    }[name]


def value_text(name: str, value: Any) -> str:
    """Return what stands in a field of a session or a set."""
    if value is None or value in ("", ()):
        # TRANSLATORS: nothing stands in a field of a set: "note: none"
        return pgettext("value of a field", "none")
    if name == "reps":
        return number_text(len(value))
    if name.endswith("_ms"):
        return clock_text(value)
    write = _BY_NAME.get(name) or _BY_KIND.get(_KINDS[name])
    return write(value) if write else shortened(str(value), _LONGEST_TEXT)


def lift_name(variation: str) -> str:
    """Return the short name of a variation; itself where it is none of ours."""
    return _lift_names(spoken()).get(variation, variation)


@lru_cache(maxsize=1)
def _lift_names(_language: str) -> dict[str, str]:
    return {each.id: each.short_name for each in load_variations()}


def _choice_text(choice: StrEnum) -> str:
    return {
        Leg.BOTH: _("both legs"),
        Leg.LEFT: _("left leg"),
        Leg.RIGHT: _("right leg"),
        Source.PACED: _("paced"),
        Source.MEASURED: _("measured"),
        Source.SELF_REPORTED: _("entered by hand"),
        Ending.COMPLETED: _("completed"),
        Ending.ENDED_EARLY: _("ended early"),
        Ending.RECOVERED: _("recovered after a break-off"),
    }[choice]


def _answer_text(answer: object) -> str:
    return pgettext("value of a field", "yes") if answer else pgettext("value of a field", "no")


def _moment_text(moment: Moment) -> str:
    local = moment.local
    # TRANSLATORS: such as "23 Nov 2026, 17:05"
    return _("{date}, {time}").format(date=short_date_text(local.date()), time=f"{local:%H:%M}")


def _phases_text(phases: tuple[PhaseKind, ...]) -> str:
    if phases[0] is PhaseKind.CONCENTRIC:
        # TRANSLATORS: a rep begins with the concentric
        return _("concentric first")
    # TRANSLATORS: a rep begins with the eccentric
    return _("eccentric first")


def _measurement_text(seen: Measurement) -> str:
    if seen.instrument is Instrument.CAMERA:
        return counted(len(seen.reps), "by camera, {count} rep", "by camera, {count} reps")
    # TRANSLATORS: a helper tapped a key at each turn of the set
    return counted(len(seen.reps), "by taps, {count} rep", "by taps, {count} reps")


def _origin_text(origin: str) -> str:
    # TRANSLATORS: "imported from: another app", whose name nobody knows
    return _("another app") if origin == ANOTHER_APP else origin


_BY_NAME: dict[str, Callable[[Any], str]] = {
    "variation": lift_name,
    "tempo": with_decimal_mark,
    "origin": _origin_text,
}
_BY_KIND: dict[Kind, Callable[[Any], str]] = {
    Kind.COUNT: number_text,
    Kind.NUMBER: number_text,
    Kind.FLAG: _answer_text,
    Kind.ANSWER: _answer_text,
    Kind.CHOICE: _choice_text,
    Kind.MOMENT: _moment_text,
    Kind.RESERVE: lambda half_reps: decimal_text(half_reps * 500),
    Kind.PHASES: _phases_text,
    Kind.MEASUREMENT: _measurement_text,
}
