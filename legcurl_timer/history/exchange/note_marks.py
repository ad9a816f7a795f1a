"""What another program has no column for, written in front of a note so that it can be read back.

A mark looks like `[leg curl: tempo 3-0-1-1, left leg, 12 planned, form kept, beat kept]`; one that says
nothing is `[leg curl]`. Whatever stands in brackets but is no such mark is part of the note.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.records import MAX_REPS_KEPT, MAX_RESERVE_HALF_REPS
from legcurl_timer.core.text import decimal_text
from legcurl_timer.core.validation import ValidationError

_MARK = re.compile(r"\[leg curl(?:: (?P<items>[^\]]*))?\](?: (?P<note>.*))?", re.DOTALL)
_ITEM = re.compile(
    r"tempo (?P<tempo>[0-9.X-]+)"
    r"|(?P<leg>left|right) leg"
    r"|(?P<planned>[0-9]{1,4}) planned"
    r"|form (?P<form>kept|lost)"
    r"|beat (?P<beat>kept|lost)"
    r"|(?P<pain>pain)"
    r"|(?P<warm_up>warm-up)"
    r"|(?P<reserve>[0-9]{1,2}(?:\.5)?) in reserve"
    r"|load (?P<whole>[0-9]{1,4})(?:\.(?P<part>[0-9]{1,3}))? (?P<unit>kg|lb)"
    r"|load band (?P<band>.+)"
    r"|load (?P<bodyweight>bodyweight)"
)
_NOT_IN_AN_ITEM = re.compile(r"[%,\]]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says; the rest is as in a SetRecord where it is not known."""

    tempo: str = ""
    leg: Leg = Leg.BOTH
    planned_reps: int | None = None
    form_kept: bool | None = None
    kept_beat: bool | None = None
    pain: bool = False
    warm_up: bool = False
    reserve_half_reps: int | None = None
    load: Load | None = None


def marked(note: str, mark: Mark | None = None) -> str:
    """Return a note with its mark in front; never empty."""
    items = ", ".join(_items(mark or Mark()))
    head = f"[leg curl: {items}]" if items else "[leg curl]"
    return f"{head} {note}" if note else head


def read_marked(text: str) -> tuple[Mark | None, str]:
    """Return the mark of a note, None where it has none, and the note without it."""
    found = _MARK.fullmatch(text)
    if not found:
        return None, text
    try:
        mark = _read_items(found["items"])
    except ValueError:  # somebody wrote in it: better a note too long than a word lost
        return None, text
    return mark, found["note"] or ""


def _items(mark: Mark) -> list[str]:
    items = []
    if mark.tempo:
        items.append(f"tempo {mark.tempo}")
    if mark.leg is not Leg.BOTH:
        items.append(f"{mark.leg} leg")
    if mark.planned_reps is not None:
        items.append(f"{mark.planned_reps} planned")
    if mark.form_kept is not None:
        items.append("form kept" if mark.form_kept else "form lost")
    if mark.kept_beat is not None:
        items.append("beat kept" if mark.kept_beat else "beat lost")
    if mark.pain:
        items.append("pain")
    if mark.warm_up:
        items.append("warm-up")
    if mark.reserve_half_reps is not None:
        items.append(f"{decimal_text(mark.reserve_half_reps * 500)} in reserve")
    if mark.load is not None:
        items.append(_load_item(mark.load))
    return items


def _load_item(load: Load) -> str:
    if load.unit is LoadUnit.BAND:
        return "load band " + _NOT_IN_AN_ITEM.sub(lambda found: f"%{ord(found[0]):02X}", load.band)
    return f"load {load}"


def _read_items(items: str | None) -> Mark:
    said: dict[str, str] = {}
    for item in items.split(", ") if items else ():
        found = _ITEM.fullmatch(item)
        if not found:
            raise ValueError(item)
        said |= {name: text for name, text in found.groupdict().items() if text is not None}
    return Mark(
        tempo=str(Tempo.parse(said["tempo"])) if "tempo" in said else "",
        leg=Leg(said.get("leg", Leg.BOTH)),
        planned_reps=_within(1, int(said["planned"]), MAX_REPS_KEPT) if "planned" in said else None,
        form_kept=said["form"] == "kept" if "form" in said else None,
        kept_beat=said["beat"] == "kept" if "beat" in said else None,
        pain="pain" in said,
        warm_up="warm_up" in said,
        reserve_half_reps=_read_reserve(said),
        load=_read_load(said),
    )


def _read_reserve(said: dict[str, str]) -> int | None:
    if "reserve" not in said:
        return None
    return _within(0, int(float(said["reserve"]) * 2), MAX_RESERVE_HALF_REPS)


def _read_load(said: dict[str, str]) -> Load | None:
    if "bodyweight" in said:
        return Load(LoadUnit.BODYWEIGHT)
    if "band" in said:
        return Load(LoadUnit.BAND, band=unquote(said["band"]))
    if "unit" not in said:
        return None
    thousandths = int(said["whole"]) * 1000 + int(said.get("part", "").ljust(3, "0"))
    return Load(LoadUnit(said["unit"]), _within(0, thousandths, MAX_LOAD_THOUSANDTHS))


def _within(least: int, value: int, most: int) -> int:
    if not least <= value <= most:
        raise ValidationError("mark", f"must be from {least} to {most}")
    return value
