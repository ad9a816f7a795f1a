"""What is typed into the fields of a set: read, or refused in one line."""

import re

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.text import decimal_text

_AMOUNT = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,3}))? ?(kg|lb)?", re.IGNORECASE)
_LONGEST_QUOTE = 30


class FieldTextError(ValueError):
    """Typed text that cannot be read; the message is one line for the lifter."""


def read_load(text: str, unit: LoadUnit) -> Load | None:
    """Return the load that was typed, in a `unit` unless another was typed along; None where nothing was.

    Raises FieldTextError and ValidationError.
    """
    typed = _one_line(text)
    if unit is LoadUnit.BODYWEIGHT:
        return Load(unit)
    if not typed:
        return None
    if unit is LoadUnit.BAND:
        return Load(unit, band=typed)
    match = _AMOUNT.fullmatch(typed)
    if match is None:
        raise FieldTextError(_('"{text}" is no weight; 42.5 and 42,5 are.').format(text=_short(typed)))
    if match[3]:
        unit = LoadUnit(match[3].lower())
    thousandths = int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0"))
    if thousandths > MAX_LOAD_THOUSANDTHS:
        most = f"{decimal_text(MAX_LOAD_THOUSANDTHS)} {unit}"
        raise FieldTextError(_("A load goes up to {most}.").format(most=most))
    return Load(unit, thousandths)


def load_text(load: Load | None) -> str:
    """Return what stands in the field for a load: "40 kg", the name of a band, "" for the body alone."""
    if load is None or load.unit is LoadUnit.BODYWEIGHT:
        return ""
    return load.band or str(load)


def reserve_text(half_reps: int) -> str:
    """Return reps in reserve as a number: 3 halves are "1.5"."""
    return decimal_text(half_reps * 500)


def _short(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_QUOTE else f"{typed[:_LONGEST_QUOTE]}\u2026"


def _one_line(text: str) -> str:
    return " ".join(text.split())
